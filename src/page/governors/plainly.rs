//! Sentences that were made for whoever mends the files, as governors are told them: without files, lines and the names of
//! demands.

use crate::report::PolicyReport;
use crate::report::dates::{DateKind, Dated};

use super::super::DateLine;
use super::super::policy::{date_lines, dated};

/// The dates; what hangs on a demand is told by its title.
pub(super) fn dates(policy: &PolicyReport<'_>) -> Vec<DateLine> {
    let dates = dated(policy);
    let mut lines = date_lines(&dates);
    for (line, date) in lines.iter_mut().zip(dates) {
        line.message = titled(date, policy);
        line.place = String::new();
    }
    lines
}

/// The sentence on a date, with the title of the demand that it hangs on in place of its name.
fn titled(date: &Dated<'_>, policy: &PolicyReport<'_>) -> String {
    let name = match date.what {
        DateKind::AcceptedGap => date.label.strip_prefix("The acceptance of the gap "),
        DateKind::Answer => date.label.strip_prefix("The answer on "),
        DateKind::Adopted
        | DateKind::Approved
        | DateKind::LastReviewed
        | DateKind::NextReview
        | DateKind::LinkedPolicyReview => None,
    };
    let Some(name) = name.filter(|name| !name.is_empty()) else { return date.message.clone() };
    let id = |full: &str| full.split_once('/').is_some_and(|(_, id)| id == name);
    let result = policy.results.iter().find(|result| {
        let full = result.name().to_string();
        full == name || id(&full)
    });
    match result {
        Some(result) => date.message.replacen(name, &format!("\u{201c}{}\u{201d}", result.title), 1),
        None => date.message.clone(),
    }
}

/// A notice without the place that it speaks of; nothing where it speaks of names in the files, which are the lead's.
pub(super) fn told(notice: &str, policy: &PolicyReport<'_>) -> Option<String> {
    let stem = policy.path.rsplit_once('.').map_or(policy.path, |(stem, _)| stem);
    let is_placed = !stem.is_empty() && notice.starts_with(stem);
    let told = if is_placed { notice.split_once(": ").map_or(notice, |(_, told)| told) } else { notice };
    let is_of_the_files = told.contains('`') || told.contains(".yaml") || told.contains(".yml");
    (!is_of_the_files).then(|| told.to_owned())
}

/// That something could not be read; where and why is in the lead's edition.
pub(super) fn problems(policy: &PolicyReport<'_>) -> Vec<String> {
    if policy.problems.is_empty() {
        return Vec::new();
    }
    let parts = crate::report::wording::count(policy.problems.len(), "part", "parts");
    vec![format!(
        "{parts} of what was handed in for this report could not be read. The edition for the online safety lead says \
         which, and how to mend it."
    )]
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::one;
    use super::*;

    #[test]
    fn a_notice_is_told_without_its_place_or_not_at_all() {
        let policy = &one().policies[0];
        let told = |notice: &str| told(notice, policy);
        let placed =
            "policies/priory-infant.records.yaml:3: The record of 1 May is dated after the day of the audit.";
        assert_eq!(told(placed).as_deref(), Some("The record of 1 May is dated after the day of the audit."));
        assert_eq!(told("The self-review says nothing of `policy`."), None);
        assert_eq!(told("See policies/other.yaml for the rest."), None);
        assert_eq!(told("One list was left out.").as_deref(), Some("One list was left out."));
    }

    #[test]
    fn what_hangs_on_a_demand_is_told_by_its_title() {
        let mut made = one();
        let name = made.policies[0].results[0].name().to_string();
        let title = made.policies[0].results[0].title;
        let mut date = made.policies[0].dates[0].clone();
        date.what = DateKind::AcceptedGap;
        date.label = format!("The acceptance of the gap {name}");
        date.message = format!("The acceptance of the gap {name} ends on 1 May 2027: in 160 days.");
        made.policies[0].dates = vec![date];
        let lines = dates(&made.policies[0]);
        let said =
            format!("The acceptance of the gap \u{201c}{title}\u{201d} ends on 1 May 2027: in 160 days.");
        assert_eq!(lines[0].message, said);
        assert_eq!(lines[0].place, "");
    }
}
