//! Checklists that extend others, and how they are chosen: files, folders, `all`; what is switched off, graded anew or
//! aimed at is said in every format, and what is wrong is told with its line.

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run, flat};
use serde_json::{Value, json};

/// A checklist that extends the small one and asks nothing of its own.
const EXTENSION: &str = "\
policygap-checklist: 1
series: ours
id: ours-2026
title: Our own rules
publisher: Example Primary School
edition: First edition
in-force:
  from: 2026-01-01
extends: trial
changes:
  - control: trial/lead
    switched-off: true
    reason: Our trust names the lead in its own policy.
    decided-by: governing-body
    minute: 7.10
  - control: trial/system
    force: must
    reason: We hold it to be indispensable.
";

/// A small ladder of two aspects.
const LADDER: &str = "\
policygap-checklist: 1
series: steps
id: steps-2026
title: A ladder
publisher: The tests
edition: First edition
source: https://example.org/ladder
basis: derived
standing: practice
in-force: { from: 2026-01-01 }
applies-to: { nations: [england], phases: [all] }
aspects:
";

fn aspect(id: &str, benchmark: u8) -> String {
    let mut out = format!(
        "  - id: {id}\n    title: The aspect {id}\n    element: Technology\n    benchmark: {benchmark}\n    why: It matters.\n    \
         owner: headteacher\n    ask: How do we know?\n    levels:\n"
    );
    let mut blocks = Vec::new();
    for (level, block) in [(4, "pornography"), (3, "extremism"), (2, "gambling"), (1, "fraud")] {
        blocks.push(block);
        out.push_str(&format!(
            "      - level: {level}\n        statement: It blocks {block}.\n        requires: {{ lists: {{ filtering.blocks: [{block}] }} }}\n        \
             remedy: Block it.\n        example: {{ filtering: {{ blocks: [{}] }} }}\n",
            blocks.join(", ")
        ));
    }
    out
}

fn ladder() -> String {
    format!("{LADDER}{}{}", aspect("one", 3), aspect("two", 2))
}

/// The small policy, the small checklist, the ladder and the extension.
fn folder() -> Folder {
    let folder = Folder::with_policy(POLICY);
    folder.write("ladder.yaml", ladder());
    folder.write("ours.yaml", EXTENSION);
    folder
}

/// Audits the small policy with these named.
fn audit(folder: &Folder, named: &[&str], more: &[&str]) -> Run {
    let named = named.iter().flat_map(|name| ["--checklist", name]);
    let usual = ["audit", "policy.yaml", "--on", ON];
    folder.run(&usual.into_iter().chain(named).chain(more.iter().copied()).collect::<Vec<_>>())
}

const OURS: [&str; 2] = ["ours.yaml", "lists/trial.yaml"];

/// The ids of the checklists that were used.
fn used(run: &Run) -> Vec<String> {
    let json = run.json();
    let ids = json["checklists"].as_array().unwrap().iter();
    ids.map(|checklist| checklist["id"].as_str().unwrap().to_owned()).collect()
}

fn result<'j>(json: &'j Value, control: &str) -> &'j Value {
    let results = json["policies"][0]["results"].as_array().unwrap();
    results.iter().find(|result| result["control"] == control).unwrap_or_else(|| panic!("{control}"))
}

// ---- what is changed

#[test]
fn a_control_that_is_switched_off_does_not_apply_and_counts_for_nothing() {
    let folder = folder();
    folder.write("policy.yaml", POLICY.replace("  dsl:\n", "  headteacher:\n"));
    folder.audit(&["-q"]).exits(1);
    let json = audit(&folder, &OURS, &["-f", "json", "--fail-on", "never"]).exits(0).json();
    let lead = result(&json, "lead");
    assert_eq!(lead["verdict"], "not-applicable");
    assert_eq!(
        lead["message"],
        "Does not apply, because it was switched off by Our own rules (decided by the governing body, minute 7.10): Our \
         trust names the lead in its own policy."
    );
    assert_eq!(lead["evidence"], json!([]), "no line of the policy decides it");
    assert_eq!(
        lead["changed"],
        json!({
            "by": "ours", "what": "switched-off", "from": "must", "to": null,
            "reason": "Our trust names the lead in its own policy.",
            "decided_by": "the governing body", "minute": "7.10"
        })
    );
    assert_eq!(json["policies"][0]["summary"]["not_applicable"], 1);
    assert_eq!(result(&json, "blocks").get("changed"), None);
    // The gate counts only what is left.
    let off = EXTENSION.split_once("  - control: trial/system").unwrap().0;
    folder.write("ours.yaml", off);
    audit(&folder, &OURS, &["-q"]).exits(0).says(&[
        "The gate is met: no gap in what law or statutory guidance asks. 1 control was switched off, which law or \
         statutory guidance asks.",
    ]);
}

#[test]
fn a_control_that_is_graded_anew_counts_as_graded_and_says_whose_grade_it_is() {
    let folder = folder();
    folder.audit(&["-q"]).exits(0);
    let run = audit(&folder, &OURS, &["--verbose"]).exits(1);
    run.says(&[
        "Law and statutory guidance, and what is graded as highly",
        "Not met: The filtering system is named",
        "Source: By Our own rules, this is graded as something that must be in place: We hold it to be indispensable. Its own \
         standing: national advice or a national standard asks this of the school. A trial, First edition.",
        "The gate is not met: 1 gap in what law or statutory guidance asks or is graded as highly. 1 control was switched off, \
         which law or statutory guidance asks. 1 control was graded anew.",
    ]);
    let json = audit(&folder, &OURS, &["-f", "json"]).json();
    let system = result(&json, "system");
    assert_eq!((&system["force"], &system["verdict"]), (&json!("must"), &json!("not-met")));
    assert_eq!(
        system["changed"],
        json!({
            "by": "ours", "what": "re-graded", "from": "should", "to": "must",
            "reason": "We hold it to be indispensable.", "decided_by": null, "minute": null
        })
    );
    // Weaker than it is, too.
    let weaker = EXTENSION.replace("force: must", "force: good-practice");
    folder.write("ours.yaml", weaker);
    audit(&folder, &OURS, &[]).exits(0).says(&["Good practice, and what is graded so"]);
    audit(&folder, &OURS, &["-q", "--fail-on", "should"]).exits(0);
    audit(&folder, &OURS, &["-q", "--fail-on", "good-practice"]).exits(1);
}

#[test]
fn an_aspect_aims_at_the_level_that_was_set_and_a_single_one_goes_before_all() {
    let folder = folder();
    let verdict = |changes: &str, id: &str| {
        let text = EXTENSION.split_once("extends:").unwrap().0;
        folder.write("ours.yaml", format!("{text}extends: steps\nchanges:\n{changes}"));
        let json = audit(&folder, &["ours.yaml", "ladder.yaml"], &["-f", "json"]).json();
        let result = result(&json, id).clone();
        (result["verdict"].clone(), result["benchmark"].clone(), result["changed"]["from"].clone())
    };
    // The policy blocks two: it stands at level 3.
    let one = "  - { aspect: steps/one, benchmark: 1, reason: We can do better. }\n";
    assert_eq!(verdict(one, "one"), (json!("partly-met"), json!(1), json!("3")));
    assert_eq!(verdict(one, "two"), (json!("partly-met"), json!(2), Value::Null));
    let all = "  - { aspects-of: steps, benchmark: 4, reason: We begin. }\n";
    assert_eq!(verdict(all, "one"), (json!("met"), json!(4), json!("3")));
    assert_eq!(verdict(all, "two"), (json!("met"), json!(4), json!("2")));
    let both = format!("{all}{one}");
    assert_eq!(verdict(&both, "one"), (json!("partly-met"), json!(1), json!("3")));
    assert_eq!(verdict(&both, "two"), (json!("met"), json!(4), json!("2")));
    let off = "  - { aspect: steps/two, switched-off: true, reason: We have none. }\n";
    assert_eq!(verdict(off, "two"), (json!("not-applicable"), json!(2), json!("2")));
    audit(&folder, &["ours.yaml", "ladder.yaml"], &[])
        .says(&["1 aspect was switched off by Our own rules, First edition: `steps/two` (The aspect two)."]);
    verdict(&both, "one");
    audit(&folder, &["ours.yaml", "ladder.yaml"], &["--verbose"]).says(&[
        "The level aimed at was changed for 2 aspects by Our own rules, First edition: `steps/one` (The aspect one), now 1 in \
         place of 3; `steps/two` (The aspect two), now 4 in place of 2.",
        "By Our own rules, the level aimed at is 1 in place of 3: We can do better. This is good practice.",
        "The level aimed at was changed for 2 aspects.",
    ]);
}

#[test]
fn every_format_says_what_was_changed_and_by_whom() {
    let folder = folder();
    let off = "1 control was switched off by Our own rules, First edition: `trial/lead` (Somebody is named as designated \
               safeguarding lead). It is asked by law or statutory guidance.";
    let graded = "1 control was graded anew by Our own rules, First edition: `trial/system` (The filtering system is named), \
                  now something that must be in place.";
    for format in ["text", "json", "markdown", "html"] {
        let run = audit(&folder, &OURS, &["-f", format]).exits(1);
        let text = flat(&run.stdout).replace("<code>", "`").replace("</code>", "`").replace("&#x2f;", "/");
        for notice in [off, graded] {
            assert!(text.contains(notice), "{format} does not say: {notice}\n{text}");
        }
    }
    for (ending, said) in
        [("md", "Does not apply, because it was switched off"), ("html", "switched off by Our own rules")]
    {
        let file = format!("report.{ending}");
        let run = folder.run(&[
            "report",
            "policy.yaml",
            "--for",
            "lead",
            "--on",
            ON,
            "--checklist",
            "ours.yaml",
            "--checklist",
            "lists/trial.yaml",
            "-o",
            &file,
        ]);
        run.exits(1);
        assert!(folder.read(&file).contains(said), "{ending}");
    }
}

#[test]
fn what_only_changes_others_is_shown_as_such() {
    let folder = folder();
    audit(&folder, &OURS, &["-f", "text"])
        .says(&["Our own rules, First edition (Example Primary School); in force from 2026-01-01; it changes other checklists"]);
    audit(&folder, &OURS, &["-f", "markdown"]).says(&["**Extends:** `trial`."]).does_not_say(&["0 things"]);
    let json = audit(&folder, &OURS, &["-f", "json"]).json();
    assert_eq!(json["checklists"][0]["extends"], json!(["trial"]));
    assert_eq!(json["checklists"][0]["source"], "ours.yaml");
    folder.run(&["checklists", "show", "ours.yaml", "--checklist", "lists"]).exits(0).says(&[
        "Extends",
        "trial",
        "`trial/lead` is switched off (decided by the governing body, minute 7.10): Our trust names the lead",
        "`trial/system` is graded as something that must be in place: We hold it",
    ]);
    folder
        .run(&["checklists", "test", "ours.yaml"])
        .exits(0)
        .says(&["ours-2026: no examples, since it asks nothing of its own."]);
    folder
        .run(&["checklists", "check", "ours.yaml", "lists"])
        .exits(0)
        .says(&["ours.yaml: sound, with 2 changes.", "lists/trial.yaml: sound, with 3 controls."]);
}

#[test]
fn what_is_for_other_schools_changes_nothing_here() {
    let folder = folder();
    folder.write("policy.yaml", POLICY.replace("  dsl:\n", "  headteacher:\n"));
    let text =
        EXTENSION.replace("extends:", "applies-to: { nations: [england], phases: [secondary] }\nextends:");
    folder.write("ours.yaml", text);
    let run = audit(&folder, &OURS, &["-f", "json"]).exits(1);
    let json = run.json();
    assert_eq!(result(&json, "lead")["verdict"], "not-met");
    assert_eq!(result(&json, "lead").get("changed"), None);
    assert!(!run.stdout.contains("switched off by"));
    run.says(&["Our own rules (First edition) was left out, because it is for"]);
}

#[test]
fn a_change_that_the_edition_in_force_does_not_know_is_said() {
    let folder = folder();
    let older = CHECKLIST
        .replace("id: trial-2026", "id: trial-2025")
        .replace("from: 2026-01-01", "from: 2025-01-01")
        .replace("id: lead", "id: leader");
    folder.write("lists/older.yaml", older.replace("force: should", "force: good-practice"));
    let run = |on: &str| {
        folder.run(&[
            "audit",
            "policy.yaml",
            "--on",
            on,
            "--checklist",
            "ours.yaml",
            "--checklist",
            "lists",
            "--fail-on",
            "never",
        ])
    };
    run("2025-06-01").exits(0).says(&[
        "What Our own rules changes of `trial/lead` had no effect on 1 June 2025: the edition in use does not have it.",
        "Our own rules (First edition) was not in force on 1 June 2025",
    ]);
    let text = EXTENSION.replace("force: must", "force: good-practice");
    folder.write("ours.yaml", text);
    run("2025-06-01")
        .exits(0)
        .says(&["changes of `trial/system` had no effect on 1 June 2025: it is so already"]);
    run("2026-06-01").exits(0).does_not_say(&["no effect"]);
}

#[test]
fn the_result_keeps_to_its_schema_and_the_control_is_explained_with_its_change() {
    let folder = folder();
    let text = EXTENSION.replace("extends: trial", "extends: [trial, steps]");
    let more = "  - { aspects-of: steps, benchmark: 1, reason: Words, decided-by: A. Hartley }\n";
    folder.write("ours.yaml", format!("{text}{more}"));
    let named = ["ours.yaml", "lists", "ladder.yaml"];
    let json = audit(&folder, &named, &["-f", "json", "--fail-on", "never"]).exits(0).json();
    let schema = jsonschema::draft202012::new(&policygap::schema::result()).unwrap();
    let errors: Vec<_> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let changed = json["policies"][0]["results"].as_array().unwrap().iter();
    let changed: Vec<_> = changed.filter_map(|result| result.get("changed")?["what"].as_str()).collect();
    assert_eq!(changed, ["switched-off", "re-graded", "benchmark", "benchmark"]);
    let explain = |id: &str| {
        let options = named.iter().flat_map(|name| ["--checklist", name]);
        folder.run(&["explain", id].into_iter().chain(options).collect::<Vec<_>>()).exits(0)
    };
    explain("trial/lead")
        .says(&["Changed by", "ours-2026: `trial/lead` is switched off (decided by the governing body"]);
    explain("steps/one").says(&["Changed by", "ours-2026: Every aspect of `steps` aims at level 1 of 5"]);
    explain("trial/blocks").does_not_say(&["Changed by"]);
}

// ---- what is chosen

#[test]
fn files_folders_and_all_are_chosen_and_bring_along_what_they_extend() {
    let folder = folder();
    folder.write("lists/deep/ladder.yml", ladder());
    folder.write("lists/notes.txt", "not a checklist");
    folder.write("lists/.hidden.yaml", "not a checklist");
    let names = |named: &[&str]| used(&audit(&folder, named, &["-f", "json", "--fail-on", "never"]));
    assert_eq!(names(&["lists"]), ["steps-2026", "trial-2026"]);
    assert_eq!(names(&["./lists/"]), ["steps-2026", "trial-2026"]);
    assert_eq!(
        names(&["lists", "lists/trial.yaml", "./lists/../lists/trial.yaml"]),
        ["steps-2026", "trial-2026"]
    );
    let all = names(&[]);
    assert_eq!(names(&["all"]), all);
    let mut more = all.clone();
    more.push("steps-2026".to_owned());
    more.sort();
    assert_eq!(names(&["all", "ladder.yaml"]), more);
    // An extension brings along what it extends, from files and from the program.
    let text = EXTENSION.replace("extends: trial", "extends: [trial, consistency]");
    folder.write("ours.yaml", text);
    let run = audit(&folder, &["ours.yaml"], &[]).exits(2);
    run.complains(&[
        "There is no checklist `trial` to extend.",
        "ours.yaml:9:11",
        "If it stands in a file of its own",
    ]);
    assert_eq!(names(&["ours.yaml", "lists/trial.yaml"]), ["consistency-2000", "ours-2026", "trial-2026"]);
    let listed = folder.run(&[
        "checklists",
        "list",
        "--on",
        ON,
        "--checklist",
        "ours.yaml",
        "--checklist",
        "lists/trial.yaml",
    ]);
    listed
        .exits(0)
        .says(&["ours-2026", "2 changes", "trial-2026", "consistency-2000"])
        .does_not_say(&["policy-essentials"]);
    // A file that is, word for word, one of the program's stands for it.
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/checklists/consistency.yaml");
    assert_eq!(names(&[own]), ["consistency-2000"]);
}

#[test]
fn of_several_editions_in_a_folder_the_one_in_force_is_taken() {
    let folder = folder();
    let later =
        CHECKLIST.replace("id: trial-2026", "id: trial-2027").replace("from: 2026-01-01", "from: 2027-01-01");
    folder.write("lists/later.yaml", later);
    let on = |day: &str| {
        used(&folder.run(&["audit", "policy.yaml", "-f", "json", "--on", day, "--checklist", "lists"]))
    };
    assert_eq!(on("2026-12-31"), ["trial-2026"]);
    assert_eq!(on("2027-01-01"), ["trial-2027"]);
    folder.run(&["audit", "policy.yaml", "--on", "2025-12-31", "--checklist", "lists"]).exits(2).complains(
        &["No edition of `trial` was in force on 31 December 2025; the first begins on 1 January 2026"],
    );
}

#[test]
fn an_edition_that_is_extended_by_its_id_is_taken_whatever_the_day() {
    let folder = folder();
    let text = EXTENSION.split_once("extends:").unwrap().0;
    let change = "changes:\n  - { control: dfe-filtering-monitoring/senior-leader, switched-off: true, reason: Words. }\n";
    folder.write("ours.yaml", format!("{text}extends: dfe-filtering-monitoring-2024-10\n{change}"));
    let run = |named: &[&str]| audit(&folder, named, &["-f", "json", "--fail-on", "never"]);
    assert_eq!(used(&run(&["ours.yaml"])), ["dfe-filtering-monitoring-2024-10", "ours-2026"]);
    run(&["ours.yaml", "all"]).exits(2).complains(&["are two editions of one series"]);
    folder.write("ours.yaml", format!("{text}extends: dfe-filtering-monitoring\n{change}"));
    assert_eq!(used(&run(&["ours.yaml"])), ["dfe-filtering-monitoring-2026-09", "ours-2026"]);
    // An edition that was named is taken for the series.
    assert_eq!(
        used(&run(&["ours.yaml", "dfe-filtering-monitoring-2024-10"])),
        ["dfe-filtering-monitoring-2024-10", "ours-2026"]
    );
    folder
        .run(&["audit", "policy.yaml", "--on", "2022-01-01", "--checklist", "ours.yaml"])
        .exits(2)
        .complains(&["`ours-2026` extends `dfe-filtering-monitoring`. No edition of `dfe-filtering-monitoring` was in force"]);
}

#[test]
fn one_extension_may_extend_another() {
    let folder = folder();
    let text =
        EXTENSION.split_once("extends:").unwrap().0.replace("ours", "school").replace("Our own", "Its own");
    let change = "changes:\n  - { control: trial/blocks, switched-off: true, reason: Words. }\n";
    folder.write("school.yaml", format!("{text}extends: ours\n{change}"));
    let json =
        audit(&folder, &["school.yaml", "ours.yaml", "lists"], &["-f", "json", "--fail-on", "never"]).json();
    let by = |id: &str| result(&json, id)["changed"]["by"].clone();
    assert_eq!((by("lead"), by("blocks"), by("system")), (json!("ours"), json!("school"), json!("ours")));
}

// ---- what is wrong

/// Changes the extension and gives back what checking it says; it stops an audit, too.
#[track_caller]
fn checked(right: &str, wrong: &str) -> Run {
    assert!(EXTENSION.contains(right), "`{right}` must stand in the extension");
    let folder = folder();
    folder.write("ours.yaml", EXTENSION.replacen(right, wrong, 1));
    audit(&folder, &["ours.yaml", "lists", "ladder.yaml"], &[]).exits(2).complains(&["ours.yaml"]);
    let run = folder.run(&["checklists", "check", "ours.yaml", "lists", "ladder.yaml"]).exits(2);
    run.does_not_say(&["ours.yaml: sound"])
}

#[test]
fn a_change_of_what_is_not_there() {
    checked("trial/lead", "trial/led").says(&[
        "No checklist that this one extends has a control `trial/led`.",
        "ours.yaml:11:14",
        "Did you mean `trial/lead`?",
    ]);
    checked("trial/lead", "lead").says(&["has a control `lead`", "ours.yaml:11:14"]);
    checked("trial/lead", "consistency/cycle").says(&[
        "`consistency/cycle` is of a checklist that this one does not extend.",
        "Add `consistency` to `extends`, and what it asks is asked, too.",
    ]);
    checked("trial/lead", "ours/lead").says(&["`ours/lead` is of this checklist itself."]);
    checked("control: trial/lead", "aspect: trial/lead")
        .says(&["`trial/lead` is not an aspect but a control.", "Write `control:` before it."]);
    checked("control: trial/lead", "aspects-of: trial")
        .says(&["No ladder of the series `trial` is extended here."]);
    checked("control: trial/lead", "aspects-of: steps")
        .says(&["`steps` is of a checklist that this one does not extend."]);
}

#[test]
fn a_change_that_does_not_say_enough() {
    checked("    reason: Our trust names the lead in its own policy.\n", "").says(&[
        "`reason` is missing from a change.",
        "ours.yaml:11:5",
        "every report says so",
    ]);
    checked("reason: We hold it to be indispensable.", "reason:")
        .says(&["`reason` is missing from a change."]);
    checked("control: trial/lead\n    switched-off", "switched-off").says(&[
        "A change must say what is changed: a control, an aspect, or all aspects of a ladder.",
        "needs `control`, `aspect` or `aspects-of`",
    ]);
    checked("    switched-off: true\n", "")
        .says(&["A change must say how it is changed", "needs `switched-off`, `force` or `benchmark`"]);
    checked("switched-off: true", "switched-off: false")
        .says(&["A change that switches nothing off changes nothing."]);
    checked("switched-off: true", "switchd-off: true")
        .says(&["`switchd-off` is not a key of a change.", "Did you mean `switched-off`?"]);
    checked("switched-off: true", "switched-off: true\n    force: should")
        .says(&["A change does one thing to one thing."]);
    checked("control: trial/lead", "control: trial/lead\n    aspect: steps/one")
        .says(&["A change does one thing to one thing."]);
    checked("switched-off: true", "benchmark: 2").says(&["A control has no `benchmark`", "Write `force`"]);
    checked("control: trial/lead\n    switched-off: true", "aspect: steps/one\n    force: should")
        .says(&["An aspect has no `force`", "Write `benchmark`"]);
    checked("control: trial/lead\n    switched-off: true", "aspect: steps/one\n    benchmark: 5")
        .says(&["Nobody aims at level 5"]);
    checked("force: must", "force: muss").says(&["`muss` cannot stand under `force`."]);
    checked("trial/system", "trial/lead").says(&["`trial/lead` is changed twice.", "first here"]);
}

#[test]
fn a_change_without_effect() {
    checked("force: must", "force: should").says(&[
        "`trial/system` is graded `should` as it is, so that this changes nothing.",
        "ours.yaml:17:12",
        "the same as before",
    ]);
    let aim = "  - { aspect: steps/one, benchmark: 3, reason: Words. }\n  - control: trial/lead";
    let run = checked(
        "extends: trial\nchanges:\n  - control: trial/lead",
        &format!("extends: [trial, steps]\nchanges:\n{aim}"),
    );
    run.says(&["`steps/one` aims at level 3 as it is, so that this changes nothing."]);
}

#[test]
fn extending_what_is_not_there_oneself_or_in_a_circle() {
    checked("extends: trial", "extends: trail").says(&[
        "There is no checklist `trail` to extend.",
        "ours.yaml:9:10",
        "Did you mean `trial`?",
    ]);
    checked("extends: trial", "extends: ours").says(&["`ours-2026` cannot extend its own series."]);
    checked("extends: trial", "extends: ours-2026").says(&["`ours-2026` cannot extend its own series."]);
    checked("extends: trial", "extends: [trial, trial]").says(&["`trial` is named twice under `extends`."]);
    checked("extends: trial\n", "").says(&["does not say which it extends", "needs `extends:` beside it"]);
    let folder = folder();
    let text = EXTENSION.split_once("extends:").unwrap().0;
    let own = CHECKLIST.split_once("controls:").unwrap().1;
    let whole = "source: x\nbasis: seen\nstanding: practice\napplies-to: { nations: england, phases: all }\ncontrols:";
    let whole = format!("{whole}{}", own.replace("    force: should\n", ""));
    folder.write("a.yaml", format!("{}extends: b\n{whole}", text.replace("ours", "a")));
    folder.write("b.yaml", format!("{}extends: c\n{whole}", text.replace("ours", "b")));
    folder.write("c.yaml", format!("{}extends: a-2026\n{whole}", text.replace("ours", "c")));
    let run = folder.run(&["checklists", "check", "a.yaml", "b.yaml", "c.yaml"]).exits(2);
    run.says(&[
        "`a-2026` and `b-2026` extend each other",
        "a.yaml:9:10",
        "b.yaml:9:10",
        "c.yaml:9:10",
        "Take one of the two names out.",
    ]);
    // Nothing but what it extends.
    folder.write("nothing.yaml", format!("{text}extends: consistency\n"));
    folder
        .run(&["checklists", "check", "nothing.yaml"])
        .exits(2)
        .says(&["This checklist extends others, but changes nothing in them and asks nothing of its own."]);
}

#[test]
fn what_an_own_control_needs_is_asked_for_and_what_only_changes_others_does_not_need_it() {
    let own = CHECKLIST.split_once("controls:").unwrap().1;
    let with = |more: &str| {
        let folder = folder();
        folder.write("ours.yaml", format!("{EXTENSION}{more}controls:{own}"));
        folder.run(&["checklists", "check", "ours.yaml", "lists"])
    };
    let run = with("").exits(2);
    for key in ["source", "basis", "standing", "applies-to"] {
        assert!(run.stdout.contains(&format!("`{key}` is missing from a checklist file.")), "{}", run.stdout);
    }
    let whole = "source: x\nbasis: seen\nstanding: law\napplies-to: { nations: england, phases: all }\n";
    with(whole).exits(0).says(&["ours.yaml: sound, with 3 controls and 2 changes."]);
    with(&whole.replace("basis: seen", "basis:")).exits(2).says(&["Nothing stands after `basis`."]);
}

#[test]
fn two_checklists_that_change_the_same_thing_differently() {
    let folder = folder();
    let other = EXTENSION.replace("ours", "theirs").replace("force: must", "force: good-practice");
    folder.write("theirs.yaml", &other);
    let check = |files: &[&str]| folder.run(&[&["checklists", "check"], files].concat());
    check(&["ours.yaml", "theirs.yaml", "lists"]).exits(2).says(&[
        "`trial/system` is changed here to `force: must`, and by `theirs-2026` to `force: good-practice`.",
        "ours.yaml:17:12",
        "The other stands in theirs.yaml, line 17. Keep one of them.",
        "theirs.yaml:17:12",
    ]);
    audit(&folder, &["ours.yaml", "theirs.yaml", "lists"], &[])
        .exits(2)
        .complains(&["The checklists contradict each other"]);
    // The same change in both is no contradiction.
    folder.write("theirs.yaml", EXTENSION.replace("ours", "theirs"));
    check(&["ours.yaml", "theirs.yaml", "lists"]).exits(0);
    let json = audit(&folder, &["ours.yaml", "theirs.yaml", "lists"], &["-f", "json"]).json();
    assert_eq!(result(&json, "lead")["changed"]["by"], "ours");
}

#[test]
fn a_folder_or_a_file_without_a_checklist() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    folder.write("workflow.yaml", "on: push\njobs: {}\n");
    folder.write("mixed/policy.yaml", POLICY);
    folder.write("mixed/trial.yaml", CHECKLIST);
    for command in [
        &["audit", "policy.yaml", "--checklist"][..],
        &["checklists", "show"],
        &["explain", "dsl", "--checklist"],
    ] {
        let run = |name: &str| folder.run(&[command, &[name]].concat()).exits(2);
        run("empty").complains(&["empty holds no checklist: no file ending in .yaml or .yml"]);
        run("missing/").complains(&["missing/", "This file does not exist."]);
        run("mixed").complains(&[
            "This is a policy, not a checklist.",
            "mixed/policy.yaml:1:1",
            "policygap checklists new",
        ]);
        run("workflow.yaml").complains(&["This is not a checklist.", "workflow.yaml:1:1"]);
    }
    for command in ["check", "test"] {
        folder.run(&["checklists", command, "empty"]).exits(2).complains(&["empty holds no checklist"]);
        folder.run(&["checklists", command, "mixed"]).exits(2).says(&["This is a policy, not a checklist."]);
    }
    // What is read is never written over.
    audit(&folder, &["lists"], &["-o", "lists/trial.yaml"])
        .exits(2)
        .complains(&["is one of the files that are read"]);
    assert_eq!(folder.read("lists/trial.yaml"), CHECKLIST);
}

#[test]
fn changes_apply_only_while_the_checklist_that_makes_them_is_in_force() {
    let folder = Folder::with_policy(&POLICY.replace("held-by: A. Hartley", "written: DSL"));
    let audit = |text: &str| {
        folder.write("lists/ours.yaml", text);
        folder.run(&[
            "audit",
            "policy.yaml",
            "--on",
            ON,
            "--checklist",
            "lists/trial.yaml",
            "--checklist",
            "lists/ours.yaml",
        ])
    };
    audit(EXTENSION).says(&["was switched off by Our own rules"]);
    let ahead = EXTENSION.replace("from: 2026-01-01", "from: 2027-01-01");
    let past = EXTENSION.replace("from: 2026-01-01", "from: 2026-01-01\n  to: 2026-06-30");
    for text in [ahead, past] {
        let said =
            "Nothing was changed by Our own rules, First edition: it was not in force on 22 November 2026.";
        audit(&text).exits(1).says(&[said]).does_not_say(&[
            "was switched off",
            "were graded anew",
            "was graded anew",
        ]);
    }
}
