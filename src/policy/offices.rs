//! Words by which people are addressed and offices are called, and which are nobody's name.

use crate::format::Kind;
use crate::vocabulary::Vocabulary;

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "rev",
    "revd",
    "reverend",
    "sir",
    "dame",
    "lady",
    "lord",
    "prof",
    "professor",
    "cllr",
    "father",
    "sister",
    "canon",
];

/// Words of which offices are made; a text of such words alone names nobody.
pub(super) const OFFICES: &[&str] = &[
    "operating",
    "finance",
    "financial",
    "services",
    "service",
    "external",
    "consultancy",
    "two",
    "three",
    "members",
    "outsourced",
    "acting",
    "administrator",
    "admin",
    "adviser",
    "advisor",
    "assistant",
    "associate",
    "bursar",
    "business",
    "chair",
    "chairman",
    "chairperson",
    "chief",
    "child",
    "class",
    "clerk",
    "committee",
    "company",
    "computing",
    "coordinator",
    "co",
    "ordinator",
    "council",
    "data",
    "ddsl",
    "deputy",
    "designated",
    "dht",
    "aht",
    "digital",
    "director",
    "dpo",
    "dsl",
    "e",
    "esafety",
    "executive",
    "foundation",
    "governing",
    "body",
    "governor",
    "governors",
    "head",
    "headteacher",
    "headmaster",
    "headmistress",
    "ht",
    "ict",
    "inclusion",
    "it",
    "key",
    "stage",
    "lead",
    "leader",
    "leadership",
    "learning",
    "manager",
    "member",
    "monitoring",
    "filtering",
    "network",
    "officer",
    "online",
    "parent",
    "person",
    "phase",
    "principal",
    "prevent",
    "protection",
    "provider",
    "pshe",
    "responsible",
    "rshe",
    "safeguarding",
    "safety",
    "school",
    "secretary",
    "senco",
    "send",
    "sendco",
    "senior",
    "slt",
    "smt",
    "staff",
    "support",
    "subject",
    "teacher",
    "team",
    "technical",
    "technician",
    "trust",
    "trustee",
    "vice",
    "wellbeing",
    "year",
];

/// Words of offices that people are called by, too.
pub(super) const SURNAMES: &[&str] = &[
    "head", "key", "child", "parent", "clerk", "bursar", "chair", "council", "stage", "year", "prevent",
    "person", "service", "trust", "vice", "class", "chief", "business", "deputy", "support", "learning",
    "company",
];

/// Words that join others and mean nothing alone.
const JOINING: &[&str] = &["and", "of", "the", "for", "our", "all", "a", "an", "to", "in"];

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '’')
        .filter(|word| !word.is_empty())
}

/// Whether a text is titles alone: "Mrs".
pub(super) fn is_title(text: &str) -> bool {
    words(text).all(|word| TITLES.contains(&word.to_lowercase().as_str()))
}

/// Whether a text is an office, or several: a role by its word, its label or a phrase, or words of offices alone.
pub(super) fn is_office(text: &str, vocabulary: &Vocabulary) -> bool {
    let role = vocabulary.find_typed(&[Kind::Role], text).or_else(|| vocabulary.called(&[Kind::Role], text));
    let of_office = |word: &str| OFFICES.contains(&word) || word.chars().all(|sign| sign.is_ascii_digit());
    let mut offices =
        words(text).map(str::to_lowercase).filter(|word| !JOINING.contains(&word.as_str())).peekable();
    role.is_some() || (offices.peek().is_some() && offices.all(|word| of_office(&word)))
}
