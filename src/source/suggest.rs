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
    let slips = strsim::osa_distance(written, word);
    let allowed = if written.chars().count() < 5 { 1 } else { 2 };
    if slips <= allowed {
        return Some((0, slips));
    }
    if strsim::jaro_winkler(written, word) >= 0.88 {
        return Some((1, slips));
    }
    let (short, long) = if written.len() < word.len() { (written, word) } else { (word, written) };
    (short.len() >= 4 && long.contains(short)).then_some((2, long.len() - short.len()))
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
    use super::nearest;

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
}
