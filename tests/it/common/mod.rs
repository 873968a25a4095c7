//! What the tests of the program share: a folder of their own, the program with a scrubbed environment, and a small
//! policy and checklist to start from, so that no test depends on the wording of the real ones.

pub mod judged;
pub mod mutation;
pub mod verdict;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The day on which every test audits, unless it is about days.
pub const ON: &str = "2026-11-22";

/// A small policy in which nothing is wrong.
pub const POLICY: &str = "\
policygap: 1
school:
  name: Example Primary School
  nation: england
  phase: primary
  type: maintained
  authority: Surrey
policy:
  title: Online Safety Policy
  kind: online-safety
  approved: 28 September 2026
  approved-by: governing-body
  next-review: 27 September 2027
  review-every: 1 year
roles:
  dsl:
    held-by: A. Hartley
    duties:
      - lead-online-safety
      - do: keep-incident-log
        every: term
  safeguarding-governor:
    held-by: B. Hartley
filtering:
  blocks:
    - pornography
    - extremism
";

/// A small checklist: two demands of law and one of a standard. `POLICY` meets the first two.
pub const CHECKLIST: &str = "\
policygap-checklist: 1
series: trial
id: trial-2026
title: A trial
publisher: The tests
edition: First edition
source: https://example.org/trial
basis: derived
standing: statutory-guidance
in-force:
  from: 2026-01-01
applies-to:
  nations: england
  phases: all
controls:
  - id: lead
    title: Somebody is named as designated safeguarding lead
    requires:
      role-held: dsl
    why: Without a name nobody answers.
    remedy: Name the designated safeguarding lead under `roles`.
    owner: governing-body
    ask: Who is the designated safeguarding lead?
    meets:
      roles:
        dsl:
          held-by: A. Hartley
    misses:
      roles:
        headteacher:
          held-by: A. Hartley
  - id: blocks
    title: Pornography is blocked
    requires:
      lists:
        filtering.blocks: [pornography]
    why: Children come upon it.
    remedy: List it under `filtering`.
    owner: headteacher
    ask: Is pornography blocked?
    meets:
      filtering:
        blocks: [pornography]
    misses:
      filtering:
        blocks: [gambling]
  - id: system
    title: The filtering system is named
    force: should
    requires:
      states: filtering.system
    why: Governors cannot ask about what has no name.
    remedy: Name the system under `filtering`.
    owner: headteacher
    ask: Which filtering system do we use?
    meets:
      filtering:
        system: Example Filter
    misses:
      filtering:
        blocks: [gambling]
";

/// A folder that belongs to one test and goes when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A folder with the small policy as `policy.yaml` and the small checklist as `lists/trial.yaml`.
    pub fn with_policy(policy: &str) -> Self {
        let folder = Self::new();
        folder.write("policy.yaml", policy);
        folder.write("lists/trial.yaml", CHECKLIST);
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        String::from_utf8(std::fs::read(self.0.join(name)).unwrap()).unwrap()
    }

    /// Reads a page without its last line, which tells whether the page is as it was written.
    pub fn read_page(&self, name: &str) -> String {
        let mut page = self.read(name);
        let seal = page.rfind("<!-- As policygap wrote it: ").unwrap();
        assert_eq!(page.split_off(seal).len(), "<!-- As policygap wrote it: 0123456789abcdef -->\n".len());
        page
    }

    /// Runs the program here.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[], None)
    }

    /// Runs the program here with text on its standard input.
    pub fn run_on(&self, arguments: &[&str], input: &[u8]) -> Run {
        self.run_with(arguments, &[], Some(input))
    }

    /// Audits `policy.yaml` here against the small checklist alone, on the usual day.
    pub fn audit(&self, more: &[&str]) -> Run {
        let usual = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"];
        self.run(&[&usual, more].concat())
    }

    /// Runs the program here with an environment of its own.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)], input: Option<&[u8]>) -> Run {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        let mut child = command.spawn().unwrap();
        if let (Some(text), Some(mut pipe)) = (input, child.stdin.take()) {
            // The program may stop reading before the end, which is no fault.
            let _ = pipe.write_all(text);
        }
        let output = child.wait_with_output().unwrap();
        let run = Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        };
        assert!(!run.stderr.contains("panicked"), "{arguments:?} panicked:\n{}", run.stderr);
        run
    }

    /// The program with a scrubbed environment, in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_policygap"));
        command.args(arguments).current_dir(&self.0).env_clear();
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What came of running the program.
#[derive(Debug)]
pub struct Run {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// Checks the exit code; on failure everything that was printed is shown.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "\n--- stdout\n{}\n--- stderr\n{}",
            shortly(&self.stdout),
            shortly(&self.stderr)
        );
        self
    }

    /// Checks that standard output holds each of these.
    #[track_caller]
    pub fn says(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(
                flat(&self.stdout).contains(&flat(text)),
                "not said: {text}\n--- stdout\n{}\n--- stderr\n{}",
                self.stdout,
                self.stderr
            );
        }
        self
    }

    /// Checks that standard output holds none of these.
    #[track_caller]
    pub fn does_not_say(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(
                !flat(&self.stdout).contains(&flat(text)),
                "said: {text}\n--- stdout\n{}",
                shortly(&self.stdout)
            );
        }
        self
    }

    /// Checks that standard error holds each of these.
    #[track_caller]
    pub fn complains(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(
                flat(&self.stderr).contains(&flat(text)),
                "not on standard error: {text}\n--- stdout\n{}\n--- stderr\n{}",
                self.stdout,
                self.stderr
            );
        }
        self
    }

    /// Checks that nothing stands on standard error.
    #[track_caller]
    pub fn quietly(self) -> Self {
        assert_eq!(self.stderr, "", "\n--- stdout\n{}", shortly(&self.stdout));
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("{error}\n--- stdout\n{}\n--- stderr\n{}", shortly(&self.stdout), shortly(&self.stderr))
        })
    }
}

/// Text as one line, so that where lines are broken does not matter.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a failed test shows it.
fn shortly(text: &str) -> String {
    const MOST: usize = 4_000;
    if text.len() <= MOST {
        return text.to_owned();
    }
    let start = text.floor_char_boundary(MOST / 2);
    let end = text.floor_char_boundary(text.len() - MOST / 2);
    format!("{} […] {}", text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default())
}

/// The formats of an audit, as the program itself names them.
pub fn formats() -> Vec<String> {
    let refused = Folder::new().run(&["audit", "policy.yaml", "--format", "?"]).exits(2);
    let said = flat(&refused.stderr);
    let (_, rest) = said.split_once("[possible values: ").unwrap();
    let (formats, _) = rest.split_once(']').unwrap();
    formats.split(", ").map(str::to_owned).collect()
}
