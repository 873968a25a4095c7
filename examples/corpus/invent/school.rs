//! A school that does not exist, and its policy.

use super::calendar::Day;
use super::chance::Chance;
use super::statements::{change, own_words, thin};
use super::tree::Tree;
use super::yaml::{Hand, line};

const PLACES: &[&str] = &[
    "Exampleton",
    "Samplewick",
    "Testbridge",
    "Mockham",
    "Fictionfield",
    "Nowhere-on-Sea",
    "Inventon",
    "Madeup Magna",
    "Pretendby",
    "Specimen Green",
    "Dummyford",
    "Makebelieve Vale",
];
const INITIALS: &[&str] = &["A.", "B.", "C.", "D.", "E.", "F.", "G.", "H."];
const FAMILY_NAMES: &[&str] =
    &["Example", "Sample", "Specimen", "Placeholder", "Invented", "Madeup", "Nobody", "Dummy"];
/// Two that the vocabulary knows something of, and others.
const AUTHORITIES: &[&str] =
    &["Kent", "Surrey", "Essex", "Leeds", "Cornwall", "Cumberland", "Norfolk", "Camden", "Exampleshire"];
/// The word of the vocabulary, and how such schools are called; the commoner ones more than once.
const PHASES: &[(&str, &str)] = &[
    ("primary", "Primary School"),
    ("primary", "Church of England Primary School"),
    ("primary", "Community Primary School"),
    ("infant", "Infant School"),
    ("junior", "Junior School"),
    ("first", "First School"),
    ("nursery", "Nursery School"),
    ("middle", "Middle School"),
    ("secondary", "High School"),
    ("secondary", "Academy"),
    ("upper", "Upper School"),
    ("all-through", "All-Through School"),
    ("special", "Special School"),
    ("alternative-provision", "Pupil Referral Unit"),
    ("sixth-form", "Sixth Form College"),
];
const TYPES: &[&str] = &["maintained", "maintained", "academy", "academy", "independent"];
const POSTS: &[&str] = &[
    "headteacher",
    "dsl",
    "deputy-dsl",
    "online-safety-lead",
    "safeguarding-governor",
    "online-safety-governor",
];
const SECTIONS: &[&str] = &[
    "scope",
    "roles",
    "topics",
    "filtering",
    "monitoring",
    "training",
    "education",
    "incidents",
    "not-used",
    "linked-policies",
    "cites",
];
/// Between which sizes the text of a policy ends, in bytes; the real ones have 60 and 73 thousand.
const SIZES: (u64, u64) = (58_000, 73_000);

/// A school that does not exist.
pub(crate) struct Invented {
    name: String,
    phase: &'static str,
    school_type: &'static str,
    authority: &'static str,
    year: u64,
    people: Vec<String>,
    size: usize,
}

impl Invented {
    pub(crate) fn new(number: u64, chance: &mut Chance) -> Self {
        let at = usize::try_from(chance.between(0, 10_000)).unwrap_or_default() % PHASES.len();
        let (phase, called) = PHASES.get(at).copied().unwrap_or_default();
        let people = (0..6).map(|_| format!("{} {}", chance.one(INITIALS), chance.one(FAMILY_NAMES)));
        Self {
            people: people.collect(),
            name: format!("{} {called} No. {number}", chance.one(PLACES)),
            phase,
            school_type: chance.one(TYPES),
            authority: chance.one(AUTHORITIES),
            year: chance.between(2016, 2026),
            size: usize::try_from(chance.between(SIZES.0, SIZES.1)).unwrap_or_default(),
        }
    }

    fn person(&self, chance: &mut Chance) -> String {
        let names: Vec<&str> = self.people.iter().map(String::as_str).collect();
        chance.one(&names).to_owned()
    }

    /// The policy file.
    pub(crate) fn policy(&self, parents: &[Tree], chance: &mut Chance) -> String {
        let hand = Hand::new(chance);
        let mut front =
            String::from("# An invented school. Any likeness to a real one is chance.\npolicygap: 1\n");
        self.front_page(&mut front, chance);
        let first = usize::from(chance.percent(50));
        let mut written: Vec<String> = vec![front];
        let mut topics = None;
        for section in SECTIONS.iter().copied() {
            // One in thirty lacks a section; none lacks the two that make it as long as it is.
            if chance.percent(3) && section != "roles" && section != "topics" {
                continue;
            }
            // Most of a section comes from one of the two; the other may have what the first has not.
            let from = if chance.percent(80) { first } else { 1 - first };
            let found = parents.get(from).and_then(|parent| parent.get(section));
            let other = parents.get(1 - from).and_then(|parent| parent.get(section));
            let Some(mut tree) = found.or(other).cloned() else { continue };
            if section == "roles" {
                self.roles(&mut tree, chance);
            } else {
                thin(&mut tree, chance, 8);
            }
            change(&mut tree, chance);
            let mut text = String::new();
            hand.section(section, &tree, &mut text, chance);
            if section == "topics" {
                topics = Some((written.len(), other));
            }
            written.push(text);
        }
        if let Some((at, other)) = topics {
            let so_far: usize = written.iter().map(String::len).sum();
            if let Some(text) = written.get_mut(at) {
                more_topics(&hand, other, text, self.size.saturating_sub(so_far), chance);
            }
        }
        written.concat()
    }

    fn front_page(&self, out: &mut String, chance: &mut Chance) {
        out.push_str("school:\n");
        line("name", &self.name, out);
        line("nation", "england", out);
        line("phase", self.phase, out);
        line("type", self.school_type, out);
        line("authority", self.authority, out);
        out.push_str("policy:\n");
        let title = chance.one(&[
            "Online Safety Policy",
            "Online Safety and Acceptable Use Policy",
            "E-Safety Policy",
        ]);
        line("title", title, out);
        line("kind", "online-safety", out);
        let approved = Day::of(self.year, chance);
        line(chance.one(&["approved", "adopted"]), &approved.written(chance), out);
        if chance.percent(80) {
            line("approved-by", chance.one(&["governing-body", "leadership-team", "headteacher"]), out);
        }
        if chance.percent(85) {
            let review = approved.years_later(chance.between(1, 3));
            line("next-review", &review.written(chance), out);
        }
        if chance.percent(60) {
            line("review-every", chance.one(&["1 year", "2 years"]), out);
        }
        if chance.percent(30) {
            out.push_str("  review-sooner: [new-guidance, incident]\n");
        }
        if chance.percent(50) {
            line("reviewed-by", &self.person(chance), out);
        }
        if chance.percent(40) {
            out.push_str("  consulted:\n    - staff\n    - pupils\n");
        }
    }

    /// Keeps every role that another refers to, drops some duties, and gives the posts to invented people.
    fn roles(&self, tree: &mut Tree, chance: &mut Chance) {
        let Tree::Map(roles) = tree else { return };
        let shared: Vec<String> = roles
            .iter()
            .filter_map(|(_, role)| role.get("same-duties-as")?.text().map(str::to_owned))
            .collect();
        roles.retain(|(id, _)| shared.contains(id) || !chance.percent(6));
        for (id, role) in roles {
            let Tree::Map(keys) = role else { continue };
            keys.retain(|(key, _)| key != "held-by" && key != "note");
            if let Some((_, duties)) = keys.iter_mut().find(|(key, _)| key == "duties") {
                thin(duties, chance, 12);
            }
            if POSTS.contains(&id.as_str()) && chance.percent(70) {
                keys.insert(0, ("held-by".to_owned(), Tree::Text(self.person(chance))));
            }
        }
    }
}

/// Topics of the other policy, then some in words of its own, until the file is about as long as it shall be.
fn more_topics(hand: &Hand, other: Option<&Tree>, out: &mut String, lacking: usize, chance: &mut Chance) {
    let enough = out.len() + lacking;
    let mut topics = match other {
        Some(Tree::Map(topics)) => topics.clone(),
        _ => Vec::new(),
    };
    let mut number = 0_usize;
    while out.len() < enough {
        number += 1;
        let taken = (!topics.is_empty() && chance.percent(50)).then(|| topics.remove(0));
        let (name, mut topic) = taken.unwrap_or_else(|| (String::new(), own_words(chance)));
        let name = if name.is_empty() {
            format!("Further arrangements {number}")
        } else {
            format!("{name} (section {number})")
        };
        change(&mut topic, chance);
        hand.topic(&name, &topic, out, chance);
    }
}
