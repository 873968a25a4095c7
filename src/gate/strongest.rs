//! What the checklists in use ask at most: without another word, the gate goes by that.

use crate::audit::{Changed, Context};
use crate::checklist::{Checklist, Demand, Force, Item, NotCarried};

/// The strongest force of what these checklists ask, as they change each other, and of the editions that are not carried;
/// none where they ask nothing.
pub fn strongest(context: &Context<'_>, not_carried: &[NotCarried<'_>]) -> Option<Force> {
    let checklists = &context.checklists;
    let changing: Vec<&Checklist> = Changed::on(checklists, context.on).collect();
    let asks = |force: Force| {
        not_carried.iter().any(|one| one.force() == force)
            || checklists.iter().any(|checklist| asks(checklist, &changing, force))
    };
    Force::ALL.iter().copied().find(|&force| asks(force))
}

/// Whether a checklist asks anything of this force; what a ladder asks is good practice.
fn asks(checklist: &Checklist, changing: &[&Checklist], force: Force) -> bool {
    let of_control = checklist.controls().iter().any(|control| {
        match Changed::of(Item { checklist, demand: Demand::Control(control) }, changing) {
            None => control.force == force,
            Some(changed) => !changed.is_switched_off() && changed.force().unwrap_or(control.force) == force,
        }
    });
    of_control || (force == Force::GoodPractice && !checklist.aspects().is_empty())
}
