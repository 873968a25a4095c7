//! From a file's text to a checklist; every problem is collected.

use chrono::NaiveDate;

use crate::dates::{Precision, TermEnds, WrittenDate};
use crate::format::{Takes, View, members};
use crate::source::carried::OnDemand;
use crate::source::{Code, Node, Problem, Source, Span, Spanned, Text, parse};
use crate::vocabulary::Reader;
use crate::vocabulary::{Basis, TermId, Vocabulary};

use super::aspect::{Aspect, Foot, Step};
use super::control::{Applies, Control};
use super::demands::Demands;
use super::level::Level;
use super::model::Checklist;
use super::shapes::CHECKLIST;
use super::standing::{Force, Standing};

/// Reads a checklist.
///
/// # Errors
/// Every problem of the file, by its place: broken YAML, unknown keys, words and requirements, missing parts.
pub fn load(source: Source, words: &Vocabulary) -> Result<Checklist, (Source, Vec<Problem>)> {
    let mut reader = Reader::new(words);
    let root = parse(&source, &mut reader.problems);
    read(root, source.clone(), reader)
}

fn read(
    root: Option<Node<'_>>,
    source: Source,
    mut reader: Reader<'_>,
) -> Result<Checklist, (Source, Vec<Problem>)> {
    if let Some(problem) = root.as_ref().and_then(super::foreign::problem) {
        return Err((source, vec![problem]));
    }
    let checklist = root.and_then(|root| reader.checklist(&root, &source));
    match checklist {
        Some(checklist) if reader.problems.is_empty() => Ok(checklist),
        _ => Err((source, reader.problems.sorted())),
    }
}

impl Reader<'_> {
    fn checklist(&mut self, root: &Node, source: &Source) -> Option<Checklist> {
        let view = View::open(root, &CHECKLIST, Span::new(0, 1), &mut self.problems)?;
        self.version(&view, "policygap-checklist");
        let id = self.text(&view, "id");
        let series = self.text(&view, "series");
        let title = self.text(&view, "title");
        let publisher = self.text(&view, "publisher");
        let edition = self.text(&view, "edition");
        let source_text = self.text(&view, "source");
        let basis = self.basis(&view);
        let standing = self.word(&view, "standing").and_then(|word| Standing::of(word.value));
        let (from, to) = self.in_force(&view);
        let (nations, phases) = self.applies_to(&view);
        let note = self.text(&view, "note").map(|note| note.value.into());
        let demands = self.demands(&view);
        let extends = self.extends(&view);
        let changes = self.changes(&view);
        // What is left out of a checklist that only changes others: it is its own source, and grades nothing.
        let own = |given: Option<Text>| given.or_else(|| (!demands).then(|| source.name().into()));
        let basis = basis.or_else(|| (!demands).then_some(Basis::Seen))?;
        let standing = standing.or_else(|| (!demands).then_some(Standing::Practice))?;
        let mut asked = Demands::default();
        for (item, view) in self.opened(&view, "controls") {
            asked.controls.extend(self.control(&view, item, basis, standing));
        }
        for (item, view) in self.opened(&view, "aspects") {
            asked.aspects.extend(self.aspect(&view, item, basis));
        }
        self.ids(&asked);
        let checklist = Checklist {
            source_file: source.clone(),
            built_in: false,
            series: series?.value.into(),
            id: id?.map(Text::from),
            title: title?.value.into(),
            publisher: publisher?.value.into(),
            edition: edition?.value.into(),
            source: own(source_text.map(|text| text.value.into()))?,
            basis,
            standing,
            from: from?,
            to,
            nations,
            phases,
            note,
            extends,
            changes,
            size: asked.size(),
            demands: OnDemand::read(asked),
        };
        if checklist.only_changes() && checklist.changes.is_empty() && self.problems.is_empty() {
            let text = match checklist.extends.first() {
                None => "This checklist has no controls and no aspects.",
                Some(_) => {
                    "This checklist extends others, but changes nothing in them and asks nothing of its own."
                }
            };
            self.problems.push(Problem::new(Code::Checklist, checklist.id.span, text));
        }
        if !checklist.aspects().is_empty() && standing != Standing::Practice {
            self.problems.push(Problem::new(
                Code::Checklist,
                checklist.id.span,
                "A ladder has the standing `practice`.",
            ));
        }
        Some(checklist)
    }

    fn ids(&mut self, demands: &Demands) {
        let controls = demands.controls.iter().map(|control| &control.id);
        let ids = controls.chain(demands.aspects.iter().map(|aspect| &aspect.id));
        let mut seen: Vec<&Spanned<Text>> = Vec::new();
        for id in ids {
            match seen.iter().find(|known| known.value == id.value) {
                Some(first) => self.problems.push(
                    Problem::new(Code::DuplicateKey, id.span, format!("The id `{}` stands twice.", id.value))
                        .other(first.span, "first here"),
                ),
                None => seen.push(id),
            }
        }
    }

    fn basis(&mut self, view: &View<'_>) -> Option<Basis> {
        self.word(view, "basis").and_then(|word| Basis::of(word.value))
    }

    pub(super) fn opened<'a>(&mut self, view: &View<'a>, key: &'static str) -> Vec<(Span, View<'a>)> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let (Takes::Map(shape) | Takes::Maps(shape)) = found.key.takes else {
            return Vec::new();
        };
        let place = |item: &Node| Span::new(item.span.start(), item.span.start() + 1);
        members(found.node)
            .iter()
            .filter_map(|item| {
                View::open(item, shape, place(item), &mut self.problems).map(|view| (place(item), view))
            })
            .collect()
    }

    fn in_force(&mut self, view: &View<'_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let Some((_, view)) = self.opened(view, "in-force").pop() else {
            return (None, None);
        };
        let from = self.iso(&view, "from");
        let to = self.iso(&view, "to");
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.problems.push(Problem::new(
                Code::Contradiction,
                view.span,
                "The last day in force is before the first.",
            ));
        }
        (from, to)
    }

    fn iso(&mut self, view: &View<'_>, key: &'static str) -> Option<NaiveDate> {
        let written = self.text(view, key)?;
        let date = WrittenDate::read(&written.value, &TermEnds::default()).ok();
        let date = date
            .filter(|date| date.precision() == Precision::Day && date.first().to_string() == written.value);
        if date.is_none() {
            self.problems.push(
                Problem::new(Code::Unreadable, written.span, format!("`{}` is not a day.", written.value))
                    .label("expected year-month-day, such as 2026-03-01"),
            );
        }
        date.map(|date| date.first())
    }

    fn applies_to(&mut self, view: &View<'_>) -> (Vec<TermId>, Vec<TermId>) {
        let Some((_, view)) = self.opened(view, "applies-to").pop() else {
            return Default::default();
        };
        let plain = |terms: Vec<Spanned<TermId>>| terms.into_iter().map(|term| term.value).collect();
        (plain(self.terms(&view, "nations")), plain(self.terms(&view, "phases")))
    }

    fn applies_when(&mut self, view: &View<'_>) -> Applies {
        let Some((_, view)) = self.opened(view, "applies-when").pop() else {
            return Applies::default();
        };
        let plain = |terms: Vec<Spanned<TermId>>| terms.into_iter().map(|term| term.value).collect();
        Applies {
            phases: plain(self.terms(&view, "phases")),
            nations: plain(self.terms(&view, "nations")),
            types: plain(self.terms(&view, "types")),
            boarding: self.flag(&view, "boarding").map(|flag| flag.value),
            uses: self.term(&view, "uses").map(|term| term.value),
        }
    }

    fn control(&mut self, view: &View<'_>, place: Span, basis: Basis, standing: Standing) -> Option<Control> {
        let id = self.text(view, "id").map(|id| id.map(Text::from));
        let title = self.text(view, "title");
        let clause = self.text(view, "clause").map(|text| text.value.into());
        let source = self.text(view, "source").map(|text| text.value.into());
        let force = self.force(view, standing);
        let basis = self.basis(view).unwrap_or(basis);
        let applies = self.applies_when(view);
        let requires = view.get("requires").and_then(|found| self.requirement(found.node));
        let why = self.text(view, "why");
        let remedy = self.text(view, "remedy");
        let owner = self.term(view, "owner");
        let ask = self.text(view, "ask");
        let see_also = self.texts(view, "see-also").into_iter().map(|name| name.map(Text::from)).collect();
        let also_said_in = self.terms(view, "also-said-in").into_iter().map(|term| term.value).collect();
        let fragment = |key| view.get(key).map(|found| found.node.span);
        let id = id.unwrap_or_else(|| Spanned::new(Text::default(), place));
        let requires = requires?;
        Some(Control {
            id,
            title: title?.value.into(),
            clause,
            source,
            force,
            basis,
            applies,
            demand: requires.canonical(self.words).into(),
            requires,
            why: why?.value.into(),
            remedy: remedy?.value.into(),
            owner: owner?.value,
            ask: ask?.value.into(),
            see_also,
            also_said_in,
            meets: fragment("meets")?,
            misses: fragment("misses")?,
        })
    }

    fn force(&mut self, view: &View<'_>, standing: Standing) -> Force {
        let given = standing.force();
        let Some(word) = self.word(view, "force") else {
            return given;
        };
        let Some(force) = Force::of(word.value) else {
            return given;
        };
        if force < given {
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    word.span,
                    format!(
                        "`{}` is stronger than the standing of this source gives (`{}`).",
                        force.id(),
                        given.id()
                    ),
                )
                .help("`force` is written only to weaken."),
            );
        }
        force
    }

    fn aspect(&mut self, view: &View<'_>, place: Span, basis: Basis) -> Option<Aspect> {
        let id = self
            .text(view, "id")
            .map(|id| id.map(Text::from))
            .unwrap_or_else(|| Spanned::new(Text::default(), place));
        let title = self.text(view, "title");
        let element = self.text(view, "element");
        let strand = self.text(view, "strand").map(|text| text.value.into());
        let formerly = self.texts(view, "formerly").into_iter().map(|text| text.value.into()).collect();
        let benchmark = self.aim(view);
        let clause = self.text(view, "clause").map(|text| text.value.into());
        let source = self.text(view, "source").map(|text| text.value.into());
        let basis = self.basis(view).unwrap_or(basis);
        let applies = self.applies_when(view);
        let why = self.text(view, "why");
        let owner = self.term(view, "owner");
        let ask = self.text(view, "ask");
        let evidence = self.texts(view, "evidence").into_iter().map(|text| text.value.into()).collect();
        let also_said_in = self.terms(view, "also-said-in").into_iter().map(|term| term.value).collect();
        let see_also = self.texts(view, "see-also").into_iter().map(|name| name.map(Text::from)).collect();
        let mut opened = self.opened(view, "levels");
        let foot = match opened.first() {
            Some((place, view)) if self.level(view, "level") == Some(Level::LOWEST) => {
                let foot = self.foot(view, *place);
                opened.remove(0);
                foot
            }
            _ => None,
        };
        let mut steps: Vec<Step> = Vec::new();
        for (place, view) in opened {
            steps.extend(self.step(&view, place));
        }
        let levels: Vec<u8> = steps.iter().map(|step| step.level.number()).collect();
        if levels != [4, 3, 2, 1] && self.problems.is_empty() {
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    id.span,
                    "An aspect needs the levels 4, 3, 2 and 1, in this order.",
                )
                .help("Level 5 is where none of them is reached; it may stand first, with a statement and an example."),
            );
        }
        Some(Aspect {
            id,
            title: title?.value.into(),
            element: element?.value.into(),
            strand,
            formerly,
            benchmark: benchmark?,
            clause,
            source,
            basis,
            applies,
            why: why?.value.into(),
            owner: owner?.value,
            ask: ask?.value.into(),
            evidence,
            also_said_in,
            see_also,
            foot,
            steps,
        })
    }

    fn foot(&mut self, view: &View<'_>, span: Span) -> Option<Foot> {
        for key in ["requires", "remedy"] {
            if let Some(found) = view.get(key) {
                self.problems.push(
                    Problem::new(Code::WrongShape, found.node.span, format!("Level 5 has no `{key}`."))
                        .label("nothing is asked of a school to stand at the lowest level"),
                );
            }
        }
        let statement = self.text(view, "statement")?.value.into();
        Some(Foot { statement, example: view.get("example")?.node.span, span })
    }

    fn step(&mut self, view: &View<'_>, span: Span) -> Option<Step> {
        let level = self.level(view, "level");
        for key in ["requires", "remedy"] {
            if view.get(key).is_none() && level != Some(Level::LOWEST) {
                self.problems.push(
                    Problem::new(Code::MissingKey, span, format!("A level above 5 needs the key `{key}`."))
                        .label("missing in this level"),
                );
            }
        }
        let statement = self.text(view, "statement");
        let requires = view.get("requires").and_then(|found| self.requirement(found.node));
        let remedy = self.text(view, "remedy");
        let example = view.get("example").map(|found| found.node.span);
        Some(Step {
            level: level?,
            statement: statement?.value.into(),
            requires: requires?,
            remedy: remedy?.value.into(),
            example: example?,
            span,
        })
    }

    /// The level that is aimed at: any but the lowest, which is reached by doing nothing.
    fn aim(&mut self, view: &View<'_>) -> Option<Level> {
        let level = self.level(view, "benchmark")?;
        if level == Level::LOWEST {
            let span = view.get("benchmark").map_or(view.span, |found| found.node.span);
            self.problems.push(
                Problem::new(
                    Code::WrongShape,
                    span,
                    "Level 5 is where a school stands that has done nothing.",
                )
                .label("expected 1 to 4; 1 is the highest"),
            );
        }
        Some(level)
    }

    pub(super) fn level(&mut self, view: &View<'_>, key: &'static str) -> Option<Level> {
        let number = self.number(view, key)?;
        let level = Level::new(number.value);
        if level.is_none() {
            self.problems.push(
                Problem::new(Code::WrongShape, number.span, format!("There is no level {}.", number.value))
                    .label("expected 1 to 5; 1 is the highest"),
            );
        }
        level
    }
}
