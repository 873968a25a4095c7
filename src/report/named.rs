//! Closed sets of words in the published result: one declaration of a set gives the type, its names and its schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::checklist::Force;
use crate::gate::Status;
use crate::ladder::Target;
use crate::ladder::claim::{Agreement, Tells};
use crate::requirement::Harm;
use crate::vocabulary::Basis;

use super::changes::ChangeKind;
use super::dates::{DateKind, DateState};
use super::posts::Held;

/// Gives a closed set a schema with the words of its members.
macro_rules! described {
    ($($type:ident),*) => { $(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "enum": $type::WORDS })
            }
        }
    )* };
}

/// The same, and writes a member by its word.
macro_rules! written {
    ($($type:ident),*) => {
        described!($($type),*);
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.id())
                }
            }
        )*
    };
}

written!(Agreement, ChangeKind, DateKind, DateState, Held, Status, Target, Tells);
described!(Basis, Force, Harm);

/// What `fail_on` may be in the result.
pub(super) fn fail_on() -> Vec<&'static str> {
    Force::WORDS.iter().copied().chain([NEVER]).collect()
}

/// That nothing fails the gate.
pub(super) const NEVER: &str = "never";

/// What becomes of what is not shown, in the result.
pub(super) const NOT_SHOWN: [&str; 2] = [not_shown(false), not_shown(true)];

/// The word for whether what is not shown fails the gate.
pub(super) const fn not_shown(fails: bool) -> &'static str {
    if fails { "fail" } else { "allow" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_by_its_word_is_written_by_it() {
        for force in Force::ALL {
            assert_eq!(serde_json::to_value(force).unwrap(), force.id());
        }
        for harm in Harm::ALL {
            assert_eq!(serde_json::to_value(harm).unwrap(), harm.id());
        }
        for basis in Basis::ALL {
            assert_eq!(serde_json::to_value(basis).unwrap(), basis.id());
        }
    }
}
