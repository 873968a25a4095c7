//! The report in HTML as its readers have it: what the governors' edition may not say, what the first page holds, that its
//! numbers are those of the audit, and that nothing is lost from the lead's. How it looks is tried in a real browser by
//! `.ci/browser`.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::common::{Folder, ON};

const SCHOOLS: [&str; 2] = ["dormansland-primary", "priory-infant"];

/// Runs the program in the repository's folder on the two schools.
fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_policygap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .args(arguments)
        .args(["--on", ON])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn report(school: &str, edition: &str) -> String {
    run(&["report", &format!("policies/{school}.yaml"), "--for", edition, "--format", "html"])
}

fn audited(school: &str) -> Value {
    let json = run(&["audit", &format!("policies/{school}.yaml"), "--format", "json"]);
    serde_json::from_str::<Value>(&json).unwrap()["policies"][0].take()
}

/// What a reader sees: the text without tags, with one space between words, and what pictures say.
fn text(html: &str) -> String {
    let (_, body) = html.split_once("<body").unwrap();
    let mut out = String::new();
    for piece in body.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        if let Some((_, says)) = tag.split_once("aria-label=\"") {
            out.push_str(says.split('"').next().unwrap());
        }
        out.push(' ');
        out.push_str(after);
    }
    let plain =
        [("&#x27;", "'"), ("&quot;", "\""), ("&#x2f;", "/"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];
    let out = plain.iter().fold(out, |text, (entity, letter)| text.replace(entity, letter));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in words, so that "control" is no part of "controlled".
fn words(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" ").to_lowercase())
}

/// What stands between two marks.
fn between<'t>(html: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = html.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}

#[test]
fn governors_read_no_word_of_ours() {
    for school in SCHOOLS {
        let text = text(&report(school, "governors"));
        // A law may be in force, in plain English; what we call force is something else.
        let said = words(&text).replace(" in force ", " ").replace(" into force ", " ");
        let said = said.replace(" finding out ", " ");
        for word in [
            "gate",
            "gates",
            "control",
            "controls",
            "not shown",
            "cannot be told",
            "force",
            "in the file",
            "records file",
            "yaml",
            "yml",
            "finding",
            "findings",
            "series",
            "not met",
            "partly met",
            "commits nobody",
        ] {
            let at = said.find(&format!(" {word} "));
            let around =
                at.map(|at| said.get(at.saturating_sub(80)..(at + 80).min(said.len())).unwrap_or_default());
            assert_eq!(around, None, "{school}: {word}");
        }
        for (at, _) in said.match_indices(" line ").chain(said.match_indices(" lines ")) {
            let next = said[at + 1..].split(' ').nth(1).unwrap_or_default();
            assert!(next.parse::<usize>().is_err(), "{school}: the number of a line, {next}");
        }
        assert!(!text.contains(".yaml") && !text.contains(school), "{school}: the name of a file");
    }
}

#[test]
fn the_first_page_holds_what_a_governor_needs() {
    for (school, first, overdue) in [
        ("dormansland-primary", "delete", "by 31 December 2024, 691 days ago"),
        ("priory-infant", "delete", "by 30 September 2017, 3,340 days ago"),
    ] {
        let html = report(school, "governors");
        let page = between(&html, "<div class=\"first\">", "<nav");
        assert_eq!(
            between(page, "<div class=\"position\">", "</div>").matches("<p>").count(),
            3,
            "three sentences"
        );
        assert!(between(page, "<div class=\"position\">", "</div>").contains("its review is overdue"));
        assert_eq!(page.matches(overdue).count(), 1, "the review is told once");
        assert_eq!(page.matches(" days ").count(), 1, "{page}");
        let urgent = between(page, "<ul class=\"urgent\">", "<h3");
        let groups = urgent.matches("class=\"kind\"").count();
        assert!((1..=5).contains(&groups), "{groups}");
        assert!(urgent.split("<li>").nth(1).unwrap().contains(first), "the worst comes first");
        let decisions = between(page, "<table class=\"decisions\"", "</table>");
        // Who hears a concern about the head is not for the head to decide.
        let of_head = urgent.contains("who hears a concern about the head");
        assert_eq!(
            decisions.matches("class=\"day\"").count(),
            groups + usize::from(of_head),
            "a decision for each, with its day"
        );
        let board =
            "<td>Say in the policy who hears a concern about the head.</td><td>The governing body</td>";
        assert_eq!(decisions.contains(board), of_head, "{decisions}");
        assert_eq!(between(page, "<ol class=\"questions\">", "</ol>").matches("<li>").count(), 3);
        assert!(page.contains("Nothing has been accepted for now."));
    }
}

/// The five worst things of each school, in their order: what a governor has to read on page one.
#[test]
fn the_first_page_tells_the_worst_in_order() {
    let worst: [(&str, &[&str]); 2] = [
        (
            "dormansland-primary",
            &[
                "Staff are told to delete indecent images before the police have seen them",
                "held by a member of staff does not say to tell the police",
                "Kent Safeguarding Children Board and Surrey Safeguarding Children Board, which closed in 2019; this school is in Surrey",
                "Sexting in schools and colleges, 2016",
                "due for review by 31 December 2024",
                "Nobody is named as designated safeguarding lead",
                "to have appropriate filtering in place (the designated safeguarding lead, the headteacher, governors and technical support)",
                "The policy on filtering falls short of the standard",
                "not in its list: the mobile devices policy",
            ],
        ),
        (
            "priory-infant",
            &[
                "Staff are told to delete indecent images before the police have seen them",
                "Kent Safeguarding Children Board, which closed in 2019; what it should name is Kent Safeguarding Children Multi-Agency Partnership",
                "the sexting advice of 2013",
                "due for review by 30 September 2017",
                "nobody else is named who hears a concern about the head",
                "to apply filtering and keep it up to date (technical support and the online safety lead)",
                "The policy on filtering falls short of the standard",
            ],
        ),
    ];
    for (school, worst) in worst {
        let html = report(school, "governors");
        let mut page = &*text(&format!("<body>{}", between(&html, "<ul class=\"urgent\">", "<h3")));
        for told in worst {
            page = page
                .split_once(told)
                .unwrap_or_else(|| panic!("{school}: {told}, in its place, in {page}"))
                .1;
        }
    }
}

/// Of each kind the first page says how many more there are than it tells, whoever asks for them.
#[test]
fn what_the_first_page_leaves_out_is_counted_by_kind() {
    for school in SCHOOLS {
        let audited = audited(school);
        let html = report(school, "governors");
        let kinds = ["unsafe-instruction", "wrong-contact", "expired", "unowned", "absent"];
        let groups = between(&html, "<ul class=\"urgent\">", "<h3").split("class=\"kind\"").skip(1);
        for (kind, group) in kinds.iter().zip(groups) {
            let all = audited["matters"].as_array().unwrap().iter().filter(|it| it["harm"] == *kind).count();
            let told = group.matches("class=\"number\"").count();
            let more = all - told;
            assert_eq!(group.contains(&format!("(and {more} more below)")), more > 0, "{kind}: {group}");
        }
    }
}

/// A place is one at which something is wrong, as the document heads it; a heading that its list goes on from is quoted.
#[test]
fn where_something_stands_is_told_as_the_document_heads_it() {
    let dormansland = text(&report(SCHOOLS[0], "governors"));
    let keeps = "nobody is bound to see to it. Filtering and Monitoring.";
    assert!(dormansland.contains(keeps), "the passage is there, not under another heading");
    assert!(!dormansland.contains("nobody is bound to see to it (It is"));
    assert!(dormansland.contains("Under \u{201c}It is the responsibility of governors to\u{201d}"));
    assert!(!dormansland.contains("(It is the responsibility of"));
    let trained = "does not say that it is done at induction. Training and engagement with staff.";
    assert!(dormansland.contains(trained), "not among the lead's duties");
    assert!(
        dormansland.contains("Monitoring is claimed for pupils, without logs, software or another method.")
    );
    let priory = text(&report(SCHOOLS[1], "governors"));
    assert!(
        priory
            .contains("Multi-Agency Partnership (8 Responding to Online Incidents and Concerns, and 4 other")
    );
    assert!(priory.contains("9.3 Responding to concerns regarding Indecent Images of Children (IIOC)"));
}

/// The plan says of each matter what to write first and how many more things there are to write.
#[test]
fn the_plan_says_how_much_more_is_to_be_written() {
    for school in SCHOOLS {
        let audited = audited(school);
        let html = report(school, "governors");
        let plan = between(&html, "<table class=\"worded actions\"", "</table>");
        let rows: Vec<&str> = plan.split("<tr><td>").skip(1).collect();
        for (row, matter) in rows.iter().zip(audited["matters"].as_array().unwrap()) {
            let more = matter["remedies"].as_array().unwrap().len() - 1;
            assert_eq!(row.contains(&format!("(and {more} more)")), more > 0, "{row}");
        }
    }
}

/// What cannot be told is in a list: a document to look into, a record to show, or what neither would settle.
#[test]
fn nothing_that_cannot_be_told_is_in_no_list() {
    for school in SCHOOLS {
        let audited = audited(school);
        let listed: BTreeSet<&str> = ["documents", "records"]
            .iter()
            .flat_map(|part| audited[part].as_array().unwrap())
            .flat_map(|asked| asked["results"].as_array().unwrap())
            .map(|name| name.as_str().unwrap())
            .collect();
        let told = text(&report(school, "governors"));
        for result in audited["results"].as_array().unwrap() {
            let name =
                format!("{}/{}", result["checklist"].as_str().unwrap(), result["control"].as_str().unwrap());
            let is_open = result["verdict"] == "not-shown" && result["benchmark"].is_null();
            let ask = result["ask"].as_str().unwrap();
            assert!(!is_open || listed.contains(&*name) || told.contains(ask), "{school}: {name}");
        }
    }
}

#[test]
fn the_lists_of_governors_say_by_whom_a_thing_is_asked_and_how_it_is_known() {
    for school in SCHOOLS {
        let html = report(school, "governors");
        let documents = between(&html, "<section class=\"documents\"", "</section>");
        for asked_by in ["Law and statutory guidance", "National standards and advice"] {
            assert!(
                documents.contains(&format!("scope=\"rowgroup\" colspan=\"3\">{asked_by}<")),
                "{asked_by}"
            );
        }
        let sources = between(&html, "<section class=\"sources\"", "</section>");
        for known in
            ["Read at the source", "Taken from a published summary", "Not yet checked against the text"]
        {
            assert_eq!(sources.matches(&format!("<h4>{known}</h4>")).count(), 1, "{known}");
        }
        assert!(!sources.contains("1 January 2000"), "what follows from reason has no day");
        let text = text(&html);
        for idiom in ["promised", "plainly", "half ", "another's account", "Whose word", "From memory"] {
            assert!(!text.contains(idiom), "{school}: {idiom}");
        }
    }
}

#[test]
fn what_belongs_to_another_area_says_what_to_name_instead() {
    let text = text(&report(SCHOOLS[0], "governors"));
    let board = "Kent Safeguarding Children Board (written \"KSCB\"); also out of date since 17 September 2019. Now: \
                 Surrey Safeguarding Children Partnership.";
    assert!(text.contains(board));
    assert!(text.contains(
        "Specialist Children's Services. Now: Surrey's own; ask the safeguarding partnership there for its name."
    ));
}

#[test]
fn a_document_of_another_kind_is_told_so_at_once() {
    let folder = Folder::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/dormansland-primary.yaml");
    let policy = std::fs::read_to_string(path).unwrap();
    let kind = policy.replacen("policy:\n", "policy:\n  kind: filtering-policy\n", 1);
    assert_ne!(kind, policy);
    folder.write("policy.yaml", &kind);
    let html = folder.run(&["report", "policy.yaml", "--on", ON, "-f", "html"]).stdout;
    let position = between(&html, "<div class=\"position\">", "</div>");
    assert!(position.contains("not an online safety policy"), "{position}");
    assert_eq!(html.matches("not an online safety policy").count(), 1, "and only once");
}

/// The table in Markdown is numbered as the matters are, and its last part is not the lead's.
#[test]
fn governors_read_markdown_that_numbers_matters_and_ends_with_the_sources() {
    let path = format!("policies/{}.yaml", SCHOOLS[0]);
    let markdown = run(&["report", &path, "--for", "governors", "--format", "markdown"]);
    assert_eq!(markdown.matches("Report for governors on").count(), 1);
    assert!(
        markdown.contains("**1. Staff are told to delete")
            && markdown.contains("| 1 | Staff are told to delete")
    );
    assert!(!markdown.contains("## Checklists used") && !markdown.contains("What this report is"));
}

#[test]
fn the_numbers_of_both_editions_are_those_of_the_audit() {
    for school in SCHOOLS {
        let audited = audited(school);
        let many = |part: &str| audited[part].as_array().unwrap().len();
        let html = report(school, "governors");
        assert_eq!(html.matches("<article class=\"matter").count(), many("matters"));
        let plan = between(&html, "<table class=\"worded actions\"", "</table>");
        assert_eq!(plan.matches("<tr>").count(), many("matters") + 1, "one action for each matter");
        assert!(text(&html).contains(&format!("{} matters need attention", many("matters"))));
        let rows = |class: &str| between(&html, class, "</section>").matches("scope=\"row\"").count();
        assert_eq!(rows("<section class=\"posts\""), many("posts"));
        assert_eq!(rows("<section class=\"incidents\""), many("incidents"));
        assert_eq!(rows("<section class=\"documents\""), many("documents"));
        let steps = audited["incidents"].as_array().unwrap().iter();
        let steps: usize = steps.map(|incident| incident["steps"].as_array().unwrap().len()).sum();
        let squares =
            between(&html, "<section class=\"incidents\"", "</section>").matches("class=\"square ").count();
        assert_eq!(squares, steps + 4, "a square for each thing asked, and four in the key");
        let lead = report(school, "lead");
        for result in audited["results"].as_array().unwrap() {
            let name = format!(
                "{}&#x2f;{}",
                result["checklist"].as_str().unwrap(),
                result["control"].as_str().unwrap()
            );
            let is_gap = matches!(result["verdict"].as_str(), Some("not-met" | "partly-met" | "not-shown"));
            assert!(!is_gap || result["level"].is_u64() || lead.contains(&name), "{school}: {name} is lost");
        }
        let matters = between(&lead, "id=\"policy-1-matters\"", "</section>");
        assert_eq!(matters.matches("<li id=\"policy-1-matter-").count(), many("matters"));
    }
}

/// The letters of a text, so that what a format does to signs does not matter.
fn letters(text: &str) -> String {
    let text = ["&#x27;", "&#39;", "&quot;", "&amp;", "&#x2f;", "&lt;", "&gt;"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, ""));
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// What stands outside the tags.
fn untagged(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or("", |(_, after)| after)).collect()
}

/// The parts of the lead's edition that speak of one demand each.
fn parts(report: &str, format: &str) -> Vec<(String, BTreeSet<u64>)> {
    let starts: &[&str] = if format == "html" {
        &["<article ", "<li class=\"", "<section "]
    } else {
        &["\n#### ", "\n##### ", "\n- **"]
    };
    let mut at: Vec<usize> =
        starts.iter().flat_map(|start| report.match_indices(start)).map(|(at, _)| at).collect();
    at.sort_unstable();
    at.push(report.len());
    let part = |bounds: &[usize]| {
        let text = &report[bounds[0]..bounds[1]];
        let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter_map(|it| it.parse().ok());
        let told = if format == "html" { untagged(text) } else { text.to_owned() };
        (letters(&told), numbers.collect())
    };
    at.windows(2).map(part).collect()
}

/// Of every result its name, the lines that were read, what is missing and what to write stand in one place, whatever
/// their number.
#[test]
fn nothing_that_the_audit_tells_is_lost_from_the_leads_edition() {
    for school in SCHOOLS {
        let audited = audited(school);
        for format in ["html", "markdown"] {
            let path = format!("policies/{school}.yaml");
            let report = run(&["report", &path, "--for", "lead", "--format", format]);
            let parts = parts(&report, format);
            for result in audited["results"].as_array().unwrap() {
                let text = |name: &str| letters(result[name].as_str().unwrap());
                let name = text("checklist") + &text("control");
                let list = |name: &str| result[name].as_array().unwrap().iter();
                let verdict = result["verdict"].as_str().unwrap();
                let is_open = matches!(verdict, "not-met" | "partly-met" | "not-shown");
                let mut wanted: Vec<String> =
                    list("missing").map(|sentence| letters(sentence.as_str().unwrap())).collect();
                if is_open {
                    wanted.push(text("remedy"));
                }
                if matches!(verdict, "not-met" | "partly-met") && result["level"].is_null() {
                    wanted.extend(list("evidence").map(|read| letters(read["text"].as_str().unwrap())));
                }
                let lines: Vec<u64> = list("evidence").map(|read| read["line"].as_u64().unwrap()).collect();
                let holds = |(part, numbers): &&(String, BTreeSet<u64>)| {
                    part.contains(&name)
                        && wanted.iter().all(|text| part.contains(text))
                        && lines.iter().all(|line| numbers.contains(line))
                };
                assert!(
                    parts.iter().any(|part| holds(&part)),
                    "{school}, {format}: {name} is not told in full"
                );
            }
        }
    }
}

/// What governors are shown of the school the lead is shown, too.
#[test]
fn the_leads_edition_has_what_the_governors_has_but_its_first_page() {
    for school in SCHOOLS {
        let (governors, lead) = (report(school, "governors"), report(school, "lead"));
        for part in ["posts", "incidents", "references", "records"] {
            let section = between(&governors, &format!("id=\"policy-1-{part}\">"), "</section>");
            // Each edition says where the rest is.
            let section = section.find("<table").and_then(|at| section.get(at..)).unwrap_or(section);
            assert!(section.len() > 200 && lead.contains(section), "{school}: {part}");
        }
        // Of a document the lead is shown every matter, and so no fewer than governors.
        let documents = |html: &str| {
            let rows =
                between(html, "id=\"policy-1-documents\">", "</section>").split("<th scope=\"row\">").skip(1);
            rows.map(|row| row.split("</th>").next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(documents(&governors).len() > 5 && documents(&governors) == documents(&lead), "{school}");
        let cut =
            |html: &str| between(html, "id=\"policy-1-documents\">", "</section>").contains("other matters");
        assert!(cut(&governors) && !cut(&lead), "{school}");
        for picture in ["bar", "timeline", "sign", "squares"] {
            let of = |html: &str| html.matches(&format!("<svg class=\"picture {picture}")).count();
            assert!(of(&governors) > 0 && of(&lead) == of(&governors), "{school}: {picture}");
        }
        let plan = letters(&untagged(between(&lead, "id=\"policy-1-matters\"", "</section>")));
        for matter in audited(school)["matters"].as_array().unwrap() {
            for remedy in matter["remedies"].as_array().unwrap() {
                let of_document = remedy.as_str().unwrap().split(" In the file").next().unwrap();
                assert!(plan.contains(&letters(of_document)), "{school}: {of_document}");
            }
        }
        let matters = between(&lead, "id=\"policy-1-matters\"", "</section>");
        assert!(!matters.contains(" more)"), "{school}: every point of a matter is told");
    }
}

/// The worst comes first, with where it stands in the school's own document.
#[test]
fn the_leads_findings_begin_with_the_worst_and_say_where_in_the_document() {
    for (school, section) in [
        ("dormansland-primary", "In “11.3 Indecent Images of Children (IIOC)”, line 1440 of the file"),
        ("priory-infant", "In “Appendix A, 9.3 "),
    ] {
        let html = report(school, "lead");
        let first = text(&format!("<body>{}", between(&html, "id=\"policy-1-finding-1-1\">", "</article>")));
        assert!(first.starts_with("1.1. Staff are told to delete indecent images"), "{first}");
        assert!(first.contains(section), "{first}");
        let brief = between(&html, "<ul class=\"pressing\">", "</ul>");
        assert!(
            brief.contains("#policy-1-matter-indecent-images\"") && brief.contains("To write: "),
            "{brief}"
        );
    }
}

#[test]
fn a_document_of_another_kind_is_told_at_the_top_of_the_leads_edition_and_of_the_text() {
    let folder = Folder::new();
    let policy = crate::common::POLICY.replace("kind: online-safety", "kind: filtering-policy");
    folder.write("policy.yaml", &policy);
    let told = "not an online safety policy";
    let run = |arguments: &[&str]| folder.run(&[arguments, &["--on", ON]].concat()).stdout;
    let page = run(&["report", "policy.yaml", "--for", "lead", "-f", "html"]);
    assert!(between(&page, "<div class=\"brief\">", "</li>").contains(told));
    let text = run(&["audit", "policy.yaml"]);
    assert!(text.lines().take(4).collect::<String>().contains(told), "{text}");
    assert_eq!(text.matches(told).count(), 1);
}

#[test]
fn every_picture_says_what_it_shows() {
    for (school, edition) in SCHOOLS.into_iter().flat_map(|it| [(it, "governors"), (it, "lead")]) {
        let html = report(school, edition);
        let outer: Vec<&str> = html.split("<svg class=\"picture").skip(1).collect();
        assert!(outer.len() > 40, "a bar for each aspect and squares for each type of incident");
        for picture in outer {
            let tag = picture.split('>').next().unwrap();
            let is_told = tag.contains("role=\"img\" aria-label=\"") && !tag.contains("aria-label=\"\"");
            assert!(is_told || tag.contains("aria-hidden=\"true\""), "{tag}");
        }
    }
}

#[test]
fn both_editions_are_one_file_that_begins_with_its_doctype() {
    for edition in ["governors", "lead"] {
        let html = run(&["report", "policies", "--for", edition, "--format", "html"]);
        assert!(html.starts_with("<!doctype html>\n"), "{edition}");
        for outside in ["<script", "<link", "<img", "@import", "url(", " src=", " style="] {
            assert!(!html.contains(outside), "{edition}: {outside}");
        }
        let ids: Vec<&str> =
            html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{edition}: each place is named once");
        for link in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(once.contains(&link), "{edition}: {link} leads nowhere");
        }
        let labels: Vec<&str> = html.split("<nav aria-label=\"").skip(1).collect();
        let labels: Vec<&str> = labels.iter().map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{edition}: landmarks alike");
    }
}

#[test]
fn the_name_of_a_school_stays_within_its_string_in_the_style_sheet() {
    let folder = Folder::new();
    let policy = crate::common::POLICY.replace("Example Primary School", "\"A\\\" } </style><b>\\\\School\"");
    folder.write("policy.yaml", &policy);
    let html = folder
        .run(&["report", "policy.yaml", "--on", ON, "-f", "html", "--fail-on", "never"])
        .exits(0)
        .stdout;
    let style = between(&html, "<style>", "</style>");
    assert!(
        style.contains("content: \"A\\22 \\20 \\7d \\20 \\3c \\2f style\\3e \\3c b\\3e \\5c School"),
        "{style}"
    );
    assert!(!html.contains("<b>"));
}

/// However long the words of a policy, the first page keeps to the room that it has.
#[test]
fn long_words_leave_the_first_page_one_side_of_paper() {
    let folder = Folder::new();
    let long = "Inordinately ".repeat(60);
    let policy =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/policies/dormansland-primary.yaml"))
            .unwrap();
    let filled = policy.replace("section: ", &format!("section: {long}"));
    assert_ne!(filled, policy);
    folder.write("policy.yaml", &filled);
    let html = folder.run(&["report", "policy.yaml", "--on", ON, "-f", "html"]).stdout;
    let page = between(&html, "<div class=\"first\">", "<nav");
    let items = page.split("<li>").chain(page.split("<p>")).chain(page.split("<td>")).skip(1);
    for item in items {
        let item = text(&format!("<body>{}", item.split("</").next().unwrap()));
        assert!(item.chars().count() < 260, "{item}");
    }
    let letters = text(&format!("<body>{page}")).chars().count();
    assert!(letters < 4_200, "{letters} letters on the first page");
}
