//! Roles, topics and procedures, and what stands in them.

use std::borrow::Cow;

use crate::format::{Takes, View};
use crate::source::Spanned;
use crate::vocabulary::Reader;

use super::super::entry::Within;
use super::super::model::{Policy, Procedure, Role, Topic};

impl Reader<'_> {
    pub(in crate::policy) fn roles(&mut self, view: &View<'_>, policy: &mut Policy) {
        let opened = self.each_term(view, "roles");
        let shared: Vec<_> =
            opened.iter().map(|(role, view)| (role.clone(), self.term(view, "same-duties-as"))).collect();
        for ((role, view), (_, same_duties_as)) in opened.into_iter().zip(&shared) {
            let mut holders = vec![role.clone()];
            holders.extend(
                shared
                    .iter()
                    .filter(|(_, same)| same.as_ref().is_some_and(|same| same.value == role.value))
                    .map(|(sharer, same)| {
                        Spanned::new(sharer.value, same.as_ref().map_or(sharer.span, |s| s.span))
                    }),
            );
            let place = Within::Role(role.value);
            let duties = self.entries(&view, "duties", &place, &holders, &mut policy.entries);
            let may_be_firm = self.words.role(role.value).is_some_and(|role| role.may_be_firm);
            let holders = self.names(&view, "held-by", may_be_firm);
            policy.roles.push(Role {
                held_by: holders.people,
                not_names: holders.not_names,
                starts: holders.starts,
                written: self.text(&view, "written"),
                section: self.text(&view, "section"),
                same_duties_as: same_duties_as.clone(),
                delegated_to: self.term(&view, "delegated-to"),
                duties,
                role,
            });
            self.remarks(&view);
        }
    }

    pub(in crate::policy) fn topics(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("topics") else { return };
        let Takes::ByName(shape) = found.key.takes else {
            return;
        };
        for (name, view) in self.each(found, shape) {
            let place = Within::Topic(policy.topics.len());
            let before = policy.entries.len();
            self.block_entries(&view, &place, &mut policy.entries);
            let entries = policy.entries.len() - before;
            policy.topics.push(Topic {
                name: name.clone().map(Cow::into_owned),
                section: self.text(&view, "section"),
                delegated_to: self.term(&view, "delegated-to"),
                entries,
            });
            self.remarks(&view);
        }
    }

    pub(in crate::policy) fn procedures(&mut self, view: &View<'_>, policy: &mut Policy) {
        for (incident, view) in self.each_term(view, "incidents") {
            let is_nobodys = self.is_nobodys(&view, "by");
            let by = self.holders(&view);
            let problems = self.problems.len();
            let delegated_to = self.term(&view, "delegated-to");
            let is_readable = !self.problems.are_mistakes_after(problems);
            let before = policy.entries.len();
            let mut read = |key, place: Within| self.entries(&view, key, &place, &by, &mut policy.entries);
            read("prevention", Within::Prevention(incident.value));
            let steps = read("steps", Within::Step(incident.value));
            read("commitments", Within::Incident(incident.value));
            let written = self.text(&view, "written");
            let section = self.text(&view, "section");
            self.remarks(&view);
            if is_readable && !is_nobodys {
                policy.procedures.push(Procedure { incident, written, section, delegated_to, steps });
            } else {
                // Done by nobody, or left to a policy that could not be read, it is not held here.
                policy.entries.truncate(before);
            }
        }
    }
}
