//! The pages under `docs/checklists/` say what the checklists declare. After a change of a checklist, of a word, or of how a
//! question is put, write them anew and look at what changed:
//!
//! `UPDATE_DOCS=1 cargo test --test it docs::`

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::common::{CHECKLIST, Folder, POLICY, flat};
use policygap::checklist::Library;
use policygap::reference;
use policygap::render::reference as render;
use policygap::source::{Problems, Source, parse};
use policygap::vocabulary::Vocabulary;

/// How to write the pages anew.
const UPDATE: &str = "UPDATE_DOCS=1 cargo test --test it docs::";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checklists")
}

/// Every page by its file, as it must be.
fn pages() -> BTreeMap<String, String> {
    let words = Vocabulary::builtin();
    let library = Library::builtin();
    let all: Vec<_> = library.all().collect();
    let page = |checklist| render::page(&reference::page(checklist, library, words)).unwrap();
    let mut pages: BTreeMap<_, _> =
        all.iter().map(|checklist| (format!("{}.md", checklist.id.value), page(checklist))).collect();
    pages.insert("README.md".to_owned(), render::index(&reference::index(&all, library)).unwrap());
    pages
}

#[test]
fn every_page_is_what_its_checklist_declares_and_there_are_no_others() {
    let (folder, pages) = (folder(), pages());
    let there: BTreeSet<String> = std::fs::read_dir(&folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for stale in there.iter().filter(|name| !pages.contains_key(*name)) {
            std::fs::remove_file(folder.join(stale)).unwrap();
        }
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).unwrap();
        }
        return;
    }
    let mut wrong: Vec<String> = there
        .iter()
        .filter(|name| !pages.contains_key(*name))
        .map(|name| format!("docs/checklists/{name} is the page of no checklist"))
        .collect();
    for (name, page) in &pages {
        match std::fs::read_to_string(folder.join(name)) {
            Err(_) => wrong.push(format!("docs/checklists/{name} is missing")),
            Ok(text) if text == *page => {}
            Ok(text) => {
                let at = text.lines().zip(page.lines()).position(|(is, must)| is != must);
                let line = at.unwrap_or_else(|| text.lines().count().min(page.lines().count())) + 1;
                let must = page.lines().nth(line - 1).unwrap_or_default();
                wrong.push(format!("docs/checklists/{name}:{line} should be: {must}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nWrite the pages anew: {UPDATE}", wrong.join("\n"));
}

#[test]
fn the_commands_write_the_same_pages() {
    let pages = pages();
    let folder = Folder::new();
    let index = folder.run(&["checklists", "list", "--format", "markdown"]).exits(0).quietly().stdout;
    assert_eq!(index, pages["README.md"]);
    for id in ["consistency-2000", "policy-essentials-2026"] {
        let page = folder.run(&["checklists", "show", id, "--format", "markdown"]).exits(0).quietly().stdout;
        assert_eq!(page, pages[&format!("{id}.md")]);
    }
    let file = ["checklists", "show", "consistency-2000", "-f", "markdown", "-o", "page.md"];
    assert_eq!(folder.run(&file).exits(0).quietly().stdout, "");
    assert_eq!(folder.read_page("page.md"), pages["consistency-2000.md"]);
}

/// Where the links of a page lead: each file with its place in it.
fn links(page: &str) -> Vec<(String, String)> {
    let parts = page.split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0);
    let parts = parts.filter(|address| !address.starts_with("http"));
    parts
        .map(|address| address.split_once('#').unwrap_or((address, "")))
        .map(|(file, place)| (file.to_owned(), place.to_owned()))
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    let mut tried = 0;
    for (name, page) in &pages {
        for (file, place) in links(page) {
            let file = if file.is_empty() { name.clone() } else { file };
            let target = pages.get(&file).unwrap_or_else(|| panic!("{name}: no page {file}"));
            assert!(
                place.is_empty() || target.contains(&format!("<a id=\"{place}\"></a>")),
                "{name}: {file} has no {place}"
            );
            tried += 1;
        }
    }
    assert!(tried > 300, "only {tried} links were tried");
}

#[test]
fn a_page_says_everything_that_a_control_declares() {
    let library = Library::builtin();
    let plain = |text: &str| flat(text).replace(['\\', '`'], "").replace("&gt;", ">").replace("&lt;", "<");
    for checklist in library.all() {
        let page = plain(&pages()[&format!("{}.md", checklist.id.value)]);
        assert!(page.contains(&plain(&checklist.title)) && page.contains(checklist.publisher.as_str()));
        for control in checklist.controls() {
            for text in [&control.title, &control.why, &control.remedy, &control.ask] {
                assert!(page.contains(plain(text).trim_end_matches('.')), "{}: {text}", control.id.value);
            }
        }
    }
}

#[test]
fn the_examples_on_a_page_are_yaml() {
    let pages = pages();
    let mut tried = 0;
    for (name, page) in &pages {
        for block in page.split("```yaml\n").skip(1) {
            let text = block.split_once("\n```").unwrap().0;
            let mut problems = Problems::new();
            parse(&Source::new(name, text), &mut problems);
            assert!(problems.is_empty(), "{name}: {:?}\n{text}", problems.sorted());
            assert!(!text.starts_with('{'), "{name}: in flow style\n{text}");
            tried += 1;
        }
    }
    assert!(tried > 500, "only {tried} examples were tried");
}

#[test]
fn nothing_that_a_checklist_says_becomes_markup() {
    const HOSTILE: &str =
        "'# | <script>x</script> [a](javascript:b) ![i](http://e.example) **b** ``` --> <!-- '";
    let mut text = CHECKLIST
        .replace("A trial", HOSTILE)
        .replace("The tests", HOSTILE)
        .replace("First edition", HOSTILE)
        .replace("https://example.org/trial", HOSTILE)
        .replace("Without a name nobody answers.", HOSTILE)
        .replace("Who is the designated safeguarding lead?", HOSTILE)
        .replace("Somebody is named as designated safeguarding lead", HOSTILE)
        .replace("id: trial-2026", "id: 'x --> [y](z)'")
        .replace("system: Example Filter", &format!("system: {HOSTILE}"));
    text = text.replacen(
        "    owner: governing-body",
        &format!("    clause: {HOSTILE}\n    owner: governing-body"),
        1,
    );
    let folder = Folder::with_policy(POLICY);
    folder.write("lists/trial.yaml", &text);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(0);
    let page = folder.run(&["checklists", "show", "lists/trial.yaml", "-f", "markdown"]).exits(0).stdout;
    let mut fence = String::new();
    for (at, line) in page.lines().enumerate() {
        if !fence.is_empty() {
            if line == fence {
                fence.clear();
            }
            continue;
        }
        if let Some(opened) = line.strip_suffix("yaml").filter(|rest| rest.starts_with("```")) {
            opened.clone_into(&mut fence);
            continue;
        }
        // What stands between backticks is shown as it is.
        let line = line.split('`').step_by(2).collect::<String>();
        assert!(!line.contains("<script"), "{}: {line}", at + 1);
        assert!(!line.contains("](javascript") || line.contains("\\]"), "{}: {line}", at + 1);
        assert_eq!(line.matches("-->").count(), line.matches("<!--").count(), "{}: {line}", at + 1);
        assert!(line.matches("<!--").count() == usize::from(at == 0), "{}: {line}", at + 1);
    }
    assert!(fence.is_empty(), "a block of code is not closed");
    folder
        .run(&["checklists", "list", "--checklist", "lists", "-f", "markdown"])
        .exits(0)
        .does_not_say(&["<script"]);
}

/// The rows of the tables of a page: the cells of each.
fn rows(page: &str) -> Vec<Vec<String>> {
    page.lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| No."))
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

#[test]
fn every_requirement_is_answered_by_controls_that_exist_or_by_a_reason() {
    let library = Library::builtin();
    let page = std::fs::read_to_string(folder().join("../requirements.md")).unwrap();
    let known: BTreeSet<String> = library
        .all()
        .flat_map(|checklist| {
            let ids = checklist.controls().iter().map(|control| &control.id.value);
            let ids = ids.chain(checklist.aspects().iter().map(|aspect| &aspect.id.value));
            ids.map(|id| format!("{}/{id}", checklist.series)).collect::<Vec<_>>()
        })
        .collect();
    let rows = rows(&page);
    let mut numbers: Vec<String> = Vec::new();
    let mut named = 0;
    for row in &rows {
        let [number, asked, often, answered] = row.as_slice() else { panic!("{row:?}") };
        assert!(!asked.is_empty() && !often.is_empty() && answered.len() > 10, "{row:?}");
        numbers.push(number.clone());
        for name in answered.split('`').skip(1).step_by(2).filter(|name| name.contains('/')) {
            assert!(known.contains(name), "{number}: there is no control `{name}`");
            named += 1;
        }
    }
    assert!(named > 400, "{named}");
    for (letter, last) in [("K", 37), ("F", 44), ("C", 19), ("R", 25)] {
        for at in 1..=last {
            let number = format!("{letter}{at:02}");
            let times = numbers.iter().filter(|known| **known == number).count();
            assert_eq!(times, 1, "{number}");
        }
    }
}
