use crate::page::Edition;
use crate::page::tests::{Made, fill, one, report, two, varied};

use super::super::escape::{
    block_markdown, code_html, code_markdown, escape_html, escape_markdown, prose, tidy,
};
use super::super::html::Html;
use super::super::markdown::Markdown;
use super::super::{RenderError, Renderer};

fn whole(renderer: &impl Renderer, made: &Made) -> Result<String, RenderError> {
    let mut out = Vec::new();
    renderer.whole(&made.policies, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn html(made: &Made) -> Result<String, RenderError> {
    whole(&Html::new(&made.report, &made.surveyed, Edition::Lead)?, made)
}

fn governors(made: &Made) -> Result<String, RenderError> {
    whole(&Html::new(&made.report, &made.surveyed, Edition::Governors)?, made)
}

fn markdown(made: &Made) -> Result<String, RenderError> {
    whole(&Markdown::new(&made.report, &made.surveyed, Edition::Lead)?, made)
}

const HOSTILE: &str = "# | <script>alert(1)</script> [x](javascript:alert(1)) ![i](http://e.example/i.png)\n\n```\n- a\n1. b\n\
     ---\n</code></style> & &lt; \" ' `c` **d** __e__ ~~f~~ https://e.example www.e.example me@e.example {{ g }} {% h %} \u{202e}\u{0}";

#[test]
fn strict_templates_render_for_every_sort_of_report() {
    for report in [report(&[]), report(&[("broken.yaml", "[")]), one(), varied()] {
        for text in [markdown(&report).unwrap(), html(&report).unwrap()] {
            assert!(text.contains("No result here is an official level, mark or certificate."));
            assert!(text.ends_with('\n'));
            assert!(text.lines().all(|line| line == line.trim_end()), "space at the end of a line");
            for word in ["true", "false", "none", "undefined"] {
                assert!(!text.contains(&format!(">{word}<")), "{word}");
            }
        }
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(markdown(&two()).unwrap(), markdown(&two()).unwrap());
    assert_eq!(html(&two()).unwrap(), html(&two()).unwrap());
    assert_eq!(governors(&two()).unwrap(), governors(&two()).unwrap());
}

/// The tags of an HTML text in order, but those of code, which words between backticks may become.
fn tags(html: &str) -> Vec<String> {
    let body = html.split_once("</style>").unwrap().1;
    let tags = body.split('<').skip(1).map(|tag| tag.split_once('>').unwrap().0.to_owned());
    tags.filter(|tag| !matches!(tag.as_str(), "code" | "/code"))
        .map(|tag| tag.split_once(" aria-label=").map_or(tag.clone(), |(before, _)| before.to_owned()))
        .collect()
}

#[test]
fn nothing_that_a_policy_says_becomes_html() {
    let (mut plain, mut hostile) = (varied(), varied());
    // As long as the other: how much the first page holds goes by the length of what stands on it.
    let harmless: String = HOSTILE.chars().map(|it| if it.is_whitespace() { ' ' } else { 'x' }).collect();
    fill(&mut plain, harmless.leak());
    fill(&mut hostile, HOSTILE);
    let text = html(&hostile).unwrap();
    assert_eq!(tags(&html(&plain).unwrap()), tags(&text));
    assert_eq!(tags(&governors(&plain).unwrap()), tags(&governors(&hostile).unwrap()));
    assert!(!text.contains("<script") && !text.contains("<img"));
    assert!(text.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"));
    assert!(text.contains("{{ g }}"));
}

/// The lines of Markdown outside blocks of code, each without what is escaped or within code.
fn skeleton(markdown: &str) -> Vec<String> {
    let mut fence = String::new();
    let mut out = Vec::new();
    for line in markdown.lines() {
        if fence.is_empty() && line.starts_with("```") {
            fence = line.trim_end_matches("text").to_owned();
        } else if line == fence {
            fence.clear();
        } else if fence.is_empty() {
            out.push(bare(line));
        }
    }
    assert!(fence.is_empty(), "a block of code is not closed");
    out
}

fn bare(line: &str) -> String {
    let mut out = String::new();
    let line = line.replace("<!-- -->@", "");
    let mut rest = line.as_str();
    while let Some(letter) = rest.chars().next() {
        let run = rest.chars().take_while(|letter| *letter == '`').count();
        if run > 0 {
            let fence = &rest[..run];
            let (_, after) = rest[run..].split_once(fence).expect("code that is not closed");
            rest = after.trim_start_matches('`');
        } else if letter == '\\' {
            rest = &rest[2..];
        } else {
            if "|<>[]*_#!~$@".contains(letter) || rest.starts_with("://") || rest.starts_with("www.") {
                out.push(letter);
            }
            rest = &rest[letter.len_utf8()..];
        }
    }
    out.replace('!', "")
}

#[test]
fn nothing_that_a_policy_says_becomes_markdown() {
    let (mut plain, mut hostile) = (varied(), varied());
    fill(&mut plain, "x");
    fill(&mut hostile, HOSTILE);
    assert_eq!(skeleton(&markdown(&plain).unwrap()), skeleton(&markdown(&hostile).unwrap()));
}

#[test]
fn markdown_escapes_what_would_mean_something() {
    for (text, escaped) in [
        ("a | b", r"a \| b"),
        ("`x`", r"\`x\`"),
        ("<script>", "&lt;script&gt;"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("one\n\n# two\r\nthree", r"one \# two three"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("===", r"\==="),
        ("> quote", "&gt; quote"),
        ("*a* _b_ ~c~ $d$", r"\*a\* \_b\_ \~c\~ \$d\$"),
        ("&lt;", "&amp;lt;"),
        (r"C:\dir", r"C:\\dir"),
        (
            "https://e.example www.e.example me@e.example",
            r"https\://e.example www\.e.example me<!-- -->@e.example",
        ),
        ("Year 4: well-known, 3.5 (ten).", "Year 4: well-known, 3.5 (ten)."),
        ("   indented\tcode  ", "indented code"),
    ] {
        assert_eq!(escape_markdown(text), escaped);
    }
}

#[test]
fn code_in_markdown_cannot_be_closed_from_within() {
    assert_eq!(code_markdown("cites:"), "`cites:`");
    assert_eq!(code_markdown("a `b` ``c"), "```a `b` ``c```");
    assert_eq!(code_markdown("`a`"), "`` `a` ``");
    assert_eq!(code_markdown("a\nb"), "`a b`");
    assert_eq!(code_markdown(" "), "");
    assert_eq!(block_markdown("a\n```\nb", "text"), "````text\na\n```\nb\n````");
}

#[test]
fn words_between_backticks_are_code_and_the_rest_is_escaped() {
    let html = |text: &str| prose(text, escape_html, code_html);
    assert_eq!(html("Set `a<b`, then <c>."), "Set <code>a&lt;b</code>, then &lt;c&gt;.");
    assert_eq!(html("one ` alone"), "one ` alone");
    let markdown = |text: &str| prose(text, escape_markdown, code_markdown);
    assert_eq!(markdown("Set `a|b`, then *c*."), r"Set `a|b`, then \*c\*.");
    assert_eq!(markdown("`a` `b`"), "`a` `b`");
}

#[test]
fn blank_lines_are_one_except_in_blocks_of_code() {
    assert_eq!(
        tidy("\n\na  \n\n\n- b\n\n\n````text\n\n\nc\n```\n````\n\n\n"),
        "a\n\n- b\n\n````text\n\n\nc\n```\n````\n"
    );
}

#[test]
fn headings_come_in_order_in_both() {
    for report in [report(&[]), two(), varied()] {
        let html = html(&report).unwrap();
        let in_html =
            (1..html.len()).filter(|at| html.is_char_boundary(*at) && html[*at..].starts_with("<h"));
        let in_html: Vec<usize> = in_html.filter_map(|at| html[at + 2..=at + 2].parse().ok()).collect();
        let markdown = markdown(&report).unwrap();
        let marks = markdown.lines().map(|line| line.chars().take_while(|letter| *letter == '#').count());
        let in_markdown: Vec<usize> = marks.filter(|level| *level > 0).collect();
        assert_eq!(in_html, in_markdown);
        assert_eq!(in_html.iter().filter(|level| **level == 1).count(), 1);
        assert_eq!(in_html[0], 1);
        assert!(in_html.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{in_html:?}");
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_every_place_is_named_once() {
    let html = html(&varied()).unwrap();
    let after = |mark: &str| -> Vec<String> {
        html.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let mut places = after(" id=\"");
    for link in after("href=\"#") {
        assert!(places.contains(&link), "{link}");
    }
    places.sort();
    let all = places.len();
    places.dedup();
    assert_eq!(places.len(), all);
    let markdown = markdown(&varied()).unwrap();
    for link in markdown.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(markdown.contains(&format!("<a id=\"{link}\"></a>")), "{link}");
    }
}

#[test]
fn the_html_needs_nothing_from_elsewhere_and_says_what_it_is() {
    let html = html(&two()).unwrap();
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">\n"));
    assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(html.contains("<title>Online safety policy audit: 2 policies, 22 November 2026</title>"));
    for outside in ["<script", "<link", "<img", "@import", "url(", " src=", " style=", " on"] {
        let found =
            html.split('<').any(|tag| format!("<{}", tag.split('>').next().unwrap()).contains(outside));
        assert!(!found, "{outside}");
    }
    let links = html.split("href=\"").skip(1);
    assert!(links.into_iter().all(|link| link.starts_with('#') || link.starts_with("https:&#x2f;&#x2f;")));
}
