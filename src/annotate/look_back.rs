//! The one way to look back over an article's findings: with a reach, so that time grows with the
//! length of the text. The tests count the steps.

/// The last `reach` items with their indices, the last first.
pub fn look_back<T>(items: &[T], reach: usize) -> impl DoubleEndedIterator<Item = (usize, &T)> {
    let near = items.len().saturating_sub(reach)..items.len();
    near.rev().map(|at| {
        count();
        (at, &items[at])
    })
}

#[cfg(not(test))]
#[inline(always)]
fn count() {}

#[cfg(test)]
fn count() {
    tests::STEPS.set(tests::STEPS.get() + 1);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use crate::lexicon::Lexicon;
    use crate::{ReadOptions, read};

    thread_local! {
        pub static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    fn steps(sentence: impl Fn(usize) -> String, count: usize, lexicon: &Lexicon) -> usize {
        let text: String = (0..count).map(sentence).collect();
        STEPS.set(0);
        read(&text, lexicon, &ReadOptions::default());
        STEPS.get()
    }

    /// As much more text takes as many more steps back, whatever it lacks: an antecedent, a source, a
    /// speaker, a second mention.
    #[test]
    fn steps_back_grow_with_the_text() {
        let lexicon = Lexicon::embedded();
        type Sentence = fn(usize) -> String;
        let sentences: [(&str, Sentence); 11] = [
            ("a pronoun without antecedent", |_| "„a“, sagte er. ".into()),
            ("another pronoun", |_| "„Das ist gut so“, sagte sie. ".into()),
            ("demnach without a source", |_| "Demnach ist es so. ".into()),
            ("the Konjunktiv without a speaker", |_| "Es sei kalt geworden. ".into()),
            ("soll without a speaker", |_| "Der Rat soll gewählt werden. ".into()),
            ("a document", |at| format!("Laut dem Bericht {at} regnet es. ")),
            ("new documents", |at| format!("In einem Bericht {at} heißt es, dass es regnet. ")),
            ("new descriptions", |at| format!("Der Chef{} sagte, es regne. ", letters(at))),
            ("new persons", |at| format!("Anna Mu{} sagte, es regne. ", letters(at))),
            ("ages", |at| format!("Der {}-Jährige sagte, es regne. ", at % 90 + 10)),
            ("das takes up", |_| "Das teilte der Konzern mit. ".into()),
        ];
        for (name, sentence) in sentences {
            // The first sentences have less to look back to than any reach.
            let [first, second, third] =
                [400, 700, 1000].map(|count| steps(sentence, count, &lexicon));
            let (before, after) = (second - first, third - second);
            assert!(after <= before + before / 10 + 100, "{name}: {before}, then {after}");
        }
    }

    /// A number in letters.
    fn letters(mut number: usize) -> String {
        let mut word = String::from("b");
        while number > 0 {
            word.push(char::from(b"aeioubdfgklmnprst"[number % 17]));
            number /= 17;
        }
        word
    }
}
