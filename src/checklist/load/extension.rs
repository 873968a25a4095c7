//! Reading what a checklist extends and changes.

use crate::format::{Found, View};
use crate::source::{Code, Problem, Span, Spanned, Text};

use crate::checklist::change::{Change, Effect, Target};
use crate::checklist::level::Level;
use crate::checklist::shapes::{CHECKLIST, EFFECTS, FOR_DEMANDS, TARGETS};
use crate::checklist::standing::Force;
use crate::vocabulary::Reader;

impl Reader<'_> {
    /// What the whole must say of its source where it asks anything of its own. Gives back whether it does.
    pub(super) fn demands(&mut self, view: &View<'_>) -> bool {
        let own = view.get("controls").is_some() || view.get("aspects").is_some();
        let demands = own || view.get("extends").is_none();
        if demands {
            // Of a value with nothing after its key it was said already.
            let told = |name: &str| {
                CHECKLIST.key(name).is_some_and(|key| key.takes.is_value())
                    && view.entries().iter().any(|(key, node)| key.value == name && node.text() == Some(""))
            };
            for key in FOR_DEMANDS.iter().filter(|key| !told(key)) {
                view.demand(key, Span::new(0, 1), &mut self.problems);
            }
        }
        demands
    }

    /// The checklists that are extended: each named once.
    pub(super) fn extends(&mut self, view: &View<'_>) -> Vec<Spanned<Text>> {
        let mut names: Vec<Spanned<Text>> = Vec::new();
        for name in self.texts(view, "extends").into_iter().map(|name| name.map(Text::from)) {
            match names.iter().find(|known| known.value == name.value) {
                None => names.push(name),
                Some(first) => self.problems.push(
                    Problem::new(
                        Code::DuplicateKey,
                        name.span,
                        format!("`{}` is named twice under `extends`.", name.value),
                    )
                    .other(first.span, "first here"),
                ),
            }
        }
        names
    }

    /// What is changed in them.
    pub(super) fn changes(&mut self, view: &View<'_>) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        for (place, item) in self.opened(view, "changes") {
            let Some(change) = self.change(&item, place) else { continue };
            let name = change.target.name();
            let same = |known: &&Change| {
                known.target.key() == change.target.key() && known.target.name().value == name.value
            };
            match changes.iter().find(same) {
                None => changes.push(change),
                Some(first) => self.problems.push(
                    Problem::new(
                        Code::DuplicateKey,
                        name.span,
                        format!("`{}` is changed twice.", name.value),
                    )
                    .other(first.target.name().span, "first here")
                    .help("Make one change of the two."),
                ),
            }
        }
        if let (Some(found), None) = (view.get("changes"), view.get("extends")) {
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    found.key_span,
                    "This checklist changes others, but does not say which it extends.",
                )
                .label("needs `extends:` beside it")
                .help("Name under `extends` the series of every checklist that is changed here."),
            );
        }
        changes
    }

    fn change(&mut self, view: &View<'_>, place: Span) -> Option<Change> {
        let target = self.target(view, place);
        let effect = self.effect(view, place);
        let reason = self.text(view, "reason");
        let decided_by = self.named(view, "decided-by").map(|named| named.value);
        let minute = self.text(view, "minute").map(|text| text.value.into());
        let (target, effect) = (target?, effect?);
        self.agree(&target, &effect)?;
        Some(Change {
            target,
            span: effect.span,
            effect: effect.value,
            reason: reason?.value.into(),
            decided_by,
            minute,
        })
    }

    fn target(&mut self, view: &View<'_>, place: Span) -> Option<Target> {
        let what = "what is changed: a control, an aspect, or all aspects of a ladder";
        let key = self.one_key(view, TARGETS, what, place)?;
        let name = self.text(view, key)?.map(Text::from);
        Some(match key {
            "control" => Target::Control(name),
            "aspect" => Target::Aspect(name),
            _ => Target::AspectsOf(name),
        })
    }

    fn effect(&mut self, view: &View<'_>, place: Span) -> Option<Spanned<Effect>> {
        let what = "how it is changed: that it is switched off, how it is graded, or the level aimed at";
        let key = self.one_key(view, EFFECTS, what, place)?;
        let found = view.get(key)?;
        let effect = match key {
            "switched-off" => self.switched_off(found)?,
            "force" => Effect::Force(Force::of(self.word(view, key)?.value)?),
            _ => Effect::Benchmark(self.benchmark(view)?),
        };
        Some(Spanned::new(effect, found.node.span))
    }

    /// The one key of these that is there.
    fn one_key(
        &mut self,
        view: &View<'_>,
        keys: &'static [&'static str],
        what: &str,
        place: Span,
    ) -> Option<&'static str> {
        let found: Vec<(&'static str, Found<'_>)> =
            keys.iter().filter_map(|&key| Some((key, view.get(key)?))).collect();
        match found.as_slice() {
            [(key, _)] => Some(key),
            [] => {
                let keys = crate::vocabulary::or(keys.iter().map(|key| format!("`{key}`")));
                self.problems.push(
                    Problem::new(Code::MissingKey, place, format!("A change must say {what}."))
                        .label(format!("needs {keys}")),
                );
                None
            }
            [(_, first), (_, second), ..] => {
                self.problems.push(
                    Problem::new(
                        Code::Contradiction,
                        second.key_span,
                        "A change does one thing to one thing.",
                    )
                    .label("second")
                    .other(first.key_span, "first")
                    .help("Make two changes of it, each with its reason."),
                );
                None
            }
        }
    }

    fn switched_off(&mut self, found: Found<'_>) -> Option<Effect> {
        let flag = crate::format::view::flag(found, &mut self.problems)?;
        if !flag.value {
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    flag.span,
                    "A change that switches nothing off changes nothing.",
                )
                .label("expected `true`")
                .help("What is not switched off stays as it is. Delete this change."),
            );
        }
        flag.value.then_some(Effect::SwitchedOff)
    }

    fn benchmark(&mut self, view: &View<'_>) -> Option<Level> {
        let level = self.level(view, "benchmark")?;
        if level == Level::LOWEST {
            let found = view.get("benchmark")?;
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    found.node.span,
                    "Nobody aims at level 5: it is where a school stands that reaches no other.",
                )
                .label("expected 1 to 4; 1 is the highest"),
            );
            return None;
        }
        Some(level)
    }

    /// Whether such a thing can be changed in such a way.
    fn agree(&mut self, target: &Target, effect: &Spanned<Effect>) -> Option<()> {
        let (text, help) = match (target, effect.value) {
            (_, Effect::SwitchedOff)
            | (Target::Control(_), Effect::Force(_))
            | (Target::Aspect(_) | Target::AspectsOf(_), Effect::Benchmark(_)) => return Some(()),
            (Target::Aspect(_) | Target::AspectsOf(_), Effect::Force(_)) => (
                "An aspect has no `force`: every ladder is good practice.",
                "Write `benchmark` and the level that you aim at, or `switched-off: true`.",
            ),
            (Target::Control(_), Effect::Benchmark(_)) => (
                "A control has no `benchmark`: it is met or not met.",
                "Write `force` and how you grade it, or `switched-off: true`.",
            ),
        };
        self.problems.push(
            Problem::new(Code::Checklist, effect.span, text)
                .label("cannot be changed so")
                .other(target.name().span, "of this")
                .help(help),
        );
        None
    }
}
