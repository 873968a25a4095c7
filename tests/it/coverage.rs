//! What the checklists read and what they do not, and that it is true: what is said to be unread can be taken away, and no
//! answer changes.

use chrono::NaiveDate;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run};
use policygap::audit::Context;
use policygap::checklist::Library;
use policygap::coverage;
use policygap::policy::{self, Policy};
use policygap::report::Input;
use policygap::requirement::{Bounds, Facts, Predicate, Requirement};
use policygap::source::{Node, Problems, Source, parse};
use policygap::vocabulary::Reader;
use policygap::vocabulary::{Kind, Vocabulary};

fn run(folder: &Folder, more: &[&str]) -> Run {
    folder.run(&[&["checklists", "coverage", "--on", ON, "--checklist", "lists/trial.yaml"], more].concat())
}

/// A policy with something of every sort that the small checklist reads and does not read.
fn folder() -> Folder {
    let policy = format!(
        "{POLICY}  system: Example Filter\ntopics:\n  Email:\n    commitments:\n      - say: Class addresses may be used outside school.\n\
         cites:\n  - kcsie-2026\n"
    );
    Folder::with_policy(&policy)
}

// ---- words

#[test]
fn words_that_no_control_asks_for_are_counted_and_listed_by_kind() {
    let folder = folder();
    let json = run(&folder, &["-f", "json"]).exits(0).quietly().json();
    let words = Vocabulary::builtin();
    let kinds = json["words"]["kinds"].as_array().unwrap();
    let unread = |kind: &str| -> Vec<&str> {
        let kind = kinds.iter().find(|found| found["kind"] == kind).unwrap();
        kind["unread"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
    };
    assert_eq!(unread("commitments").len(), words.of_kind(Kind::Commitment).count(), "none is asked for");
    assert!(!unread("roles").contains(&"dsl") && unread("roles").contains(&"headteacher"));
    let categories = unread("filtering-categories");
    assert!(!categories.contains(&"pornography") && categories.contains(&"gambling"));
    assert_eq!(json["words"]["left_out"], json!(["conditions", "phases", "nations", "school-types"]));
    assert_eq!(json["controls"], Value::Null);
    assert_eq!(json["policies"], json!([]));
    let all: usize = kinds.iter().map(|kind| kind["unread"].as_array().unwrap().len()).sum();
    assert_eq!(json["words"]["unread"], all);
    run(&folder, &[]).exits(0).quietly().says(&[
        "Words that no control asks for:",
        "  roles: ",
        "Left out: conditions, phases, nations, school-types. They say when, or for which schools, something holds.",
    ]);
}

#[test]
fn what_a_control_asks_for_is_taken_from_what_it_declares() {
    let asks = |requires: &str, word: &str| {
        let text = CHECKLIST.replacen("role-held: dsl", requires, 1);
        let (head, _) = text.split_once("    why:").unwrap();
        let rest = "    why: x\n    remedy: x\n    owner: dsl\n    ask: x\n    meets: { cites: kcsie-2026 }\n    misses: { cites: ceop }\n";
        let words = Vocabulary::builtin();
        let source = Source::new("trial.yaml", format!("{head}{rest}"));
        let library = Library::load([source], words).unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let reads = coverage::reads(&Context { on, checklists: library.in_force(on), words });
        let (kind, id) = word.split_once('/').unwrap();
        let term = words.find(Kind::of(kind).unwrap(), id).unwrap_or_else(|| panic!("{word}"));
        reads.iter().any(|read| read.asks_for(term, words))
    };
    let commits = "commits: { do: tell-dsl, by: staff, to: police, when: incident, about: cyberbullying }";
    for word in ["commitments/tell-dsl", "roles/staff", "agencies/police", "events/incident"] {
        assert!(asks(commits, word), "{word}");
    }
    assert!(!asks(commits, "commitments/record-incident"));
    let handles = "handles: { incident: nudes-and-semi-nudes, steps: [tell-dsl] }";
    assert!(asks(handles, "incidents/nudes-and-semi-nudes") && asks(handles, "commitments/tell-dsl"));
    assert!(asks("recorded: filtering-check", "records/filtering-check"));
    assert!(!asks("recorded: filtering-check", "records/filtering-review"));
    assert!(asks("cites: kcsie-2026", "catalogue/kcsie-2025"), "another edition is looked at, too");
    assert!(asks("cites-nothing-superseded: { among: body }", "catalogue/ceop"));
    assert!(!asks("cites-nothing-superseded: { among: law }", "catalogue/ceop"));
    assert!(asks("trains: { who: staff }", "roles/staff"));
    assert!(asks("lists: { linked-policies: anti-bullying }", "policies/anti-bullying"));
    assert!(!asks("consistent: holders", "roles/dsl"));
}

// ---- controls

#[test]
fn controls_that_tell_no_two_policies_apart_are_sorted_by_what_came_of_them() {
    let folder = folder();
    let more = "  - id: checked\n    title: A check is on record\n    requires: { recorded: filtering-check }\n    why: x\n    remedy: x\n    \
                owner: dsl\n    ask: x\n    meets: { records: [{ record: filtering-check, date: 2025-12-10 }] }\n    misses: { cites: ceop }\n  \
                - id: secondary\n    title: For others\n    applies-when: { phases: secondary }\n    requires: { role-held: dsl }\n    why: x\n    \
                remedy: x\n    owner: dsl\n    ask: x\n    meets: { school: { phase: secondary }, roles: { dsl: { held-by: A. Hartley } } }\n    \
                misses: { school: { phase: secondary } }\n  - id: gambling\n    title: Gambling is blocked\n    requires: { lists: { filtering.blocks: \
                gambling } }\n    why: x\n    remedy: x\n    owner: dsl\n    ask: x\n    meets: { filtering: { blocks: gambling } }\n    misses: { \
                filtering: { blocks: fraud } }\n";
    folder.write("lists/trial.yaml", format!("{CHECKLIST}{more}"));
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(0);
    folder.write("all/a.yaml", POLICY);
    folder.write("all/b.yaml", format!("{POLICY}  system: A filter\n"));
    let json = run(&folder, &["all", "-f", "json"]).exits(0).quietly().json();
    let controls = &json["controls"];
    let names = |key: &str| -> Vec<String> {
        let list = controls[key].as_array().unwrap().iter();
        list.map(|control| control["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        (&controls["policies"], &controls["all"], &controls["telling"]),
        (&json!(2), &json!(6), &json!(1))
    );
    assert_eq!(names("met_by_all"), ["trial/lead", "trial/blocks"]);
    assert_eq!(names("met_by_none"), ["trial/gambling"]);
    assert_eq!(names("never_decided"), ["trial/checked"]);
    assert_eq!(names("never_applicable"), ["trial/secondary"]);
    assert_eq!(
        controls["met_by_none"][0],
        json!({ "name": "trial/gambling", "title": "Gambling is blocked", "met": 0, "missed": 2, "not_shown": 0, "not_applicable": 0 })
    );
    run(&folder, &["all"]).exits(0).says(&[
        "Controls over 2 policies: 6 in all",
        "Met by every policy to which they apply: 2",
        "- trial/blocks: Pornography is blocked",
        "Met by none: 1",
        "Never decided: no policy and no record tells: 1",
        "Applicable to none: 1",
        "Met by some and not by others: 1",
    ]);
}

// ---- parts

#[test]
fn parts_that_no_control_reads_are_counted_by_section_and_listed_where_it_is_asked_for() {
    let folder = folder();
    let json = run(&folder, &["policy.yaml", "-f", "json"]).exits(0).json();
    let policy = &json["policies"][0];
    let section = |name: &str| {
        let sections = policy["sections"].as_array().unwrap();
        let found = sections.iter().find(|section| section["section"] == name).unwrap();
        (found["parts"].as_u64().unwrap(), found["unread"].as_u64().unwrap())
    };
    assert_eq!(section("roles"), (4, 3), "two duties and the governor");
    assert_eq!(section("filtering"), (3, 1), "extremism");
    assert_eq!(section("topics"), (1, 1));
    assert_eq!(section("cites"), (1, 1));
    assert_eq!(policy["own_words"], 1);
    let unread = policy["unread_parts"].as_array().unwrap();
    assert_eq!(policy["unread"], unread.len());
    let extremism = unread.iter().find(|part| part["section"] == "filtering").unwrap();
    assert_eq!(extremism["at"], json!({ "line": 27, "column": 7 }));
    assert_eq!(extremism["what"], "`extremism`: the filter blocks extremism");
    let usual = run(&folder, &["policy.yaml"]).exits(0).says(&[
        "policy.yaml: of 16 parts, 13 are read by no control. 1 of them in own words, which no control can read.",
        "topics",
    ]);
    usual.does_not_say(&["policy.yaml:27"]);
    run(&folder, &["policy.yaml", "--verbose"]).exits(0).says(&[
        "policy.yaml:19: `lead-online-safety` (",
        "policy.yaml:27: `extremism`: the filter blocks extremism",
        "in own words: Class addresses may be used outside school.",
    ]);
}

#[test]
fn records_are_parts_in_a_file_of_their_own() {
    let folder = folder();
    folder.write(
        "policy.records.yaml",
        "policygap-records: 1\nrecords:\n  - record: filtering-check\n    date: 10 November 2026\n",
    );
    let json = run(&folder, &["policy.yaml", "-f", "json"]).exits(0).json();
    let unread = json["policies"][0]["unread_parts"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&unread["section"], &unread["path"], &unread["at"]["line"]),
        (&json!("records"), &json!("policy.records.yaml"), &json!(3))
    );
    let text = CHECKLIST.replacen("role-held: dsl", "recorded: filtering-check", 1).replacen(
        "roles:\n        dsl:\n          held-by: A. Hartley",
        "records:\n        - record: filtering-check\n          date: 2026-01-01",
        1,
    );
    folder.write("lists/trial.yaml", text);
    run(&folder, &["policy.yaml", "-v"]).exits(0).does_not_say(&["policy.records.yaml"]);
}

#[test]
fn exit_codes_are_those_of_every_command() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    run(&folder, &[]).exits(0);
    run(&folder, &["policy.yaml"]).exits(0).quietly();
    run(&folder, &["empty"]).exits(3).complains(&["No policy was found there"]);
    run(&folder, &["missing.yaml"]).exits(2).complains(&["missing.yaml does not exist"]);
    run(&folder, &["--checklist", "consistancy"]).exits(2).complains(&["Did you mean `consistency`?"]);
    folder.write("broken.yaml", "policygap: [");
    run(&folder, &["policy.yaml", "broken.yaml"])
        .exits(4)
        .complains(&["broken.yaml"])
        .says(&["broken.yaml could not be read, so nothing is known of its parts", "Controls over 1 policy"]);
    folder.write("wales.yaml", POLICY.replace("england", "wales"));
    run(&folder, &["wales.yaml"]).exits(3).says(&["Applicable to none: 3"]);
    let early = folder.run(&["checklists", "coverage", "--on", "1999-12-31"]).exits(3);
    early.says(&["No checklist was in force on 31 December 1999."]);
    // To a file, but never over one that is read.
    run(&folder, &["policy.yaml", "-o", "policy.yaml"])
        .exits(2)
        .complains(&["is one of the files that are read"]);
    run(&folder, &["policy.yaml", "-f", "json", "-o", "out.json"]).exits(0).quietly();
    assert_eq!(folder.read("out.json"), run(&folder, &["policy.yaml", "-f", "json"]).stdout);
    let json = folder
        .run_on(&["checklists", "coverage", "-", "--on", ON, "-f", "json"], POLICY.as_bytes())
        .exits(0)
        .json();
    assert_eq!(json["policies"][0]["path"], "standard input");
    assert!(json["general"].as_array().unwrap().contains(&json!("consistency/holders")));
}

// ---- the truth of it

/// The bounds of every requirement that is not about the form of the whole.
fn answers(policy: &Policy, requirements: &[Requirement], words: &Vocabulary) -> Vec<Bounds> {
    let facts = Facts::new(policy, words);
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    requirements.iter().map(|requirement| requirement.weigh(&facts, on).bounds).collect()
}

/// Takes away the member of a list that begins at a place; nothing where no such member is there.
fn without<'s>(node: &Node<'s>, at: usize) -> Option<Node<'s>> {
    use policygap::source::Value;
    let mut node = node.clone();
    match &mut node.value {
        Value::Text(_) => None,
        Value::List(items) => {
            let stands = |item: &Node<'_>| {
                // A member that is a group counts by the word under its first keys.
                item.span.start() <= at && at < item.span.end().max(item.span.start() + 1)
            };
            let position = items.iter().position(stands)?;
            if let Some(changed) = without(&items[position], at) {
                items[position] = changed;
            } else {
                items.remove(position);
            }
            Some(node)
        }
        Value::Map(map) => {
            let entry = map
                .entries
                .iter_mut()
                .find(|(_, value)| value.span.start() <= at && at < value.span.end())?;
            entry.1 = without(&entry.1, at)?;
            Some(node)
        }
    }
}

fn read(node: &Node<'_>, source: &Source, words: &Vocabulary) -> Policy {
    policy::load::read(node, source.clone(), &mut Reader::new(words)).unwrap()
}

#[test]
fn what_is_said_to_be_unread_can_be_taken_away_and_no_answer_changes() {
    let words = Vocabulary::builtin();
    let library = Library::builtin();
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let context = Context { on, checklists: library.in_force(on), words };
    let reads = coverage::reads(&context);
    let is_general = |predicate: &Predicate| predicate.reads(words).is_empty();
    let requirements: Vec<Requirement> = context
        .checklists
        .iter()
        .flat_map(|checklist| checklist.items())
        .flat_map(|item| item.requirements().into_iter().cloned().collect::<Vec<_>>())
        .filter(|requirement| !requirement.predicates().iter().any(|predicate| is_general(predicate)))
        .collect();
    assert!(requirements.len() > 100);
    for path in ["policies/dormansland-primary.yaml", "policies/priory-infant.yaml"] {
        let source = Source::new(path, std::fs::read_to_string(path).unwrap());
        let root = parse(&source, &mut Problems::new()).unwrap();
        let input = Input { loaded: policy::load(&source, None, words), source: source.clone() };
        let told = coverage::build(&context, &reads, vec![coverage::policy(&input, &context, &reads)], true);
        let whole = read(&root, &source, words);
        let before = answers(&whole, &requirements, words);
        let unread = &told.policies[0].unread_parts;
        let tried: Vec<_> = unread
            .par_iter()
            .filter(|part| !part.what.starts_with("the procedure") && !part.what.starts_with("the role"))
            .filter_map(|part| {
                let at = source.line_span(part.at.line).start();
                let column = source.line(part.at.line).char_indices().nth(part.at.column - 1)?.0;
                let less = read(&without(&root, at + column)?, &source, words);
                // A procedure without a step is no procedure any more.
                let steps = |policy: &Policy| policy.procedures.iter().filter(|one| one.steps == 0).count();
                (steps(&less) == steps(&whole)).then(|| (part, answers(&less, &requirements, words)))
            })
            .collect();
        assert!(tried.len() > 100, "only {} of {} parts were taken away", tried.len(), unread.len());
        for (part, after) in tried {
            assert!(before == after, "{path}:{}: {} changes an answer", part.at.line, part.what);
        }
    }
}
