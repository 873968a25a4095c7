//! The school's own claim beside what the audit finds: supported, higher, lower; and whether the commentary says enough.

use crate::audit::{Context, Levels};
use crate::checklist::{Aspect, Level};
use crate::format::closed_set;
use crate::policy::Claim;
use crate::requirement::{Degree, Facts, Judgement};
use crate::vocabulary::{Kind, Vocabulary};

closed_set! {
    /// How a claimed level stands beside the one that is found.
    pub enum Agreement {
        /// The policy and its records show the level that is claimed.
        Supported = "supported",
        /// The level that is claimed is higher; it would be reached if what is not shown were shown.
        NotShown = "not-shown",
        /// The level that is claimed is higher than the policy and its records support.
        Higher = "higher-than-supported",
        /// The school could claim a higher level.
        Lower = "lower-than-supported",
    }
}

closed_set! {
    /// What a commentary should tell: thin is one that tells fewer than two of these.
    pub enum Tells {
        /// Who does it.
        Who = "who",
        /// What they do.
        What = "what",
        /// How often.
        HowOften = "how-often",
        /// What shows it.
        Evidence = "evidence",
    }
}

impl Tells {
    /// In a sentence: "the commentary does not say …".
    pub fn say(self) -> &'static str {
        match self {
            Self::Who => "who does it",
            Self::What => "what they do",
            Self::HowOften => "how often",
            Self::Evidence => "what shows it",
        }
    }
}

/// A claim set beside the finding.
#[derive(Clone, Debug)]
pub struct Reviewed<'p> {
    /// The claim.
    pub claim: &'p Claim,
    /// The level that is claimed.
    pub level: Level,
    /// How it stands beside the finding.
    pub agreement: Agreement,
    /// What the levels between lack, where the claim is higher.
    pub lacking: Vec<Judgement<'p>>,
    /// What the commentary does not tell.
    pub untold: Vec<Tells>,
}

impl Reviewed<'_> {
    /// Whether the commentary tells fewer than two of who, what, how often and evidence.
    pub fn is_thin(&self) -> bool {
        Tells::ALL.len() - self.untold.len() < 2
    }
}

/// Sets the claim for an aspect beside where the school stands.
pub fn review<'p>(
    claim: &'p Claim,
    aspect: &'p Aspect,
    standing: Levels,
    facts: &Facts<'p>,
    context: &Context<'_>,
) -> Option<Reviewed<'p>> {
    let level = Level::new(claim.level.value)?;
    let agreement = if level == standing.shown {
        Agreement::Supported
    } else if standing.shown.reaches(level) {
        Agreement::Lower
    } else if standing.possible.reaches(level) {
        Agreement::NotShown
    } else {
        Agreement::Higher
    };
    let between = aspect.steps.iter().filter(|step| {
        level.number() <= step.level.number() && step.level.number() < standing.shown.number()
    });
    let lacking = between
        .filter(|step| step.requires.weigh(facts, context.on).bounds.shown != Degree::Full)
        .map(|step| step.requires.explain(facts, context.on))
        .collect();
    let told = tells(claim, facts.vocabulary);
    let untold = Tells::ALL.iter().copied().filter(|tell| !told.contains(tell)).collect();
    Some(Reviewed { claim, level, agreement, lacking, untold })
}

/// Words for how often.
const OFTEN: &[&str] = &[
    "daily",
    "weekly",
    "fortnightly",
    "monthly",
    "termly",
    "half-termly",
    "annual",
    "annually",
    "yearly",
    "each",
    "every",
    "once",
    "twice",
    "times a",
    "per year",
    "per term",
    "a week",
    "a month",
    "a term",
    "a year",
];

/// Words for what people do about online safety, besides the phrases of the vocabulary.
const ACTS: &[&str] = &[
    "check",
    "review",
    "report",
    "train",
    "teach",
    "record",
    "test",
    "monitors",
    "monitored",
    "discuss",
    "meet",
    "survey",
    "audit",
    "inform",
    "share",
    "sign",
    "log",
    "update",
    "approve",
    "analyse",
    "evaluate",
    "assess",
    "plan",
    "follow",
    "lead",
    "present",
    "consult",
    "publish",
    "run",
    "hold",
    "receive",
    "read",
    "ask",
    "act",
    "block",
    "respond",
    "investigate",
    "attend",
    "complete",
    "deliver",
];

/// How such a word may end.
const END: &[&str] = &["", "s", "es", "d", "ed", "ing", "ned", "ning", "ted", "ting", "ged", "ging"];

/// What some of them are in the past, where no ending makes it.
const PAST: &[&str] = &["taught", "met", "led", "held"];

/// Words for what shows it.
const EVIDENCE: &[&str] = &[
    "minutes",
    "minuted",
    "record",
    "records",
    "recorded",
    "log",
    "logs",
    "logged",
    "register",
    "certificate",
    "certificates",
    "survey",
    "results",
    "evidence",
    "report to governors",
    "notes of",
    "agenda",
    "screenshot",
    "spreadsheet",
    "signed",
];

/// Words for people, besides the labels and phrases of the roles.
const PEOPLE: &[&str] = &[
    "staff",
    "governor",
    "governors",
    "teachers",
    "pupils",
    "parents",
    "headteacher",
    "head",
    "lead",
    "manager",
    "dsl",
    "we",
];

/// What a commentary tells. It is read generously: a good commentary must not be called thin.
fn tells(claim: &Claim, words: &Vocabulary) -> Vec<Tells> {
    let text = claim.commentary.as_ref().map(|text| plain(&text.value)).unwrap_or_default();
    let phrase = |phrase: &str| text.contains(&plain(phrase));
    let any = |list: &[&str]| list.iter().any(|one| phrase(one));
    let of_kind = |kind| {
        words.of_kind(kind).any(|(id, term)| {
            let label = term.label.strip_prefix("the ").unwrap_or(&term.label);
            phrase(label) || words.description(id).phrases.iter().any(|known| phrase(known))
        })
    };
    let act = text.split(' ').any(|word| {
        PAST.contains(&word)
            || ACTS.iter().any(|act| word.strip_prefix(act).is_some_and(|end| END.contains(&end)))
    });
    let mut out = Vec::new();
    if any(PEOPLE) || of_kind(Kind::Role) {
        out.push(Tells::Who);
    }
    if act || of_kind(Kind::Commitment) {
        out.push(Tells::What);
    }
    if any(OFTEN) {
        out.push(Tells::HowOften);
    }
    if claim.evidence.iter().any(|evidence| !evidence.value.trim().is_empty()) || any(EVIDENCE) {
        out.push(Tells::Evidence);
    }
    out
}

/// Lower case, with single spaces and one at each end, so that whole words are found.
fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!(" {} ", words.join(" "))
}
