//! What a key says, whatever its type: for whoever treats all keys alike.

use proc_macro2::Ident;
use syn::Path;

use super::attributes::Given;
use super::kind::Kind;
use super::literal::{Number, Text};
use super::place::Place;
use super::value::InLanguage;

/// What a key says.
#[derive(Clone, Copy)]
pub enum Said<'a> {
    /// `hidden`
    Flag,
    /// `label = ".."`
    Text(&'a str),
    /// `labels(1031 = "..")`
    Texts(&'a [InLanguage]),
    /// `value = 1`
    Number(i32),
    /// `language = 1033`
    Language(u32),
    /// `state = Open`
    Name(&'a Ident),
    /// `transitions(A, B)`
    Names(&'a [Ident]),
    /// `kind = boolean`
    Kind(&'a Kind),
    /// `crate = path`
    Path(&'a Path),
}

/// Shows what a key was given, if it is there and without a mistake.
pub(super) trait Visit {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(Place, Said<'a>));
}

impl<T: Saying> Visit for Given<T> {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(Place, Said<'a>)) {
        if let (Some(place), Some(said)) = (self.place(), self.said()) {
            visit(place, said);
        }
    }
}

impl Visit for Given<Vec<Given<Text>>> {
    fn visit<'a>(&'a self, visit: &mut dyn FnMut(Place, Said<'a>)) {
        self.iter().for_each(|text| text.visit(visit));
    }
}

/// A type that some key takes.
pub(super) trait Saying {
    fn said(&self) -> Option<Said<'_>>;
}

impl<T: Saying> Saying for Option<T> {
    fn said(&self) -> Option<Said<'_>> {
        self.as_ref()?.said()
    }
}

impl Saying for bool {
    fn said(&self) -> Option<Said<'_>> {
        self.then_some(Said::Flag)
    }
}

impl Saying for Text {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Text(&self.value))
    }
}

impl Saying for Vec<InLanguage> {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Texts(self))
    }
}

impl Saying for Number {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Number(self.value))
    }
}

impl Saying for u32 {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Language(*self))
    }
}

impl Saying for Ident {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Name(self))
    }
}

impl Saying for Vec<Ident> {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Names(self))
    }
}

impl Saying for Kind {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Kind(self))
    }
}

impl Saying for Path {
    fn said(&self) -> Option<Said<'_>> {
        Some(Said::Path(self))
    }
}
