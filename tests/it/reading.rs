//! Reading YAML: the spanned tree holds what an independent reader (the maintained continuation of `serde_yaml`) reads;
//! every span lies where it should; nothing that anybody can type makes the reader panic.

use policygap::source::{Node, Problems, Source, Span, Value, parse, snippet};
use policygap::vocabulary::Vocabulary;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use walkdir::WalkDir;

/// What our reader makes of a text, and what it finds wrong.
fn ours(text: &str) -> (Source, Option<Node<'static>>, Vec<policygap::source::Problem>) {
    let source = Source::new("file.yaml", text);
    let mut problems = Problems::new();
    let root = parse(&source, &mut problems).map(Node::into_owned);
    (source, root, problems.sorted())
}

/// Checks that both readers read the same: the same lists and groups, the same keys in the same order, the same texts.
/// What the other reader takes for a number or a truth value is text to us, as written.
fn same(ours: &Node<'_>, theirs: &serde_yaml::Value, at: &str) -> Result<(), String> {
    use serde_yaml::Value as Theirs;
    match (&ours.value, theirs) {
        (Value::Text(text), Theirs::Null) if text.is_empty() || text == "~" || text == "null" => Ok(()),
        (Value::Text(text), Theirs::String(other)) if text == other => Ok(()),
        (Value::Text(text), Theirs::Bool(other)) if text.eq_ignore_ascii_case(&other.to_string()) => Ok(()),
        (Value::Text(text), Theirs::Number(other)) => match (text.parse::<f64>(), other.as_f64()) {
            (Ok(one), Some(other)) if (one - other).abs() > f64::EPSILON * one.abs() => {
                Err(format!("{at}: {text} and {other}"))
            }
            _ => Ok(()),
        },
        (Value::List(items), Theirs::Sequence(others)) if items.len() == others.len() => items
            .iter()
            .zip(others)
            .enumerate()
            .try_for_each(|(number, (item, other))| same(item, other, &format!("{at}[{number}]"))),
        (Value::Map(map), Theirs::Mapping(others)) if map.entries.len() == others.len() => {
            map.entries.iter().zip(others).try_for_each(|((key, node), (other_key, other))| {
                let at = format!("{at}.{}", key.value);
                same(&Node { value: Value::Text(key.value.clone()), span: key.span }, other_key, &at)?;
                same(node, other, &at)
            })
        }
        (ours, theirs) => Err(format!("{at}:\n  ours   {ours:?}\n  theirs {theirs:?}")),
    }
}

/// Checks that every place lies in the text, inside the place of what holds it, and covers what was read there.
fn places(source: &Source, node: &Node<'_>, within: Span) -> Result<(), String> {
    let inside = |span: Span| {
        let fits = within.start() <= span.start()
            && span.end() <= within.end()
            && source.text().get(span.range()).is_some();
        if fits { Ok(()) } else { Err(format!("{span:?} is not within {within:?}")) }
    };
    let covers = |span: Span, text: &str| {
        let slice = source.slice(span);
        let plain = !slice.starts_with(['"', '\'', '|', '>']) && !slice.contains('\n');
        // The place of a block text is its lines, which may begin with a quotation mark.
        let quoted = slice.starts_with(['"', '\'']) && !slice.contains('\n');
        // A block text has its line breaks outside its place.
        if plain && slice.trim() != text.trim() {
            return Err(format!("{slice:?} stands where {text:?} was read"));
        }
        if quoted
            && slice != text.trim_end()
            && (slice.len() < 2 || slice.as_bytes()[0] != slice.as_bytes()[slice.len() - 1])
        {
            return Err(format!("{slice:?} is not the whole of a quoted text"));
        }
        Ok(())
    };
    inside(node.span)?;
    match &node.value {
        Value::Text(text) => covers(node.span, text),
        Value::List(items) => items.iter().try_for_each(|item| places(source, item, node.span)),
        Value::Map(map) => map.entries.iter().try_for_each(|(key, value)| {
            inside(key.span)?;
            covers(key.span, &key.value)?;
            places(source, value, node.span)
        }),
    }
}

fn whole(source: &Source) -> Span {
    Span::new(0, source.text().len())
}

#[test]
fn every_file_of_the_repository_reads_the_same_by_both_readers() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut read = 0;
    for entry in WalkDir::new(root)
        .into_iter()
        // What random changes begin from and found is hostile in part, and held elsewhere.
        .filter_entry(|entry| !["target", ".git", "fuzz"].iter().any(|name| entry.file_name() == *name))
    {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(root).unwrap().display().to_string();
        if !entry.file_type().is_file()
            || !entry.path().extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
        {
            continue;
        }
        let text = String::from_utf8(std::fs::read(entry.path()).unwrap()).unwrap();
        let (source, node, problems) = ours(&text);
        assert!(problems.is_empty(), "{name}: {}", problems[0].message);
        let node = node.unwrap();
        same(&node, &serde_yaml::from_str(&text).unwrap(), "")
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        places(&source, &node, whole(&source)).unwrap_or_else(|error| panic!("{name}: {error}"));
        read += 1;
    }
    assert!(read > 40, "only {read} files were found");
}

#[test]
fn scalars_stay_as_they_are_written() {
    let written = [
        "1.10",
        "2016",
        "01234",
        "no",
        "yes",
        "on",
        "off",
        "true",
        "null",
        "~",
        "2026-03-01",
        "12-31",
        "1e3",
        "0x1f",
        ".5",
        "1_000",
        "12:30",
        "+44",
        "28.09.16",
        "=",
        "<<",
        "a#b",
        "x:y",
        "it's",
        "5'10\"",
        "100%",
        "a, b",
        "a [b]",
        "café — “q”",
    ];
    for text in written {
        let (source, node, problems) = ours(&format!("key: {text}\nlist:\n  - {text}\n"));
        assert!(problems.is_empty(), "{text}: {}", problems[0].message);
        let Value::Map(map) = node.unwrap().value else { panic!("a map was expected") };
        assert_eq!(map.get("key").unwrap().text(), Some(text));
        assert_eq!(source.slice(map.get("key").unwrap().span), text);
        let Value::List(items) = &map.get("list").unwrap().value else { panic!("a list was expected") };
        assert_eq!(items[0].text(), Some(text));
    }
}

#[test]
fn what_is_left_out_is_empty_text() {
    let (_, node, problems) = ours("a:\nb: ''\nc: []\nd: {}\ne:\n  -\n  - x\nf: # nothing but a comment\n");
    assert!(problems.is_empty());
    let Value::Map(map) = node.unwrap().value else { panic!("a map was expected") };
    for key in ["a", "b", "c", "d", "f"] {
        assert!(map.get(key).unwrap().is_empty(), "{key}");
    }
    let Value::List(items) = &map.get("e").unwrap().value else { panic!("a list was expected") };
    assert_eq!(items.iter().map(|item| item.text().unwrap()).collect::<Vec<_>>(), ["", "x"]);
}

// ---- documents made up at random, in every style in which people write them

#[derive(Clone, Debug)]
enum Made {
    Plain(String),
    /// Words of a plain text over several lines.
    Lines(Vec<String>),
    Single(String),
    Double(String),
    /// Lines of a block text: its sign (`|`, `>`), its ending (nothing, `-`, `+`), its lines.
    Block(char, &'static str, Vec<String>),
    Nothing,
    List(Vec<Made>),
    Map(Vec<(String, Made)>),
    /// A list or a map in brackets.
    Flow(Box<Made>),
}

/// Text that no reader takes for anything but text.
fn plain() -> impl Strategy<Value = String> {
    let word = "[a-zA-ZäéßçñøЖж中文’“”–…]{1,8}[0-9a-z'\"/&*!%@.,;()_+=<>|?-]{0,4}";
    prop::collection::vec(word, 1..5).prop_map(|words| words.join(" ")).prop_filter("reserved", |text| {
        let reserved =
            ["true", "false", "null", "nan", "inf", "infinity", "y", "n", "yes", "no", "on", "off"];
        !reserved.contains(&text.to_lowercase().as_str())
    })
}

fn simple() -> impl Strategy<Value = String> {
    "[a-zäéж中]{2,8}( [a-zäéж中0-9]{1,8}){0,2}".prop_filter("reserved", |text| {
        !["true", "false", "null", "yes", "no", "on", "off"].contains(&text.as_str())
    })
}

fn scalar() -> impl Strategy<Value = Made> {
    let line = "[a-zé#:'\"-]{1,6}( {1,2}[a-z:#é\"]{1,6}){0,3}";
    let block = prop::collection::vec(
        prop_oneof![6 => line.boxed(), 1 => Just(String::new()).boxed(), 1 => " {1,3}[a-z]{1,5}".boxed()],
        1..5,
    );
    prop_oneof![
        4 => plain().prop_map(Made::Plain),
        2 => prop::collection::vec(simple(), 2..4).prop_map(Made::Lines),
        2 => "[ -~äéж中“”\t]{0,20}".prop_map(Made::Single),
        2 => "[ -~äéж中😀\n\t]{0,20}".prop_map(Made::Double),
        2 => (prop_oneof![Just('|'), Just('>')], prop_oneof![Just(""), Just("-"), Just("+")], block)
            .prop_map(|(sign, end, lines)| Made::Block(sign, end, lines)),
        1 => Just(Made::Nothing),
    ]
}

fn flow() -> impl Strategy<Value = Made> {
    let leaf = prop_oneof![3 => simple().prop_map(Made::Plain), 1 => "[ -~é]{0,12}".prop_map(Made::Single), 1 => "[ -~é]{0,12}".prop_map(Made::Double)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Made::List),
            prop::collection::vec((key(), inner), 0..4).prop_map(Made::Map),
        ]
    })
    .prop_filter("a list or a map", |made| matches!(made, Made::List(_) | Made::Map(_)))
    .prop_map(|made| Made::Flow(Box::new(made)))
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z]{2,6}(-[a-z]{2,6}){0,2}", 1 => "[A-Z][a-z]{1,5} [a-z0-9é]{1,6}"]
        .prop_filter("reserved", |text| {
            !["true", "false", "null", "yes", "no", "on", "off"].contains(&text.as_str())
        })
}

fn document() -> impl Strategy<Value = Made> {
    prop_oneof![6 => scalar().boxed(), 1 => flow().boxed()]
        .prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 1..5).prop_map(Made::List),
                prop::collection::vec((key(), inner), 1..5).prop_map(Made::Map),
            ]
        })
        .prop_filter("a list or a map", |made| matches!(made, Made::List(_) | Made::Map(_)))
}

/// Writes documents; which of several fair ways is taken goes round, so that all come up.
struct Writer {
    turn: usize,
}

impl Writer {
    fn turns(&mut self, of: usize) -> bool {
        self.turn += 1;
        self.turn.is_multiple_of(of)
    }

    /// A value behind `key:` or `-`, with its line break.
    fn value(&mut self, made: &Made, indent: usize, behind_key: bool) -> String {
        let pad = " ".repeat(indent + 2);
        match made {
            Made::Nothing => {
                if self.turns(3) {
                    " # nothing\n".to_owned()
                } else {
                    "\n".to_owned()
                }
            }
            Made::Plain(text) => format!(" {text}{}\n", if self.turns(4) { "  # a note" } else { "" }),
            Made::Lines(lines) => format!(" {}\n", lines.join(&format!("\n{pad}"))),
            Made::Single(text) => format!(" '{}'\n", text.replace('\'', "''")),
            Made::Double(text) => format!(" {}\n", double(text)),
            Made::Block(sign, end, lines) => {
                // Where the first line begins with a space or is empty, the indentation must be said.
                let first = lines.iter().find(|line| !line.is_empty());
                let said = if first.is_none_or(|line| line.starts_with(' ')) { "2" } else { "" };
                let lines: String = lines
                    .iter()
                    .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{pad}{line}\n") })
                    .collect();
                format!(" {sign}{said}{end}\n{lines}")
            }
            Made::Flow(made) => format!(" {}\n", Self::flow(made)),
            Made::List(items) => {
                let indent = if behind_key && self.turns(2) { indent } else { indent + 2 };
                let text: String = items.iter().map(|item| self.item(item, indent)).collect();
                format!("\n{text}")
            }
            Made::Map(entries) => {
                let text = self.entries(entries, indent + 2);
                if !behind_key && self.turns(2) {
                    format!(" {}", text.trim_start())
                } else {
                    format!("\n{text}")
                }
            }
        }
    }

    fn item(&mut self, item: &Made, indent: usize) -> String {
        format!("{}-{}", " ".repeat(indent), self.value(item, indent, false))
    }

    fn entries(&mut self, entries: &[(String, Made)], indent: usize) -> String {
        let pad = " ".repeat(indent);
        let mut out = String::new();
        for (number, (key, value)) in entries.iter().enumerate() {
            let key = format!("{key}{number}");
            let key = if self.turns(5) { double(&key) } else { key };
            out.push_str(&format!("{pad}{key}:{}", self.value(value, indent, true)));
        }
        out
    }

    fn flow(made: &Made) -> String {
        match made {
            Made::Plain(text) => text.clone(),
            Made::Single(text) => format!("'{}'", text.replace('\'', "''")),
            Made::Double(text) => double(text),
            Made::List(items) => {
                format!("[{}]", items.iter().map(Self::flow).collect::<Vec<_>>().join(", "))
            }
            Made::Map(entries) => {
                let parts = entries
                    .iter()
                    .enumerate()
                    .map(|(number, (key, value))| format!("{key}{number}: {}", Self::flow(value)));
                format!("{{{}}}", parts.collect::<Vec<_>>().join(", "))
            }
            Made::Lines(_) | Made::Block(..) | Made::Nothing | Made::Flow(_) => String::new(),
        }
    }

    fn document(&mut self, made: &Made) -> String {
        match made {
            Made::List(items) => items.iter().map(|item| self.item(item, 0)).collect(),
            Made::Map(entries) => self.entries(entries, 0),
            _ => String::new(),
        }
    }
}

fn double(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{}\"", text.replace('ж', "\\u0436"))
}

/// Two thousand documents of each sort, the same in every run; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more
/// and for others.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let rng_seed = match usual.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2026),
        given @ RngSeed::Fixed(_) => given,
    };
    ProptestConfig { cases: usual.cases.max(2_000), rng_seed, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_well_formed_document_reads_the_same_by_both_readers(made in document(), turn in 0_usize..60) {
        let text = Writer { turn }.document(&made);
        let theirs: serde_yaml::Value = serde_yaml::from_str(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        let (source, node, problems) = ours(&text);
        prop_assert!(problems.is_empty(), "{}\n{text}", snippet::explain(&source, &problems[0], false));
        let node = node.unwrap();
        if let Err(error) = same(&node, &theirs, "") {
            return Err(TestCaseError::fail(format!("{error}\n{text}")));
        }
        if let Err(error) = places(&source, &node, whole(&source)) {
            return Err(TestCaseError::fail(format!("{error}\n{text}")));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in prop_oneof![any::<String>(), "\\PC{0,80}"]) {
        sound(&text)?;
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        sound(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn no_signs_of_yaml_make_the_reader_panic(signs in prop::collection::vec(prop::sample::select(SIGNS), 0..40)) {
        sound(&signs.concat())?;
    }

    #[test]
    fn no_slip_in_a_policy_makes_the_reader_panic(
        at in 0_usize..crate::common::POLICY.len(),
        cut in 0_usize..12,
        signs in prop::collection::vec(prop::sample::select(SIGNS), 0..3),
    ) {
        let end = (at + cut).min(crate::common::POLICY.len());
        let text = format!("{}{}{}", &crate::common::POLICY[..at], signs.concat(), &crate::common::POLICY[end..]);
        sound(&text)?;
        same_where_both_read(&text)?;
        let source = Source::new("file.yaml", text.as_str());
        let loaded = policygap::policy::load(&source, Some(source.clone()), Vocabulary::builtin());
        let policy = loaded.policy.is_some();
        prop_assert!(policy || !loaded.problems.is_empty(), "nothing was read, and nothing said:\n{text}");
        for problem in &loaded.problems {
            prop_assert!(problem.span.end() <= text.len().max(1), "{problem:?}");
        }
    }
}

/// What broken files are made of.
const SIGNS: &[&str] = &[
    "a",
    "b: ",
    "key:",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "  ",
    "\t",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">-\n",
    "# c\n",
    " #",
    "%",
    "@",
    "`",
    "? ",
    ": ",
    ":",
    "---\n",
    "...\n",
    "\u{a0}",
    "é",
    "“",
    "\\",
    "\\e",
    "\\u12",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "<<: ",
    "~",
    "word",
    "\"quoted\"",
    "'it''s'",
    "\u{1F600}",
];

/// Reads any text: no panic; either something was read or something is said; every problem is a sentence that can be
/// shown, at a place that exists.
fn sound(text: &str) -> Result<(), TestCaseError> {
    let (source, node, problems) = ours(text);
    prop_assert!(node.is_some() || !problems.is_empty(), "nothing was read, and nothing said:\n{text:?}");
    for problem in &problems {
        let shown = snippet::explain(&source, problem, false);
        prop_assert!(shown.contains(&problem.message), "{shown}");
        prop_assert!(
            text.is_char_boundary(problem.span.start()) && problem.span.start() <= text.len(),
            "{problem:?} does not lie in {text:?}"
        );
        prop_assert!(source.position(problem.span.start()).line <= source.lines());
        prop_assert!(problem.message.ends_with(['.', '?']), "{}", problem.message);
    }
    Ok(())
}

/// Where neither reader complains, both read the same. The other one follows YAML 1.1, in which two more signs break a
/// line, and ends a block text without a line break where the file does.
fn same_where_both_read(text: &str) -> Result<(), TestCaseError> {
    let (_, Some(node), problems) = ours(text) else { return Ok(()) };
    if problems.is_empty()
        && text.ends_with('\n')
        && !text.contains(['\u{2028}', '\u{2029}'])
        && let Ok(theirs) = serde_yaml::from_str::<serde_yaml::Value>(text)
        && let Err(error) = same(&node, &theirs, "")
    {
        return Err(TestCaseError::fail(format!("{error}\n{text:?}")));
    }
    Ok(())
}
