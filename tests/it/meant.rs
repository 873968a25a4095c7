//! What may have been meant by a word that is not known: names typed back as documents have them, slips, and never another
//! thing that is only spelt alike.

use policygap::vocabulary::{Detail, Kind, Vocabulary};

use crate::common::{Folder, ON, POLICY};

/// The words that are asked about, the likeliest first.
fn meant(kind: Kind, written: &str) -> Vec<&'static str> {
    let words = Vocabulary::builtin();
    words.meant(&[kind], written).into_iter().map(|term| words.id(term)).collect()
}

#[test]
fn labels_and_phrases_are_found_with_spaces_and_with_hyphens() {
    let words = Vocabulary::builtin();
    for spelling in [" ", "-"] {
        let (mut all, mut missed) = (0, Vec::new());
        for (id, term) in words.iter() {
            let full = match &term.detail {
                Detail::Cited(cited) => cited.full_name.as_ref(),
                _ => None,
            };
            let names = words.description(id).phrases.iter().chain([&term.label]).chain(full);
            for name in names {
                all += 1;
                let typed = name.replace([' ', '-'], spelling);
                if words.meant(&[term.kind], &typed).first() != Some(&id) {
                    missed.push(format!("{}: {typed}", term.id));
                }
            }
        }
        assert!(all > 2_500, "{all}");
        assert!(missed.len() * 100 <= all, "{} of {all}: {missed:#?}", missed.len());
    }
}

#[test]
fn every_word_is_known_with_spaces_underscores_and_capitals() {
    let words = Vocabulary::builtin();
    for (id, term) in words.iter() {
        for typed in [term.id.replace('-', " "), term.id.replace('-', "_"), term.id.to_uppercase()] {
            assert_eq!(words.find_typed(&[term.kind], &typed), Some(id), "{typed}");
        }
    }
}

#[test]
fn a_word_of_its_own_is_no_slip_of_another() {
    for (kind, written, never) in [
        (Kind::Commitment, "tell-dpo", "tell-dsl"),
        (Kind::Commitment, "tell-dpa", "tell-dsl"),
        (Kind::Commitment, "train-governors", "train-staff"),
        (Kind::Catalogue, "us-gdpr", "uk-gdpr"),
        (Kind::Catalogue, "kcsie-2017", "kcsie-2018"),
        (Kind::Catalogue, "kcsie-2017", "kcsie"),
        (Kind::Catalogue, "kcsie-2027", "kcsie-2026"),
        (Kind::Catalogue, "working-together-2020", "working-together"),
        (Kind::Catalogue, "working-together-2020", "working-together-2023"),
        (Kind::Catalogue, "data-protection-act-2008", "data-protection-act-2018"),
        (Kind::Catalogue, "education-act-2003", "education-act-2002"),
        (Kind::Catalogue, "kcsie-annex-b", "kcsie-annex-a"),
        (Kind::Role, "assistant-dsl", "dsl"),
        (Kind::Role, "prevent-governor", "prevent-lead"),
        (Kind::PolicyKind, "complaints-about-staff", "staff-handbook"),
    ] {
        let asked = meant(kind, written);
        assert!(!asked.contains(&never), "{written}: {asked:?}");
    }
    for written in ["zebra-crossing", "banana", "", "-", "2019"] {
        assert_eq!(meant(Kind::Catalogue, written), Vec::<&str>::new(), "{written}");
    }
}

#[test]
fn every_edition_is_asked_about_only_by_its_own_number() {
    let words = Vocabulary::builtin();
    for (_, term) in words.of_kind(Kind::Catalogue) {
        let Some((stem, year)) = term.id.rsplit_once('-') else { continue };
        let Ok(year) = year.parse::<u32>() else { continue };
        for other in [year - 1, year + 1] {
            let written = format!("{stem}-{other}");
            let known = |id: &str| words.find(Kind::Catalogue, id).is_some();
            let asked = meant(Kind::Catalogue, &written);
            assert!(known(&written) || asked.is_empty(), "{written}: {asked:?}");
        }
    }
}

#[test]
fn slips_and_names_are_answered_the_likeliest_first() {
    for (kind, written, expected) in [
        (Kind::Commitment, "tell-dls", "tell-dsl"),
        (Kind::Commitment, "tell dsl imediately", "tell-dsl"),
        (Kind::Role, "headteecher", "headteacher"),
        (Kind::Role, "head-teacher", "headteacher"),
        (Kind::Role, "safety-lead", "online-safety-lead"),
        (Kind::Role, "e safety co ordinators", "online-safety-lead"),
        (Kind::Role, "The Designated Safeguarding Lead.", "dsl"),
        (Kind::Role, "trust DSL", "trust-safeguarding-lead"),
        (Kind::Catalogue, "kcsi-2023", "kcsie-2023"),
        (Kind::Catalogue, "Keeping Children Safe in Educaton 2019", "kcsie-2019"),
        (Kind::Catalogue, "Web Screen", "lgfl-webscreen"),
        (Kind::FilteringCategory, "pornograpy", "pornography"),
        (Kind::Event, "new-legislation", "new-guidance"),
    ] {
        assert_eq!(meant(kind, written).first(), Some(&expected), "{written}");
    }
}

#[test]
fn several_that_are_as_near_are_all_asked_about() {
    let asked = meant(Kind::Role, "link governor");
    assert!(asked.len() > 1 && asked.contains(&"safeguarding-governor"), "{asked:?}");
    let folder = Folder::with_policy(&POLICY.replace("  dsl:\n", "  link-governor:\n"));
    folder.audit(&[]).exits(4).says(&["Did you mean `", "` or `"]);
    let acts = meant(Kind::Catalogue, "Children Act");
    assert_eq!(acts, ["children-act-1989", "children-act-2004"]);
    assert!(meant(Kind::Role, "governor").len() <= 3);
}

#[test]
fn a_plain_name_is_taken_for_its_entry_where_a_field_takes_a_name() {
    let cited = |fields: &str| {
        let folder = Folder::with_policy(&format!(
            "policygap: 1\nschool: {{ name: Fernhill School, nation: england, phase: primary }}\n\
             policy:\n  title: Online Safety Policy\n{fields}\npolicygap-end: true\n"
        ));
        let run = [
            "audit",
            "policy.yaml",
            "--on",
            ON,
            "--checklist",
            "current-references",
            "--format",
            "json",
            "--fail-on",
            "never",
        ];
        folder.run(&run).exits(0).stdout
    };
    for fields in [
        "filtering: { system: LGfL WebScreen }",
        "filtering: { broadband: the LGFL webscreen }",
        "filtering: { support: WebScreen }",
        "monitoring: { system: lgfl-webscreen }",
        "  based-on: LGfL WebScreen.",
        "cites: [LGfL WebScreen]",
        "cites: [{ cite: The LGfL WebScreen }]",
        "cites: [{ say: LGfL WebScreen }]",
    ] {
        let told = cited(fields);
        assert!(told.contains("LGfL SchoolProtect"), "{fields}: {told}");
    }
    assert!(!cited("filtering: { system: Netsweeper }").contains("LGfL SchoolProtect"));
}

#[test]
fn posts_as_trusts_and_secondary_schools_name_them_are_found() {
    for (written, word) in [
        ("Director of Safeguarding", "trust-safeguarding-lead"),
        ("Trust Safeguarding Lead", "trust-safeguarding-lead"),
        ("Heads of Year", "head-of-year"),
        ("Form Tutors", "form-tutor"),
        ("Pastoral Lead", "pastoral-lead"),
        ("Heads of Department", "head-of-department"),
        ("IT Director", "it-director"),
        ("Trust Board Committee", "trust-committee"),
        ("Chief Executive Officer", "chief-executive"),
        ("Local Governing Body", "local-governing-body"),
        ("Academy Council", "local-governing-body"),
        ("Key Stage Leader", "head-of-phase"),
        ("Director of Education", "director-of-education"),
    ] {
        assert_eq!(meant(Kind::Role, written), [word], "{written}");
    }
}

#[test]
fn own_words_are_offered_wherever_a_list_takes_them() {
    for (list, say) in [
        ("filtering: { blocks: [zebras] }", "filtering: { blocks: [{ say: zebras }] }"),
        ("filtering: { profiles: [zebras] }", "filtering: { profiles: [{ say: zebras }] }"),
        ("filtering: { covers: [zebras] }", "filtering: { covers: [{ say: zebras }] }"),
        ("monitoring: { methods: [zebras] }", "monitoring: { methods: [{ say: zebras }] }"),
        ("monitoring: { covers: [zebras] }", "monitoring: { covers: [{ say: zebras }] }"),
        ("  approved-by: [zebras]", "  approved-by: [{ say: zebras }]"),
    ] {
        let audit = |fields: &str| {
            let folder = Folder::with_policy(&format!(
                "policygap: 1\nschool: {{ name: Fernhill School, nation: england, phase: primary }}\n\
                 policy:\n  title: Online Safety Policy\n{fields}\npolicygap-end: true\n"
            ));
            folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "kcsie", "--fail-on", "never"])
        };
        audit(list).exits(4).says(&["If no word fits, write `say:`"]);
        audit(say).exits(0);
    }
}

#[test]
fn a_post_for_which_no_word_fits_is_written_in_own_words_and_judged() {
    let policy = |held: &str| {
        format!(
            "policygap: 1\nschool: {{ name: Copperfield Academy, nation: england, phase: secondary, type: academy }}\n\
             policy: {{ title: Online Safety Policy }}\n\
             roles:\n  other-post:\n    written: Lead for Digital Resilience\n{held}    duties:\n      - lead-online-safety\n\
             \x20 other-post-2:\n    written: Warden of the Boarding House\n    duties:\n      - keep-incident-log\n\
             policygap-end: true\n"
        )
    };
    let folder = Folder::with_policy(&policy("    held-by: J. Whitlock\n"));
    let audit = ["audit", "policy.yaml", "--on", ON, "--fail-on", "never"];
    let json = folder.run(&[&audit[..], &["--format", "json"]].concat()).exits(0).json();
    let posts = json["policies"][0]["posts"].as_array().unwrap();
    let titles: Vec<_> = posts.iter().map(|post| post["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Lead for Digital Resilience", "Warden of the Boarding House"]);
    assert_eq!(posts[0]["held_by"][0], "J. Whitlock");
    let told = json["policies"][0]["results"].to_string();
    assert!(
        told.contains("The holder of a second other post holds 1 commitment, and nobody is named."),
        "{told}"
    );
    assert!(!told.contains("The holder of another post holds"), "{told}");
    folder.write("policy.yaml", policy("").replace("other-post:", "zebra-keeper:"));
    folder.run(&audit).exits(4).says(&["write `other-post`, with its title under `written:`"]);
}

#[test]
fn each_post_of_a_trust_is_read_and_its_duties_are_judged() {
    let folder = Folder::with_policy(include_str!("meant/trust.yaml"));
    let run = ["audit", "policy.yaml", "--on", ON, "--format", "json", "--fail-on", "never"];
    let json = folder.run(&run).exits(0).json();
    assert_eq!(json["policies"][0]["problems"].as_array().unwrap().len(), 0);
    let posts = json["policies"][0]["posts"].as_array().unwrap();
    let held: Vec<_> = posts.iter().map(|post| post["role"].as_str().unwrap()).collect();
    assert_eq!(held, ["chief-executive", "trust-safeguarding-lead", "head-of-year"]);
}
