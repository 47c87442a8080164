//! Where Microsoft published each closure reason. The attributes of the enum have no key for this.

/// The page: learn.microsoft.com/dynamics365/contact-center/extend/closure-reasons-descriptions.
const FIRST: &str = "Microsoft's page \"Session closure options and descriptions\", edition of 2025-06-18";
const LATER: &str = "Microsoft's page \"Session closure options and descriptions\", edition of 2026-08-13; described in our words";
const REFERENCE: &str = "Microsoft's table reference of msdyn_ocsession; described in our words, if at all";

pub fn of(value: i32) -> &'static str {
    match value - 192_350_000 {
        0..32 => FIRST,
        34 | 36..=38 | 54..=56 | 61..=65 => LATER,
        _ => REFERENCE,
    }
}

#[cfg(test)]
mod tests {
    use closure_reason::{ClosureReason, OptionSet};

    use super::{FIRST, LATER, REFERENCE, of};

    /// The counts of the editions, as the documentation of the enum gives them.
    #[test]
    fn every_reason_is_from_somewhere() {
        let count = |from| {
            <ClosureReason as OptionSet>::ALL.iter().filter(|reason| of(reason.value()) == from).count()
        };
        assert_eq!((count(FIRST), count(LATER), count(REFERENCE)), (32, 12, 4));
    }
}
