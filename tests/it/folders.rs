//! Files of real life: other YAML in the folder, documents of other kinds, records under the wrong name or of days to
//! come, accepted gaps that name no control.

use crate::common::{CHECKLIST, Folder, ON, POLICY};

#[test]
fn other_yaml_in_a_folder_is_a_line_and_no_policy() {
    let folder = Folder::with_policy(POLICY);
    folder.write("all/policy.yaml", POLICY);
    folder.write("all/docs/_config.yaml", "title: Our policies\nplugins: [feed]\n");
    folder.write("all/mkdocs.yml", "site_name: Our policies\n");
    folder.write("all/checklist.yaml", CHECKLIST);
    folder.write("all/x-records.yaml", "policygap-records: 1\n");
    let audit = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"];
    folder.run(&audit).exits(0).says(&[
        "all/docs/_config.yaml has no `policygap:` key, so it is not a policy",
        "all/mkdocs.yml has no `policygap:` key, so it is not a policy",
        "all/checklist.yaml is a checklist, not a policy",
        "all/x-records.yaml is a records file, but by its name it belongs to no policy",
        "The gate is met",
    ]);
    folder.run(&["due", "all", "--on", ON]).exits(0).complains(&["all/mkdocs.yml has no `policygap:` key"]);
}

#[test]
fn records_under_the_wrong_name_are_told_beside_the_policy_for_which_they_were_meant() {
    for name in ["policy-records.yaml", "records-policy.yml", "policy.record.yaml", "records.yaml"] {
        let folder = Folder::with_policy(POLICY);
        folder.write(name, "policygap-records: 1\n");
        let told =
            format!("{name} is a records file, but by its name it belongs to no policy; it was not read.");
        folder.audit(&[]).exits(0).says(&[&told]);
    }
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\n");
    folder.write("other-records.yaml", "policygap-records: 1\n");
    folder.audit(&[]).exits(0).does_not_say(&["belongs to no policy"]);
}

#[test]
fn a_policy_whose_first_key_is_missing_is_still_one() {
    let folder = Folder::new();
    folder.write("all/policy.yaml", POLICY.replace("policygap: 1\n", ""));
    folder.run(&["audit", "all", "--on", ON]).exits(4).says(&["`policygap` is missing from a policy file"]);
}

#[test]
fn a_document_of_another_kind_is_answered_with_how_to_begin() {
    let folder = Folder::new();
    folder.write("policy.md", "---\ntitle: Online Safety Policy\n---\n\n# Online safety\n");
    let run = folder.run(&["audit", "policy.md", "--on", ON]).exits(4);
    run.says(&["This is a Markdown file", "`policygap new policy.yaml`"]).does_not_say(&["second document"]);
    folder.write("policy.docx", [0x50, 0x4b, 3, 4]);
    folder.run(&["audit", "policy.docx", "--on", ON]).exits(4).says(&["a document of a word processor"]);
}

#[test]
fn records_by_another_name_are_told_as_records() {
    let folder = Folder::new();
    folder.write("x-records.yaml", "policygap-records: 1\n");
    let run = folder.run(&["audit", "x-records.yaml", "--on", ON]).exits(4);
    run.says(&["This is a records file, not a policy", "NAME.records.yaml"]).does_not_say(&["is missing"]);
}

#[test]
fn two_records_files_for_one_policy_are_told() {
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\n");
    folder.audit(&[]).exits(0);
    folder.write("policy.records.yml", "policygap-records: 1\n");
    folder.audit(&[]).exits(4).says(&["only policy.records.yaml was read, not policy.records.yml"]);
}

#[test]
fn a_record_of_a_day_to_come_is_told() {
    let folder = Folder::with_policy(POLICY);
    let record = "policygap-records: 1\nrecords:\n  - record: filtering-test\n    date: 1 March 2027\n";
    folder.write("policy.records.yaml", record);
    folder
        .audit(&[])
        .exits(0)
        .says(&["policy.records.yaml:4: The record of 1 March 2027 is dated after the day of the audit"]);
}

#[test]
fn an_accepted_gap_without_its_control_is_told_once_with_its_line_and_a_suggestion() {
    let folder = Folder::with_policy(POLICY);
    let gap = "policygap-records: 1\naccepted-gaps:\n  - control: trial/blcks\n    reason: the filter is being replaced\n    approved-by: governing-body\n    until: 1 March 2027\n    accepted-on: 2 November 2026\n";
    folder.write("policy.records.yaml", gap);
    let run = folder.audit(&[]).says(&[
        "policy.records.yaml:3: No control named `trial/blcks` was judged",
        "Did you mean `trial/blocks`?",
    ]);
    assert_eq!(run.stdout.matches("trial/blcks").count(), 1, "{}", run.stdout);
}

#[test]
fn new_writes_records_where_the_name_asks_for_them() {
    let folder = Folder::with_policy(POLICY);
    folder.run(&["new", "policy.records.yaml"]).exits(0).complains(&["policy.records.yaml"]);
    assert!(folder.read("policy.records.yaml").contains("policygap-records: 1"));
    folder.audit(&[]).exits(0);
    folder.run(&["new", "policy.records.yaml"]).exits(2);
}

/// A folder of policies, some of which git ignores, inside a repository.
fn repository() -> Folder {
    let folder = Folder::new();
    folder.write("lists/trial.yaml", CHECKLIST);
    folder.write(".git/HEAD", "ref: refs/heads/main\n");
    folder.write(".git/info/exclude", "local.yaml\n");
    folder.write(".gitignore", "# of the repository\n/all/drafts/\n*.old.yaml\n!kept.old.yaml\n");
    folder.write("all/schools/.gitignore", "own.yaml\n");
    for name in [
        "policy",
        "drafts/a",
        "drafts/b",
        "x.old",
        "kept.old",
        "local",
        "own",
        "schools/own",
        "schools/other",
    ] {
        folder.write(&format!("all/{name}.yaml"), POLICY);
    }
    folder
}

/// The paths of the policies that were audited.
fn audited(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let all =
        [&["audit", "--on", ON, "--checklist", "lists/trial.yaml", "--format", "json"], arguments].concat();
    let json = folder.run(&all).exits(0).json();
    let policies = json["policies"].as_array().unwrap().iter();
    policies.map(|policy| policy["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_git_ignores_is_left_out_of_folders_and_counted() {
    let folder = repository();
    let kept = ["all/kept.old.yaml", "all/own.yaml", "all/policy.yaml", "all/schools/other.yaml"];
    assert_eq!(audited(&folder, &["all"]), kept);
    let told = "3 YAML files and 1 folder in all were left out, since git ignores them";
    folder.run(&["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).says(&[told]);
    for command in ["due", "route"] {
        folder.run(&[command, "all", "--on", ON]).complains(&[told]);
    }
    folder.run(&["checklists", "coverage", "all", "--on", ON]).complains(&[told]);
    // What is named itself is read, be it a file or a folder.
    assert_eq!(audited(&folder, &["all/local.yaml"]), ["all/local.yaml"]);
    assert_eq!(audited(&folder, &["all/drafts"]), ["all/drafts/a.yaml", "all/drafts/b.yaml"]);
    // From within the folder, and in a second working copy, it is the same.
    let from_within = folder.run(&["audit", "all/schools", "--on", ON, "--checklist", "lists/trial.yaml"]);
    from_within.says(&["1 YAML file in all/schools was left out, since git ignores it"]);
    folder.write("kept/.git/worktrees/all/commondir", "../..\n");
    folder.write("kept/.git/info/exclude", "kept.old.yaml\n");
    let git = format!("gitdir: {}\n", folder.path().join("kept/.git/worktrees/all").display());
    folder.write("all/.git", git);
    let kept =
        ["all/local.yaml", "all/own.yaml", "all/policy.yaml", "all/schools/other.yaml", "all/x.old.yaml"];
    let drafts = ["all/drafts/a.yaml", "all/drafts/b.yaml"];
    let mut all = [&kept[..], &drafts].concat();
    all.sort_unstable();
    assert_eq!(audited(&folder, &["all"]), all, "another repository begins there");
}

#[test]
fn records_of_a_policy_that_git_ignores_are_read_with_it() {
    let folder = repository();
    folder.write(".gitignore", "*.records.yaml\n");
    folder.write("all/policy.records.yaml", "policygap-records: 1\nrecords:\n  - record: nonsense-of-it\n");
    let run = folder.run(&["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).exits(4);
    run.says(&["all/policy.records.yaml:3"]);
}

#[test]
fn what_is_excluded_is_left_out_of_folders_and_counted() {
    let folder = Folder::new();
    folder.write("lists/trial.yaml", CHECKLIST);
    for name in ["policy", "drafts/a", "schools/drafts/b", "x.old"] {
        folder.write(&format!("all/{name}.yaml"), POLICY);
    }
    let out = ["all", "--exclude", "drafts/", "--exclude", "*.old.yaml"];
    assert_eq!(audited(&folder, &out), ["all/policy.yaml"]);
    assert_eq!(audited(&folder, &["all", "--exclude", "/drafts"]).len(), 3);
    assert_eq!(audited(&folder, &["all/x.old.yaml", "--exclude", "*.yaml"]), ["all/x.old.yaml"]);
    let told = "1 YAML file and 2 folders in all were left out by --exclude";
    for command in ["due", "route"] {
        folder.run(&[&[command, "--on", ON], &out[..]].concat()).complains(&[told]);
    }
    folder.run(&[&["checklists", "coverage", "--on", ON], &out[..]].concat()).complains(&[told]);
    let report = folder.run(&[&["report", "--on", ON, "--checklist", "lists/trial.yaml"], &out[..]].concat());
    report.says(&[told]);
    let nothing = folder.run(&["audit", "all", "--on", ON, "--exclude", "*"]).exits(3);
    nothing.says(&["2 YAML files and 2 folders in all were left out by --exclude"]);
    folder.run(&["audit", "all", "--on", ON, "--exclude", "draft"]).says(&["`draft` left nothing out"]);
    for wrong in ["", "!x", "a[", "{a"] {
        folder.run(&["audit", "all", "--on", ON, "--exclude", wrong]).exits(2).complains(&["--exclude: `"]);
    }
}

#[test]
fn folders_of_checklists_leave_out_the_same() {
    let folder = Folder::with_policy(POLICY);
    folder.write("lists/drafts/broken.yaml", "policygap-checklist: 1\n");
    folder.run(&["checklists", "check", "lists"]).exits(2);
    for command in ["check", "test"] {
        let run = folder.run(&["checklists", command, "lists", "--exclude", "drafts"]).exits(0);
        run.complains(&["1 folder in lists was left out by --exclude."]);
    }
    folder.write(".git/HEAD", "");
    folder.write(".gitignore", "drafts/");
    let run = folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "lists"]).exits(0);
    run.says(&["1 folder in lists was left out, since git ignores it"]);
    folder.run(&["checklists", "show", "lists"]).exits(0).complains(&["1 folder in lists was left out"]);
    let none = folder.run(&["checklists", "check", "lists", "--exclude", "*.yaml"]).exits(2);
    none.complains(&["holds no checklist", "1 YAML file in lists was left out by --exclude"]);
}

/// An audit of a folder in which one policy is good, with the others beside it.
fn beside(name: &str, text: &str) -> Folder {
    let folder = Folder::with_policy(POLICY);
    folder.write("all/good.yaml", POLICY);
    folder.write(&format!("all/{name}"), text);
    folder
}

const ALL: [&str; 6] = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"];

#[test]
fn what_looks_like_a_policy_and_was_not_read_is_told_and_counted_whatever_is_shown() {
    for name in [
        ".b.yaml",
        ".h/b.yaml",
        "b.yaml.txt",
        "b",
        "b.json",
        "b.yaml ",
        "b.yaml~",
        "b.yaml.bak",
        "b.yalm",
        "s/.h/b.yml",
    ] {
        let folder = beside(name, POLICY);
        let told = format!("all/{name} looks like a policy and was not read");
        let count = "1 file that looks like a policy or its records was not read.";
        folder.run(&ALL).exits(0).says(&[&told, count]);
        folder.run(&[&ALL[..], &["--quiet"]].concat()).exits(0).says(&[count]).complains(&[&told]);
        folder.run(&[&ALL[..], &["-f", "json"]].concat()).exits(0).says(&[&told.replace('"', "\\\"")]);
    }
    let folder = Folder::with_policy(POLICY);
    folder.write("all/good.yaml", POLICY);
    let wide: Vec<u8> = POLICY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("all/b.yaml.txt", [&[0xff, 0xfe], &wide[..]].concat());
    folder.run(&ALL).exits(0).says(&["all/b.yaml.txt looks like a policy and was not read"]);
    // What is none is not told.
    for (name, text) in [
        ("notes.txt", "We audit with policygap each term.\n- policygap audit policies\n"),
        (".github/ci.yml", "steps:\n  - policygap audit policies\n"),
        ("b.json", "{\"tool\": \"policygap 1\"}\n"),
        ("README", "# policygap\n"),
        (".git/b.yaml", POLICY),
    ] {
        beside(name, text).run(&ALL).exits(0).does_not_say(&["looks like a policy"]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_told() {
    let folder = beside("x.md", "");
    folder.write("other/b.yaml", POLICY);
    std::os::unix::fs::symlink("../other", folder.path().join("all/linked")).unwrap();
    let told = "all/linked/b.yaml looks like a policy and was not read: all/linked is a link to a folder";
    folder.run(&ALL).exits(0).says(&[told, "1 file that looks like"]);
    folder.run(&[&ALL[..], &["-q"]].concat()).complains(&[told]);
    // A link to a folder without one is passed over.
    folder.write("others/notes.md", "");
    std::os::unix::fs::symlink("../others", folder.path().join("all/empty")).unwrap();
    folder.run(&ALL).exits(0).does_not_say(&["all/empty"]);
}

#[test]
fn a_folder_without_a_policy_beside_one_with_policies_is_a_mistake_of_the_command() {
    let folder = beside("x.md", "");
    std::fs::create_dir_all(folder.path().join("empty")).unwrap();
    let run = folder.run(&["audit", "all", "empty", "--on", ON, "--checklist", "lists/trial.yaml"]);
    run.exits(2).complains(&["empty holds no policy"]);
    folder.run(&["audit", "empty", "--on", ON]).exits(3);
}

#[test]
fn a_policy_in_a_list_or_under_the_heading_of_another_file_is_read_and_is_not_in_order() {
    let listed = format!("- {}\n", POLICY.trim_end().replace('\n', "\n  "));
    for text in [
        listed,
        format!("policygap-records: 1\n{POLICY}"),
        format!("policygap-checklist: 1\n{POLICY}"),
        format!("policygap-records: 1\n{}", POLICY.replace("policygap: 1\n", "")),
    ] {
        beside("b.yaml", &text).run(&ALL).exits(4).says(&["The gate is not met", "all/b.yaml"]);
    }
    // A policy under the name of records that belong to none is audited.
    beside("b.records.yaml", POLICY).run(&ALL).exits(0).says(&["all/b.records.yaml"]);
}

#[test]
fn records_that_were_not_read_are_told_however_little_is_shown() {
    let records = "policygap-records: 1\nrecords:\n  - record: filtering-test\n    date: 2026-11-01\n    result: failed\n";
    for name in ["Policy.records.yml", "policy.yaml.records.yaml", "policy-records.yaml"] {
        let folder = Folder::with_policy(POLICY);
        folder.write(name, records);
        let told = format!("{name} is a records file, but by its name it belongs to no policy");
        folder.audit(&[]).exits(0).says(&[&told]);
        folder.audit(&["-q"]).exits(0).complains(&[&told]).says(&["was not read."]);
    }
    beside("lost.records.yaml", records)
        .run(&[&ALL[..], &["-q"]].concat())
        .complains(&["all/lost.records.yaml is a records file without a policy beside it"]);
}
