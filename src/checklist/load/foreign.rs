//! A file that was never meant as a checklist.

use crate::source::{Code, Node, Problem, Value};

/// The one problem of a file that was never meant as a checklist, in place of one for each of its keys.
pub(super) fn problem(root: &Node) -> Option<Problem> {
    let Value::Map(map) = &root.value else { return None };
    if map.get("policygap-checklist").is_some() || map.get("series").is_some() {
        return None;
    }
    let (first, _) = map.entries.first()?;
    let known = [("policygap", "a policy"), ("policygap-records", "a records file")];
    let known = known.into_iter().find_map(|(key, what)| Some((map.entry(key)?.0.span, what)));
    let (span, text) = match known {
        Some((span, what)) => (span, format!("This is {what}, not a checklist.")),
        None => (first.span, "This is not a checklist.".to_owned()),
    };
    let help = "A checklist begins with `policygap-checklist: 1`. `policygap checklists new` writes one to start from.";
    Some(Problem::new(Code::File, span, text).label("begins otherwise").help(help))
}
