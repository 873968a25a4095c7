//! How an occasion is said in a sentence.

use super::{TermId, Vocabulary};

/// Words with which the label of an occasion says by itself when it is: "when something changes", and not "induction".
const CLAUSES: [&str; 6] = ["when", "whenever", "before", "after", "at", "sooner"];

impl Vocabulary {
    /// When something is done, as a sentence goes on with it: "when something changes", "at induction", "during lessons".
    pub fn occasion(&self, event: TermId) -> String {
        let label = self.label(event);
        let is_clause = label.split(' ').next().is_some_and(|word| CLAUSES.contains(&word));
        if is_clause {
            label.to_owned()
        } else if self.is_part_of_the_time(event) {
            format!("during {label}")
        } else {
            format!("at {label}")
        }
    }
}
