use alloc::collections::btree_set;

use crate::Choice;

/// The members of a borrowed [`Choices`](crate::Choices), ascending by value: what
/// [`Choices::iter`](crate::Choices::iter) returns.
pub struct Iter<'a, T>(pub(super) btree_set::Iter<'a, Choice<T>>);

/// The members of a [`Choices`](crate::Choices), ascending by value: what its `into_iter` returns.
pub struct IntoIter<T>(pub(super) btree_set::IntoIter<Choice<T>>);

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Iterator for Iter<'_, T> {
    type Item = Choice<T>;

    fn next(&mut self) -> Option<Choice<T>> {
        self.0.next().copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Choice<T>> {
        self.0.next_back().copied()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> Iterator for IntoIter<T> {
    type Item = Choice<T>;

    fn next(&mut self) -> Option<Choice<T>> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<Choice<T>> {
        self.0.next_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
