//! Invented schools: a policy each, and now and then its records.
//!
//! Read in this order: `chance` (what is drawn), `school` (the front page and the sections), `statements` (what is left
//! out and said otherwise), `records`, `faults`; `tree`, `yaml` and `calendar` are how it is written. The benches take
//! the same schools.

mod calendar;
mod chance;
mod faults;
mod records;
mod school;
mod statements;
mod tree;
mod yaml;

use chance::Chance;
use school::Invented;
use tree::Tree;

const REAL: [(&str, &str); 2] = [
    ("priory-infant.yaml", include_str!("../../../policies/priory-infant.yaml")),
    ("dormansland-primary.yaml", include_str!("../../../policies/dormansland-primary.yaml")),
];

/// What every school is invented from: the same seed gives the same schools.
pub(crate) struct Corpus {
    parents: Vec<Tree>,
    seed: u64,
    faults: u64,
}

/// The files of one school.
pub(crate) struct School {
    /// The name of its files, without what they end in.
    pub(crate) stem: String,
    pub(crate) policy: String,
    pub(crate) records: Option<String>,
    /// Whether the policy has a mistake that cannot be read.
    pub(crate) faulty: bool,
}

impl Corpus {
    /// So many in a hundred have a mistake.
    pub(crate) fn new(seed: u64, faults: u64) -> Result<Self, String> {
        let parents = REAL.iter().map(|(name, text)| Tree::read(name, text)).collect::<Result<_, _>>()?;
        Ok(Self { parents, seed, faults })
    }

    /// One of its schools.
    pub(crate) fn school(&self, number: u64) -> School {
        let mut chance = Chance::new(self.seed, number);
        let mut policy = Invented::new(number, &mut chance).policy(&self.parents, &mut chance);
        let faulty = chance.percent(self.faults);
        if faulty {
            policy = faults::spoil(&policy, &mut chance);
        }
        let records = chance.percent(40).then(|| records::records(&mut chance));
        School { stem: format!("school-{number:05}"), policy, records, faulty }
    }
}
