//! Reading a control.

use crate::format::View;
use crate::source::{Code, Problem, Span, Spanned, Text};
use crate::vocabulary::{Basis, MARK, Reader, TermId};

use crate::checklist::control::{Control, Gap, Wording};
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
        let clause = self.text(view, "clause").map(|text| text.value.into());
        let source = self.text(view, "source").map(|text| text.value.into());
        let force = self.force(view, standing);
        let basis = self.basis(view).unwrap_or(basis);
        let applies = self.applies_when(view);
        let requires = view.get("requires").and_then(|found| self.requirement(found.node));
        let wording = self.wordings(view);
        let owner = self.term(view, "owner");
        self.at_most(view, "see-also", super::MOST_ALSO);
        let see_also = self.texts(view, "see-also").into_iter().map(|name| name.map(Text::from)).collect();
        let also_said_in = self.terms(view, "also-said-in").into_iter().map(|term| term.value).collect();
        let asked_of = self.terms(view, "asked-of").into_iter().map(|term| term.value).collect();
        let gap = self.gap(view);
        let fragment = |key| view.get(key).map(|found| found.node.span);
        let id = id.unwrap_or_else(|| Spanned::new(Text::default(), place));
        let requires = requires?;
        let (Wording { title, why, remedy, ask }, wordings) = wording?;
        Some(Control {
            id,
            title,
            clause,
            source,
            force,
            basis,
            applies,
            demand: requires.canonical(self.words).into(),
            requires,
            why,
            remedy,
            owner: owner?.value,
            ask,
            wordings,
            see_also,
            also_said_in,
            gap,
            asked_of,
            meets: fragment("meets")?,
            misses: fragment("misses")?,
        })
    }

    fn gap(&mut self, view: &View<'_>) -> Gap {
        for text in ["gap", "part", "fault"].map(|key| self.text(view, key)).iter().flatten() {
            self.check_roles(text);
        }
        Gap {
            matter: self.term(view, "matter").map(|matter| matter.value),
            absent: self.heading(view, "gap"),
            partial: self.heading(view, "part"),
            wrong: self.heading(view, "fault"),
            harm: self.word(view, "harm").and_then(|word| Harm::of(word.value)),
            harm_of_wrong: self.word(view, "fault-harm").and_then(|word| Harm::of(word.value)),
        }
    }

    /// Between tildes stand roles and nothing else.
    fn check_roles(&mut self, text: &Spanned<String>) {
        if let Err(role) = self.words.worded(&text.value, None) {
            let message = format!("`~{role}~` is not a role.");
            let help = "Between two tildes stands the id of a role, such as `~governors~`.";
            self.problems.push(Problem::new(Code::UnknownTerm, text.span, message).help(help));
        }
    }

    /// The sentences of a control, with roles between tildes by their labels, and as the types of school call them.
    fn wordings(&mut self, view: &View<'_>) -> Option<(Wording, Vec<(TermId, Wording)>)> {
        let texts = ["title", "why", "remedy", "ask"].map(|key| self.text(view, key));
        let words = self.words;
        texts.iter().flatten().for_each(|text| self.check_roles(text));
        let [title, why, remedy, ask] = texts;
        let (title, why, remedy, ask) = (title?, why?, remedy?, ask?);
        let says = |text: &Spanned<String>, of| words.worded(&text.value, of).unwrap_or_default().into();
        let wording = |of| Wording {
            title: says(&title, of),
            why: says(&why, of),
            remedy: says(&remedy, of),
            ask: says(&ask, of),
        };
        let is_marked = [&title, &why, &remedy, &ask].iter().any(|text| text.value.contains(MARK));
        let types = words.types_that_rename().filter(|_| is_marked);
        Some((wording(None), types.map(|of| (of, wording(Some(of)))).collect()))
    }

    /// A fault as a heading tells it: without a full stop, and with no place to fill but the one for what was found.
    fn heading(&mut self, view: &View<'_>, key: &'static str) -> Option<Text> {
        const NAMED: &str = Gap::NAMED;
        let text = self.text(view, key)?;
        let mut tell = |says: String, help: &str| {
            self.problems.push(Problem::new(Code::Checklist, text.span, says).help(help));
        };
        if text.value.trim_end().ends_with('.') {
            tell(
                format!("`{key}` ends in a full stop, and it stands as a heading."),
                "Delete the full stop. A heading is one sentence, told without it.",
            );
        }
        let without = text.value.replacen(NAMED, "", 1);
        if without.contains(['{', '}']) {
            tell(
                format!(
                    "`{key}` has a place that nothing fills: `{NAMED}` is the only one, and stands at most once."
                ),
                "Write `{named}` where what was found is to be named, and no other word in curly brackets.",
            );
        } else if key != "fault" && without.len() != text.value.len() {
            tell(
                format!(
                    "`{key}` has `{NAMED}`, and where the policy is silent or short nothing was found to name."
                ),
                "Only `fault` names what was found.",
            );
        }
        Some(text.value.into())
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
