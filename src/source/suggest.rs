//! "Did you mean …?": the nearest known word to one that is not known.

/// The known word nearest to `written`, if any is near enough to be worth asking about.
///
/// Near means: at most one slip (a letter added, left out, changed, or two swapped) in a word of up to four letters,
/// at most two in a longer one; or very alike in the Jaro-Winkler sense; or one of them containing the other. Where the
/// part that differs is a number, or a part of another known word, it is no slip: `tell-dpo` is not `tell-dsl`.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = normal(written);
    if written.is_empty() || written.chars().count() > 64 {
        return None;
    }
    let known: Vec<&str> = known.into_iter().collect();
    let mut near: Vec<_> = known
        .iter()
        .filter_map(|word| closeness(&written, word).map(|(class, slips)| (class, slips, *word)))
        .collect();
    near.sort_unstable();
    near.into_iter().map(|(_, _, word)| word).find(|word| !differs(&written, word, &known))
}

/// Looks for what was meant by the unknown words of one file, so many times and no more: whoever has written hundreds of them
/// is not helped by hundreds of questions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks(usize);

impl Looks {
    /// How often it looks.
    const MOST: usize = 200;

    /// As [`nearest`], the first so many times.
    pub fn nearest<'a>(
        &mut self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        self.0 += 1;
        if self.0 > Self::MOST { None } else { nearest(written, known) }
    }
}

/// How the question is put.
pub fn question(word: &str) -> String {
    format!("Did you mean `{word}`?")
}

/// How the question is put where several may have been meant; nothing where none may.
pub fn question_of(words: &[&str]) -> Option<String> {
    let quoted = |word: &&str| format!("`{word}`");
    let (last, before) = words.split_last()?;
    let before: Vec<_> = before.iter().map(quoted).collect();
    let before = if before.is_empty() { String::new() } else { format!("{} or ", before.join(", ")) };
    Some(format!("Did you mean {before}`{last}`?"))
}

/// Lower is nearer; none where they are not alike.
fn closeness(written: &str, word: &str) -> Option<(u8, usize)> {
    // Most words are told apart by their letters alone.
    let (shared, longer, shorter) = shared(written, word);
    let allowed = if written.chars().count() < 5 { 1 } else { 2 };
    let slips = || strsim::osa_distance(written, word);
    if shared + allowed >= longer {
        let slips = slips();
        if slips <= allowed {
            return Some((0, slips));
        }
    }
    if may_be_alike(shared, longer, shorter) && strsim::jaro_winkler(written, word) >= ALIKE {
        return Some((1, slips()));
    }
    let (short, long) = if written.len() < word.len() { (written, word) } else { (word, written) };
    (short.len() >= 4 && long.contains(short)).then_some((2, long.len() - short.len()))
}

/// From where on two words are very alike.
const ALIKE: f64 = 0.88;

/// How many signs two words may have in common at most, whatever their order, and how many the longer and the shorter have.
/// Signs beyond plain letters count as in common wherever both have some.
fn shared(one: &str, other: &str) -> (usize, usize, usize) {
    let mut counts = [0_i32; 129];
    let at = |sign: char| usize::try_from(u32::from(sign)).unwrap_or(128).min(128);
    let mut of_one = 0;
    for sign in one.chars() {
        of_one += 1;
        if let Some(count) = counts.get_mut(at(sign)) {
            *count += 1;
        }
    }
    let (mut of_other, mut shared) = (0, 0);
    for sign in other.chars() {
        of_other += 1;
        if let Some(count) = counts.get_mut(at(sign))
            && *count > 0
        {
            *count -= 1;
            shared += 1;
        }
    }
    (shared, of_one.max(of_other), of_one.min(of_other))
}

/// Whether two words may be very alike in the Jaro-Winkler sense: all that they share stands in order, and they begin alike.
#[allow(clippy::cast_precision_loss, reason = "words are short")]
fn may_be_alike(shared: usize, longer: usize, shorter: usize) -> bool {
    let share = |length: usize| shared as f64 / length.max(1) as f64;
    let jaro = (share(longer) + share(shorter) + 1.0) / 3.0;
    jaro + 0.4 * (1.0 - jaro) >= ALIKE - 0.001
}

/// Whether a part of what is written, where it differs from a word, is a number or a part of some other known word.
fn differs(written: &str, word: &str, known: &[&str]) -> bool {
    let parts = |text: &'_ str| text.split(['-', '/']).map(str::to_owned).collect::<Vec<_>>();
    let (own, all) = (parts(written), parts(word));
    let is_lacking = all.iter().any(|part| !own.contains(part));
    let mut foreign = own.iter().filter(|part| !all.contains(part));
    let is_number = |part: &str| part.contains(|sign: char| sign.is_ascii_digit());
    foreign.any(|part| {
        let is_known = || known.iter().any(|word| parts(word).contains(part));
        is_number(part) || (is_lacking && own.len() > 1 && is_known())
    })
}

/// Terms and keys are lower-case with hyphens; people type capitals, spaces and underscores.
pub fn normal(written: &str) -> String {
    written.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, Looks, may_be_alike, nearest, shared};

    #[test]
    fn slips_and_parts_are_found_and_strangers_are_not() {
        let known = ["next-review", "adopted", "dsl", "online-safety-lead", "police"];
        assert_eq!(nearest("next_reveiw", known), Some("next-review"));
        assert_eq!(nearest("DSL", known), Some("dsl"));
        assert_eq!(nearest("dls", known), Some("dsl"));
        assert_eq!(nearest("Online Safety Lead", known), Some("online-safety-lead"));
        assert_eq!(nearest("safety-lead", known), Some("online-safety-lead"));
        assert_eq!(nearest("banana", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn what_is_told_apart_by_letters_alone_is_not_alike() {
        let words = [
            "tell-dsl",
            "tell-dpo",
            "dsl",
            "dls",
            "online-safety-lead",
            "safety",
            "on-lien-safety",
            "écran",
            "ecran",
            "martha",
            "marhta",
            "dixon",
            "dicksonx",
            "aaaa",
            "aaab",
            "aaaaaaaaaa",
            "x",
        ];
        for one in words {
            for other in words {
                let (shared, longer, shorter) = shared(one, other);
                let alike = strsim::jaro_winkler(one, other) >= ALIKE;
                assert!(!alike || may_be_alike(shared, longer, shorter), "{one} {other}");
                assert!(strsim::osa_distance(one, other) >= longer - shared, "{one} {other}");
            }
        }
    }

    #[test]
    fn after_so_many_words_nothing_more_is_asked() {
        let mut looks = Looks::default();
        let found = |looks: &mut Looks| looks.nearest("dls", ["dsl"]).is_some();
        assert!((0..Looks::MOST).all(|_| found(&mut looks)));
        assert!(!found(&mut looks));
    }
}
