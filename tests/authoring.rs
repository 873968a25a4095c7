//! Checklists of one's own: what is told of a mistake in one, and what the controls of several say of each other.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{CHECKLIST, Folder, POLICY, Run};
use policygap::checklist::{Library, checks};
use policygap::vocabulary::Vocabulary;

/// Changes the small checklist and gives back what checking it says; it is at fault, and stops an audit, too.
#[track_caller]
fn checked(right: &str, wrong: &str) -> Run {
    assert!(CHECKLIST.contains(right), "`{right}` must stand in the checklist");
    let folder = Folder::with_policy(POLICY);
    folder.write("lists/trial.yaml", CHECKLIST.replacen(right, wrong, 1));
    folder.audit(&[]).exits(2).complains(&["lists/trial.yaml"]);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(2)
}

// ---- see-also

#[test]
fn the_checklists_of_the_program_do_not_contradict_each_other() {
    let words = Vocabulary::builtin().unwrap();
    let library = Library::builtin(&words).unwrap();
    let faults: Vec<_> = checks::together(&library)
        .into_iter()
        .flat_map(|(source, problems)| {
            problems
                .into_iter()
                .map(move |problem| policygap::source::snippet::explain(&source, &problem, false))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn controls_on_the_same_matter_point_at_each_other() {
    checked("    ask: Who", "    see-also: trial/blocks\n    ask: Who").says(&[
        "`trial/lead` points at `trial/blocks`, which does not point back.",
        "lists/trial.yaml:23:15",
        "Add `trial/lead` to the `see-also` of `trial/blocks`, or delete the name here.",
    ]);
    checked("    ask: Who", "    see-also: trial/lead\n    ask: Who")
        .says(&["`trial/lead` points at itself."]);
    checked("    ask: Who", "    see-also: trial/block\n    ask: Who")
        .says(&["No checklist has a control `trial/block`.", "Did you mean `trial/blocks`?"]);
}

#[test]
fn what_comes_with_the_program_need_not_point_at_a_list_of_ones_own() {
    let folder = Folder::with_policy(POLICY);
    let both = CHECKLIST
        .replace("    ask: Who", "    see-also: [trial/blocks, consistency/cycle]\n    ask: Who")
        .replace("    ask: Is", "    see-also: trial/lead\n    ask: Is");
    folder.write("lists/trial.yaml", both);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(0).says(&["sound"]);
    // Explained from either end, with its title.
    let explain = |id: &str| folder.run(&["explain", id, "--checklist", "lists/trial.yaml"]).exits(0);
    explain("trial/lead").says(&[
        "See also",
        "trial/blocks: Pornography is blocked",
        "consistency/cycle: The dates keep to the review cycle that the policy names",
    ]);
    explain("consistency/cycle").says(&[
        "trial/lead: Somebody is named as designated safeguarding lead",
        "policy-essentials/yearly-review: The policy sets a review at least once a year",
    ]);
}
