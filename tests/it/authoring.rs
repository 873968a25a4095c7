//! Checklists of one's own: what is told of a mistake in one, and what the controls of several say of each other.

use crate::common::{CHECKLIST, Folder, POLICY, Run};
use policygap::checklist::{Library, checks};
use policygap::vocabulary::{Kind, Vocabulary};

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
    let library = Library::builtin();
    let faults: Vec<_> = checks::together(library)
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
        "governors-questions/yearly-review: The policy sets a review at least once a year",
    ]);
}

// ---- how a gap is told

const TOLD: &str =
    "    matter: safeguarding-lead\n    gap: Nobody is named as designated safeguarding lead\n    ask: Who";

#[test]
fn a_control_without_matter_or_gap_is_sound_and_told() {
    let folder = Folder::with_policy(POLICY);
    let check = ["checklists", "check", "lists/trial.yaml"];
    folder.run(&check).exits(0).quietly().says(&[
        "lists/trial.yaml: sound, with 3 controls.",
        "lists/trial.yaml:16: `lead` has no `matter` and no `gap`.",
        "lists/trial.yaml:32: `blocks` has no `matter` and no `gap`.",
        "`policygap explain matters` lists them",
    ]);
    folder.write("lists/trial.yaml", CHECKLIST.replace("    ask: Who", TOLD));
    folder.run(&check).exits(0).does_not_say(&["`lead` has no"]).says(&["`blocks` has no"]);
    let half = CHECKLIST.replace("    ask: Who", "    matter: safeguarding-lead\n    ask: Who");
    folder.write("lists/trial.yaml", half);
    folder.run(&check).exits(0).says(&["`lead` has no `gap`."]);
}

#[test]
fn a_heading_ends_in_no_full_stop_and_has_no_place_that_nothing_fills() {
    let with = |line: &str| checked("    ask: Who", &format!("    {line}\n    ask: Who"));
    with("gap: Nobody leads.").says(&["`gap` ends in a full stop", "lists/trial.yaml:23:10"]);
    with("part: Somebody leads in part.").says(&["`part` ends in a full stop"]);
    with("fault: Kent's board is named.").says(&["`fault` ends in a full stop"]);
    with("fault: \"Closed: {name}\"")
        .says(&["`fault` has a place that nothing fills: `{named}` is the only one"]);
    with("fault: \"{named} and {named}\"").says(&["stands at most once"]);
    with("gap: \"Not {named}\"").says(&["Only `fault` names what was found."]);
}

#[test]
fn how_a_gap_is_told_is_explained_and_matters_are_listed_by_area() {
    let folder = Folder::with_policy(POLICY);
    let more = "    part: Somebody leads, without a name\n    fault: \"Closed: {named}\"\n    harm: unowned\n    fault-harm: wrong-contact\n    asked-of: child-protection\n";
    folder.write("lists/trial.yaml", CHECKLIST.replace("    ask: Who", &format!("{more}{TOLD}")));
    folder.run(&["explain", "trial/lead", "--checklist", "lists/trial.yaml"]).exits(0).says(&[
        "Its matter the designated safeguarding lead (safeguarding-lead), under: Who is responsible",
        "The policy says nothing of it: Nobody is named as designated safeguarding lead",
        "It says less than is asked: Somebody leads, without a name",
        "What it says is wrong: Closed: {named}",
        "What follows if it stays Nobody has it. (unowned)",
        "Where what the policy says is wrong: It sends somebody to a body that has closed",
        "Asked of",
    ]);
    folder.run(&["explain", "safeguarding-lead", "--checklist", "lists/trial.yaml"]).exits(0).says(&[
        "A report tells it under Who is responsible",
        "trial-2026/lead: Somebody is named as designated safeguarding lead",
    ]);
    let listed = folder.run(&["explain", "matters"]).exits(0).quietly().stdout;
    let words = Vocabulary::builtin();
    let mut at = 0;
    for (area, named) in words.of_kind(Kind::Area) {
        at += listed[at..].find(&format!("\n{}\n", named.label)).unwrap();
        for (_, matter) in
            words.of_kind(Kind::Matter).filter(|(id, _)| words.matter(*id).unwrap().area == area)
        {
            at += listed[at..].find(&format!("\n  {}: {}\n", matter.id, matter.label)).unwrap();
        }
    }
}

#[test]
fn every_control_of_the_program_has_a_matter_and_a_gap_and_every_matter_is_used() {
    let library = Library::builtin();
    let controls: Vec<_> =
        library.all().flat_map(|list| list.controls().iter().map(move |it| (list, it))).collect();
    assert!(controls.len() > 500, "{}", controls.len());
    let without = controls.iter().filter(|(_, it)| it.gap.matter.is_none() || it.gap.absent.is_none());
    let without: Vec<_> = without.map(|(list, it)| format!("{}/{}", list.id.value, it.id.value)).collect();
    assert!(without.is_empty(), "no matter or no gap: {without:?}");
    let words = Vocabulary::builtin();
    let is_used = |id| controls.iter().any(|(_, it)| it.gap.matter == Some(id));
    let unused = words.of_kind(Kind::Matter).filter(|(id, _)| !is_used(*id));
    let unused: Vec<_> = unused.map(|(_, term)| term.id.to_string()).collect();
    assert!(unused.is_empty(), "no control speaks of: {unused:?}");
}

// ---- new

#[test]
fn a_new_checklist_is_sound_as_it_is_written_and_never_replaces_a_file() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["checklists", "new", "ours.yaml", "--on", "2026-09-01"]).exits(0);
    run.complains(&["Written to ours.yaml. Change it, then run: policygap checklists check ours.yaml"]);
    folder
        .run(&["checklists", "check", "ours.yaml"])
        .exits(0)
        .quietly()
        .says(&["ours.yaml: sound, with 2 controls."])
        .does_not_say(&["has no"]);
    folder
        .run(&["checklists", "test", "ours.yaml"])
        .exits(0)
        .quietly()
        .says(&["our-authority-2026: 4 examples, all as they say."]);
    let text = folder.read("ours.yaml");
    assert!(
        text.contains("  from: 2026-09-01 ") && text.contains("policygap checklists test ours.yaml"),
        "{text}"
    );
    let run =
        folder.run(&["audit", "policy.yaml", "--on", "2026-09-01", "--checklist", "ours.yaml"]).exits(1);
    run.does_not_say(&["was not in force"]);
    folder
        .run(&["checklists", "new", "ours.yaml"])
        .exits(2)
        .complains(&["ours.yaml exists already and was left as it is. Name another file"]);
    assert_eq!(folder.read("ours.yaml"), text);
    let printed = folder.run(&["checklists", "new"]).exits(0).quietly().stdout;
    assert_eq!(folder.run(&["checklists", "new", "-"]).exits(0).stdout, printed);
    assert!(printed.contains("policygap checklists check FILE"), "{printed}");
    folder
        .run(&["checklists", "new", "missing/x.yaml"])
        .exits(2)
        .complains(&["missing/x.yaml could not be written"]);
    folder.run(&["checklists", "new", "--on", "soon"]).exits(2).complains(&["--on:"]);
}

#[test]
fn a_new_extension_is_sound_with_its_changes_as_comments_and_without_the_signs_before_them() {
    let library = Library::builtin();
    let mut series: Vec<&str> = library.all().map(|checklist| checklist.series.as_str()).collect();
    series.dedup();
    assert!(series.len() >= 5);
    let folder = Folder::with_policy(POLICY);
    for name in series {
        let file = format!("{name}.yaml");
        folder.run(&["checklists", "new", &file, "--extends", name]).exits(0);
        let sound = |what: &str| {
            folder.run(&["checklists", "check", &file]).exits(0).quietly().says(&["sound", what]);
            folder.run(&["checklists", "test", &file]).exits(0).says(&["all as they say"]);
        };
        sound("1 control.");
        let text = folder.read(&file);
        let commented = |line: &&str| {
            line.starts_with("# changes:") || line.starts_with("#   - ") || line.starts_with("#     ")
        };
        let changed: Vec<_> = text
            .lines()
            .map(|line| {
                if commented(&line) {
                    line.trim_start_matches(['#']).strip_prefix(' ').unwrap()
                } else {
                    line
                }
            })
            .collect();
        assert!(changed.contains(&"changes:"), "{text}");
        folder.write(&file, changed.join("\n"));
        sound("change");
    }
    folder
        .run(&["checklists", "new", "--extends", "consistency", "--extends", "policy-essentials-2026"])
        .exits(0)
        .says(&[
            "  - consistency\n  - policy-essentials-2026",
            "policygap checklists show policy-essentials-2026",
        ]);
    folder
        .run(&["checklists", "new", "x.yaml", "--extends", "consistancy"])
        .exits(2)
        .complains(&["There is no checklist `consistancy`. Did you mean `consistency`?"]);
    assert!(!folder.path().join("x.yaml").exists(), "nothing is written");
}

#[test]
fn help_of_the_commands_for_checklists_names_their_options() {
    let folder = Folder::new();
    for (command, options) in [
        (&[][..], &["list", "show", "new", "check", "test", "coverage"][..]),
        (&["list"], &["--on", "--checklist", "--format"]),
        (&["show"], &["<ID|FILE>", "--format", "--checklist", "--output"]),
        (&["new"], &["[FILE]", "--extends", "--on"]),
        (&["check"], &["<FILE>"]),
        (&["test"], &["[FILE]"]),
        (&["coverage"], &["[PATH]", "--on", "--checklist", "--format", "--output", "--verbose"]),
    ] {
        let run = folder.run(&[&["checklists"], command, &["--help"]].concat()).exits(0).quietly();
        run.says(&["Usage: policygap checklists"]).says(options);
    }
    folder
        .run(&["checklists", "show", "consistency", "--format", "pdf"])
        .exits(2)
        .complains(&["text, markdown"]);
}
