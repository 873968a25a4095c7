//! Who does what: the posts and how each is held, and for each type of incident how much of what is asked is said.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::format::closed_set;
use crate::gate::Status;
use crate::policy::Policy;
use crate::requirement::Facts;
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::control::{ControlReport, Name};

/// The area whose matters are types of incident.
const INCIDENTS: &str = "reporting-and-incidents";

/// A post of the policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Post<'a> {
    /// The post, by the id of the vocabulary.
    pub role: &'a str,
    /// What the policy calls it.
    pub title: &'a str,
    /// Who holds it, as the policy names them.
    pub held_by: Vec<&'a str>,
    /// How it stands.
    pub held: Held,
    /// How many of its promises the policy gives to it.
    pub duties: usize,
}

closed_set! {
    /// How a post stands.
    pub enum Held {
        /// Somebody is named for it.
        Held = "held",
        /// The one named for it is named for another post, too.
        Shared = "shared",
        /// It is a body or a team, which answers as one and needs no name.
        Body = "body",
        /// It has duties, and nobody is named for it.
        Unnamed = "unnamed",
        /// It stands in the policy, and nobody and nothing with it.
        Nobody = "nobody",
    }
}

/// A type of incident, and how each thing that is asked of it came out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Incident<'a> {
    /// The matter, by the id of the vocabulary.
    pub matter: &'a str,
    /// What it is.
    pub title: &'a str,
    /// Each thing that is asked, and its verdict.
    #[schemars(with = "Vec<(String, Status)>")]
    pub steps: Vec<(Name<'a>, Status)>,
}

/// The posts of a policy, in its order.
pub fn posts<'a>(policy: &'a Policy, facts: &Facts<'a>, vocabulary: &'a Vocabulary) -> Vec<Post<'a>> {
    let posts = policy.roles.iter().filter(|role| vocabulary.is_post(role.role.value));
    // Under which post each name stands first, and whether it stands under another, too.
    let mut under: HashMap<&str, (TermId, bool)> = HashMap::new();
    for (post, name) in
        policy.roles.iter().flat_map(|role| role.held_by.iter().map(|name| (role.role.value, name)))
    {
        let (first, several) = under.entry(&name.value).or_insert((post, false));
        *several |= *first != post;
    }
    let post = |role: &'a crate::policy::Role| {
        let held_by: Vec<&'a str> =
            facts.holders(role.role.value).map(|person| person.name.value.as_str()).collect();
        let elsewhere = |name: &str| {
            under.get(name).is_some_and(|(first, several)| *several || *first != role.role.value)
        };
        let duties = facts.holding(role.role.value).len();
        let held = match held_by.as_slice() {
            [] if duties == 0 => Held::Nobody,
            [] => Held::Unnamed,
            names if names.iter().any(|name| elsewhere(name)) => Held::Shared,
            _ => Held::Held,
        };
        let title = role.written.as_ref().map(|written| written.value.as_str());
        Post {
            role: vocabulary.id(role.role.value),
            title: title.unwrap_or_else(|| vocabulary.label(role.role.value)),
            held_by,
            held,
            duties,
        }
    };
    let mut out: Vec<Post<'a>> = Vec::new();
    for post in posts.map(post) {
        // One post of the document may be two of the vocabulary.
        match out.iter_mut().find(|known| known.title == post.title && known.held_by == post.held_by) {
            Some(known) => known.duties += post.duties,
            None => out.push(post),
        }
    }
    out.extend(bodies(policy, facts, vocabulary));
    out
}

/// The bodies and teams that have duties, and the company or staff of technical support.
fn bodies<'a>(
    policy: &'a Policy,
    facts: &Facts<'a>,
    vocabulary: &'a Vocabulary,
) -> impl Iterator<Item = Post<'a>> {
    let known = vocabulary.known();
    // What the governors do, their body does.
    let groups: [&[TermId]; 3] =
        [&[known.governing_body, known.governors], &[known.leadership_team], &[known.technical_support]];
    let mut out = Vec::new();
    for group in groups {
        let duties = group.iter().map(|&role| facts.holding(role).len()).sum();
        let role = group.iter().copied().find(|&role| !facts.holding(role).is_empty());
        let Some(role) = role.filter(|&role| !vocabulary.is_post(role)) else { continue };
        let held_by: Vec<&'a str> = facts.holders(role).map(|person| person.name.value.as_str()).collect();
        let is_support = role == known.technical_support;
        let written = policy.role(role).and_then(|role| role.written.as_ref());
        out.push(Post {
            role: vocabulary.id(role),
            title: written.map_or_else(|| vocabulary.label(role), |written| written.value.as_str()),
            held: match (is_support, held_by.as_slice()) {
                (true, []) => Held::Unnamed,
                (true, _) => Held::Held,
                (false, _) => Held::Body,
            },
            // Its members hold posts of their own.
            held_by: if is_support { held_by } else { Vec::new() },
            duties,
        });
    }
    out.into_iter()
}

/// The types of incident, in the order of the vocabulary.
pub fn incidents<'a>(results: &[ControlReport<'a>], vocabulary: &'a Vocabulary) -> Vec<Incident<'a>> {
    let matters = vocabulary.of_kind(Kind::Matter).filter(|(id, _)| {
        vocabulary.matter(*id).is_some_and(|matter| vocabulary.id(matter.area) == INCIDENTS)
    });
    let incident = |(_, term): (_, &'a crate::vocabulary::Term)| {
        let asked = results.iter().filter(|result| result.matter == Some(term.id.as_str()));
        let steps: Vec<_> = asked
            .filter(|result| result.verdict != Status::NotApplicable)
            .map(|result| (result.name(), result.verdict))
            .collect();
        (!steps.is_empty()).then(|| Incident { matter: &term.id, title: &term.label, steps })
    };
    matters.filter_map(incident).collect()
}
