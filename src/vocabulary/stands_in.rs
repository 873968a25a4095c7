//! The fields of a policy that say what a commitment says: `education.within: computing` says that online safety is
//! placed in a subject. Declared with the commitment, so that nobody has to write the same thing twice.

use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Kind, Shape, Takes, closed_set};

use super::TermId;

closed_set! {
    /// A field of a policy by which a commitment may be said.
    #[derive(Serialize, Deserialize)]
    pub enum Filled {
        /// The filtering system.
        FilteringSystem = "filtering.system",
        /// The block lists.
        FilteringBlockLists = "filtering.block-lists",
        /// The categories that are blocked.
        FilteringBlocks = "filtering.blocks",
        /// Whose access is filtered, and where.
        FilteringCovers = "filtering.covers",
        /// The monitoring system.
        MonitoringSystem = "monitoring.system",
        /// The ways of monitoring.
        MonitoringMethods = "monitoring.methods",
        /// Whose use is monitored.
        MonitoringCovers = "monitoring.covers",
        /// Where online safety is taught.
        EducationWithin = "education.within",
        /// What is taught.
        EducationTeaches = "education.teaches",
        /// For whom teaching is adapted.
        EducationAdaptedFor = "education.adapted-for",
    }
}

impl Filled {
    /// The kinds of the members of the field; none where it takes text, too.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::FilteringSystem | Self::MonitoringSystem => &[],
            Self::FilteringBlockLists => &[Kind::BlockList],
            Self::FilteringBlocks => &[Kind::FilteringCategory],
            Self::FilteringCovers => &[Kind::Device, Kind::Place, Kind::Role],
            Self::MonitoringMethods => &[Kind::MonitoringMethod],
            Self::MonitoringCovers => &[Kind::Role, Kind::Device],
            Self::EducationWithin => &[Kind::Curriculum],
            Self::EducationTeaches => &[Kind::TeachingTopic],
            Self::EducationAdaptedFor => &[Kind::PupilGroup],
        }
    }
}

/// A field that says what a commitment says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandsIn {
    /// The field.
    pub field: Filled,
    /// Its members that say it, with their parts; none where any member does.
    pub members: Vec<TermId>,
}

/// The word for a field of which any member counts.
pub(super) const ANY: &str = "any";

/// Which fields say the same as a commitment.
pub(super) static STANDS_IN: Shape = Shape {
    name: "`stands-in`",
    about: "Each field of a policy that says the same, with the members that say it, or `any`.",
    keys: &[
        key(Filled::FilteringSystem.id(), Takes::Texts, "The filtering system."),
        key(Filled::FilteringBlockLists.id(), Takes::Texts, "Block lists."),
        key(Filled::FilteringBlocks.id(), Takes::Texts, "Categories that are blocked."),
        key(Filled::FilteringCovers.id(), Takes::Texts, "Whose access is filtered, and where."),
        key(Filled::MonitoringSystem.id(), Takes::Texts, "The monitoring system."),
        key(Filled::MonitoringMethods.id(), Takes::Texts, "Ways of monitoring."),
        key(Filled::MonitoringCovers.id(), Takes::Texts, "Whose use is monitored."),
        key(Filled::EducationWithin.id(), Takes::Texts, "Parts of the curriculum."),
        key(Filled::EducationTeaches.id(), Takes::Texts, "Teaching topics."),
        key(Filled::EducationAdaptedFor.id(), Takes::Texts, "Groups of pupils."),
    ],
};

/// What a commitment holds in itself.
pub(super) static HOLDS: Shape = Shape {
    name: "`holds`",
    about: "What a commitment names by its own meaning, so that it is not asked for again.",
    keys: &[
        key("to", Takes::Terms(&[Kind::Role, Kind::Agency]), "Whom it goes to."),
        key("about", Takes::Texts, "What it is about."),
    ],
};

/// What a commitment is about where it is said without a limit.
pub(super) static WHOLE: Shape = Shape {
    name: "`whole`",
    about: "What a commitment reaches where it is said without a limit. An entry that names none of these, but something \
            else, says a part of it.",
    keys: &[
        key("by", Takes::Terms(&[Kind::Role]), "Whom it binds."),
        key("to", Takes::Terms(&[Kind::Role, Kind::Agency]), "Whom it goes to."),
        key("about", Takes::Texts, "What it is about."),
        key(
            "for",
            Takes::Terms(&[Kind::Role, Kind::PupilGroup]),
            "The people for whom it is done, where groups of people are named.",
        ),
        key(
            "when",
            Takes::Terms(&[Kind::Event]),
            "Occasions, and parts of the time, at which it is done by its own meaning; where any are named, others alone are \
             a part.",
        ),
        key(
            "incidents",
            Takes::Terms(&[Kind::Incident]),
            "The procedures in which it says this; in that for another type of incident it says something else.",
        ),
    ],
};

#[cfg(test)]
mod tests {
    use super::{Filled, STANDS_IN};

    #[test]
    fn every_field_has_its_key() {
        assert_eq!(STANDS_IN.keys.iter().map(|key| key.name).collect::<Vec<_>>(), Filled::WORDS);
    }
}
