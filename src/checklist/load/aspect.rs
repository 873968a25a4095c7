//! Reading an aspect of a ladder and its levels.

use crate::format::View;
use crate::source::{Code, Problem, Span, Spanned, Text};
use crate::vocabulary::{Basis, Reader};

use crate::checklist::aspect::{Aspect, Foot, Step};
use crate::checklist::level::Level;

impl Reader<'_> {
    pub(super) fn aspect(&mut self, view: &View<'_>, place: Span, basis: Basis) -> Option<Aspect> {
        let id = self.text(view, "id").map(|id| id.map(Text::from));
        let id = id.unwrap_or_else(|| Spanned::new(Text::default(), place));
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
        self.at_most(view, "see-also", super::MOST_ALSO);
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
        if levels != [4, 3, 2, 1] && !self.problems.are_mistakes() {
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
