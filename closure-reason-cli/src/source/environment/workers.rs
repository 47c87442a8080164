//! Many requests, three of them under way at a time.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use crate::report::error::Error;

/// How many requests are under way at a time: enough, and far from the limits of an environment.
const AT_ONCE: usize = 3;

/// Twice as many as may send: while some wait for their next try, others send.
const WORKERS: usize = 2 * AT_ONCE;

/// Lets three requests be under way and holds back the others.
pub struct Slots {
    /// How many more requests may be sent now.
    free: Mutex<usize>,
    freed: Condvar,
}

impl Default for Slots {
    fn default() -> Self {
        Self { free: Mutex::new(AT_ONCE), freed: Condvar::new() }
    }
}

impl Slots {
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

/// Does all jobs on several threads; each job sends its requests by [`Slots`]. `take`
/// gets the result of each job on this thread, in the order in which jobs end. After the first
/// failure no job is begun; if several fail, the error of the first job is returned.
pub fn work<J: Sync, A: Send>(
    jobs: &[J],
    work: impl Fn(&J) -> Result<A, Error> + Sync,
    mut take: impl FnMut(usize, A) -> Result<(), Error>,
) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    let mut failed: Option<(usize, Error)> = None;
    thread::scope(|scope| {
        for _ in 0..WORKERS.min(jobs.len()) {
            let (sender, next, is_over, work) = (sender.clone(), &next, &is_over, &work);
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { return };
                    let result = work(job);
                    if result.is_err() {
                        is_over.store(true, Ordering::Relaxed);
                    }
                    if sender.send((at, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (at, result) in receiver {
            let taken = match result {
                // A result is kept, even if another job has failed.
                Ok(answer) => take(at, answer),
                Err(error) => Err(error),
            };
            if let Err(error) = taken {
                is_over.store(true, Ordering::Relaxed);
                if failed.as_ref().is_none_or(|(first, _)| at < *first) {
                    failed = Some((at, error));
                }
            }
        }
    });
    failed.map_or(Ok(()), |(_, error)| Err(error))
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{WORKERS, work};
    use crate::report::error::Error;

    #[test]
    fn jobs_run_at_the_same_time() {
        // No thread passes before all have arrived.
        let barrier = Barrier::new(WORKERS);
        let mut sum = 0;
        let jobs: Vec<_> = (0..WORKERS * 5).collect();
        let together = |job: &usize| {
            barrier.wait();
            Ok(*job)
        };
        work(&jobs, together, |at, job| {
            assert_eq!(at, job);
            sum += job;
            Ok(())
        })
        .unwrap();
        assert_eq!((WORKERS, sum), (6, 435));
    }

    #[test]
    fn the_first_job_that_failed_counts_and_the_rest_is_not_begun() {
        let barrier = Barrier::new(WORKERS);
        let jobs: Vec<_> = (0..100).collect();
        let mut taken = Vec::new();
        let result = work(
            &jobs,
            |job| {
                if *job < WORKERS {
                    barrier.wait();
                }
                if *job == 0 { Ok(*job) } else { Err(Error::new(format!("job {job}"))) }
            },
            |_, job| {
                taken.push(job);
                Ok(())
            },
        );
        assert!(result.unwrap_err().to_string().ends_with("job 1"));
        assert_eq!(taken, [0]);
    }

    #[test]
    fn after_a_failure_no_other_job_is_begun() {
        let (barrier, begun) = (Barrier::new(WORKERS), AtomicUsize::new(0));
        let jobs: Vec<_> = (0..100).collect();
        let fail = |job: &usize| {
            if begun.fetch_add(1, Ordering::SeqCst) < WORKERS {
                barrier.wait();
            }
            Err::<(), _>(Error::new(format!("job {job}")))
        };
        work(&jobs, fail, |_, ()| Ok(())).unwrap_err();
        assert_eq!(begun.into_inner(), WORKERS);
    }
}
