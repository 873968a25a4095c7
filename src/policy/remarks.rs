//! What a file as a whole shows at a glance: that it is another kind of file, that nobody has filled it in yet, that a
//! text in it was cut off.

use crate::source::text::shorten;
use crate::source::{Code, Node, Problem, Problems, Source, Span, Value};

use super::load::start_of;

/// What stands in the file that `policygap new` writes in the place of what a school has to say.
const STAND_INS: [&str; 3] =
    ["held-by: A. Example", "held-by: B. Example", "system: the name of your filter"];

/// The sections that stand in it as they are; the others wait behind a number sign.
const GIVEN: [&str; 4] = ["policygap:", "school:", "policy:", END];

/// The key of the mark that the end of a file is there.
pub(super) const END: &str = "policygap-end";

/// How many of them make it a template rather than a policy in which one was forgotten.
const FEW: usize = 2;

/// Words by which a template speaks to whoever fills it in.
const TEMPLATE: &[&str] = &[
    "[insert",
    "(insert",
    "<insert",
    "insert name",
    "insert school",
    "delete as appropriate",
    "delete as necessary",
    "delete where not applicable",
    "amend as appropriate",
    "amend as necessary",
    "schools should include",
    "schools should add",
    "schools should insert",
    "schools may wish to",
    "include appropriate details",
    "add details here",
    "name of school",
    "name of the school here",
    "school name here",
    "[name",
    "[school",
];

/// The words in a text by which a template speaks to whoever fills it in.
pub(super) fn template_words(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    TEMPLATE.iter().copied().find(|words| text.contains(words))
}

/// The problem of a file that is no policy but another file of this program.
pub(super) fn other_file(root: &Node<'_>) -> Option<Problem> {
    let Value::Map(map) = &root.value else { return None };
    if map.get("policygap").is_some() {
        return None;
    }
    let (records, _) = map.entry("policygap-records").or_else(|| map.entry("policygap-checklist"))?;
    let problem = |message: &str| Problem::new(Code::File, records.span, message).label("says what it is");
    Some(if records.value == "policygap-records" {
        problem("This is a records file, not a policy, and by its name it belongs to none.").help(
            "Records are read with their policy where they stand beside it under its name: `NAME.records.yaml` beside `NAME.yaml`. Give the file that name.",
        )
    } else {
        problem("This is a checklist, not a policy.")
            .help("Use it with `--checklist`, and name the policy to audit.")
    })
}

/// The problem of a file that is still as `policygap new` wrote it.
pub fn untouched(source: &Source) -> Option<Problem> {
    let text = source.text();
    let left = STAND_INS.iter().filter(|stand_in| text.contains(**stand_in)).count();
    let is_said = |line: &str| line.starts_with(|sign: char| sign.is_alphabetic());
    let given = |line: &str| GIVEN.iter().any(|key| line.starts_with(key));
    let says_nothing = || !text.lines().any(|line| is_said(line) && !given(line));
    let stands = |line: &str| STAND_INS.iter().any(|it| line.contains(it)) && !line.starts_with('#');
    let standing = text.lines().filter(|line| stands(line)).count();
    (standing >= FEW || left >= FEW && says_nothing()).then(|| {
        Problem::new(
            Code::File,
            start_of(source),
            "This is the file that `policygap new` writes, and it has not been filled in: what it says is said by no document.",
        )
        .label("begins here")
        .help("Where the school's document says it, take the # away and put in what it says. Delete what the document does not say.")
    })
}

/// Tells of a file that may have lost its end: its last line does not end, and no mark says that the end is there.
pub(super) fn end_lost(root: &Node<'_>, source: &Source, problems: &mut Problems) {
    let Value::Map(map) = &root.value else { return };
    let mark = map.entries.iter().position(|(key, _)| key.value == END);
    match mark {
        Some(at) if at + 1 == map.entries.len() => {}
        Some(at) => {
            let after = map.entries.get(at + 1).map_or(root.span, |(key, _)| key.span);
            let message = format!("`{END}` marks the end of the file, and more stands after it.");
            problems
                .push(Problem::new(Code::Remark, after, message).help("Put the mark last, or delete it."));
        }
        None if source.text().ends_with('\n') => {}
        None => {
            let length = source.text().len();
            let message = "The last line of this file does not end, so the file may have been cut off.";
            problems.push(
                Problem::new(Code::Remark, Span::new(length, length), message)
                    .help("Look whether its end is there, and end the last line with the Enter key."),
            );
        }
    }
}

/// Tells of every text behind which a number sign begins a comment without a space, as in `Policy #4`.
pub(super) fn cut_off(node: &Node<'_>, source: &Source, problems: &mut Problems) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| cut_off(item, source, problems)),
        Value::Map(map) => map.entries.iter().for_each(|(_, node)| cut_off(node, source, problems)),
        Value::Text(text) => {
            let rest = source.text().get(node.span.end()..).unwrap_or_default();
            let behind = rest.trim_start_matches(' ');
            let is_cut = behind.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            let written = source.slice(node.span);
            let is_plain =
                !written.is_empty() && !written.starts_with(['"', '\'']) && !written.ends_with('\n');
            if !is_plain || !is_cut || behind.len() == rest.len() {
                return;
            }
            let line = behind.lines().next().unwrap_or_default().trim_end();
            let start = node.span.end() + (rest.len() - behind.len());
            let (read, whole) = (shorten(text), shorten(&format!("{text} {line}")));
            let message =
                format!("A number sign behind a space begins a comment, so only \"{read}\" is read here.");
            problems.push(
                Problem::new(Code::Remark, Span::new(start, start + line.len()), message)
                    .label("not read")
                    .help(format!("If it belongs to the text, put the whole text in quotes: \"{whole}\".")),
            );
        }
    }
}
