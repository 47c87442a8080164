//! How many requests are under way at a time.

use std::sync::{Condvar, Mutex, PoisonError};

/// Far from the limits of an environment, and enough.
pub const AT_ONCE: usize = 3;

/// Lets a few requests be under way and holds back the others.
pub struct InFlight {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Default for InFlight {
    fn default() -> Self {
        Self { free: Mutex::new(AT_ONCE), freed: Condvar::new() }
    }
}

impl InFlight {
    /// Sends a request as soon as fewer than three are under way.
    pub fn send<A>(&self, request: impl FnOnce() -> A) -> A {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        drop(free);
        let answer = request();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.freed.notify_one();
        answer
    }
}
