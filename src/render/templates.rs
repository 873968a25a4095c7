//! The templates and how text gets into them: undefined names are errors, and whatever is printed is escaped for the
//! format. Only the filters here make markup, and each escapes what it is given.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use super::RenderError;
use super::escape::{
    block_markdown, code_html, code_markdown, escape_css, escape_html, escape_markdown, prose,
};

/// What a block of code is said to be.
pub(super) const BLOCK: &str = "text";

/// The same of a fragment of a file.
pub(super) const YAML: &str = "yaml";

/// A template with its text, by name.
macro_rules! templates {
    ($($name:literal),* $(,)?) => { [$(($name, include_str!(concat!("templates/", $name, ".jinja")))),*] };
}

/// Templates of one format, made ready once and used for every policy, on any thread.
#[derive(Debug)]
pub(super) struct Templates(Environment<'static>);

impl Templates {
    /// The templates of Markdown.
    ///
    /// # Errors
    /// Where a template is at fault: a fault of this program.
    pub(super) fn markdown() -> Result<Self, RenderError> {
        let mut templates = environment()?;
        templates.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
        templates.set_formatter(|out, state, value| {
            if value.is_safe() {
                escape_formatter(out, state, value)
            } else {
                out.write_str(&escape_markdown(&value.to_string())).map_err(Error::from)
            }
        });
        templates.add_filter("code", |text: &str| Value::from_safe_string(code_markdown(text)));
        templates.add_filter("block", |text: &str| Value::from_safe_string(block_markdown(text, BLOCK)));
        templates.add_filter("yaml", |text: &str| Value::from_safe_string(block_markdown(text, YAML)));
        templates.add_filter("prose", |text: &str| {
            Value::from_safe_string(prose(text, escape_markdown, code_markdown))
        });
        templates.add_filter("address", |text: &str| Value::from_safe_string(text.to_owned()));
        Self(templates).with(templates![
            "macros.md",
            "head.md",
            "policy.md",
            "governors.md",
            "tail.md",
            "index.md",
            "checklist.md",
            "checklists.md",
        ])
    }

    /// The templates of HTML.
    ///
    /// # Errors
    /// Where a template is at fault: a fault of this program.
    pub(super) fn html() -> Result<Self, RenderError> {
        let mut templates = environment()?;
        templates.set_auto_escape_callback(|name| {
            if name == "report.css" { AutoEscape::None } else { AutoEscape::Html }
        });
        templates
            .add_filter("prose", |text: &str| Value::from_safe_string(prose(text, escape_html, code_html)));
        templates.add_filter("css", |text: &str| Value::from_safe_string(escape_css(text)));
        Self(templates).with(templates![
            "macros.html",
            "pictures.html",
            "head.html",
            "policy.html",
            "governors.html",
            "tail.html",
            "index.html",
            "report.css"
        ])
    }

    fn with<const N: usize>(
        mut self,
        templates: [(&'static str, &'static str); N],
    ) -> Result<Self, RenderError> {
        for (name, text) in templates {
            self.0.add_template(name, text).map_err(fault)?;
        }
        Ok(self)
    }

    /// What a template shows.
    ///
    /// # Errors
    /// Where the template asks for something that is not there: a fault of this program.
    pub(super) fn render(&self, name: &str, shown: impl Serialize) -> Result<String, RenderError> {
        self.0.get_template(name).and_then(|template| template.render(Serde(shown))).map_err(fault)
    }
}

fn environment() -> Result<Environment<'static>, RenderError> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    templates.set_syntax(syntax.map_err(fault)?);
    Ok(templates)
}

/// With its cause: an error of minijinja tells the template and the line only if asked for it.
#[allow(clippy::needless_pass_by_value)]
fn fault(error: Error) -> RenderError {
    RenderError::fault(format!("{error:#}"))
}

#[cfg(test)]
mod tests;
