//! Words by which an outcome says that it came out well. What a trial came to (a test of the filter, of a backup) shows a
//! success only by these; what was found by anything else shows that it was done, unless it says next to nothing.

use super::outcome::holds;

/// What says by itself that a trial came out well.
const WELL: &[&str] = &[
    "passed",
    "successful",
    "successfully",
    "satisfactory",
    "ok",
    "okay",
    "fine",
    "good",
    "all well",
    "all is well",
    "all was well",
    "went well",
    "works well",
    "worked well",
    "all good",
    "green",
    "worked",
    "works",
    "effective",
    "as expected",
    "as it should",
    "as they should",
    "in order",
    "compliant",
];

/// What says so whatever is tried: what is not wanted was kept out, what was lost is there again.
const KEPT: &[&str] = &["blocked", "blocks", "stopped", "filtered", "restored", "recovered"];

/// What is not wanted, or may not be: of it nothing else is a success.
const UNWANTED: &[&str] = &[
    "adult",
    "bypass",
    "bypasses",
    "content",
    "extremism",
    "extremist",
    "gambling",
    "game",
    "games",
    "harmful",
    "hate",
    "illegal",
    "inappropriate",
    "material",
    "page",
    "pages",
    "porn",
    "pornographic",
    "pornography",
    "proxies",
    "proxy",
    "pupils",
    "search",
    "searches",
    "sex",
    "sexual",
    "site",
    "sites",
    "tor",
    "unsuitable",
    "video",
    "videos",
    "violence",
    "violent",
    "vpn",
    "vpns",
    "weapons",
    "websites",
    "website",
];

/// What should be so, as a part of what was: "everything that should be blocked was blocked".
const THAT_SHOULD: &[&str] = &[
    "that should be blocked",
    "which should be blocked",
    "that should have been blocked",
    "that should be",
    "what should be blocked",
    "that must be blocked",
];

/// What says so although it holds a word that denies: nothing that should be blocked came through.
const NOTHING_WRONG: &[&str] = &[
    "nothing came through",
    "nothing else came through",
    "none came through",
    "nothing opened",
    "none opened",
    "none of them opened",
    "no issues",
    "no issue",
    "no problems",
    "no problem",
    "no concerns",
    "no gaps",
    "no faults",
    "no errors",
    "nothing to report",
    "nothing to mend",
    "nothing missing",
    "nothing was missing",
    "nothing lost",
    "nothing was lost",
    "no data was lost",
];

/// Words that deny, lessen or leave open what stands beside them.
const LESS: &[&str] = &[
    "no",
    "not",
    "none",
    "nothing",
    "nobody",
    "never",
    "neither",
    "nor",
    "cannot",
    "0",
    "zero",
    "nil",
    "only",
    "half",
    "partly",
    "partially",
    "some",
    "most",
    "mostly",
    "few",
    "several",
    "hardly",
    "barely",
    "nearly",
    "almost",
    "opened",
    "opens",
    "open",
    "reached",
    "reachable",
    "accessible",
    "loaded",
    "visible",
    "through",
    "let",
    "allowed",
    "unblocked",
    "should",
    "must",
    "would",
    "could",
    "might",
    "may",
    "will",
    "if",
    "unless",
    "until",
    "when",
    "to be",
    "asked",
    "says",
    "said",
    "claims",
    "claimed",
    "reported",
    "hope",
    "hopes",
    "hoped",
    "think",
    "thinks",
    "thought",
    "believe",
    "believes",
    "believed",
    "seems",
    "seemed",
    "appears",
    "appeared",
    "theory",
    "paper",
    "see",
    "amber",
    "red",
    "rated",
    "passed by",
    "shown",
    "got in",
    "got round",
    "got around",
    "got past",
    "round it",
    "workaround",
    "maybe",
    "perhaps",
    "probably",
    "presumably",
    "hopefully",
    "supposed",
    "assumed",
    "planned",
    "awaited",
    "unknown",
    "unclear",
    "wrong",
    "wrongly",
    "bypassed",
    "disabled",
    "off",
    "except",
    "excepting",
    "excluding",
    "apart from",
    "other than",
    "partial",
    "in part",
    "rate",
    "passed to",
    "passed on",
    "passed over",
    "working on",
    "in order to",
    "effective from",
    "well below",
    "lost",
    "missing",
    "corrupt",
    "error",
    "errors",
];

/// Whether the words of a trial say that it came out well, and nothing in them denies, lessens or leaves open.
pub(super) fn is_success(clauses: &[String]) -> bool {
    let is_of_unwanted = clauses.iter().any(|clause| UNWANTED.iter().any(|word| holds(clause, word)));
    let told = |clause: &String| {
        let mut rest = format!(" {clause} ");
        let mut is_well = false;
        for phrase in NOTHING_WRONG {
            is_well |= holds(clause, phrase);
            rest = rest.replace(&format!(" {phrase} "), " ");
        }
        for phrase in THAT_SHOULD {
            rest = rest.replace(&format!(" {phrase} "), " ");
        }
        let rest = rest.trim();
        is_well |= is_back(rest) || KEPT.iter().any(|word| holds(rest, word));
        is_well |= !is_of_unwanted && WELL.iter().any(|word| holds(rest, word));
        (is_well, LESS.iter().any(|word| holds(rest, word)) || is_share(rest) || holds_back(rest))
    };
    let told: Vec<(bool, bool)> = clauses.iter().map(told).collect();
    told.iter().any(|(is_well, _)| *is_well) && !told.iter().any(|(_, is_less)| *is_less)
}

/// Whether something was there again within a time: "files back in 2 hours".
fn is_back(text: &str) -> bool {
    let time = ["minute", "minutes", "hour", "hours", "day", "days"];
    holds(text, "back") && time.iter().any(|word| holds(text, word))
}

/// Whether a text takes something out by "but": all of a kind, and not a thing or a few that are counted.
fn holds_back(text: &str) -> bool {
    const FEW: &[&str] = &["a", "an", "one", "two", "three", "for"];
    let mut words = text.split(' ').skip_while(|word| *word != "but").skip(1);
    words.next().is_some_and(|next| !FEW.contains(&next))
}

/// Whether a text counts a part of something: "7 of 10", "7 out of 10". All of it is no part.
fn is_share(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|&word| word != "out" && word != "the").collect();
    words.windows(3).any(|three| match three {
        [part, "of", whole] => {
            let number = |word: &str| word.parse::<u32>().ok();
            match (number(part), number(whole)) {
                (Some(part), Some(whole)) => part != whole,
                (Some(_), None) | (None, Some(_)) => !matches!(*part, "all" | "each" | "every"),
                (None, None) => matches!(*part, "one" | "two" | "three" | "part"),
            }
        }
        _ => false,
    })
}
