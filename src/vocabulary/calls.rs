//! Roles between tildes in a text, such as `~governors~`: they are named as the school's type calls them.

/// What stands before and after such a role.
pub const MARK: char = '~';

/// A text in which every role between tildes has its label, with a capital where a sentence begins.
///
/// # Errors
/// The first word between tildes that has none.
pub(super) fn called<'t, 'l>(
    text: &'t str,
    label: impl Fn(&str) -> Option<&'l str>,
) -> Result<String, &'t str> {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split(MARK).enumerate() {
        if at % 2 == 0 {
            out.push_str(part);
            continue;
        }
        let label = label(part).ok_or(part)?;
        let begins = out.trim_end().chars().next_back().is_none_or(|last| matches!(last, '.' | '?' | '!'));
        let mut letters = label.chars();
        match letters.next().filter(|_| begins) {
            Some(first) => out.extend(first.to_uppercase().chain(letters)),
            None => out.push_str(label),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn a_role_between_tildes_has_its_label() {
        let label = |role: &str| (role == "governors").then_some("trustees");
        assert_eq!(
            called("~governors~ ask. Tell ~governors~; ~governors~", label).unwrap(),
            "Trustees ask. Tell trustees; trustees"
        );
        assert_eq!(called("nobody is named", label).unwrap(), "nobody is named");
        assert_eq!(called("the ~clerk~ asks", label), Err("clerk"));
        assert_eq!(called("about ~5", label), Err("5"));
    }
}
