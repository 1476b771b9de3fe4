//! Notes on how the rules decide, for `quellenlupe explain`.
//!
//! A rule says in passing what it asks for ([`Trace::holds`], [`Trace::need`]) and which way it went
//! ([`Trace::step`]); whoever calls it says what came of it ([`Trace::tried`]). The notes since the
//! last such call are those of that attempt. Where nobody asked for reasons, a call costs one look
//! at an empty option; in the wasm the recorder has no fields and every call compiles to nothing.

#[cfg(not(target_arch = "wasm32"))]
use std::cell::RefCell;

/// The recorder of the notes of one article; off unless made by `Trace::on`.
#[derive(Debug, Default)]
pub struct Trace {
    #[cfg(not(target_arch = "wasm32"))]
    log: Option<RefCell<Log>>,
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Default)]
struct Log {
    attempts: Vec<Attempt>,
    open: Attempt,
}

/// One attempt to find something, with what it asked and which way it went.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attempt {
    /// The pattern that was tried, as an example in the words of its rule.
    pub pattern: &'static str,
    /// The token or atom at which it was tried.
    pub at: usize,
    /// True if it found something.
    pub found: bool,
    /// Conditions that held, in the order in which they were asked.
    pub held: Vec<&'static str>,
    /// The condition that failed last.
    pub failed: Option<&'static str>,
    /// Steps taken on the way, as sentences without a full stop.
    pub steps: Vec<String>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Trace {
    /// A recorder that records.
    pub fn on() -> Self {
        Trace { log: Some(RefCell::default()) }
    }

    /// Returns whether a condition holds, and notes that.
    pub fn holds(&self, condition: &'static str, holds: bool) -> bool {
        self.write(|log| match holds {
            true => log.open.held.push(condition),
            false => log.open.failed = Some(condition),
        });
        holds
    }

    /// Notes the way that was taken.
    pub fn step(&self, step: impl FnOnce() -> String) {
        self.write(|log| log.open.steps.push(step()));
    }

    /// Closes an attempt; gives its number among all, if anything is recorded.
    pub fn tried(&self, pattern: &'static str, at: usize, found: bool) -> Option<usize> {
        let log = &mut *self.log.as_ref()?.borrow_mut();
        let attempt = Attempt { pattern, at, found, ..std::mem::take(&mut log.open) };
        log.attempts.push(attempt);
        Some(log.attempts.len() - 1)
    }

    /// All attempts, in the order in which they were made.
    pub fn attempts(&self) -> Vec<Attempt> {
        self.log.as_ref().map_or(Vec::new(), |log| log.borrow().attempts.clone())
    }

    fn write(&self, write: impl FnOnce(&mut Log)) {
        if let Some(log) = &self.log {
            write(&mut log.borrow_mut());
        }
    }
}

#[cfg(target_arch = "wasm32")]
#[allow(missing_docs)]
impl Trace {
    #[inline(always)]
    pub fn holds(&self, _condition: &'static str, holds: bool) -> bool {
        holds
    }

    #[inline(always)]
    pub fn step(&self, _step: impl FnOnce() -> String) {}

    #[inline(always)]
    pub fn tried(&self, _pattern: &'static str, _at: usize, _found: bool) -> Option<usize> {
        None
    }
}

impl Trace {
    /// What a condition asks for, where it is there; notes whether it is.
    #[inline(always)]
    pub fn need<T>(&self, condition: &'static str, found: Option<T>) -> Option<T> {
        self.holds(condition, found.is_some());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_belong_to_the_attempt_that_ends_after_them() {
        let trace = Trace::on();
        assert!(trace.holds("a verb of saying", true));
        assert_eq!(trace.need("a colon", None::<u8>), None);
        assert_eq!(trace.tried("X sagte: ...", 3, false), Some(0));
        trace.step(|| "the subject".into());
        trace.tried("X sagte, dass ...", 3, true);
        let [first, second] = trace.attempts().try_into().expect("two attempts");
        assert_eq!((first.held, first.failed), (vec!["a verb of saying"], Some("a colon")));
        assert_eq!((second.found, second.steps), (true, vec!["the subject".to_owned()]));
    }

    #[test]
    fn a_recorder_that_is_off_notes_nothing() {
        let trace = Trace::default();
        trace.step(|| unreachable!("nobody asked"));
        assert_eq!(trace.tried("X sagte: ...", 0, trace.holds("a colon", true)), None);
        assert!(trace.attempts().is_empty());
    }
}
