//! The mistakes that a tired person makes in a policy file, and the whole answer to each: the sentence, the line, the
//! caret and what to do. What could be read is audited all the same.
//!
//! `SNAPSHOTS=overwrite cargo test --test mistakes` writes the answers anew; read each as a clerk would.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{Folder, ON, POLICY, flat};
use snapbox::{assert_data_eq, str};

/// What is left of the audit where a policy has a mistake.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audited {
    /// The YAML is broken: nothing could be read.
    Nothing,
    /// What could be read was audited: these controls were met.
    Met(&'static [&'static str]),
}

const ALL: Audited = Audited::Met(&["lead", "blocks"]);

/// Puts `wrong` in place of `right` in the small policy and gives back what the program says.
#[track_caller]
fn mistake(right: &str, wrong: &str, audited: Audited) -> String {
    assert_eq!(POLICY.matches(right).count(), 1, "`{right}` must stand once in the policy");
    let folder = Folder::with_policy(&POLICY.replace(right, wrong));
    let answer = folder.run(&["due", "policy.yaml", "--on", ON]).exits(4).stderr;
    // The audit says the same, with the same code, and audits what it could read.
    let text = folder.audit(&[]).exits(4);
    for line in answer.lines().filter(|line| !line.contains("no date is given for the next review")) {
        assert!(flat(&text.stdout).contains(&flat(line)), "the audit does not say: {line}\n{}", text.stdout);
    }
    let json = folder.audit(&["--format", "json"]).exits(4).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    match audited {
        Audited::Nothing => assert_eq!(results.len(), 0),
        Audited::Met(controls) => {
            let met = results.iter().filter(|result| result["verdict"] == "met");
            assert_eq!(met.map(|result| result["control"].as_str().unwrap()).collect::<Vec<_>>(), controls);
        }
    }
    answer
}

#[test]
fn the_small_policy_itself_has_no_mistake() {
    let folder = Folder::with_policy(POLICY);
    folder.audit(&[]).exits(0).quietly();
    folder.run(&["due", "policy.yaml", "--on", ON]).exits(0).quietly();
}

#[test]
fn a_wrong_key() {
    let answer = mistake("  next-review:", "  next_reveiw:", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_key_that_is_like_no_other() {
    let answer = mistake("  authority: Surrey", "  head: Surrey", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_wrong_word() {
    let answer = mistake("pornography", "pornograpy", Audited::Met(&["lead"]));
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_wrong_word_where_own_words_may_stand() {
    let answer = mistake("- lead-online-safety", "- make the tea", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_line_indented_too_far() {
    let answer = mistake("  kind: online", "   kind: online", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_line_indented_too_little() {
    let answer = mistake("    duties:", "   duties:", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_list_whose_dashes_do_not_stand_under_each_other() {
    let answer = mistake("    - pornography", "      - pornography", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("    - pornography", "   - pornography", Audited::Met(&["lead"]));
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_dash_without_a_space() {
    let answer = mistake("- pornography", "-pornography", Audited::Met(&["lead"]));
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_tab() {
    let answer = mistake("  kind: online", "\tkind: online", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("    held-by: A.", "\t\theld-by: A.", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_key_that_stands_twice() {
    let answer = mistake("  phase: primary\n", "  phase: primary\n  nation: wales\n", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_colon_in_a_text_without_quotes() {
    let answer = mistake("title: Online Safety Policy", "title: Online Safety: our policy", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("title: Online Safety Policy", "title: “Safety: ours”", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_colon_without_a_space_after_it() {
    let answer = mistake("kind: online-safety", "kind:online-safety", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("held-by: A.", "held-by:A.", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_key_without_its_colon() {
    let answer = mistake("  dsl:", "  dsl", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("kind: online-safety", "kind = online-safety", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_list_where_one_thing_is_meant_and_a_group_where_a_name_is_meant() {
    let answer = mistake("approved: 28 September 2026", "approved:\n    - 28 September 2026", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("held-by: A. Example", "held-by:\n      name: A. Example", Audited::Met(&["blocks"]));
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("filtering:\n", "filtering: pornography\nmonitoring:\n", Audited::Met(&["lead"]));
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_field_that_is_missing() {
    let answer = mistake("  title: Online Safety Policy\n", "", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("policygap: 1\n", "", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("  name: Example Primary School\n", "  name:\n", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("- do: keep-incident-log\n        every", "- every", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let answer = mistake("title: Online Safety Policy", "title: \"Online Safety Policy", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("- extremism", "- 'extremism", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_quotation_mark_that_is_closed_too_early() {
    let answer = mistake("title: Online Safety Policy", "title: 'The school's policy'", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("title: Online Safety Policy", "title: \"Online\" Safety", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_backslash_in_double_quotes() {
    let answer = mistake("title: Online Safety Policy", r#"title: "S:\Users\policy""#, Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_bracket_that_is_not_closed_and_a_text_that_begins_with_one() {
    let answer = mistake("approved-by: governing-body", "approved-by: [governing-body, headteacher", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("title: Online Safety Policy", "title: [Draft] Online Safety Policy", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_sign_that_has_a_meaning_of_its_own() {
    let answer = mistake("title: Online Safety Policy", "title: @school", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("title: Online Safety Policy", "title: *important* policy", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("title: Online Safety Policy", "title: - draft", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_no_break_space_from_a_word_processor() {
    let answer = mistake("  title: Online", "\u{a0}\u{a0}title: Online", Audited::Nothing);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("- pornography", "- porno\u{200b}graphy", Audited::Met(&["lead"]));
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_date_that_cannot_be() {
    let answer = mistake("approved: 28 September 2026", "approved: 31 September 2026", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("approved: 28 September 2026", "approved: 09/28/2026", ALL);
    assert_data_eq!(answer, str![[]]);
    let answer = mistake("approved: 28 September 2026", "approved: last summer", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_review_before_the_approval() {
    let answer = mistake("next-review: 27 September 2027", "next-review: September 2025", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn a_period_that_is_none() {
    let answer = mistake("review-every: 1 year", "review-every: soon", ALL);
    assert_data_eq!(answer, str![[]]);
}

#[test]
fn several_mistakes_are_told_at_once_in_the_order_of_the_file() {
    let policy = POLICY.replace("phase: primary", "phase: primry").replace("- extremism", "- extremsm");
    let folder = Folder::with_policy(&policy.replace("approved:", "aproved:"));
    let answer = folder.run(&["due", "policy.yaml", "--on", ON]).exits(4).stderr;
    assert_data_eq!(answer, str![[]]);
}
