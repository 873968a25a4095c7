//! What may have been meant by a word that is not known: by a name that documents use, by the words of one, or by a slip
//! of the letters; never by letters where the part that differs is a word of its own.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use strsim::osa_distance;

use crate::source::Text;

use super::term::{Description, Term, TermId};
use super::{Kind, Vocabulary};

/// The most that are asked about.
const MOST: usize = 3;

/// The longest text, in characters, that is compared at all.
const LONGEST: usize = 120;

/// Words that say nothing by themselves.
const SILENT: [&str; 13] =
    ["the", "a", "an", "of", "to", "for", "and", "or", "in", "on", "by", "with", "our"];

/// What is written in two ways and means one thing.
const ALIKE: [(&str, &str); 13] = [
    ("co ordinat", "coordinat"),
    ("head teacher", "headteacher"),
    ("e safety", "online safety"),
    ("esafety", "online safety"),
    ("internet safety", "online safety"),
    ("organis", "organiz"),
    ("programme", "program"),
    ("school's", "school"),
    ("schools'", "school"),
    ("pupils'", "pupil"),
    ("parents'", "parent"),
    ("wi fi", "wifi"),
    ("web site", "website"),
];

/// What documents call a term: its label, its full name, its phrases.
pub(super) fn called<'t>(
    term: &'t Term,
    description: &'t Description,
) -> impl Iterator<Item = &'t Text> + Clone {
    let full = match &term.detail {
        super::Detail::Cited(cited) => cited.full_name.as_ref(),
        _ => None,
    };
    [&term.label].into_iter().chain(full).chain(&description.phrases)
}

/// The first term of each kind that is called by a name, in a table for each kind that was asked for: a policy has many
/// names, and those of a kind are few.
#[derive(Clone, Debug, Default)]
pub(super) struct Called(OnceLock<Vec<OfKind>>);

type OfKind = (Kind, OnceLock<HashMap<String, TermId>>);

impl Called {
    /// The first term of these kinds that is called so.
    pub(super) fn find(&self, kinds: &[Kind], written: &str, words: &Vocabulary) -> Option<TermId> {
        let tables = self.0.get_or_init(|| Kind::ALL.iter().map(|kind| (*kind, OnceLock::new())).collect());
        let tables = tables.iter().filter(|(kind, _)| kinds.contains(kind));
        let written = plain(written);
        let in_table =
            |(kind, table): &OfKind| table.get_or_init(|| words.called_by_name(*kind)).get(&written).copied();
        tables.filter_map(in_table).min()
    }
}

/// The names of all terms, by which one is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    whole: HashMap<String, Vec<TermId>>,
    parted: Vec<(TermId, Vec<String>)>,
    /// In how many names a word stands.
    known: BTreeMap<String, usize>,
}

impl Names {
    /// The ids, labels, full names and phrases of these terms.
    pub(super) fn of<'t>(terms: impl Iterator<Item = (TermId, &'t Term, &'t Description)>) -> Self {
        let mut names = Self::default();
        for (id, term, description) in terms {
            let called = called(term, description);
            for name in called.clone() {
                let ids = names.whole.entry(plain(name)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            for name in called.chain([&term.id]) {
                let words = words(name);
                for word in &words {
                    *names.known.entry(word.clone()).or_default() += 1;
                }
                names.parted.push((id, words));
            }
        }
        names
    }

    /// The terms that are called so.
    pub(super) fn called(&self, written: &str) -> &[TermId] {
        self.whole.get(&plain(written)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The terms that are called nearly so, each with how nearly, the nearest first.
    fn near(&self, written: &str, is_wanted: impl Fn(TermId) -> bool) -> Vec<(f64, TermId)> {
        let written = words(written);
        let mut best: Vec<(f64, TermId)> = Vec::new();
        for (id, name) in &self.parted {
            if !is_wanted(*id) {
                continue;
            }
            let Some(score) = self.score(&written, name) else { continue };
            match best.iter_mut().find(|(_, known)| known == id) {
                Some(known) => known.0 = known.0.max(score),
                None => best.push((score, *id)),
            }
        }
        best.sort_by(|one, other| other.0.total_cmp(&one.0));
        best
    }

    /// How nearly words are a name, from 0 to 1; nothing where they are another thing.
    fn score(&self, written: &[String], name: &[String]) -> Option<f64> {
        if written.iter().all(|word| is_number(word)) {
            return None;
        }
        if written.concat() == name.concat() {
            return Some(1.0);
        }
        let mut left: Vec<&String> = name.iter().collect();
        let (mut same, mut others) = (0.0, Vec::new());
        for word in written {
            match left.iter().position(|known| *known == word) {
                Some(at) => same += self.weight(left.remove(at)),
                None => others.push(word),
            }
        }
        let (mut new, mut foreign) = (0.0, false);
        for word in others {
            let slip = (!self.is_known(word)).then(|| left.iter().position(|known| is_slip(word, known)));
            match slip.flatten() {
                Some(at) => same += 0.9 * self.weight(left.remove(at)),
                // Another year, or another letter of an annex, is another thing.
                None if is_number(word) || word.chars().count() < 2 => return None,
                None => {
                    foreign |= self.is_known(word);
                    new += self.weight(word);
                }
            }
        }
        let lack = |word: &&String| if is_number(word) { 0.5 } else { self.weight(word) };
        let lacks = left.iter().map(lack).sum::<f64>();
        let is_exact = new > 0.0 || written.iter().any(|word| is_number(word));
        let is_apart = |word: &&String| says_no(word) || (is_exact && is_number(word));
        let apart = (foreign && !left.is_empty()) || left.iter().any(is_apart);
        // What is written says more than the name, so that the name must be nearly all of it.
        let least = if new > 0.0 { 0.75 } else { 0.5 };
        let score = 2.0 * same / (2.0 * same + new + lacks);
        (!apart && score >= least).then_some(score)
    }

    /// Whether a word stands in some name, or is a number: then it is no slip of another.
    fn is_known(&self, word: &str) -> bool {
        is_number(word) || self.known.contains_key(word)
    }

    /// A word that stands in many names tells little, and so does one that stands in none.
    fn weight(&self, word: &str) -> f64 {
        match self.known.get(word).copied().unwrap_or(0) {
            1..=9 => 3.0,
            10..=39 => 2.0,
            _ => 1.0,
        }
    }
}

impl Vocabulary {
    /// The terms of a kind by what they are called.
    fn called_by_name(&self, kind: Kind) -> HashMap<String, TermId> {
        let mut table = HashMap::new();
        for (id, term) in self.of_kind(kind) {
            for name in called(term, self.description(id)) {
                table.entry(plain(name)).or_insert(id);
            }
        }
        table
    }

    /// The terms of these kinds that somebody may have meant, the likeliest first: those that are called so, else those
    /// that are called nearly so; none rather than a wrong one.
    pub fn meant(&self, kinds: &[Kind], written: &str) -> Vec<TermId> {
        let is_wanted = |id: TermId| kinds.contains(&self.term(id).kind);
        let called: Vec<_> =
            self.names().called(written).iter().copied().filter(|id| is_wanted(*id)).take(MOST).collect();
        if !called.is_empty() || written.chars().nth(LONGEST).is_some() {
            return called;
        }
        let near = self.names().near(written, is_wanted);
        let best = near.first().map_or(1.0, |(score, _)| *score);
        near.into_iter().take_while(|(score, _)| *score >= best - 0.1).map(|(_, id)| id).take(MOST).collect()
    }
}

/// A name as it is compared: case, hyphens, signs at its ends and an article before it do not count.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace(['-', '_', '\u{2010}', '\u{2011}', '\u{2013}'], " ");
    let lower = lower.replace(['\u{2018}', '\u{2019}', '`'], "'").replace(" & ", " and ");
    let plain = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches([',', ';', ':', '"', ' ']).trim_end_matches('.');
    let without = ["the ", "a ", "an ", "our "].iter().find_map(|article| plain.strip_prefix(article));
    without.unwrap_or(plain).to_owned()
}

/// The words of a name that say something, each without its ending.
fn words(text: &str) -> Vec<String> {
    let mut text = plain(text);
    for (written, meant) in ALIKE {
        if text.contains(written) {
            text = text.replace(written, meant);
        }
    }
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !SILENT.contains(word)).map(stem).collect()
}

/// A word without the ending that tells how many or when.
fn stem(word: &str) -> String {
    let ended = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 3);
    if let Some(stem) = ended("ies") {
        return format!("{stem}y");
    }
    let stem = ["ings", "ing", "ed", "es", "s"].iter().find_map(|ending| ended(ending));
    let stem = stem.unwrap_or(word).trim_end_matches('e');
    if stem.is_empty() { word.to_owned() } else { stem.to_owned() }
}

fn is_number(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
}

fn says_no(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "without" | "non")
}

/// Whether a word is another with a slip: one letter added, left out, changed, or two swapped; two in a longer word.
fn is_slip(word: &str, known: &str) -> bool {
    let allowed = match word.chars().count().min(known.chars().count()) {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    };
    !is_number(known) && osa_distance(word, known) <= allowed
}
