//! Files that are broken, huge, malicious or no files at all: never a panic, a sentence for each, and the right code.

#![allow(clippy::format_collect)]

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run};

/// Audits one file of these bytes.
#[track_caller]
fn audit(bytes: impl AsRef<[u8]>) -> Run {
    let folder = Folder::with_policy("");
    folder.write("policy.yaml", bytes);
    let run = folder.audit(&[]);
    assert_safe(&run);
    run
}

/// Nothing that moves the cursor, colours or turns the text, and no other sign that a terminal obeys.
#[track_caller]
fn assert_safe(run: &Run) {
    for (name, text) in [("output", &run.stdout), ("error", &run.stderr)] {
        let bad = text.chars().find(|&c| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(bad, None, "standard {name} holds it:\n{}", text.escape_debug());
    }
}

/// The small policy with this written in place of the title.
fn titled(title: &str) -> String {
    POLICY.replace("title: Online Safety Policy", &format!("title: {title}"))
}

#[test]
fn an_alias_bomb_is_refused_at_once() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let before = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    let start = Instant::now();
    let answer = audit(format!("{POLICY}{bomb}")).exits(4);
    assert!(start.elapsed() < Duration::from_secs(20));
    answer.says(&["carries a YAML anchor (`&name`)", "`*` is a YAML alias", "a0: &a0"]);
}

#[test]
fn anchors_aliases_merges_tags_and_directives_are_refused_with_their_line() {
    let anchored = POLICY
        .replace("dsl:\n", "dsl: &dsl\n")
        .replace("safeguarding-governor:\n    held-by: B. Hartley", "safeguarding-governor: *dsl");
    audit(anchored).exits(4).says(&[
        "carries a YAML anchor",
        "policy.yaml:16:8",
        "begins with `*` is a YAML alias",
        "policy.yaml:22:26",
    ]);
    audit(format!("{POLICY}<<: {{a: b}}\n")).exits(4).says(&["`<<` is not a key of a policy file"]);
    audit(titled("!!python/object:os.system ls")).exits(4).says(&["carries a YAML tag", "policy.yaml:9:10"]);
    audit(format!("%YAML 1.2\n---\n{POLICY}"))
        .exits(4)
        .says(&["A line that begins with `%`", "policy.yaml:1:1"]);
    audit(format!("{POLICY}? [a, b]\n: c\n"))
        .exits(4)
        .says(&["A list or a group stands where a key was expected"]);
}

#[test]
fn lists_and_groups_ten_thousand_deep_are_refused() {
    let deep = "Lists and groups stand deeper in each other than in any policy";
    for text in [
        "[".repeat(10_000),
        format!("policygap: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)),
        "{".repeat(10_000),
        "{a: ".repeat(10_000),
        "- ".repeat(10_000),
        (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
    ] {
        audit(text).exits(4).says(&[deep, "too deep from here"]);
    }
    // Ten thousand nested blocks are refused for their size, before anything else.
    audit((0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<String>())
        .exits(4)
        .says(&["larger than 4 MB"]);
    audit("? ".repeat(10_000)).exits(4);
}

#[test]
fn four_million_bytes_are_read_and_one_more_is_not() {
    let filled = |size: usize| {
        let mut text = format!("{POLICY}#");
        text.push_str(&"x".repeat(size - text.len()));
        text
    };
    audit(filled(4_000_000)).exits(0);
    audit(filled(4_000_001))
        .exits(4)
        .says(&["This file is larger than 4 MB, so it was not read.", "Is this the right file?"]);
    let folder = Folder::with_policy("");
    let run = folder
        .run_on(&["audit", "-", "--on", ON, "--checklist", "lists/trial.yaml"], filled(4_000_001).as_bytes());
    run.exits(4).says(&["standard input", "larger than 4 MB"]);
}

#[test]
fn text_in_another_encoding_is_refused_and_a_byte_order_mark_is_not() {
    let latin: Vec<u8> = titled("Café Policy").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    audit(latin).exits(4).says(&["This file is not UTF-8 text (line 9).", "Save it again as UTF-8"]);
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        let mut out = mark.to_vec();
        out.extend(POLICY.encode_utf16().flat_map(bytes));
        out
    };
    for bytes in [utf16([0xff, 0xfe], u16::to_le_bytes), utf16([0xfe, 0xff], u16::to_be_bytes)] {
        audit(bytes).exits(4).says(&["saved as UTF-16", "choose UTF-8"]);
    }
    audit(format!("\u{feff}{POLICY}")).exits(0);
    // Behind the mark, places are still right.
    audit(format!("\u{feff}{}", titled("a: b"))).exits(4).says(&["policy.yaml:9:10"]);
    audit(POLICY.replace("policygap: 1", "\u{feff}policygap: one"))
        .exits(4)
        .says(&["policy.yaml:1:13", "`one` is not a whole number"]);
}

#[test]
fn a_file_with_nothing_in_it_is_told_and_is_no_success() {
    let run = audit("").exits(4).says(&["This file is empty.", "`policygap new`"]);
    run.says(&["policy.yaml could not be read, so it was not audited"]).does_not_say(&["audited for"]);
    audit(" \n\n  \n").exits(4).says(&["This file is empty."]);
    audit("# nothing yet\n# to be written\n").exits(4).says(&["holds nothing but comments"]);
    audit("---\n...\n").exits(4);
    audit("hello\n").exits(4).says(&["Expected the keys of a policy file, but found text."]);
    audit("- a\n- b\n").exits(4).says(&["Expected the keys of a policy file, but found a list."]);
    audit("{}\n").exits(4).says(&["`policygap` is missing", "`school` is missing", "`policy` is missing"]);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    audit(titled("A\0B")).exits(4).says(&[
        "holds characters that are not text",
        "policy.yaml:9:11",
        "a Word or PDF document",
    ]);
    audit((0..=255).collect::<Vec<u8>>()).exits(4).says(&["not UTF-8 text"]);
    audit(b"PK\x03\x04\x14\x00\x06\x00").exits(4).says(&["holds characters that are not text"]);
    audit(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n").exits(4).says(&["not UTF-8 text (line 2)"]);
}

#[test]
fn no_escape_sequence_reaches_the_terminal_from_raw_text() {
    for sign in ["\u{1b}[31mred", "\u{9b}31m", "\u{8}\u{8}", "\u{7}", "\u{7f}", "a\u{202e}b", "a\u{2066}b"] {
        let run = audit(titled(sign)).exits(4);
        assert!(run.stdout.contains("policy.yaml:9:1"), "{}", run.stdout);
    }
    audit(titled("a \u{202e} b"))
        .exits(4)
        .says(&["An invisible character stands here that turns the direction of the text"]);
}

#[test]
fn no_escape_sequence_reaches_the_terminal_through_a_backslash() {
    for sign in [
        r"\e[31m",
        r"\x1b[2J",
        r"\u001b]0;x\u0007",
        r"\u202e",
        r"\u2066",
        r"\a",
        r"\b",
        r"\0",
        r"\x9b",
        r"\N",
        r"\L",
        r"\P",
        r"\U0000202e",
    ] {
        let message = "A backslash in this text stands for a character that cannot be shown.";
        audit(titled(&format!("\"A {sign} title\""))).exits(4).says(&[message, "policy.yaml:9:10"]);
        // In a key, a word, a name, and behind own words.
        audit(POLICY.replace("  authority:", &format!("  \"auth{sign}ority\":"))).exits(4).says(&[message]);
        audit(POLICY.replace("- extremism", &format!("- \"extr{sign}emism\""))).exits(4).says(&[message]);
        audit(POLICY.replace("A. Hartley", &format!("\"A. {sign}\""))).exits(4).says(&[message]);
    }
    // The other escapes are text.
    audit(titled(r#""\u0041\x42 \"quoted\" caf\u00e9 \/ tab\tend""#)).exits(0);
}

#[test]
fn no_escape_sequence_reaches_a_file_format() {
    let folder = Folder::with_policy(&titled(r#""A \e[31m\u202e title""#));
    for format in ["json", "markdown", "html"] {
        let run = folder.audit(&["--format", format]).exits(4);
        assert_safe(&run);
        assert!(
            !run.stdout.contains("\\u001b") && !run.stdout.contains("\\u202e [31m"),
            "{format}: {}",
            run.stdout
        );
    }
}

#[test]
fn a_name_over_several_lines_does_not_pass_for_words_of_the_program() {
    let policy = POLICY.replace("name: Example Primary School", r#"name: "A\n\nThe gate is met: no gap""#);
    let run = audit(policy.replace("held-by: A. Hartley\n", "held-by:\n"));
    let line = run.stdout.lines().find(|line| line.starts_with("The gate is met: no gap"));
    assert_eq!(line, None, "{}", run.stdout);
}

/// What nobody sees is told, left out of what is read, and shown as a sign where a line is shown.
#[test]
fn what_nobody_sees_is_told_and_shown_as_a_sign_or_refused() {
    for hidden in ['\u{200b}', '\u{feff}', '\u{2060}', '\u{200f}'] {
        let policy = POLICY
            .replace("authority: Surrey", &format!("authority: Sur{hidden}rey"))
            .replace("  blocks:", &format!("  system: Ex{hidden}ample\n  blocks:"));
        let folder = Folder::with_policy(&policy);
        let name = format!("pol{hidden}icy.yaml");
        folder.write(&name, &policy);
        for format in crate::common::formats() {
            for file in ["policy.yaml", &name] {
                let run = folder.run(&["audit", file, "--on", ON, "-v", "-f", &format]);
                let told = run.stdout.trim_start_matches('\u{feff}').to_owned() + &run.stderr;
                assert!(!told.contains(hidden), "{format} {hidden:?}: {told}");
                assert_ne!(run.code, Some(4), "{format} {hidden:?}: {told}");
            }
        }
        folder.audit(&[]).says(&["An invisible character stands in this text and was left out"]);
    }
    for refused in ['\u{e0041}', '\u{fffa}', '\u{202e}'] {
        let run =
            Folder::with_policy(&POLICY.replace("Surrey", &format!("Sur{refused}rey"))).audit(&[]).exits(4);
        assert!(!run.stdout.contains(refused), "{}", run.stdout);
        run.says(&["An invisible character stands here"]);
    }
}

#[test]
fn a_second_document_is_refused() {
    audit(format!("{POLICY}---\n{POLICY}")).exits(4).says(&[
        "A second document begins here.",
        "policy.yaml:28:1",
        "Put each policy in a file of its own",
    ]);
    audit(format!("---\n{POLICY}...\n")).exits(0);
}

#[test]
fn what_is_no_file_is_told_and_the_others_are_audited() {
    let folder = Folder::with_policy(POLICY);
    let audit = |path: &str| {
        folder.run(&["audit", path, "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"])
    };
    audit("missing.yaml").exits(2).complains(&["missing.yaml does not exist"]);
    // A folder may be called like a file; it is searched as any folder.
    std::fs::create_dir(folder.path().join("x.yaml")).unwrap();
    audit("x.yaml").exits(2).complains(&["x.yaml holds no policy"]);
    folder.write("x.yaml/inner.yaml", POLICY);
    audit("x.yaml").exits(0).says(&["policy.yaml, audited for", "x.yaml/inner.yaml, audited for"]);
    std::fs::remove_file(folder.path().join("x.yaml/inner.yaml")).unwrap();
    let alone = folder.run(&["audit", "x.yaml", "--on", ON, "--checklist", "lists/trial.yaml"]);
    alone.exits(3).complains(&["No policy was found there: no file ending in .yaml or .yml."]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_a_circle_are_told_and_the_others_are_audited() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with_policy("");
    folder.write("all/good.yaml", POLICY);
    symlink("nowhere.yaml", folder.path().join("all/broken.yaml")).unwrap();
    symlink("circle.yaml", folder.path().join("all/circle.yaml")).unwrap();
    symlink("..", folder.path().join("all/up")).unwrap();
    let audit = |path: &str| folder.run(&["audit", path, "--on", ON, "--checklist", "lists/trial.yaml"]);
    audit("all/broken.yaml").exits(4).says(&["This is a link to a file that does not exist."]);
    audit("all/circle.yaml").exits(4).says(&["could not be opened"]);
    let all = audit("all").exits(4);
    all.says(&[
        "all/good.yaml, audited for",
        "all/broken.yaml",
        "a link to a file that does not exist",
        "all/circle.yaml",
    ]);
    // A link to a policy is that policy; where both stand in one folder it is read once.
    symlink("good.yaml", folder.path().join("all/link.yaml")).unwrap();
    audit("all/link.yaml").exits(0).says(&["all/link.yaml, audited for"]);
    audit("all").exits(4).says(&["all/good.yaml, audited for"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let folder = Folder::with_policy(POLICY);
    folder
        .audit(&["--output", "/dev/full"])
        .exits(2)
        .complains(&["/dev/full could not be written", "No space left"]);
    folder
        .run(&["report", "policy.yaml", "--on", ON, "-o", "/dev/full", "-f", "html"])
        .exits(2)
        .complains(&["/dev/full could not be written"]);
    let full = || Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for arguments in [
        &["audit", "policy.yaml", "--on", ON][..],
        &["explain", "dsl"],
        &["checklists", "list"],
        &["new"],
        &["due", "policy.yaml"],
    ] {
        let output = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(full())
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains("Standard output could not be written"), "{arguments:?}: {error}");
    }
    // Not even the errors can be written: still no panic, and the right code.
    let output =
        folder.command(&["audit", "missing.yaml"]).stdin(Stdio::null()).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    folder.write("out.md", "what was there");
    folder
        .audit(&["--output", "missing/folder/out.md"])
        .exits(2)
        .complains(&["missing/folder/out.md could not be written"]);
    folder.audit(&["--output", "lists"]).exits(2).complains(&["lists is a folder; name a file to write to"]);
    assert_eq!(folder.read("out.md"), "what was there");
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        names.into_iter().all(|name| !name.to_string_lossy().contains(".part")),
        "a half-written file was left"
    );
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::with_policy("");
    for number in 0..40 {
        folder.write(&format!("all/{number}.yaml"), titled(&"x".repeat(5_000)));
    }
    let json = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml", "--format", "json"];
    for arguments in [
        &json[..],
        &["audit", "all", "--on", ON],
        &["explain", "commitments"],
        &["checklists", "list"],
        &["--help"],
    ] {
        let mut child = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{arguments:?}");
        assert!(output.status.code().is_some(), "{arguments:?} was killed by a signal");
        if let ["audit", ..] = arguments {
            let read = folder.run(arguments);
            assert_eq!(output.status.code(), read.code, "{arguments:?}: what was decided does not change");
        }
    }
}

#[test]
fn a_records_file_is_not_taken_for_a_policy() {
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\n");
    let run = folder.run(&["audit", "policy.records.yaml", "--on", ON]).exits(2);
    run.complains(&[
        "policy.records.yaml is a records file. Name the policy it belongs to; the records are read with it",
    ]);
    // In a folder it goes with its policy.
    folder
        .run(&["audit", ".", "--on", ON, "--checklist", "lists/trial.yaml"])
        .does_not_say(&["policy.records.yaml, audited"]);
}

#[test]
fn a_records_file_that_cannot_be_read_does_not_hide_the_policy() {
    for (records, said) in [
        (&b"records: [\n"[..], "A bracket is opened here and not closed"),
        (b"\xff\xfe\x00", "saved as UTF-16"),
        (b"", "This file is empty."),
        (
            b"policygap-records: 1\nrecords:\n  - record: nothing-known\n    date: 1 May 2026\n",
            "policy.records.yaml:3:13",
        ),
        (b"&a [*a]", "policy.records.yaml:1"),
    ] {
        let folder = Folder::with_policy(POLICY);
        folder.write("policy.records.yaml", records);
        let run = folder.audit(&[]).exits(4).says(&[
            "policy.records.yaml",
            said,
            "Example Primary School: Online Safety Policy",
        ]);
        assert_safe(&run);
        let json = folder.audit(&["-f", "json"]).exits(4).json();
        assert_eq!(json["policies"][0]["summary"]["met"], 2);
    }
    let folder = Folder::with_policy(POLICY);
    std::fs::create_dir(folder.path().join("policy.records.yaml")).unwrap();
    folder.audit(&[]).exits(4).says(&["This is a folder where a file was expected."]);
}

/// What the system shows as a file and is none may hold nothing for hours.
#[cfg(target_os = "linux")]
#[test]
fn a_log_of_the_system_is_never_waited_for() {
    let folder = Folder::with_policy(POLICY);
    let program = env!("CARGO_BIN_EXE_policygap");
    for (arguments, code) in [
        (&["audit", "/proc/kmsg"][..], 4),
        (&["audit", "policy.yaml", "--checklist", "/proc/kmsg"], 2),
        (&["audit", "/proc/self/environ"], 4),
    ] {
        let mut limited = std::process::Command::new("timeout");
        let ran = limited.args(["20", program]).args(arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }
}

#[test]
fn lines_may_end_as_windows_ends_them_and_not_as_old_computers_did() {
    audit(POLICY.replace('\n', "\r\n")).exits(0);
    let wrong = POLICY.replace("- extremism", "- extremsm").replace('\n', "\r\n");
    audit(wrong).exits(4).says(&["policy.yaml:27:7", "27 | - extremsm | ^^^^^^^^ not in the vocabulary"]);
    audit(titled("a: b").replace('\n', "\r\n")).exits(4).says(&["policy.yaml:9:10"]);
    audit(POLICY.replace('\n', "\r"))
        .exits(4)
        .says(&["The lines of this file end as they did on old computers", "Save it again"]);
}

#[test]
fn very_long_lines_are_cut_where_they_are_shown() {
    let run = audit(POLICY.replace("pornography", &"x".repeat(1_000_000))).exits(4);
    assert!(run.stdout.len() < 20_000, "{} bytes were printed", run.stdout.len());
    let run = audit(titled(&format!("{} a: b", "x".repeat(1_000_000)))).exits(4);
    assert!(run.stdout.len() < 20_000, "{} bytes were printed", run.stdout.len());
    audit(titled(&"x".repeat(100_000))).exits(0);
}

#[test]
fn a_hundred_thousand_keys_are_read_or_refused_in_good_time() {
    let start = Instant::now();
    let wrong: String = (0..100_000).map(|number| format!("key{number}: x\n")).collect();
    let run = audit(format!("{POLICY}{wrong}"))
        .exits(4)
        .says(&["`key0` is not a key of a policy file.", "There are 99900 more problems from here on."]);
    assert!(run.stdout.len() < 200_000, "{} bytes were printed", run.stdout.len());
    let topics: String = (0..100_000).map(|number| format!("  Heading {number}:\n    note: x\n")).collect();
    audit(format!("{POLICY}topics:\n{topics}")).exits(0);
    let words: String = (0..100_000).map(|number| format!("    - word{number}\n")).collect();
    audit(format!("{POLICY}{words}"))
        .exits(4)
        .says(&["`word0` is not a filtering category", "more problems from here on"]);
    let time = start.elapsed();
    assert!(time < Duration::from_mins(2), "{time:?}");
}

#[test]
fn thousands_of_repeated_keys_are_told_shortly() {
    let run = audit(format!("{POLICY}{}", "filtering:\n".repeat(5_000))).exits(4);
    assert!(run.stdout.len() < 200_000, "{} bytes were printed", run.stdout.len());
    run.says(&[
        "The key `filtering` stands twice in the same group.",
        "There are 4900 more problems from here on.",
    ]);
}

#[test]
fn a_key_of_ten_thousand_letters_is_refused_shortly() {
    for key in ["k".repeat(10_000), format!("\"{}\"", "k".repeat(10_000))] {
        let run = audit(format!("{POLICY}{key}: x\n"))
            .exits(4)
            .says(&["This key is longer than 1,000 letters.", "policy.yaml:28:1"]);
        assert!(run.stdout.len() < 5_000);
    }
}

#[test]
fn markup_in_names_stays_text() {
    let name = "<script>alert(1)</script> & \"S\" | *x* [a](javascript:b) `c` <b>";
    let policy = POLICY.replace("name: Example Primary School", &format!("name: '{name}'"));
    let folder = Folder::with_policy(&policy.replace("B. Hartley", "'<img src=x onerror=alert(1)>'"));
    folder.audit(&[]).exits(0).says(&[name]);
    assert_eq!(folder.audit(&["-f", "json"]).json()["policies"][0]["school"], name);
    let html = folder.audit(&["-f", "html"]).exits(0).stdout;
    assert!(html.contains("&lt;script&gt;alert(1)"), "the name is missing");
    assert!(
        !html.contains("<script>alert") && !html.contains("<img src=x") && !html.contains("<b>\""),
        "markup got through"
    );
    let markdown = folder.audit(&["-f", "markdown"]).exits(0).stdout;
    assert!(markdown.contains("alert(1)"), "the name is missing");
    assert!(
        !markdown.contains("<script>") && !markdown.contains("[a](javascript"),
        "markup got through:\n{markdown}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_name_does_not_reach_the_terminal_raw() {
    let folder = Folder::with_policy("");
    folder.write("all/a\u{1b}[31m\n\u{202e}.yaml", titled("a: b"));
    let run = folder.run(&["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).exits(4);
    assert_safe(&run);
    folder.write("lists/b\u{1b}[31m.yaml", CHECKLIST.replace("role-held", "role-hled"));
    let run = folder.run(&["checklists", "check", "lists/b\u{1b}[31m.yaml"]).exits(2);
    assert_safe(&run);
}

#[test]
fn a_hostile_checklist_is_refused_as_a_policy_is() {
    let folder = Folder::with_policy(POLICY);
    let bad = |text: &[u8]| {
        folder.write("bad.yaml", text);
        let run = folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "bad.yaml"]).exits(2);
        assert_safe(&run);
        assert!(run.stderr.contains("bad.yaml") && run.stdout.is_empty(), "{}", run.stderr);
        let run = folder.run(&["checklists", "check", "bad.yaml"]).exits(2);
        assert_safe(&run);
    };
    bad(b"");
    bad(b"\xff\xfe");
    bad(b"a: &a [*a, *a]");
    bad("[".repeat(10_000).as_bytes());
    bad(CHECKLIST.replace("title: A trial", "title: \"A \\e[31m trial\"").as_bytes());
    // Requirements in each other, deeper than anybody writes them.
    let deep = format!("{}{{role-held: dsl}}{}", "{all: [".repeat(100), "]}".repeat(100));
    bad(CHECKLIST.replacen("requires:\n      role-held: dsl", &format!("requires: {deep}"), 1).as_bytes());
}

/// Every file below a folder, with what is in it.
fn tree(folder: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else {
            files.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn nothing_is_written_but_the_output_that_is_named() {
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\n");
    let before = tree(folder.path());
    let on = ["--on", ON];
    let commands: [&[&str]; 12] = [
        &["audit", "policy.yaml", "--format", "json"],
        &["audit", ".", "--quiet"],
        &["report", "policy.yaml", "--for", "lead"],
        &["route", "policy.yaml"],
        &["due", "."],
        &["checklists", "coverage", "policy.yaml"],
        &["checklists", "list", "--checklist", "lists"],
        &["checklists", "show", "lists/trial.yaml"],
        &["checklists", "check", "lists"],
        &["explain", "dsl"],
        &["new"],
        &["schema", "policy"],
    ];
    for command in commands {
        let dated = matches!(command[0], "audit" | "report" | "route" | "due");
        folder.run(&[command, if dated { &on[..] } else { &[] }].concat());
        assert!(tree(folder.path()) == before, "{command:?} wrote something");
    }
    folder.run(&["audit", "policy.yaml", "--on", ON, "--format", "json", "--output", "out.json"]);
    let mut after = tree(folder.path());
    after.retain(|(path, _)| !path.ends_with("out.json"));
    assert!(after == before && folder.path().join("out.json").is_file());
}

#[test]
fn nothing_that_the_program_is_built_of_could_open_a_connection() {
    let lock = std::fs::read("Cargo.lock").unwrap();
    let lock = String::from_utf8(lock).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = ")).collect();
    assert!(names.len() > 50, "the list of what it is built of was not read");
    for network in [
        "reqwest",
        "ureq",
        "hyper",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "tokio",
        "async-std",
        "smol",
        "mio",
        "socket2",
        "rustls",
        "native-tls",
        "openssl-sys",
        "h2",
        "quinn",
        "hickory-resolver",
        "trust-dns-resolver",
    ] {
        assert!(!names.contains(&format!("\"{network}\"").as_str()), "{network} is among the dependencies");
    }
}
