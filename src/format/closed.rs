//! Closed sets of words: one declaration gives the type, the words by which files name its members, and what a key may
//! take.

/// Declares an enum whose members are written as fixed words.
///
/// It gives `ALL` (every member), `WORDS` (the word of each, for [`Takes::Word`](super::Takes::Word)), `id` (the word of
/// one) and `of` (the member of a word).
macro_rules! closed_set {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $($(#[$about:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// Every member, in the order of the declaration.
            $visibility const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The words by which files name them, in the same order.
            $visibility const WORDS: &[&str] = &[$($word,)+];

            /// The word by which files name it.
            $visibility const fn id(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The member of that word.
            $visibility fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use closed_set;

#[cfg(test)]
mod tests {
    closed_set! {
        /// Two sides.
        enum Side { /// One.
            Left = "left", /// The other.
            Right = "right", }
    }

    #[test]
    fn each_word_names_its_member() {
        assert_eq!(Side::WORDS, ["left", "right"]);
        for &side in Side::ALL {
            assert_eq!(Side::of(side.id()), Some(side));
        }
        assert_eq!(Side::of("middle"), None);
    }
}
