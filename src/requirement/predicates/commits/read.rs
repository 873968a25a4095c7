//! A commitment as checklists ask for it: a term, a list, `any-of`, or a map with `do`.

use crate::dates::Deadline;
use crate::format::shape::{key, required};
use crate::format::{Shape, Takes, View, members, wrong_shape};
use crate::policy::shapes::SUBJECTS;
use crate::requirement::asked::Asked;
use crate::requirement::read::Reader;
use crate::source::{Code, Node, Problem, Span, Spanned, Value};
use crate::vocabulary::{Kind, TermId};

use super::{Commits, Deed};

/// What may be asked of a commitment, and of a step of a procedure.
pub static COMMITS: Shape = Shape {
    name: "`commits`",
    about: "The policy commits to it, wherever it stands, in one entry that satisfies the whole combination; of several \
            people under `by`, `to` or `for`, each may have an entry of their own.",
    keys: &[
        required("do", Takes::Terms(&[Kind::Commitment]), "The commitment."),
        key("by", Takes::Terms(&[Kind::Role]), "By these roles."),
        key("to", Takes::Terms(&[Kind::Role, Kind::Agency]), "To these."),
        key("with", Takes::Terms(&[Kind::Role, Kind::Agency]), "With these."),
        key("every", Takes::Period, "At least this often."),
        key("within", Takes::Deadline, "By this deadline."),
        key("when", Takes::Terms(&[Kind::Event]), "On these occasions."),
        key("about", Takes::Terms(SUBJECTS), "About these subjects."),
        key(
            "for",
            Takes::Terms(&[Kind::Role]),
            "For these people: an entry that names groups of people, under `to` or `about`, names these among them.",
        ),
        key("no-exceptions", Takes::Flag, "Without exceptions."),
        key(
            "may-be-conditional",
            Takes::Flag,
            "A condition in own words, or one that names a circumstance, belongs to the demand and does not weaken it.",
        ),
        key(
            "if",
            Takes::Terms(&[Kind::Condition]),
            "These conditions belong to the demand, and none of them weakens it.",
        ),
        key(
            "case",
            Takes::Terms(&[Kind::Condition]),
            "It is said of this case: the entry has it as its condition, or one in own words. Otherwise it is met in part.",
        ),
        key(
            "may-be-unheld",
            Takes::Flag,
            "It counts even where the policy does not say who does it: a sign that something is in place.",
        ),
        key(
            "in-force",
            Takes::Terms(&[Kind::Catalogue]),
            "Works, such as a law: where the policy cites any of them, one that is in force; otherwise it is met in part.",
        ),
    ],
};

impl Reader<'_> {
    /// Commitments asked for, as groups of alternatives.
    pub(in crate::requirement) fn commitments(
        &mut self,
        node: &Node,
        place: Span,
    ) -> Option<Vec<Vec<Commits>>> {
        let mut out = Vec::new();
        let items = members(node);
        if items.is_empty() {
            self.problems.push(Problem::new(Code::Checklist, place, "An empty list asks for nothing."));
            return None;
        }
        for item in items {
            match &item.value {
                Value::Map(map) if map.get("any-of").is_none() => {
                    out.extend(self.commitment_map(item, place)?);
                }
                Value::Map(map) => {
                    let mut group = Vec::new();
                    for alternative in map.get("any-of").map(members).unwrap_or_default() {
                        let is_list = matches!(alternative.value, Value::List(_));
                        let mut one =
                            if is_list { Vec::new() } else { self.commitments(alternative, place)? };
                        if let [one] = one.as_mut_slice() {
                            group.append(one);
                        } else {
                            self.problems.push(wrong_shape(
                                alternative,
                                "one commitment; a list under `any-of` has one on each line",
                            ));
                            return None;
                        }
                    }
                    if group.is_empty() || map.entries.len() > 1 {
                        self.problems.push(wrong_shape(item, "`any-of:` with a list"));
                        return None;
                    }
                    out.push(group);
                }
                Value::List(_) => {
                    self.problems.push(wrong_shape(item, "a commitment"));
                    return None;
                }
                Value::Text(_) => {
                    let asked = self.asked(item, &[Kind::Commitment], "a commitment")?;
                    let group = |group: Vec<TermId>| group.into_iter().map(Commits::to_do).collect();
                    out.extend(asked.groups.into_iter().map(group));
                }
            }
        }
        Some(out)
    }

    fn commitment_map(&mut self, node: &Node, place: Span) -> Option<Vec<Vec<Commits>>> {
        let view = View::open(node, &COMMITS, place, &mut self.problems)?;
        let acts = self.asked_under(&view, "do");
        let by = self.asked_under(&view, "by");
        let to = self.asked_under(&view, "to");
        let with = self.asked_under(&view, "with");
        let when = self.asked_under(&view, "when");
        let about = self.asked_under(&view, "about");
        let people = self.asked_under(&view, "for");
        let case = self.asked_under(&view, "case");
        let in_force = self.asked_under(&view, "in-force");
        let conditions = self.asked_under(&view, "if");
        let every = view.get("every").map(|found| self.read_period(found.node));
        let within: Option<Option<Spanned<Deadline>>> =
            view.get("within").map(|_| self.deadline(&view, "within"));
        let flag = |key, reader: &mut Self| reader.flag(&view, key).is_some_and(|flag| flag.value);
        let no_exceptions = flag("no-exceptions", self);
        let may_be_conditional = flag("may-be-conditional", self);
        let may_be_unheld = flag("may-be-unheld", self);
        let acts = acts?;
        let template = Deed {
            by: by?,
            to: to?,
            with: with?,
            when: when?,
            about: about?,
            people: people?,
            case: case?,
            every: match every {
                None => None,
                Some(period) => Some(period?),
            },
            within: match within {
                None => None,
                Some(deadline) => Some(deadline?.value),
            },
            no_exceptions,
            ..Deed::of(acts.terms().next()?)
        };
        let in_force: Vec<TermId> = in_force?.terms().collect();
        let conditions: Vec<TermId> = conditions?.terms().collect();
        let deeds = one_by_one(template);
        let mut out = Vec::new();
        for group in acts.groups {
            for deed in &deeds {
                let one = |&act| Commits {
                    deed: Deed { act, ..deed.clone() },
                    may_be_conditional,
                    conditions: conditions.clone(),
                    may_be_unheld,
                    in_force: in_force.clone(),
                };
                out.push(group.iter().map(one).collect());
            }
        }
        Some(out)
    }
}

/// A deed of several people or to several of them, as one of each: staff may be told in one place and pupils in another.
fn one_by_one(deed: Deed) -> Vec<Deed> {
    let mut deeds = vec![deed];
    let places: [fn(&mut Deed) -> &mut Asked; 3] = [Deed::whose, Deed::whom, Deed::whom_for];
    for people in places {
        let each = |mut deed: Deed| {
            let groups = std::mem::take(&mut people(&mut deed).groups);
            let one = |group| {
                let mut deed = deed.clone();
                people(&mut deed).groups = vec![group];
                deed
            };
            if groups.is_empty() { vec![deed] } else { groups.into_iter().map(one).collect() }
        };
        deeds = deeds.into_iter().flat_map(each).collect();
    }
    deeds
}

impl Deed {
    fn whose(&mut self) -> &mut Asked {
        &mut self.by
    }

    fn whom(&mut self) -> &mut Asked {
        &mut self.to
    }

    fn whom_for(&mut self) -> &mut Asked {
        &mut self.people
    }
}
