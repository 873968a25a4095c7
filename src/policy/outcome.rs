//! How something that was recorded came out: by its closed word, else by what its outcome says.

use crate::format::closed_set;

use super::{done, doubt, success};

closed_set! {
    /// How something came out, as the word under `result` says it.
    pub enum RecordResult {
        /// As it should.
        Passed = "passed",
        /// Not as it should.
        Failed = "failed",
        /// As it should in part.
        Partly = "partly",
        /// It was not done.
        NotDone = "not-done",
    }
}

/// What a record shows of how it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shown {
    /// That it was done, and nothing that speaks against it.
    Success,
    /// Part of it.
    Partly,
    /// That it failed.
    Failure,
    /// That it was not done.
    NotDone,
    /// Success or failure: which of them cannot be told from the words.
    Unclear,
}

impl From<RecordResult> for Shown {
    fn from(result: RecordResult) -> Self {
        match result {
            RecordResult::Passed => Self::Success,
            RecordResult::Failed => Self::Failure,
            RecordResult::Partly => Self::Partly,
            RecordResult::NotDone => Self::NotDone,
        }
    }
}

/// Words that say that it failed.
const FAILURE: &[&str] = &[
    "failed",
    "fails",
    "fail",
    "failure",
    "failures",
    "failing",
    "unsuccessful",
    "nothing was blocked",
    "nothing blocked",
    "nothing is blocked",
    "none was blocked",
    "none were blocked",
    "did not work",
    "does not work",
    "did not block",
    "does not block",
    "not working",
    "nothing worked",
    "none worked",
    "did not pass",
    "not passed",
];

/// Words before a failure, in the same clause, by which there was none.
const NO_FAILURE: &[&str] = &["no", "nothing", "none", "without", "never", "nobody", "0", "zero", "nil"];

/// Words that make of a failure something that cannot be told from the words.
const TURNED: &[&str] = &[
    "not",
    "but",
    "then",
    "now",
    "since",
    "until",
    "fixed",
    "mended",
    "repaired",
    "corrected",
    "resolved",
    "retested",
    "passed",
    "again",
    "should",
    "would",
    "if",
];

/// Words that say, wherever they stand, that nothing was done.
const NOT_DONE: &[&str] = &[
    "was postponed",
    "were postponed",
    "was cancelled",
    "were cancelled",
    "did not take place",
    "has not taken place",
    "did not happen",
    "was not carried out",
    "not yet carried out",
    "has not been carried out",
    "could not be carried out",
    "has not been done",
    "was not done",
    "could not be done",
    "nobody did it",
    "no one did it",
    "was not tested",
    "nothing was tested",
];

/// Words that say so where they begin the text, or where hardly anything stands beside them.
const NOT_DONE_ALONE: &[&str] = &[
    "not yet",
    "not done",
    "not tested",
    "not checked",
    "not carried out",
    "not completed",
    "not started",
    "not held",
    "untested",
    "to be done",
    "still to be",
    "to be completed",
    "to be carried out",
    "to do",
    "to follow",
    "postponed",
    "cancelled",
    "planned for",
    "booked for",
    "awaiting",
    "pending",
];

/// The longest text, in words, beside which hardly anything stands.
pub(super) const SHORT: usize = 5;

/// What an outcome says of how it came out. In a trial, where what came out decides, only words of success show one.
pub fn read(outcome: &str, is_trial: bool) -> Shown {
    let outcome =
        outcome.to_lowercase().replace('’', "'").replace("didn't", "did not").replace("wasn't", "was not");
    let outcome = outcome.replace("n't ", " not ");
    let clauses = outcome.split(['.', ';', ',', ':', '!', '?', '\n']).map(plain);
    let clauses: Vec<String> = clauses.filter(|clause| !clause.is_empty()).collect();
    let whole = clauses.join(" ");
    // Signs alone: a cross, a tick.
    if whole.is_empty() {
        let ticks = ['\u{2713}', '\u{2714}', '\u{2705}'];
        return if outcome.contains(ticks) { Shown::Success } else { Shown::Unclear };
    }
    let words = whole.split(' ').count();
    let is_question = is_trial && outcome.contains('?');
    let is_done = |phrase: &&str| !holds(&whole, phrase);
    if !NOT_DONE.iter().all(is_done) {
        return Shown::NotDone;
    }
    let alone = |phrase: &&str| begins(&whole, phrase) || (words <= SHORT && holds(&whole, phrase));
    if NOT_DONE_ALONE.iter().any(alone) {
        return Shown::NotDone;
    }
    let failed = clauses.iter().filter_map(|clause| Some((clause, failure(clause)?)));
    let failed: Vec<bool> = failed
        .map(|(clause, before)| {
            before.split(' ').any(|word| NO_FAILURE.contains(&word)) && !holds(clause, "not")
        })
        .collect();
    // Each failure is denied, or none is told at all.
    if failed.iter().all(|&denied| denied) {
        let is_success = match (failed.is_empty(), is_trial) {
            (true, true) => !doubt::is_doubtful(&clauses, &whole, words) && success::is_success(&clauses),
            (true, false) => {
                !doubt::is_doubtful(&clauses, &whole, words) && !done::says_nothing(&whole, words)
            }
            (false, true) => !doubt::is_doubtful(&clauses, &whole, words) || words <= SHORT,
            (false, false) => true,
        };
        return if is_success && !is_question { Shown::Success } else { Shown::Unclear };
    }
    if TURNED.iter().any(|word| turned(&whole, word)) || failed.contains(&true) {
        return Shown::Unclear;
    }
    Shown::Failure
}

/// Whether a word that turns a failure stands in a text apart from the failure itself.
fn turned(whole: &str, word: &str) -> bool {
    let mut rest = format!(" {whole} ");
    for phrase in FAILURE.iter().filter(|phrase| phrase.contains(' ')) {
        rest = rest.replace(&format!(" {phrase} "), " ");
    }
    holds(rest.trim(), word)
}

/// What stands before the words of a failure in a clause; none where it tells of none.
fn failure(clause: &str) -> Option<&str> {
    let found = FAILURE.iter().filter_map(|phrase| at(clause, phrase)).min()?;
    clause.get(..found)
}

/// Where words stand in a text, whole.
fn at(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let ends = |text: Option<&str>, edge: fn(&str) -> bool| text.is_some_and(edge);
        ends(text.get(..at), |before| before.is_empty() || before.ends_with(' '))
            && ends(text.get(at + words.len()..), |after| after.is_empty() || after.starts_with(' '))
    })
}

pub(super) fn holds(text: &str, words: &str) -> bool {
    at(text, words).is_some()
}

pub(super) fn begins(text: &str, words: &str) -> bool {
    at(text, words) == Some(0)
}

/// Letters and figures, every run of other signs as one space.
pub(super) fn plain(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Shown, read};

    #[test]
    fn an_outcome_says_how_it_came_out() {
        let all = |shown: Shown, texts: &str| {
            for text in texts.split('|') {
                assert_eq!(read(text, false), shown, "{text:?}");
            }
        };
        all(
            Shown::Failure,
            "Failed. Adult pages opened; nothing was blocked.|FAIL|The test failed|Two of ten sites failed.|Nothing was blocked|The filter did not work in the hall|Didn't work|unsuccessful|The pupil account failed the test, the staff account as well",
        );
        all(
            Shown::NotDone,
            "Not yet done|Not done|Postponed to March|Training was cancelled because the trainer was ill that day|to be done in spring|The check did not take place|Pending|Awaiting the new firewall|still to be tested|It was due but nobody did it|Untested",
        );
        all(
            Shown::Unclear,
            "Failed at first, then passed|The old filter failed but the new one holds|One site failed and was fixed the same day|It did not fail|Pages should fail to open",
        );
        all(
            Shown::Unclear,
            "Everything got through|No sites were blocked|0 of 10 blocked|None blocked|Not blocked|Nothing got blocked|Not effective|Ineffective|Inadequate|Poor|Not compliant|Non-compliant|Incomplete|The filter was off|Nobody came|No one attended|Deferred|Moved to spring|Rescheduled|Test to be arranged|Scheduled for May|Will take place next week|Overdue|In progress|Not approved|Unable to complete|No test was done|The check was missed|Skipped|passed? no|0/10|weren't blocked",
        );
        all(
            Shown::Success,
            "All blocked.|Everything was blocked that should be, but for one search engine on the guest network.|No failures|Nothing failed.|None of the sites failed|All pages were blocked, without failure|two gaps found on tablets|Nothing was taught on made-up images before Year 5|Supply staff had not seen it|29 of 31 staff and one governor, two not yet|No account of a leaver is open|nothing open but the two ways listed|two apps are not filtered|a proxy site opened on one tablet|refused|approved for lessons, not for homework",
        );
    }

    #[test]
    fn a_trial_came_out_well_only_where_its_words_say_so() {
        for text in "All blocked.|all was blocked|All is well.|All lists are blocked.|all well|all that should be blocked was <blocked>|Everything was blocked that should be, but for one search engine on the guest network.|Three blocked sites were tried on a tablet and a laptop; all stayed blocked.|files back in 2 hours|a class folder was restored in 40 minutes|No failures|Nothing failed.|10 of 10 blocked|Nothing opened|Test page blocked on all devices|The four sites were blocked|It works|All devices passed|Passed|ok fine|\u{2713}".split('|') {
            assert_eq!(read(text, true), Shown::Success, "{text:?}");
        }
        for text in "Pornography could be opened on all devices.|All sites were reachable.|The filter let all pages through.|blocked nothing|only half was blocked|half done|7 of 10 blocked|a proxy site opened on one tablet|Staff looked at it together|Completed|refused|Check postponed; the technician was ill.|overlooked|TODO|planned|results awaited|void|error|\u{2717}|serious failings were found|Blocked for staff. Pupils could open everything.|Most pages were blocked|All blocked but pornography|Everything worked apart from the filter|Issue passed to the technician|We are working on it|Technician back on Monday|Well below standard|All good except that pornography opened|Pass rate 40%|Partial pass|Is it working?|Was it blocked?|OK?|We hope it is good|VPN works|a proxy site works|Pupils got in, all good|All blocked on paper|should be blocked|All is to be blocked|reported as blocked|amber/green|Pages which should be blocked were shown|All adult sites passed|All sites worked|Pornography good|Everything works: pornography, gambling, proxies|working on it|effective from January|It would be blocked|Nothing failed, but nobody looked: the filter was off that day".split('|') {
            assert!(!matches!(read(text, true), Shown::Success), "{text:?}");
        }
    }

    #[test]
    fn a_word_or_two_show_that_it_was_done_only_by_a_word_that_says_so() {
        for text in "Agreed|Completed by 42 staff|Minutes 3.2|approved|refused|taken down|two gaps found|three risks named|cloud drive added|7.5|Pupils said that group chats worry them".split('|') {
            assert_eq!(read(text, false), Shown::Success, "{text:?}");
        }
        for text in "overlooked|TODO|results awaited|put off|on hold|suspended|void|invalid|declined|error|half done|\u{2717}|\u{274c}|serious failings were found|Check postponed; the technician was ill.|The filter let all pages through.".split('|') {
            assert!(!matches!(read(text, false), Shown::Success), "{text:?}");
        }
    }
}
