//! The mistakes that a tired person makes in a policy file, and the whole answer to each: the sentence, the line, the
//! caret and what to do. What could be read is audited all the same.
//!
//! `SNAPSHOTS=overwrite cargo test --test it mistakes::` writes the answers anew; read each as a clerk would.

#![allow(clippy::needless_raw_string_hashes)]

use crate::common::{Folder, ON, POLICY, flat};
use snapbox::{IntoData as _, assert_data_eq, str};

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
    assert_data_eq!(
        answer,
        str![[r#"
error: `next_reveiw` is not a key of `policy`.
  --> policy.yaml:13:3
   |
13 |   next_reveiw: 27 September 2027
   |   ^^^^^^^^^^^ not known here
   |
   = help: Did you mean `next-review`?

"#]]
    );
}

#[test]
fn a_key_that_is_like_no_other() {
    let answer = mistake("  authority: Surrey", "  head: Surrey", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: `head` is not a key of `school`.
 --> policy.yaml:7:3
  |
7 |   head: Surrey
  |   ^^^^ not known here
  |
  = help: It may have: `name`, `nation`, `phase`, `type`, `boarding`, `authority`, `terms`.

"#]]
    );
}

#[test]
fn a_wrong_word() {
    let answer = mistake("pornography", "pornograpy", Audited::Met(&["lead"]));
    assert_data_eq!(
        answer,
        str![[r#"
error: `pornograpy` is not a filtering category that the vocabulary knows.
  --> policy.yaml:26:7
   |
26 |     - pornograpy
   |       ^^^^^^^^^^ not in the vocabulary
   |
   = help: Did you mean `pornography`? If no word fits, write `say:` and put it in your own words; nothing is lost by that.

"#]]
    );
}

#[test]
fn a_wrong_word_where_own_words_may_stand() {
    let answer = mistake("- lead-online-safety", "- make the tea", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: `make the tea` is not a commitment that the vocabulary knows.
  --> policy.yaml:19:9
   |
19 |       - make the tea
   |         ^^^^^^^^^^^^ not in the vocabulary
   |
   = help: `policygap explain commitments` lists the words that may stand here. If no word fits, write `say:` and put it in your own words; nothing is lost by that.

"#]]
    );
}

#[test]
fn a_line_indented_too_far() {
    let answer = mistake("  kind: online", "   kind: online", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: This line is indented more than the line above it, which holds a value already.
  --> policy.yaml:10:4
   |
 9 |   title: Online Safety Policy
   |   --------------------------- 2 spaces before it
10 |    kind: online-safety
   |    ^^^^^^^^^^^^^^^^^^^ 3 spaces before it
   |
   = help: Only lines under a key that has nothing after its colon are indented further. Give both lines the indentation of the group they belong to.

"#]]
    );
}

#[test]
fn a_line_indented_too_little() {
    let answer = mistake("    duties:", "   duties:", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: The indentation of this line fits none of the lines above it.
  --> policy.yaml:18:4
   |
17 |     held-by: A. Hartley
   |     ------------------- 4 spaces before it
18 |    duties:
   |    ^^^^^^^ 3 spaces before it
   |
   = help: Indent it exactly as much as the lines it belongs with: two spaces for each level.

"#]]
    );
}

#[test]
fn a_list_whose_dashes_do_not_stand_under_each_other() {
    let answer = mistake("    - pornography", "      - pornography", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: The indentation of this line fits none of the lines above it.
  --> policy.yaml:27:5
   |
26 |       - pornography
   |       ------------- 6 spaces before it
27 |     - extremism
   |     ^^^^^^^^^^^ 4 spaces before it
   |
   = help: Indent it exactly as much as the lines it belongs with: two spaces for each level.

"#]]
    );
    let answer = mistake("    - pornography", "   - pornography", Audited::Met(&["lead"]));
    assert_data_eq!(
        answer,
        str![[r#"
error: `pornography - extremism` is not a filtering category that the vocabulary knows.
  --> policy.yaml:26:6
   |
26 |    - pornography
   |      ^^^^^^^^^^^ not in the vocabulary
   |
   = help: In a list each word has a line of its own: a dash, a space, the word; every dash indented the same.

"#]]
    );
}

#[test]
fn a_dash_without_a_space() {
    let answer = mistake("- pornography", "-pornography", Audited::Met(&["lead"]));
    assert_data_eq!(
        answer,
        str![[r#"
error: `-pornography - extremism` is not a filtering category that the vocabulary knows.
  --> policy.yaml:26:5
   |
26 |     -pornography
   |     ^^^^^^^^^^^^ not in the vocabulary
   |
   = help: In a list each word has a line of its own: a dash, a space, the word; every dash indented the same.

"#]]
    );
}

#[test]
fn a_tab() {
    let answer = mistake("  kind: online", "\tkind: online", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A tab stands where YAML needs spaces.
  --> policy.yaml:10:1
   |
10 |     kind: online-safety
   | ^ tab here
   |
   = help: Replace the tab by spaces: two for each level. Most editors can do this on their own for .yaml files.

"#]]
    );
    let answer = mistake("    held-by: A.", "\t\theld-by: A.", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A tab stands where YAML needs spaces.
  --> policy.yaml:17:1
   |
17 |         held-by: A. Hartley
   | ^ tab here
   |
   = help: Replace the tab by spaces: two for each level. Most editors can do this on their own for .yaml files.

"#]]
    );
}

#[test]
fn a_key_that_stands_twice() {
    let answer = mistake("  phase: primary\n", "  phase: primary\n  nation: wales\n", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: The key `nation` stands twice in the same group.
 --> policy.yaml:6:3
  |
4 |   nation: england
  |   ------ first here
5 |   phase: primary
6 |   nation: wales
  |   ^^^^^^ and again here; this one is not read
  |
  = help: Keep one of the two, or put both values under one key as a list.

"#]]
    );
}

#[test]
fn a_colon_in_a_text_without_quotes() {
    let answer = mistake("title: Online Safety Policy", "title: Online Safety: our policy", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A text with a colon and a space in it must stand in quotes.
 --> policy.yaml:9:10
  |
9 |   title: Online Safety: our policy
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^ this text
  |
  = help: Write it so: "Online Safety: our policy"

"#]]
    );
    let answer = mistake("title: Online Safety Policy", "title: “Safety: ours”", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A text with a colon and a space in it must stand in quotes.
 --> policy.yaml:9:10
  |
9 |   title: “Safety: ours”
  |          ^^^^^^^^^^^^^^ this text
  |
  = help: Write it so: "Safety: ours" (straight quotation marks; “these” do not count)

"#]]
    );
}

#[test]
fn a_colon_without_a_space_after_it() {
    let answer = mistake("kind: online-safety", "kind:online-safety", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A space is missing after this colon.
  --> policy.yaml:10:7
   |
10 |   kind:online-safety
   |       ^ no space after it
   |
   = help: Write a space between the colon and the text. If this is no key but text, put it in quotes.

"#]]
    );
    let answer = mistake("held-by: A.", "held-by:A.", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A space is missing after this colon.
  --> policy.yaml:17:12
   |
17 |     held-by:A. Hartley
   |            ^ no space after it
   |
   = help: Write a space between the colon and the text. If this is no key but text, put it in quotes.

"#]]
    );
}

#[test]
fn a_key_without_its_colon() {
    let answer = mistake("  dsl:", "  dsl", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A colon is missing on this line.
  --> policy.yaml:16:3
   |
16 |   dsl
   |   ^^^ no colon
   |
   = help: A key is followed by a colon and a space. If the line belongs to the text above it, indent it more than the key of that text.

"#]]
    );
    let answer = mistake("kind: online-safety", "kind = online-safety", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A colon is missing on this line.
  --> policy.yaml:10:3
   |
10 |   kind = online-safety
   |   ^^^^^^^^^^^^^^^^^^^^ no colon
   |
   = help: A key is followed by a colon and a space. If the line belongs to the text above it, indent it more than the key of that text.

"#]]
    );
}

#[test]
fn a_list_where_one_thing_is_meant_and_a_group_where_a_name_is_meant() {
    let answer = mistake("approved: 28 September 2026", "approved:\n    - 28 September 2026", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: Expected a date, such as 28 September 2016 or Autumn 2024, but found a list.
  --> policy.yaml:12:5
   |
12 |     - 28 September 2026
   |     ^^^^^^^^^^^^^^^^^^^ a list
   |
   = help: When it was approved. If this is text that begins with a bracket, put it in quotes.

"#]]
    );
    let answer =
        mistake("held-by: A. Hartley", "held-by:\n      name: A. Hartley", Audited::Met(&["blocks"]));
    assert_data_eq!(
        answer,
        str![[r#"
error: Expected text, but found a group of keys.
  --> policy.yaml:18:7
   |
18 |       name: A. Hartley
   |       ^^^^^^^^^^^^^^^^ a group of keys
   |
   = help: The names of those who hold the post; names only, no offices.

"#]]
    );
    let answer = mistake("filtering:\n", "filtering: pornography\nmonitoring:\n", Audited::Met(&["lead"]));
    assert_data_eq!(
        answer,
        str![[r#"
error: Expected the keys of `filtering`, but found text.
  --> policy.yaml:24:12
   |
24 | filtering: pornography
   |            ^^^^^^^^^^^ text
   |
   = help: How internet content is filtered. Its keys stand on lines of their own: `section`, `written`, `system`, `broadband`, `support`, `block-lists`, `blocks`, `blocks-open-ended`, `covers`, `profiles`, `by`, `delegated-to`, `commitments`, `note`.
error: `blocks` is not a key of `monitoring`.
  --> policy.yaml:26:3
   |
26 |   blocks:
   |   ^^^^^^ not known here
   |
   = help: It may have: `section`, `written`, `system`, `methods`, `covers`, `by`, `delegated-to`, `commitments`, `note`.

"#]]
    );
}

#[test]
fn a_field_that_is_missing() {
    let answer = mistake("  title: Online Safety Policy\n", "", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: `title` is missing from `policy`.
 --> policy.yaml:8:1
  |
8 | policy:
  | ^^^^^^ needs `title:`
  |
  = help: The document's title. Write text after `title:`.

"#]]
    );
    let answer = mistake("policygap: 1\n", "", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: `policygap` is missing from a policy file.
 --> policy.yaml:1:1
  |
1 | school:
  | ^ needs `policygap:`
  |
  = help: The version of the format: 1. Write a whole number after `policygap:`.

"#]]
    );
    let answer = mistake("  name: Example Primary School\n", "  name:\n", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: `name` is missing from `school`.
 --> policy.yaml:3:3
  |
3 |   name:
  |   ^^^^ needs `name:`
  |
  = help: The school's name as it publishes it. Write text after `name:`.

"#]]
    );
    let answer = mistake("- do: keep-incident-log\n        every", "- every", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: An entry needs `do` (a word of the vocabulary) or `say` (own words).
  --> policy.yaml:20:9
   |
20 |       - every: term
   |         ^ neither stands here
   |
   = help: Write `do:` and the word for what is done, or `say:` and what the document says in your own words.

"#]]
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let answer = mistake("title: Online Safety Policy", "title: \"Online Safety Policy", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A quotation mark is opened here and not closed.
 --> policy.yaml:9:10
  |
9 |   title: "Online Safety Policy
  |          ^ opened here
  |
  = help: Write another double quote (") at the end of the text, or delete this one.

"#]]
    );
    let answer = mistake("- extremism", "- 'extremism", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A quotation mark is opened here and not closed.
  --> policy.yaml:27:7
   |
27 |     - 'extremism
   |       ^ opened here
   |
   = help: Write another single quote (') at the end of the text, or delete this one. If it is an apostrophe, put the whole text in double quotes (").

"#]]
    );
}

#[test]
fn a_quotation_mark_that_is_closed_too_early() {
    let answer = mistake("title: Online Safety Policy", "title: 'The school's policy'", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: The text in quotation marks ends here, and more text follows.
 --> policy.yaml:9:21
  |
9 |   title: 'The school's policy'
  |          -          ^ closed here
  |          |
  |          opened here
  |
  = help: If the mark belongs to the text, put the whole text in double quotes (") instead. Otherwise put the marks around all of the text, or leave them out.

"#]]
    );
    let answer = mistake("title: Online Safety Policy", "title: \"Online\" Safety", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: The text in quotation marks ends here, and more text follows.
 --> policy.yaml:9:17
  |
9 |   title: "Online" Safety
  |          -      ^ closed here
  |          |
  |          opened here
  |
  = help: If the mark belongs to the text, put the whole text in single quotes (') instead. Otherwise put the marks around all of the text, or leave them out.

"#]]
    );
}

#[test]
fn a_backslash_in_double_quotes() {
    let answer = mistake("title: Online Safety Policy", r#"title: "S:\Users\policy""#, Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: In double quotes a backslash has a special meaning, and this one cannot be read.
 --> policy.yaml:9:13
  |
9 |   title: "S:\Users\policy"
  |             ^^ here
  |
  = help: Put the text in single quotes instead ('C:\Policies'), or write every backslash twice.

"#]]
        .raw()
    );
}

#[test]
fn a_bracket_that_is_not_closed_and_a_text_that_begins_with_one() {
    let answer =
        mistake("approved-by: governing-body", "approved-by: [governing-body, headteacher", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A bracket is opened here and not closed, or a comma is missing inside it.
  --> policy.yaml:12:16
   |
12 |   approved-by: [governing-body, headteacher
   |                ^ opened here
   |
   = help: Close the bracket at the end of the list and put a comma between its words, or write the list with one dash a line.

"#]]
    );
    let answer =
        mistake("title: Online Safety Policy", "title: [Draft] Online Safety Policy", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A text that begins with a bracket is read as a list or a group.
 --> policy.yaml:9:10
  |
9 |   title: [Draft] Online Safety Policy
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ begins with a bracket
  |
  = help: Put the whole text in quotes: "[Draft] Online Safety Policy"

"#]]
    );
}

#[test]
fn a_sign_that_has_a_meaning_of_its_own() {
    let answer = mistake("title: Online Safety Policy", "title: @school", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: This character has a special meaning at the beginning of a value.
 --> policy.yaml:9:10
  |
9 |   title: @school
  |          ^ here
  |
  = help: Put the whole text in quotes: "@school"

"#]]
    );
    let answer = mistake("title: Online Safety Policy", "title: *important* policy", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A word that begins with `*` or `&` has a special meaning in YAML, which these files do not use.
 --> policy.yaml:9:10
  |
9 |   title: *important* policy
  |          ^ here
  |
  = help: Put the text in quotes if the sign belongs to it.

"#]]
    );
    let answer = mistake("title: Online Safety Policy", "title: - draft", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A list does not begin on the line of its key.
 --> policy.yaml:9:10
  |
9 |   title: - draft
  |          ^ here
  |
  = help: Put the dash on a line of its own under the key. If it belongs to the text, put the whole text in quotes: "- draft"

"#]]
    );
}

#[test]
fn a_no_break_space_from_a_word_processor() {
    let answer = mistake("  title: Online", "\u{a0}\u{a0}title: Online", Audited::Nothing);
    assert_data_eq!(
        answer,
        str![[r#"
error: A no-break space stands where YAML needs an ordinary space.
 --> policy.yaml:9:1
  |
9 |   title: Online Safety Policy
  | ^ looks like a space, but is none
  |
  = help: Delete it and type a space. Such spaces come with text copied from Word or a web page; there may be more of them.

"#]]
    );
    let answer = mistake("- pornography", "- porno\u{200b}graphy", Audited::Met(&["lead"]));
    assert_data_eq!(
        answer.replace('\u{fffd}', "?"),
        str![[r#"
error: `porno?graphy` is not a filtering category that the vocabulary knows.
  --> policy.yaml:26:7
   |
26 |     - porno?graphy
   |       ^^^^^^^^^^^^ not in the vocabulary
   |
   = help: An invisible character stands in this word; it probably came with copied text. Delete the word and type it again.

"#]]
    );
}

#[test]
fn a_date_that_cannot_be() {
    let answer = mistake("approved: 28 September 2026", "approved: 31 September 2026", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: "31 September 2026" cannot be right: September 2026 has days 1 to 30, and no day 31. Check it against the document.
  --> policy.yaml:11:13
   |
11 |   approved: 31 September 2026
   |             ^^^^^^^^^^^^^^^^^ this date

"#]]
    );
    let answer = mistake("approved: 28 September 2026", "approved: 09/28/2026", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: "09/28/2026" is not a clear date. If 28 September 2026 is meant, write "28 September 2026".
  --> policy.yaml:11:13
   |
11 |   approved: 09/28/2026
   |             ^^^^^^^^^^ this date

"#]]
    );
    let answer = mistake("approved: 28 September 2026", "approved: last summer", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: "last summer" cannot be read as a date. The year is missing. Write a date such as 31 December 2024, December 2024, Autumn 2024 or 2024/25.
  --> policy.yaml:11:13
   |
11 |   approved: last summer
   |             ^^^^^^^^^^^ this date

"#]]
    );
}

#[test]
fn a_review_before_the_approval() {
    let answer = mistake("next-review: 27 September 2027", "next-review: September 2025", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: The next review (September 2025, read as ending 30 September 2025) would be before the policy was approved (28 September 2026).
  --> policy.yaml:13:16
   |
11 |   approved: 28 September 2026
   |             ----------------- this is later
12 |   approved-by: governing-body
13 |   next-review: September 2025
   |                ^^^^^^^^^^^^^^ earlier than the other date
   |
   = help: Check both dates against the document; one of them is probably mistyped.

"#]]
    );
}

#[test]
fn a_period_that_is_none() {
    let answer = mistake("review-every: 1 year", "review-every: soon", ALL);
    assert_data_eq!(
        answer,
        str![[r#"
error: "soon" cannot be read as a period. Write week, month, half-term, term, 1 year, academic-year or 2 years.
  --> policy.yaml:14:17
   |
14 |   review-every: soon
   |                 ^^^^ this period

"#]]
    );
}

#[test]
fn several_mistakes_are_told_at_once_in_the_order_of_the_file() {
    let policy = POLICY.replace("phase: primary", "phase: primry").replace("- extremism", "- extremsm");
    let folder = Folder::with_policy(&policy.replace("approved:", "aproved:"));
    let answer = folder.run(&["due", "policy.yaml", "--on", ON]).exits(4).stderr;
    assert_data_eq!(
        answer,
        str![[r#"
error: `primry` is not a phase that the vocabulary knows.
 --> policy.yaml:5:10
  |
5 |   phase: primry
  |          ^^^^^^ not in the vocabulary
  |
  = help: Did you mean `primary`?
error: `aproved` is not a key of `policy`.
  --> policy.yaml:11:3
   |
11 |   aproved: 28 September 2026
   |   ^^^^^^^ not known here
   |
   = help: Did you mean `approved`?
error: `extremsm` is not a filtering category that the vocabulary knows.
  --> policy.yaml:27:7
   |
27 |     - extremsm
   |       ^^^^^^^^ not in the vocabulary
   |
   = help: Did you mean `extremism`? If no word fits, write `say:` and put it in your own words; nothing is lost by that.

"#]]
    );
}

/// What other programs leave in a file, and a part that slipped into another, are told as what they are, and once.
#[test]
fn what_slipped_into_a_file_is_told_as_what_it_is() {
    let bulleted = POLICY.replace("      - lead-online-safety", "      * lead-online-safety");
    let merged =
        POLICY.replace("  blocks:\n", "<<<<<<< HEAD\n  blocks:\n=======\n  blocks: []\n>>>>>>> other\n");
    let fenced = format!("```yaml\n{POLICY}```\n");
    let nested = POLICY.replace("\npolicy:\n", "\n  policy:\n");
    let deeper = nested.replace("\n  title:", "\n    title:").replace("\n  kind:", "\n    kind:");
    for (text, says, problems) in [
        (
            bulleted,
            "A list begins with a plain hyphen and a space, and here stands a longer dash or a bullet.",
            1,
        ),
        (merged, "Two versions of some lines stand here, one below the other, as git leaves them", 1),
        (fenced, "This line is a fence of Markdown, and this file holds YAML alone.", 1),
        (nested, "`policy` stands within `school`, and is a key of a policy file.", 1),
        (deeper, "`policy` stands within `school`, and is a key of a policy file.", 5),
    ] {
        let folder = Folder::with_policy(&text);
        let json = folder.audit(&["--format", "json"]).exits(4).json();
        let told = json["policies"][0]["problems"].as_array().unwrap();
        assert!(told.iter().any(|it| it["message"].as_str().unwrap().starts_with(says)), "{says}: {told:#?}");
        assert!(told.len() <= problems, "{says}: {told:#?}");
        assert!(told.iter().all(|it| it["help"].is_string()), "{told:#?}");
    }
}
