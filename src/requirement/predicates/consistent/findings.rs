//! What a check finds: only counted, or told with its places.

use crate::requirement::Place;

use super::fault::Fault;

/// Takes what a check finds, one after the other: one rule finds it, whether it is counted or told.
pub(super) trait Findings<'a> {
    /// What follows belongs at this place of the document's order.
    fn at(&mut self, place: Place);

    /// Something that was looked at and found in order.
    fn fine(&mut self, place: Place);

    /// Something that is at fault, and where.
    fn fault_with<F: Into<Fault<'a>>>(&mut self, fault: impl FnOnce() -> (Place, F));

    /// Something that is at fault.
    fn fault<F: Into<Fault<'a>>>(&mut self, place: Place, fault: impl FnOnce() -> F) {
        self.fault_with(|| (place, fault()));
    }

    /// Something that is not said, and where it should be; another policy may say it.
    fn gap<F: Into<Fault<'a>>>(&mut self, place: Place, gap: impl FnOnce() -> F);

    /// Something of which it cannot be told whether it is at fault, and where: a question.
    fn unclear<F: Into<Fault<'a>>>(&mut self, place: Place, question: impl FnOnce() -> F);

    /// Other places that belong to a fault; mending one of them may mend it.
    fn also(&mut self, places: impl IntoIterator<Item = Place>);
}

/// Only whether anything was in order, and whether anything was at fault.
#[allow(clippy::struct_excessive_bools, reason = "each is found or not, and none excludes another")]
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) fine: bool,
    pub(super) gap: bool,
    pub(super) fault: bool,
    pub(super) unclear: bool,
}

impl<'a> Findings<'a> for Counted {
    fn at(&mut self, _place: Place) {}

    fn fine(&mut self, _place: Place) {
        self.fine = true;
    }

    fn fault_with<F: Into<Fault<'a>>>(&mut self, _fault: impl FnOnce() -> (Place, F)) {
        self.fault = true;
    }

    fn gap<F: Into<Fault<'a>>>(&mut self, _place: Place, _gap: impl FnOnce() -> F) {
        self.gap = true;
    }

    fn unclear<F: Into<Fault<'a>>>(&mut self, _place: Place, _question: impl FnOnce() -> F) {
        self.unclear = true;
    }

    fn also(&mut self, _places: impl IntoIterator<Item = Place>) {}
}

/// Everything that was found, each with the place by which it is put in order.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    pub(super) at: Option<Place>,
    pub(super) fine: Vec<(Option<Place>, Place)>,
    pub(super) faults: Vec<(Option<Place>, Place, Fault<'a>)>,
    pub(super) gaps: Vec<(Place, Fault<'a>)>,
    pub(super) unclear: Vec<(Place, Fault<'a>)>,
    pub(super) also: Vec<Place>,
}

impl<'a> Findings<'a> for Told<'a> {
    fn at(&mut self, place: Place) {
        self.at = Some(place);
    }

    fn fine(&mut self, place: Place) {
        self.fine.push((self.at, place));
    }

    fn fault_with<F: Into<Fault<'a>>>(&mut self, fault: impl FnOnce() -> (Place, F)) {
        let (place, fault) = fault();
        self.faults.push((self.at, place, fault.into()));
    }

    fn gap<F: Into<Fault<'a>>>(&mut self, place: Place, gap: impl FnOnce() -> F) {
        self.gaps.push((place, gap().into()));
    }

    fn unclear<F: Into<Fault<'a>>>(&mut self, place: Place, question: impl FnOnce() -> F) {
        self.unclear.push((place, question().into()));
    }

    fn also(&mut self, places: impl IntoIterator<Item = Place>) {
        self.also.extend(places);
    }
}
