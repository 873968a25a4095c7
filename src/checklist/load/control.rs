//! Reading a control.

use crate::format::View;
use crate::source::{Code, Problem, Span, Spanned, Text};
use crate::vocabulary::{Basis, Reader};

use crate::checklist::control::{Control, Gap};
use crate::checklist::standing::{Force, Standing};
use crate::requirement::Harm;

impl Reader<'_> {
    pub(super) fn control(
        &mut self,
        view: &View<'_>,
        place: Span,
        basis: Basis,
        standing: Standing,
    ) -> Option<Control> {
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
        let asked_of = self.terms(view, "asked-of").into_iter().map(|term| term.value).collect();
        let gap = self.gap(view);
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
            gap,
            asked_of,
            meets: fragment("meets")?,
            misses: fragment("misses")?,
        })
    }

    fn gap(&mut self, view: &View<'_>) -> Gap {
        Gap {
            matter: self.term(view, "matter").map(|matter| matter.value),
            absent: self.text(view, "gap").map(|text| text.value.into()),
            partial: self.text(view, "part").map(|text| text.value.into()),
            wrong: self.text(view, "fault").map(|text| text.value.into()),
            harm: self.word(view, "harm").and_then(|word| Harm::of(word.value)),
            harm_of_wrong: self.word(view, "fault-harm").and_then(|word| Harm::of(word.value)),
        }
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
}
