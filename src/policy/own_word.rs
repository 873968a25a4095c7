//! What a document says of itself where it is not in force: that it is a draft, withdrawn or superseded.

use super::outcome;

/// That a document is not in force, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnWord {
    /// Nobody has approved it yet.
    Draft,
    /// It no longer holds.
    Withdrawn,
    /// Another has taken its place.
    Superseded,
}

const DRAFT: &[&str] = &[
    "draft",
    "not approved",
    "not yet approved",
    "never approved",
    "unapproved",
    "not adopted",
    "not yet adopted",
    "awaiting approval",
    "awaits approval",
    "pending approval",
    "for approval",
    "to be approved",
    "subject to approval",
    "for consultation",
    "out for consultation",
    "proposed",
    "not ratified",
    "not yet ratified",
    "unratified",
    "to be ratified",
    "awaiting",
    "pending",
    "in consultation",
    "tbc",
    "template",
    "model policy",
    "sample policy",
    "not in force",
    "not yet in force",
    "work in progress",
];

const WITHDRAWN: &[&str] = &[
    "withdrawn",
    "revoked",
    "rescinded",
    "repealed",
    "archived",
    "archive",
    "obsolete",
    "expired",
    "lapsed",
    "cancelled",
    "discontinued",
    "no longer in force",
    "no longer in use",
    "no longer used",
    "not in use",
    "do not use",
    "retired",
    "void",
    "invalid",
    "not valid",
    "no longer valid",
    "suspended",
    "on hold",
    "deleted",
    "abolished",
    "historic",
    "historical",
    "old version",
    "out of force",
];

const SUPERSEDED: &[&str] = &["superseded", "replaced by", "outdated", "out of date"];

/// Words by which a clause is about another document, or denies what it names.
const OTHER: &[&str] = &[
    "replaces",
    "supersedes",
    "previous",
    "former",
    "earlier",
    "minutes",
    "old policy",
    "based on",
    "not a draft",
    "not draft",
    "no longer a draft",
    "no longer draft",
    "not withdrawn",
    "not superseded",
    "not obsolete",
    "not expired",
    "until superseded",
    "until replaced",
    "until withdrawn",
    "unless",
    "if",
];

impl OwnWord {
    /// What a status says.
    pub(super) fn of_status(status: &str) -> Option<Self> {
        let lower = status.to_lowercase();
        let clauses = lower.split([';', '.', ',', ':', '(', ')', '\n', '\u{2013}', '\u{2014}']);
        clauses
            .map(outcome::plain)
            .filter(|clause| !holds(clause, OTHER))
            .find_map(|clause| Self::of(&clause))
    }

    /// What a title says: it is a word of its own there.
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let title = outcome::plain(&title.to_lowercase());
        let is = |word: &str| holds(&title, &[word]);
        if is("draft") {
            Some(Self::Draft)
        } else if is("withdrawn") {
            Some(Self::Withdrawn)
        } else {
            is("superseded").then_some(Self::Superseded)
        }
    }

    fn of(clause: &str) -> Option<Self> {
        if holds(clause, SUPERSEDED) {
            Some(Self::Superseded)
        } else if holds(clause, WITHDRAWN) {
            Some(Self::Withdrawn)
        } else {
            holds(clause, DRAFT).then_some(Self::Draft)
        }
    }

    /// What it is, behind "is".
    pub fn says(self) -> &'static str {
        match self {
            Self::Draft => "a draft or not approved",
            Self::Withdrawn => "withdrawn",
            Self::Superseded => "superseded",
        }
    }
}

/// Whether a text holds one of these, as words of its own.
fn holds(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| outcome::holds(text, phrase))
}

#[cfg(test)]
mod tests {
    use super::OwnWord;

    #[test]
    fn a_status_says_whether_the_document_is_in_force() {
        let of = |word: Option<OwnWord>, texts: &str| {
            for text in texts.split('|') {
                assert_eq!(OwnWord::of_status(text), word, "{text}");
            }
        };
        of(
            Some(OwnWord::Withdrawn),
            "Withdrawn|withdrawn in May 2025|Archived|No longer in force|Old version|Do not use|Suspended|Void",
        );
        of(
            Some(OwnWord::Draft),
            "Draft, not approved|DRAFT v3|draft for governors|Awaiting approval|Not approved|To be ratified|Pending|Awaiting governors",
        );
        of(Some(OwnWord::Superseded), "Superseded by the policy of 2026|Replaced by the trust's policy");
        of(
            None,
            "Non-Statutory|Statutory|Approved|Approved; replaces the withdrawn policy of 2023|Final, not a draft|In force until superseded|Supersedes the draft of May|Approved by governors; draft minutes|Based on a model policy of the authority|Adopted",
        );
        assert_eq!(OwnWord::of_title("Online Safety Policy (DRAFT)"), Some(OwnWord::Draft));
        assert_eq!(OwnWord::of_title("Online Safety Policy"), None);
    }
}
