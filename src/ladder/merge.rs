//! What merging a fragment into a file means: keys are joined, lists are added to, and a new text takes the place of an
//! old one.

use crate::source::{Map, Node, Value};

/// Merges a fragment into a file's tree.
pub fn merge<'s>(into: &mut Node<'s>, fragment: &Node<'s>) {
    match (&mut into.value, &fragment.value) {
        (Value::Map(into), Value::Map(more)) => merge_maps(into, more),
        (Value::List(into), Value::List(more)) => into.extend(more.iter().cloned()),
        (Value::List(into), Value::Text(_)) => into.push(fragment.clone()),
        (Value::Text(one), Value::List(more)) if !one.is_empty() => {
            let several = std::iter::once(into.clone()).chain(more.iter().cloned()).collect();
            into.value = Value::List(several);
        }
        _ => into.value = fragment.value.clone(),
    }
}

fn merge_maps<'s>(into: &mut Map<'s>, more: &Map<'s>) {
    for (key, value) in &more.entries {
        match into.entries.iter_mut().find(|(known, _)| known.value == key.value) {
            Some((_, known)) => merge(known, value),
            None => into.entries.push((key.clone(), value.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::source::{Node, Problems, Source, parse, write::write};

    #[test]
    fn keys_join_lists_grow_and_text_is_replaced() {
        let tree = |text: &str| -> Node<'static> {
            let source = Source::new("t.yaml", text);
            parse(&source, &mut Problems::new()).unwrap().into_owned()
        };
        let mut file = tree(
            "policy:\n  next-review: 2017\n  consulted: staff\nroles:\n  dsl:\n    duties:\n      - a\n",
        );
        merge(
            &mut file,
            &tree(
                "policy:\n  next-review: 2027\n  consulted:\n    - parents\nroles:\n  dsl:\n    duties: b\n  chair: c\n",
            ),
        );
        assert_eq!(
            write(&file),
            "policy:\n  next-review: 2027\n  consulted:\n    - staff\n    - parents\nroles:\n  dsl:\n    duties:\n      - a\n      - b\n  chair: c\n"
        );
    }
}
