use alloc::collections::btree_set::BTreeSet;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::ops::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Sub, SubAssign};

use super::{IntoIter, Iter};
use crate::{Choice, OptionSet};

/// The content of a choices (multi-select) column: a set of [`Choice`], ascending by value.
///
/// Members that `T` does not know are kept, as in [`Choice`]. Dataverse stores at most 150 members.
///
/// ```
/// use closure_reason::{Choice, Choices, ClosureReason};
///
/// let mut reasons: Choices<ClosureReason> = "AgentClosed; AgentReject".parse()?;
/// assert!(reasons.contains(ClosureReason::AgentClosed));
/// assert_eq!(reasons.to_string(), "AgentReject; AgentClosed");
///
/// reasons.insert(Choice::new(192350099));
/// reasons.remove(ClosureReason::AgentReject);
/// assert_eq!(reasons.to_string(), "AgentClosed; 192350099");
/// assert_eq!(reasons.to_wire(), "192350004,192350099");
/// assert_eq!(reasons.known().collect::<Vec<_>>(), [ClosureReason::AgentClosed]);
/// assert!(!reasons.is_empty());
/// # Ok::<(), closure_reason::ParseChoicesError>(())
/// ```
///
/// # Texts
///
/// | | takes or gives | empty set |
/// |---|---|---|
/// | [`parse`](str::parse) | what a cell may hold: labels or values, in any spelling | empty text |
/// | [`to_string`](alloc::string::ToString) | labels, for people; it may not parse, because a label may hold `;` | empty text |
/// | [`from_wire`](Self::from_wire), [`to_wire`](Self::to_wire) | values as Dataverse writes them, `1,9`; nothing is lost | empty text |
/// | serde | the same values | `null` |
///
/// Sets combine like those of the standard library, borrowed (`&a | &b`, `&a & &b`, `&a - &b`,
/// `&a ^ &b`) or owned (`a | b`, and in place `a |= b`). They are ordered like sorted lists of
/// their members.
#[doc(alias = "OptionSetValueCollection")]
pub struct Choices<T> {
    /// The values, and no [`Choice`]s: a program then has one set of numbers, and not one for each `T`.
    members: BTreeSet<i32>,
    set: PhantomData<fn() -> T>,
}

impl<T> Choices<T> {
    /// The empty set.
    #[must_use]
    pub const fn new() -> Self {
        Self::of(BTreeSet::new())
    }

    const fn of(members: BTreeSet<i32>) -> Self {
        Self { members, set: PhantomData }
    }

    /// How many members there are.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let mut reasons = Choices::<ClosureReason>::new();
    /// assert!(reasons.is_empty());
    /// assert!(reasons.insert(ClosureReason::AgentClosed));
    /// assert!(!reasons.insert(192350004), "it is there already");
    /// assert_eq!(reasons.len(), 1);
    /// assert!(reasons.remove(ClosureReason::AgentClosed));
    /// reasons.clear();
    /// assert_eq!(reasons, Choices::default());
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether the set has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether this option, or this value, is a member.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentClosed]);
    /// assert!(reasons.contains(ClosureReason::AgentClosed));
    /// assert!(reasons.contains(192350004));
    /// ```
    pub fn contains(&self, choice: impl Into<Choice<T>>) -> bool {
        self.members.contains(&choice.into().value())
    }

    /// Adds an option or a value. Returns whether it was newly added.
    pub fn insert(&mut self, choice: impl Into<Choice<T>>) -> bool {
        self.members.insert(choice.into().value())
    }

    /// Removes an option or a value. Returns whether it was there.
    pub fn remove(&mut self, choice: impl Into<Choice<T>>) -> bool {
        self.members.remove(&choice.into().value())
    }

    /// Keeps the members for which the function returns `true`, and removes the others.
    ///
    /// ```
    /// use closure_reason::{Choice, Choices, ClosureReason};
    ///
    /// let mut reasons = Choices::<ClosureReason>::from([192350001, 192350099]);
    /// reasons.retain(Choice::is_known);
    /// assert_eq!(reasons, Choices::from([ClosureReason::AgentReject]));
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(Choice<T>) -> bool) {
        self.members.retain(|value| keep(Choice::new(*value)));
    }

    /// The member with the lowest value; `None` if there are no members.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentClosed, ClosureReason::AgentReject]);
    /// assert_eq!(reasons.first().unwrap(), ClosureReason::AgentReject);
    /// assert_eq!(reasons.last().unwrap(), ClosureReason::AgentClosed);
    /// ```
    #[must_use]
    pub fn first(&self) -> Option<Choice<T>> {
        self.members.first().copied().map(Choice::new)
    }

    /// The member with the highest value; `None` if there are no members.
    #[must_use]
    pub fn last(&self) -> Option<Choice<T>> {
        self.members.last().copied().map(Choice::new)
    }

    /// Removes all members.
    pub fn clear(&mut self) {
        self.members.clear();
    }

    /// The members, ascending by value.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentClosed, ClosureReason::AgentReject]);
    /// let conditions: Vec<String> =
    ///     reasons.iter().map(|choice| format!("reason eq {}", choice.value())).collect();
    /// assert_eq!(conditions.join(" or "), "reason eq 192350001 or reason eq 192350004");
    /// ```
    #[must_use]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::of(self.members.iter())
    }

    /// Whether every member is also one of `other`.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let by_agents = Choices::from([ClosureReason::AgentClosed, ClosureReason::AgentReject]);
    /// let rejected = Choices::from([ClosureReason::AgentReject]);
    /// assert!(rejected.is_subset(&by_agents) && by_agents.is_superset(&rejected));
    /// assert!(rejected.is_disjoint(&(by_agents - rejected.clone())));
    /// ```
    #[must_use]
    pub fn is_subset(&self, other: &Self) -> bool {
        self.members.is_subset(&other.members)
    }

    /// Whether every member of `other` is also one of this set.
    #[must_use]
    pub fn is_superset(&self, other: &Self) -> bool {
        self.members.is_superset(&other.members)
    }

    /// Whether no member is also one of `other`.
    #[must_use]
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.members.is_disjoint(&other.members)
    }
}

impl<T: OptionSet> Choices<T> {
    /// The label of each member, ascending by value; `None` for a member that `T` does not know.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::<ClosureReason>::from_wire("192350001,192350004,192350099")?;
    /// assert!(reasons.labels().eq([Some("AgentReject"), Some("AgentClosed"), None]));
    /// assert_eq!(reasons.labels().flatten().collect::<Vec<_>>().join("; "), "AgentReject; AgentClosed");
    /// # Ok::<(), closure_reason::ParseChoicesError>(())
    /// ```
    pub fn labels(&self) -> impl Iterator<Item = Option<&'static str>> + '_ {
        self.iter().map(Choice::label)
    }

    /// The members that `T` knows, ascending by value.
    pub fn known(&self) -> impl Iterator<Item = T> + '_ {
        self.iter().filter_map(Choice::known)
    }

    /// The members that `T` does not know, ascending by value.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::<ClosureReason>::from_wire("192350004,192350099")?;
    /// assert!(reasons.known().eq([ClosureReason::AgentClosed]));
    /// assert!(reasons.unknown().map(|choice| choice.value()).eq([192350099]));
    /// # Ok::<(), closure_reason::ParseChoicesError>(())
    /// ```
    pub fn unknown(&self) -> impl Iterator<Item = Choice<T>> + '_ {
        self.iter().filter(|choice| !choice.is_known())
    }
}

impl<T> Default for Choices<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Choices<T> {
    fn clone(&self) -> Self {
        Self::of(self.members.clone())
    }
}

impl<T> PartialEq for Choices<T> {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

impl<T> Eq for Choices<T> {}

impl<T> PartialOrd for Choices<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Choices<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.members.cmp(&other.members)
    }
}

impl<T> Hash for Choices<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.members.hash(state);
    }
}

/// The members as a set, each in the debug form of [`Choice`].
impl<T: OptionSet> fmt::Debug for Choices<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Collects options, choices or values, by themselves or by reference.
///
/// ```
/// use closure_reason::{Choice, Choices, ClosureReason};
///
/// let all: Choices<ClosureReason> = ClosureReason::ALL.iter().collect();
/// let mut some: Choices<ClosureReason> = [192350004, 192350001].into_iter().collect();
/// some.extend(&[ClosureReason::AgentClosed, ClosureReason::Default]);
/// some.extend(&[Choice::new(192350099)]);
/// assert_eq!(some.len(), 4);
/// assert_eq!(some.known().collect::<Choices<_>>(), &some & &all);
/// ```
impl<T, C: Into<Choice<T>>> FromIterator<C> for Choices<T> {
    fn from_iter<I: IntoIterator<Item = C>>(choices: I) -> Self {
        Self::of(choices.into_iter().map(|choice| choice.into().value()).collect())
    }
}

impl<T, C: Into<Choice<T>>> Extend<C> for Choices<T> {
    fn extend<I: IntoIterator<Item = C>>(&mut self, choices: I) {
        self.members.extend(choices.into_iter().map(|choice| choice.into().value()));
    }
}

impl<T, C: Into<Choice<T>>, const N: usize> From<[C; N]> for Choices<T> {
    fn from(choices: [C; N]) -> Self {
        choices.into_iter().collect()
    }
}

impl<T> IntoIterator for Choices<T> {
    type Item = Choice<T>;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter::of(self.members.into_iter())
    }
}

impl<'a, T> IntoIterator for &'a Choices<T> {
    type Item = Choice<T>;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

macro_rules! set_operation {
    ($operation:ident, $method:ident, $in_place:ident, $method_in_place:ident, $what:literal) => {
        impl<T> $operation for &Choices<T> {
            type Output = Choices<T>;

            #[doc = $what]
            fn $method(self, other: Self) -> Choices<T> {
                Choices::of($operation::$method(&self.members, &other.members))
            }
        }

        impl<T> $operation for Choices<T> {
            type Output = Self;

            #[doc = $what]
            fn $method(self, other: Self) -> Self {
                $operation::$method(&self, &other)
            }
        }

        impl<T> $in_place for Choices<T> {
            #[doc = $what]
            fn $method_in_place(&mut self, other: Self) {
                *self = $operation::$method(&*self, &other);
            }
        }
    };
}

set_operation!(BitOr, bitor, BitOrAssign, bitor_assign, "The members of either set.");
set_operation!(BitAnd, bitand, BitAndAssign, bitand_assign, "The members of both sets.");
set_operation!(BitXor, bitxor, BitXorAssign, bitxor_assign, "The members of exactly one of the sets.");
set_operation!(Sub, sub, SubAssign, sub_assign, "The members of the first set that are not in the second.");
