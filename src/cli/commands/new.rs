//! `new`: a commented policy or records file to start from.

use anyhow::{Result, bail};

use crate::gate::Exit;
use crate::source::text::is_unseen;

use super::super::args::{New, file};
use super::super::console::Console;
use super::super::files;

const TEMPLATE: &str = include_str!("new.yaml");

const RECORDS: &str = include_str!("new.records.yaml");

/// Runs it.
///
/// # Errors
/// Where the file exists or cannot be written.
pub fn run(command: &New, console: &Console) -> Result<Exit> {
    if let Some(path) = command.file.as_deref().filter(|path| files::is_records(path)) {
        console.write_new(path, RECORDS)?;
        let shown = path.display();
        console.note(&format!(
            "Written to {shown}. It is read with the policy beside it that has the same name."
        ));
        return Ok(Exit::Met);
    }
    if command.school.chars().any(|sign| sign != ' ' && is_unseen(sign)) {
        bail!(
            "--school: the name holds a character that cannot be seen. Write the name of the school in letters."
        );
    }
    // A name in double quotes, with what YAML would read in them escaped.
    let name = serde_json::to_string(&command.school)?;
    let text = TEMPLATE.replace("\"SCHOOL NAME\"", &name);
    let Some(path) = file(command.file.as_deref()) else {
        console.print(&text)?;
        return Ok(Exit::Met);
    };
    console.write_new(path, &text)?;
    let shown = path.display();
    console.note(&format!("Written to {shown}. Fill it in, then run: policygap audit {shown}"));
    Ok(Exit::Met)
}

#[cfg(test)]
mod tests {
    use super::{RECORDS, TEMPLATE};
    use crate::policy::{load, untouched};
    use crate::source::Source;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_file_that_is_written_is_known_again_until_it_is_filled_in() {
        let source = |text: &str| Source::new("new.yaml", text);
        assert!(untouched(&source(TEMPLATE)).is_some());
        let opened = TEMPLATE.lines().map(|line| match line.strip_prefix('#') {
            Some(said) if !said.starts_with(' ') || said.starts_with("  ") => format!("{said}\n"),
            _ => format!("{line}\n"),
        });
        let opened: String = opened.collect();
        assert!(untouched(&source(&opened)).is_some());
        let filled = opened.replace("A. Example", "J. Whitlock").replace("B. Example", "R. Patel");
        assert!(untouched(&source(&filled)).is_none());
        let all_but_one = filled.replace("the name of your filter", "a filter of the local grid");
        let loaded = load(&source(&all_but_one), None, Vocabulary::builtin());
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.remarks.len(), 1, "the school's name: {:?}", loaded.remarks);
    }

    #[test]
    fn the_records_that_are_written_are_sound_and_show_nothing() {
        let records = Source::new("new.records.yaml", RECORDS);
        let loaded = load(&Source::new("new.yaml", TEMPLATE), Some(records), Vocabulary::builtin());
        assert_eq!(loaded.records.map(|(_, problems)| problems), Some(Vec::new()));
        let read = loaded.policy.map(|policy| policy.records).unwrap_or_default();
        assert!(read.records.is_empty() && read.waivers.is_empty() && read.answers.is_empty());
    }
}
