//! The school, its document and whom it covers.

use crate::dates::{Period, TermEnds, WrittenDate};
use crate::source::Spanned;
use crate::vocabulary::TermId;

use super::model::Named;
use super::own_word::OwnWord;

/// The school.
#[derive(Clone, Debug, Default)]
pub struct School {
    /// Its name.
    pub name: Option<Spanned<String>>,
    /// Its nation; England where the file does not say.
    pub nation: Option<Spanned<TermId>>,
    /// Its phase.
    pub phase: Option<Spanned<TermId>>,
    /// How it is maintained.
    pub school_type: Option<Spanned<TermId>>,
    /// Whether pupils board.
    pub boarding: Option<Spanned<bool>>,
    /// Its local authority area.
    pub authority: Option<Spanned<String>>,
    /// The ends of its terms.
    pub terms: TermEnds,
}

/// The document.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its title.
    pub title: Option<Spanned<String>>,
    /// What kind of policy it is; several, where it is several in one.
    pub kind: Vec<Spanned<TermId>>,
    /// Its status in its own words.
    pub status: Option<Spanned<String>>,
    /// When it was adopted.
    pub adopted: Option<Spanned<WrittenDate>>,
    /// When it was approved.
    pub approved: Option<Spanned<WrittenDate>>,
    /// Who approved it.
    pub approved_by: Vec<Spanned<TermId>>,
    /// Who approved it in own words: a name, or a post for which there is no word.
    pub approved_by_words: Option<Spanned<String>>,
    /// The minute.
    pub minute: Option<Spanned<String>>,
    /// When it was last reviewed.
    pub last_reviewed: Option<Spanned<WrittenDate>>,
    /// Who reviews it.
    pub reviewed_by: Option<Spanned<Named>>,
    /// When it is next due.
    pub next_review: Option<Spanned<WrittenDate>>,
    /// Whether something stands where the day of the next review belongs that is no date.
    pub next_review_open: bool,
    /// How often it is reviewed.
    pub review_every: Option<Spanned<Period>>,
    /// What brings the review forward.
    pub review_sooner: Vec<Spanned<TermId>>,
    /// Who wrote it.
    pub written_by: Option<Spanned<Named>>,
    /// The template it was built on.
    pub based_on: Option<Spanned<Named>>,
    /// Who was consulted.
    pub consulted: Vec<Spanned<TermId>>,
}

impl About {
    /// By what the document says of itself, in its status or else in its title, that it is not in force, if it does.
    pub fn own_word(&self) -> Option<(&Spanned<String>, OwnWord)> {
        let of_status = self.status.as_ref().and_then(|said| Some((said, OwnWord::of_status(&said.value)?)));
        of_status
            .or_else(|| self.title.as_ref().and_then(|said| Some((said, OwnWord::of_title(&said.value)?))))
    }
}

/// Whom and what the policy covers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// People.
    pub people: Vec<Spanned<TermId>>,
    /// Devices and technologies.
    pub devices: Vec<Spanned<TermId>>,
    /// Places.
    pub places: Vec<Spanned<TermId>>,
    /// Areas of risk.
    pub risks: Vec<Spanned<TermId>>,
}
