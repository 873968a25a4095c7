//! No file of the user is lost: what is read, what another wrote, its rights, its links.

use std::path::Path;

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run};

/// Every command that writes where `-o` says, on the small policy and the small checklist.
const WRITING: [&[&str]; 8] = [
    &["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"],
    &["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-q"],
    &["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-f", "text"],
    &["due", "policy.yaml", "--on", ON],
    &["route", "policy.yaml", "--on", ON, "--aspect", "filtering"],
    &["checklists", "show", "lists/trial.yaml"],
    &["checklists", "coverage", "policy.yaml", "--on", ON],
    &["schema", "policy"],
];

const READ: &str = "is one of the files that are read. Name another file to write to";
const FOREIGN: &str = "was not written by policygap, so it was left as it is, and nothing was written.";

fn run(folder: &Folder, arguments: &[&str], more: &[&str]) -> Run {
    folder.run(&[arguments, more].concat())
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn nothing_that_another_wrote_is_replaced_without_force() {
    for arguments in WRITING {
        let folder = Folder::with_policy(POLICY);
        let notes = folder.write("notes.txt", "What the governors said.\n");
        for (name, text) in [
            ("notes.txt", "What the governors said.\n"),
            ("other.yaml", POLICY),
            ("other.records.yaml", "policygap-records: 1\n"),
            ("list.yaml", CHECKLIST),
        ] {
            folder.write(name, text);
            run(&folder, arguments, &["-o", name]).exits(2).complains(&[name, FOREIGN, "--force"]);
            assert_eq!(folder.read(name), text, "{arguments:?}");
        }
        let forced = run(&folder, arguments, &["-o", "notes.txt", "--force"]);
        assert_ne!(forced.code, Some(2), "{arguments:?}: {}", forced.stderr);
        assert_ne!(std::fs::read_to_string(notes).unwrap(), "What the governors said.\n");
    }
}

#[test]
fn what_this_program_wrote_is_replaced_and_so_is_what_holds_nothing() {
    let json: [&[&str]; 4] = [
        &["due", "policy.yaml", "--on", ON, "-f", "json"],
        &["route", "policy.yaml", "--on", ON, "--aspect", "filtering", "-f", "json"],
        &["checklists", "coverage", "policy.yaml", "--on", ON, "-f", "json"],
        &["schema", "result"],
    ];
    let schemas: [&[&str]; 2] = [&["schema", "records"], &["schema", "checklist"]];
    let page: &[&str] = &["checklists", "show", "lists/trial.yaml", "-f", "markdown"];
    let audit = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-f"];
    let formats = crate::common::formats();
    let formats = formats.iter().map(|format| [&audit[..], &[format.as_str()]].concat());
    let others = WRITING.iter().chain(&json).chain(&schemas).chain([&page]).map(|it| it.to_vec());
    for policy in [POLICY, "policygap: [\n"] {
        for arguments in others.clone().chain(formats.clone()) {
            let folder = Folder::with_policy(policy);
            folder.write("out", "");
            let first = run(&folder, &arguments, &["-o", "out"]);
            let written = folder.read("out");
            assert!(!written.is_empty() || policy != POLICY, "{arguments:?}: {}", first.stderr);
            let second = run(&folder, &arguments, &["-o", "out"]);
            assert_eq!(second.code, first.code, "{arguments:?}: {}\n{written}", second.stderr);
            assert_eq!(folder.read("out"), written);
        }
    }
}

#[test]
fn a_report_that_somebody_worked_on_is_not_replaced_without_force() {
    let show: &[&str] = &["checklists", "show", "lists/trial.yaml", "-f", "markdown"];
    let report = ["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-f"];
    let lead = [&report[..], &["html", "--for", "lead"]].concat();
    let reports = ["html", "markdown"].map(|format| [&report[..], &[format]].concat());
    for arguments in reports.into_iter().chain([lead, show.to_vec()]) {
        let folder = Folder::with_policy(POLICY);
        run(&folder, &arguments, &["-o", "out"]);
        let written = folder.read("out");
        let worked_on = written.replacen("2026", "2026 (agreed by all)", 1);
        for edited in [
            worked_on,
            format!("{written}\nAgreed by all.\n"),
            format!(" {written}"),
            written.replace('\n', "\r\n"),
        ] {
            assert_ne!(edited, written);
            folder.write("out", &edited);
            run(&folder, &arguments, &["-o", "out"]).exits(2).complains(&[
                "out is not known to be as policygap wrote it: somebody may have worked on it, so it was left as it is, and nothing was written.",
                "--force",
            ]);
            assert_eq!(folder.read("out"), edited, "{arguments:?}");
        }
        let forced = run(&folder, &arguments, &["-o", "out", "--force"]);
        assert_ne!(forced.code, Some(2), "{arguments:?}: {}", forced.stderr);
        assert_eq!(folder.read("out"), written);
        // As it was written it is replaced, whatever has changed since in what it tells.
        folder.write("policy.yaml", POLICY.replace("Example Primary School", "Another School"));
        assert_ne!(run(&folder, &arguments, &["-o", "out"]).code, Some(2), "{arguments:?}");
    }
}

/// What a policy says makes no page of what is none, and so no comment stands behind data.
#[test]
fn a_title_that_holds_the_mark_of_a_page_spoils_no_data() {
    let mark = "\"<!-- Written by policygap -->\"";
    let folder = Folder::with_policy(&POLICY.replace("Online Safety Policy", mark));
    let audit = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-o", "out", "-f"];
    for format in ["json", "jsonl", "text"] {
        run(&folder, &audit, &[format, "--force"]);
        assert!(!folder.read("out").contains("As policygap wrote it"), "{format}");
        assert_ne!(run(&folder, &audit, &[format]).code, Some(2), "{format}");
    }
    // Nor is what another wrote known as ours by the mark within a line.
    folder.write("notes.md", "Its report holds <!-- Written by policygap --> as a comment.\n");
    let report = ["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-o", "notes.md"];
    run(&folder, &report, &[]).exits(2).complains(&["notes.md", FOREIGN]);
}

/// A plan is made to be filled in, and a table has no place for a mark that it is as it was written.
#[test]
fn a_plan_is_replaced_only_by_the_same_plan_without_force() {
    let folder = Folder::with_policy(&POLICY.replace("pornography", "gambling"));
    let report = ["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-o", "plan.csv"];
    run(&folder, &report, &[]).exits(1);
    run(&folder, &report, &[]).exits(1);
    let filled = folder.read("plan.csv") + "Done by,A. Hartley\r\n";
    folder.write("plan.csv", &filled);
    let says = "plan.csv could not be written, since another table stands there, and somebody may have worked on it.";
    run(&folder, &report, &[]).exits(2).complains(&[says, "--force"]);
    assert_eq!(folder.read("plan.csv"), filled);
    assert_eq!(names(folder.path()), ["lists", "plan.csv", "policy.yaml"]);
    run(&folder, &report, &["--force"]).exits(1);
    assert_ne!(folder.read("plan.csv"), filled);
}

#[test]
fn what_is_read_is_never_replaced_not_even_by_force() {
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\n");
    let show = ["checklists", "show", "lists/trial.yaml", "-f", "markdown"];
    run(&folder, &show, &["-o", "lists/trial.yaml", "--force"]).exits(2).complains(&[READ]);
    assert_eq!(folder.read("lists/trial.yaml"), CHECKLIST);
    let usual = ["report", "policy.yaml", "--on", ON, "-f", "html"];
    for own in ["policy.yaml", "policy.records.yaml", "lists/../policy.yaml"] {
        run(&folder, &usual, &["-o", own, "--force"]).exits(2).complains(&[READ]);
    }
    assert_eq!(folder.read("policy.yaml"), POLICY);
}

#[cfg(unix)]
#[test]
fn no_link_and_no_descriptor_hides_that_a_file_is_read() {
    use std::fs::{File, OpenOptions};
    use std::process::Stdio;
    let folder = Folder::with_policy(POLICY);
    let path = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("policy.yaml", path("soft.html")).unwrap();
    std::fs::hard_link(path("policy.yaml"), path("hard.html")).unwrap();
    let usual = ["report", "policy.yaml", "--on", ON, "-f", "html", "--force", "-o"];
    for name in ["soft.html", "hard.html"] {
        run(&folder, &usual, &[name]).exits(2).complains(&[name, READ]);
    }
    // A folder of reports is no way around it.
    std::fs::create_dir(path("out")).unwrap();
    std::fs::hard_link(path("policy.yaml"), path("out/policy.html")).unwrap();
    run(&folder, &usual, &["out"]).exits(2).complains(&["out/policy.html is one of the files that are read"]);
    let mut outputs = vec!["policy.yaml", "hard.html", "/dev/stdin"];
    if cfg!(target_os = "linux") {
        outputs.push("/proc/self/fd/0");
    }
    for output in outputs {
        let mut command = folder.command(&["report", "-", "--on", ON, "-f", "html", "--force", "-o", output]);
        let ran = command.stdin(File::open(path("policy.yaml")).unwrap()).output().unwrap();
        let error = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{output}: {error}");
        assert!(error.contains(READ), "{output}: {error}");
    }
    // The shell opened it to append.
    let append = OpenOptions::new().append(true).open(path("policy.yaml")).unwrap();
    let mut command = folder.command(&["audit", "policy.yaml", "--on", ON]);
    let ran = command.stdout(append).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8(ran.stderr).unwrap().contains("Standard output goes into one of the files"));
    assert_eq!(folder.read("policy.yaml"), POLICY);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_are_kept() {
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::with_policy(POLICY);
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("there")).unwrap();
    symlink("there/report.html", path("link.html")).unwrap();
    let report = ["report", "policy.yaml", "--on", ON, "-o"];
    // Once where the file is not there yet, and once where it is, with rights of its own.
    for rights in [None, Some(0o640)] {
        if let Some(rights) = rights {
            std::fs::set_permissions(path("there/report.html"), Permissions::from_mode(rights)).unwrap();
        }
        assert_ne!(run(&folder, &report, &["link.html"]).code, Some(2));
        assert_eq!(path("link.html").read_link().unwrap(), Path::new("there/report.html"));
        assert!(folder.read("there/report.html").starts_with("<!doctype html>"));
    }
    let mode = |name: &str| path(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("there/report.html"), 0o640);
    assert_eq!(names(&path("there")), ["report.html"]);
    // A new file has the rights of any other new one.
    folder.write("any", "");
    run(&folder, &report, &["new.html"]);
    assert_eq!(mode("new.html"), mode("any"));
    // What its owner protected is left alone.
    std::fs::set_permissions(path("new.html"), Permissions::from_mode(0o444)).unwrap();
    run(&folder, &report, &["new.html"]).exits(2).complains(&["new.html is protected from writing"]);
    symlink("circle.html", path("circle.html")).unwrap();
    run(&folder, &report, &["circle.html"]).exits(2).complains(&["a link that leads back to itself"]);
}

#[test]
fn a_hyphen_is_standard_output_and_long_names_work() {
    let folder = Folder::with_policy(POLICY);
    for arguments in WRITING {
        let (plain, hyphen) = (run(&folder, arguments, &[]), run(&folder, arguments, &["-o", "-"]));
        assert_eq!((plain.stdout, plain.code), (hyphen.stdout, hyphen.code), "{arguments:?}");
    }
    let long = format!("{}.html", "n".repeat(250));
    assert_ne!(run(&folder, &["report", "policy.yaml", "--on", ON], &["-o", &long]).code, Some(2));
    assert!(folder.read(&long).contains("</html>"));
    let longer = format!("{}.html", "n".repeat(251));
    run(&folder, &["report", "policy.yaml", "--on", ON], &["-o", &longer])
        .exits(2)
        .complains(&["its name is too long or not allowed there"]);
    assert_eq!(names(folder.path()), ["lists", &long, "policy.yaml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing_of_a_new_file() {
    let folder = Folder::with_policy(POLICY);
    // No file may grow beyond half a kilobyte: what a full disk does, as far as the program can tell.
    for arguments in ["new x.yaml", "new x.records.yaml", "checklists new x.yaml", "audit policy.yaml -o x"] {
        let script =
            format!("trap '' XFSZ; ulimit -f 1; exec {} {arguments}", env!("CARGO_BIN_EXE_policygap"));
        let ran = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let error = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{arguments}: {error}");
        assert!(error.contains("could not be written"), "{arguments}: {error}");
        assert_eq!(names(folder.path()), ["lists", "policy.yaml"], "{arguments}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_half_written_is_left_by_an_interrupt() {
    use std::io::Read as _;
    use std::process::{Command, Stdio};
    for signal in ["-INT", "-TERM"] {
        let folder = Folder::with_policy(POLICY);
        // More problems than a pipe holds that nobody reads: the program stands while it writes.
        for number in 0..400 {
            folder.write(&format!("all/{number}.yaml"), POLICY.replace("extremism", "extremsm"));
        }
        folder.write("out/report.html", "");
        let mut child = folder
            .command(&[
                "report",
                "all",
                "--on",
                ON,
                "--checklist",
                "lists/trial.yaml",
                "-o",
                "out/report.html",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stderr.as_mut().unwrap().read_exact(&mut [0]).unwrap();
        let parts = names(&folder.path().join("out"));
        assert!(parts.iter().any(|name| name.contains(".part")), "{parts:?}");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        assert!(!child.wait().unwrap().success());
        assert_eq!(names(&folder.path().join("out")), ["report.html"]);
        assert_eq!(folder.read("out/report.html"), "");
    }
}
