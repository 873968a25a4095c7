//! The audit from files to exit code, in two passes. In the first every policy is read, weighed and decided, and only
//! counts are kept. In the second, where a format shows policies, each is explained, reported, rendered and dropped.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::audit::Context;
use crate::gate::Exit;
use crate::page::index::{Gathered, Standing};
use crate::render::{Format, RenderError, Renderer, Shown, Style, text};
use crate::report::{self, Input, PolicyReport, Report, Settled, dates};
use crate::source::{Code, Problem, Span};
use crate::vocabulary::Vocabulary;

use super::args::Works;
use super::choice::Choice;
use super::console::Console;
use super::files::{self, Finds, Found};
use super::first_pass::{self, FirstPass, Seen, stamp};
use super::folder::Folder;
use super::guard::{self, Inputs, Target};
use super::output::{self, Output};
use super::setup;
use super::show::Show;

/// How many policies are rendered before they are written: enough for all cores, and as many as are held at once.
const AT_ONCE: usize = 32;

/// What is to be audited, and how it is shown.
pub struct Order<'a> {
    /// The policies, the day, the checklists.
    pub works: &'a Works,
    /// When the gate is not met, as far as that was typed.
    pub gate: setup::Gate,
    /// What is shown.
    pub show: Show,
    /// How.
    pub style: Style,
    /// The file to write to.
    pub output: Option<&'a Path>,
    /// Whether it may replace a file that this program did not write.
    pub force: bool,
    /// The folder to write a report of each policy to, in place of that.
    pub folder: Option<&'a Folder>,
    /// Whether problems are told on standard error, too.
    pub tell_problems: bool,
}

/// What a run came to.
pub struct Ran {
    /// The exit code.
    pub exit: Exit,
    /// The gate in a sentence.
    pub gate: String,
    /// How many policies were found.
    pub policies: usize,
}

/// Runs an order.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the result cannot be written.
pub fn run(order: &Order<'_>, console: &Console) -> Result<Ran> {
    let on = setup::day(order.works.on.as_deref())?;
    let vocabulary = Vocabulary::builtin();
    let choice = Choice::read(&order.works.checklists)?;
    let context = Context { on, checklists: choice.chosen(on)?, words: vocabulary };
    let Finds { found, left_out, overlooked, rules } = files::find_by_name(order.works.search())?;
    let inputs = || Inputs::new(&found, &[&choice.files, &rules]);
    let target = match order.folder {
        None => guard::allow(order.output, order.force, inputs)?,
        Some(_) => Target::stdout(),
    };
    let not_carried = choice.not_carried(on);
    let settled = Settled {
        gate: order.gate.settle(&context, &not_carried),
        context,
        library: &choice.library,
        not_carried,
        soon: dates::SOON,
        routes: order.show.has_routes(order.style),
    };

    let first = FirstPass::run(&found, &settled, order.show);
    let mut report = report::whole(&settled, &first.surveyed);
    report.notices.extend(choice.left_out.iter().cloned().chain(left_out));
    report.gate.message.extend(report::wording::overlooked(overlooked.len()).map(|said| format!(" {said}")));
    if matches!(order.show, Show::Gate) || order.tell_problems {
        for told in &overlooked {
            console.note(told);
        }
    }
    let mut second =
        SecondPass { found: &found, first: &first, settled: &settled, order, console, changed: false };
    let written = match order.folder {
        Some(_) if found.is_empty() => Ok(()),
        Some(folder) => second.each(folder, &inputs(), &report),
        None => Output::open(&target)?.write(|out| second.run(&report, out)),
    };

    match written {
        // The exit code is what was decided, whether or not anybody reads on.
        Err(error) if !output::is_closed_pipe(&error) => return Err(error),
        Ok(()) | Err(_) => {}
    }
    if found.is_empty() {
        console.error("No policy was found there: no file ending in .yaml or .yml.");
    }
    let exit = if second.changed { Exit::Unread } else { report.decision.exit };
    Ok(Ran { exit, gate: report.gate.message, policies: found.len() })
}

struct SecondPass<'a, 'c> {
    found: &'a [Found],
    first: &'a FirstPass<'c>,
    settled: &'a Settled<'c>,
    order: &'a Order<'a>,
    console: &'a Console,
    /// Whether a file was another than the one that was weighed.
    changed: bool,
}

/// What became of a policy: its text, or what an index keeps of it.
struct Rendered<T> {
    text: T,
    problems: Vec<String>,
    changed: bool,
}

impl SecondPass<'_, '_> {
    fn run(&mut self, report: &Report<'_>, out: &mut dyn Write) -> Result<(), RenderError> {
        let surveyed = &self.first.surveyed;
        let format = match self.order.show {
            Show::Gate => return text::quiet(report, surveyed, self.order.style, out),
            Show::Policies(format) => format,
        };
        let shown = Shown { report, surveyed, context: &self.settled.context, style: self.order.style };
        self.render(&*format.renderer(shown)?, out)
    }

    /// Writes every policy in order; several are rendered at once.
    fn render(&mut self, renderer: &dyn Renderer, out: &mut dyn Write) -> Result<(), RenderError> {
        renderer.begin(out)?;
        let positions: Vec<usize> = (0..self.found.len()).collect();
        for some in positions.chunks(AT_ONCE) {
            let shown: Vec<_> = some.par_iter().filter_map(|&at| self.policy(at, renderer)).collect();
            for policy in shown {
                let Rendered { text, problems, changed } = policy?;
                out.write_all(&text)?;
                for problem in &problems {
                    self.console.note(problem);
                }
                self.changed |= changed;
            }
        }
        renderer.end(out)
    }

    /// Writes a report of each policy into a file of its own, and an index of them. Of each only what stands in the index
    /// is kept.
    fn each(&mut self, folder: &Folder, read: &Inputs, report: &Report<'_>) -> Result<()> {
        let (files, last) = folder.ready(self.found, read)?;
        let mut index = Gathered::default();
        let named: Vec<(usize, &Target)> = files.iter().enumerate().collect();
        for some in named.chunks(AT_ONCE) {
            let written: Vec<_> =
                some.par_iter().filter_map(|&(at, file)| self.alone(at, file, folder.format())).collect();
            for written in written {
                let Rendered { text: standing, problems, changed } = written?;
                index.add(standing);
                for problem in &problems {
                    self.console.note(problem);
                }
                self.changed |= changed;
            }
        }
        let edition = self.order.style.edition;
        Output::open(&last)?.write(|out| folder.index_format().write(report, &index, edition, out))
    }

    /// Writes the report of one policy, as if it were the only one.
    fn alone(&self, at: usize, file: &Target, format: Format) -> Option<Result<Rendered<Standing>>> {
        let surveyed = std::slice::from_ref(self.first.surveyed.get(at)?);
        let report = report::whole(self.settled, surveyed);
        let shown =
            Shown { report: &report, surveyed, context: &self.settled.context, style: self.order.style };
        let write = |policy: &PolicyReport<'_>| {
            let renderer = format.renderer(shown)?;
            let policies = std::slice::from_ref(policy);
            Output::open(file)?.write(|out| renderer.whole(policies, out))?;
            let name = file.path.as_deref().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
            Ok(Standing::of(policy, &name))
        };
        self.explained(at, write)
    }

    fn policy(&self, at: usize, renderer: &dyn Renderer) -> Option<Result<Rendered<Vec<u8>>, RenderError>> {
        self.explained(at, |policy| {
            let mut text = Vec::new();
            renderer.policy(policy, at, &mut text).map(|()| text)
        })
    }

    /// Explains a policy, and makes something of it.
    fn explained<T, E>(
        &self,
        at: usize,
        make: impl FnOnce(&PolicyReport<'_>) -> Result<T, E>,
    ) -> Option<Result<Rendered<T>, E>> {
        let again;
        let (input, changed) = match self.first.seen.get(at)? {
            Seen::Kept(input) => (input.as_ref(), false),
            Seen::Stamped(before) => {
                let input = files::read(self.found.get(at)?, self.settled.context.words);
                let changed = stamp(&input) != *before;
                again = if changed { other_than_weighed(&input) } else { input };
                (&again, changed)
            }
            Seen::Beyond(before) => {
                let input = files::read(self.found.get(at)?, self.settled.context.words);
                let changed = stamp(&input) != *before;
                again = if changed { other_than_weighed(&input) } else { first_pass::beyond(input) };
                (&again, changed)
            }
            Seen::Done => return None,
        };
        let policy = report::policy(input, self.settled);
        let problems = policy.problems.iter().filter(|_| self.order.tell_problems);
        let problems = problems.map(|problem| problem.shown(false)).collect();
        Some(make(&policy).map(|text| Rendered { text, problems, changed }))
    }
}

/// What is said in place of results that would not belong to what was counted.
fn other_than_weighed(input: &Input) -> Input {
    let message = "This file, or the records file beside it, changed while it was audited.";
    let problem = Problem::new(Code::File, Span::default(), message.to_owned());
    files::unreadable(input.source.name().to_owned(), problem.help("Run the audit again."))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::args::{Color, LeftOut, NotShown};
    use super::*;
    use crate::gate::Settings;

    const POLICY: &str = "policygap: 1\nschool:\n  name: A school\npolicy:\n  title: A policy\n";

    #[test]
    fn a_file_that_changes_between_the_passes_is_told_and_gives_no_results() {
        let folder = std::env::temp_dir().join(format!("policygap-changed-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let paths: Vec<PathBuf> = ["a.yaml", "b.yaml"].iter().map(|name| folder.join(name)).collect();
        for path in &paths {
            std::fs::write(path, POLICY).unwrap();
        }
        let library = crate::checklist::Library::builtin();
        let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let context = Context { on, checklists: library.in_force(on), words: Vocabulary::builtin() };
        let (gate, soon) = (Settings::default(), dates::SOON);
        let settled = Settled { context, library, not_carried: Vec::new(), gate, soon, routes: true };
        let works =
            Works { paths: paths.clone(), left_out: LeftOut::default(), on: None, checklists: Vec::new() };
        let show = Show::Policies(Format::Text);
        let gate = setup::Gate { fail_on: None, not_shown: NotShown::Allow };
        let style = Style::default();
        let order = Order {
            works: &works,
            gate,
            show,
            style,
            output: None,
            force: false,
            folder: None,
            tell_problems: false,
        };
        let found = files::find_by_name(works.search()).unwrap().found;

        let first = FirstPass::run(&found, &settled, show);
        std::fs::write(&paths[0], POLICY.replace("A school", "Another school")).unwrap();
        let report = report::whole(&settled, &first.surveyed);
        let console = Console::new(Color::Never);
        let mut second = SecondPass {
            found: &found,
            first: &first,
            settled: &settled,
            order: &order,
            console: &console,
            changed: false,
        };
        let mut out = Vec::new();
        second.run(&report, &mut out).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();

        let text = String::from_utf8(out).unwrap();
        assert!(second.changed);
        assert!(text.contains("changed while it was audited"), "{text}");
        assert!(!text.contains("Another school"), "{text}");
        assert_eq!(text.matches("A school: A policy").count(), 1, "{text}");
    }
}
