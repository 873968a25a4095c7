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
const FOREIGN: &str = "exists and cannot be told from a file that somebody has changed, so it was left as it is, and nothing was written";
const KEPT: &str = "is a policy, records or a checklist, and no result takes the place of one.";

/// What others write, though it begins as results of this program do.
const FOREIGN_TEXTS: [&str; 6] = [
    "What the governors said.\n",
    "The gate is met, said the chair.\nour minutes\n",
    "Notes\nHill, audited for 28 November 2026\nour minutes\n",
    "{\"tool\": \"policygap dashboards\", \"mine\": 1}\n",
    "{\n  \"version\": 1,\n  \"on\": \"2026-11-22\",\n  \"ours\": 1\n}\n",
    "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"A policy of policygap, version 1\"\n}\n",
];

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
        for text in FOREIGN_TEXTS {
            folder.write("notes.txt", text);
            run(&folder, arguments, &["-o", "notes.txt"]).exits(2).complains(&[
                "notes.txt",
                FOREIGN,
                "--force",
            ]);
            assert_eq!(folder.read("notes.txt"), text, "{arguments:?}");
        }
        // A policy, records and a checklist are kept whatever is said, also where they are not read.
        for (name, text) in [
            ("other.yaml", POLICY),
            ("other.records.yaml", "policygap-records: 1\n"),
            ("list.yaml", CHECKLIST),
            (".hidden.yaml", "school:\n  name: A school\npolicygap: 1\n"),
            ("policy.yaml.txt", "# Ours\n---\n\"policygap\": 1\n"),
        ] {
            folder.write(name, text);
            for force in [&["-o", name][..], &["-o", name, "--force"]] {
                run(&folder, arguments, force).exits(2).complains(&[name, KEPT]);
                assert_eq!(folder.read(name), text, "{arguments:?}");
            }
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
            run(&folder, &arguments, &["-o", "out"]).exits(2).complains(&["out", FOREIGN, "--force"]);
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

/// What has no place for a mark that it is as it was written is known by its bytes alone.
#[test]
fn what_is_no_page_is_replaced_only_by_the_same_without_force() {
    let audit = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-f"];
    let audits = ["text", "json", "jsonl", "csv"].map(|format| [&audit[..], &[format]].concat());
    let more: [&[&str]; 4] = [
        &["due", "policy.yaml", "--on", ON, "-f", "json"],
        &["route", "policy.yaml", "--on", ON, "--aspect", "filtering", "-f", "json"],
        &["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-f", "csv"],
        &["schema", "result"],
    ];
    for arguments in audits.into_iter().chain(WRITING.iter().chain(&more).map(|it| it.to_vec())) {
        let folder = Folder::with_policy(&POLICY.replace("pornography", "gambling"));
        let first = run(&folder, &arguments, &["-o", "out"]);
        let written = folder.read("out");
        for edited in [format!("{written}Done by A. Hartley\n"), written.replacen('n', "m", 1)] {
            folder.write("out", &edited);
            run(&folder, &arguments, &["-o", "out"]).exits(2).complains(&["out", FOREIGN, "--force"]);
            assert_eq!(folder.read("out"), edited, "{arguments:?}");
        }
        assert_eq!(names(folder.path()), ["lists", "out", "policy.yaml"]);
        assert_eq!(run(&folder, &arguments, &["-o", "out", "--force"]).code, first.code);
        assert_eq!(folder.read("out"), written);
    }
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
    // What chose the files was read as well.
    std::fs::create_dir_all(folder.path().join(".git/info")).unwrap();
    for rules in [".gitignore", ".git/info/exclude", "lists/.gitignore"] {
        folder.write(rules, "drafts/\n");
        run(&folder, &["audit", ".", "--on", ON, "-o", rules, "--force"], &[]).exits(2).complains(&[READ]);
        assert_eq!(folder.read(rules), "drafts/\n");
    }
}

/// What stands at a name is looked at again before it is replaced, since people save their files meanwhile.
#[cfg(unix)]
#[test]
fn what_somebody_writes_while_it_runs_is_kept() {
    use std::io::Write as _;
    use std::process::Stdio;
    const MEANWHILE: &str =
        "Somebody has written out while this ran, so it was left as it is, and nothing was written.";
    let report: &[&str] = &["report", "-", "--on", ON, "--checklist", "lists/trial.yaml", "-f"];
    for (format, before, more, says) in [
        ("html", None, &[][..], FOREIGN),
        ("html", None, &["--force"], MEANWHILE),
        ("html", Some("Minutes"), &["--force"], MEANWHILE),
        ("json", Some(""), &[], FOREIGN),
        ("csv", None, &["--force"], MEANWHILE),
    ] {
        let folder = Folder::with_policy(POLICY);
        if let Some(text) = before {
            folder.write("out", text);
        }
        let mut command = folder.command(&[report, &[format, "-o", "out"], more].concat());
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        // More than a pipe holds: once it is written, the program is reading and has looked at what stands there.
        input.write_all(format!("{}{POLICY}", "# a line of it\n".repeat(20_000)).as_bytes()).unwrap();
        folder.write("out", "What the governors said meanwhile.\n");
        drop(input);
        let ran = child.wait_with_output().unwrap();
        let error = crate::common::flat(&String::from_utf8(ran.stderr).unwrap());
        assert_eq!(ran.status.code(), Some(2), "{format} {before:?} {more:?}: {error}");
        assert!(error.contains(says), "{format} {before:?} {more:?}: {error}");
        assert_eq!(folder.read("out"), "What the governors said meanwhile.\n");
        assert_eq!(names(folder.path()), ["lists", "out", "policy.yaml"]);
    }
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
    for more in [&["new.html"][..], &["new.html", "--force"]] {
        run(&folder, &report, more).exits(2).complains(&["new.html is protected from writing"]);
    }
    // A second name would go on leading to the old text: nobody does that unawares.
    std::fs::hard_link(path("there/report.html"), path("second.html")).unwrap();
    let says = "second.html has a second name elsewhere (a hard link), so it was left as it is";
    run(&folder, &report, &["second.html"]).exits(2).complains(&[says, "--force"]);
    assert_ne!(run(&folder, &report, &["second.html", "--force"]).code, Some(2));
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

#[cfg(unix)]
#[test]
fn standard_output_by_its_names_and_pipes_are_written_and_never_waited_for() {
    let folder = Folder::with_policy(POLICY);
    let audit = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-o"];
    let plain = run(&folder, &audit, &["-"]);
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let into = std::fs::File::create(folder.path().join("out")).unwrap();
        let status = folder.command(&[&audit[..], &[name]].concat()).stdout(into).status().unwrap();
        assert_eq!((status.code(), folder.read("out")), (plain.code, plain.stdout.clone()), "{name}");
    }
    run(&folder, &["new", "/dev/stdout"], &[]).exits(0).says(&["policygap-end: true"]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap();
    assert!(made.success());
    run(&folder, &audit, &["pipe"])
        .exits(2)
        .complains(&["pipe could not be written: it is a pipe that nobody reads from"]);
    let pipe = folder.path().join("pipe");
    let reader = std::thread::spawn(move || std::fs::read_to_string(pipe).unwrap());
    // Where the reader has not come yet it is told; it comes.
    let ran =
        std::iter::repeat_with(|| run(&folder, &audit, &["pipe"])).find(|ran| ran.code != Some(2)).unwrap();
    assert_eq!((reader.join().unwrap(), ran.stdout.as_str()), (plain.stdout, ""));
}

/// Whoever may give a file to somebody else, as tests in a container may, keeps it theirs.
#[cfg(unix)]
#[test]
fn a_file_keeps_its_owner_and_its_group() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let folder = Folder::with_policy(POLICY);
    let report = ["report", "policy.yaml", "--on", ON, "-o", "out.html"];
    run(&folder, &report, &[]);
    let out = folder.path().join("out.html");
    let own = out.metadata().unwrap();
    let given = chown(&out, Some(own.uid() + 1), Some(own.gid() + 1)).is_ok();
    let before = out.metadata().unwrap();
    assert_eq!(given, before.uid() != own.uid());
    for more in [&[][..], &["--force"]] {
        assert_ne!(run(&folder, &report, more).code, Some(2));
        let after = out.metadata().unwrap();
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
    }
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
