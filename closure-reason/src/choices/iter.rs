use alloc::collections::btree_set;
use core::marker::PhantomData;

use crate::Choice;

/// The members of a borrowed [`Choices`](crate::Choices), ascending by value: what
/// [`Choices::iter`](crate::Choices::iter) returns.
pub struct Iter<'a, T>(btree_set::Iter<'a, i32>, PhantomData<fn() -> T>);

/// The members of a [`Choices`](crate::Choices), ascending by value: what its `into_iter` returns.
pub struct IntoIter<T>(btree_set::IntoIter<i32>, PhantomData<fn() -> T>);

impl<'a, T> Iter<'a, T> {
    pub(super) const fn of(values: btree_set::Iter<'a, i32>) -> Self {
        Self(values, PhantomData)
    }
}

impl<T> IntoIter<T> {
    pub(super) const fn of(values: btree_set::IntoIter<i32>) -> Self {
        Self(values, PhantomData)
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self::of(self.0.clone())
    }
}

impl<T> Iterator for Iter<'_, T> {
    type Item = Choice<T>;

    fn next(&mut self) -> Option<Choice<T>> {
        self.0.next().copied().map(Choice::new)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Choice<T>> {
        self.0.next_back().copied().map(Choice::new)
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> Iterator for IntoIter<T> {
    type Item = Choice<T>;

    fn next(&mut self) -> Option<Choice<T>> {
        self.0.next().map(Choice::new)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<Choice<T>> {
        self.0.next_back().map(Choice::new)
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
