//! The rules of the house that a search can hold: which room imports which, and what stands nowhere but in its own room.
//!
//! Files are read as Rust's tokens, so that neither a comment nor a text counts. What is compiled for tests alone is left
//! out: a unit test may look at its subject from above.

mod imports;
mod rules;

use std::path::Path;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use walkdir::WalkDir;

/// One file under `src/`.
struct File {
    /// Its path below `src/`, with `/` between folders.
    path: String,
    /// How many lines it has.
    lines: usize,
    /// Its tokens, without those that are compiled for tests alone.
    tokens: Vec<TokenTree>,
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        let tokens = TokenStream::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path: path.to_owned(), lines: text.lines().count(), tokens: without_tests(tokens) }
    }

    /// The modules from the root of the crate to this file: `["audit", "claim"]` for `audit/claim.rs`.
    fn modules(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').map(str::to_owned).collect()
    }

    /// The room it belongs to: the first folder, or the file's own name.
    fn room(&self) -> String {
        self.modules().first().cloned().unwrap_or_default()
    }
}

/// Every file of the program, in order of path.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let sources = entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let files: Vec<File> = sources
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            File::new(&path, &std::fs::read_to_string(entry.path()).unwrap())
        })
        .filter(|file| !file.modules().iter().any(|module| module == "tests"))
        .collect();
    assert!(files.len() > 50, "only {} files were found under src/", files.len());
    files
}

/// Leaves out each item that follows `#[cfg(test)]`.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let for_tests = matches!(&token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
            && matches!(kept.last(), Some(TokenTree::Punct(sign)) if sign.as_char() == '#')
            && token.to_string().replace(' ', "") == "[cfg(test)]";
        if for_tests {
            kept.pop();
            for token in tokens.by_ref() {
                let ends = match &token {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    TokenTree::Punct(sign) => sign.as_char() == ';',
                    TokenTree::Ident(_) | TokenTree::Literal(_) => false,
                };
                if ends {
                    break;
                }
            }
            continue;
        }
        kept.push(token);
    }
    kept
}

/// Whether a token is this name.
fn is_name(token: Option<&TokenTree>, name: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if *ident == name)
}

/// Whether `::` begins here.
fn is_path_sign(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(first), TokenTree::Punct(second), ..] if first.as_char() == ':' && second.as_char() == ':')
}
