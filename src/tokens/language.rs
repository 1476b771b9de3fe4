//! Tells German from other languages by its most frequent words.

use super::{TokenKind, Tokens};
use crate::lexicon::Lexicon;
use crate::lexicon::words::Traits;

/// The words of a foreign text for each that is frequent in its language, at most: one in three in
/// English news.
const MOST_WORDS_FOR_EACH: usize = 12;

impl Tokens<'_> {
    /// Returns whether the words are German; true where they tell nothing.
    pub fn are_german(&self, lexicon: &Lexicon) -> bool {
        let words = &lexicon.function_words;
        let told = self.once_a_word(|at| {
            let lower = self.lower(at);
            (words.class(lower).is_some(), words.traits(lower).any(Traits::FOREIGN))
        });
        let (mut count, mut german, mut foreign) = (0, 0, 0);
        for at in (0..self.len()).filter(|at| self.kind(*at) == TokenKind::Word) {
            let (is_german, is_foreign) = told[self.word(at)];
            count += 1;
            german += usize::from(is_german);
            foreign += usize::from(is_foreign);
        }
        foreign <= german || count > MOST_WORDS_FOR_EACH * foreign
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ReadOptions, read};

    #[test]
    fn other_languages_are_told_by_their_words() {
        let lexicon = Lexicon::embedded();
        let is_german = |text: &str| !read(text, &lexicon, &ReadOptions::default()).is_foreign();
        assert!(is_german(
            "Der Rat der Stadt lehnt den Umbau ab. Das sagte die Bürgermeisterin am Montag nach einer \
             Sitzung, in der es laut wurde. Die Kosten seien zu hoch."
        ));
        assert!(is_german("Rat lehnt Umbau ab"), "a headline");
        assert!(is_german("„Kurz“, sagte Anna Beispiel. „Lang“, sagte Bernd Muster."), "names");
        for foreign in [
            "The council has turned down the plan. The mayor said on Monday that the costs were too \
             high, and that nobody in town would want to pay for them in the years to come.",
            "De gemeenteraad heeft het plan afgewezen. De burgemeester zei maandag dat de kosten te \
             hoog zijn en dat niemand in de stad ervoor wil betalen, ook niet in de toekomst.",
            "Le conseil a rejeté le projet. La maire a déclaré lundi que les coûts étaient trop élevés \
             et que personne dans la ville ne voudrait payer pour cela dans les années à venir.",
        ] {
            assert!(!is_german(foreign), "{foreign}");
        }
    }
}
