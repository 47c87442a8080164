//! Many requests, and several workers for them.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use super::in_flight::AT_ONCE;
use crate::error::Error;

/// Twice as many as may send: while a refused request waits for its next try, another is sent.
const WORKERS: usize = 2 * AT_ONCE;

/// Works through all jobs. What comes of each is taken where this was called, in the order in which
/// it is done. After the first failure, no other job is begun; of several failures, that of the
/// first job counts.
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
                // What is done is not lost, even if something else has failed.
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
    use crate::error::Error;

    #[test]
    fn they_work_at_the_same_time() {
        // Nobody passes before all are there.
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
