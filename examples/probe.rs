use policygap::{checklist::*, policy, source::{Source, snippet}, vocabulary::Vocabulary, audit::*};
fn main() {
    let words = match Vocabulary::builtin() { Ok(w) => w, Err(e) => { println!("{e}"); return } };
    println!("{} terms", words.iter().count());
    for p in ["policies/dormansland-primary.yaml", "policies/priory-infant.yaml"] {
        let s = Source::new(p, std::fs::read_to_string(p).unwrap());
        let l = policy::load(s.clone(), None, &words);
        println!("{p}: {} problems", l.problems.len());
        for x in l.problems.iter().take(12) { println!("{}", snippet::explain(&s, x, false)); }
    }
    for e in std::fs::read_dir("checklists").unwrap() {
        let p = e.unwrap().path(); if p.extension().is_none() { continue }
        let s = Source::new(p.to_str().unwrap(), std::fs::read_to_string(&p).unwrap());
        match load(s, &words) {
            Err((s, ps)) => { println!("{}: {} load problems", p.display(), ps.len()); for x in ps.iter().take(15) { println!("{}", snippet::explain(&s, x, false)); } }
            Ok(c) => { let ps = checks::alone(&c, &words); println!("{}: {} controls, {} problems", p.display(), c.controls.len(), ps.len()); for x in ps.iter().take(60) { println!("  - {}", x.message); } }
        }
    }
}
