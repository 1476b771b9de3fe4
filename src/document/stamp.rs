//! Datelines: "Stand: 31.10.2024 21:27 Uhr", "Donnerstag, 31. Oktober 2024", "(dpa) 12.03.2021",
//! "Berlin, 3. Mai 2023 –".

use crate::compact::lower;
use crate::lexicon::HeaderWords;
use crate::reading::date::DateTime;

/// A date as it stands in a header.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stamp {
    /// Length in bytes.
    pub length: usize,
    /// The moment, midnight where no time stands.
    pub moment: DateTime,
    /// True if more than a bare date tells that it is one: "Stand:", a weekday, an agency, a time.
    pub certain: bool,
    /// True if it says what it is: "Stand:", "Veröffentlicht am".
    pub labelled: bool,
}

/// The stamp that begins `rest`.
pub(super) fn at_start(rest: &str, words: &HeaderWords) -> Option<Stamp> {
    let mut scan = LineWalk { rest, at: 0 };
    let labelled = scan.labels(words);
    let weekday = scan.weekday(words);
    let day = scan.date(words)?;
    let end = scan.at;
    scan.separators();
    let (moment, timed) = match scan.time() {
        Some([hour, minute, second]) => (day.at(hour, minute, second)?, true),
        None => {
            scan.at = end;
            (day, false)
        }
    };
    let ends_here = !scan.tail().starts_with(char::is_alphanumeric);
    ends_here.then_some(Stamp {
        length: scan.at,
        moment,
        certain: labelled || weekday || timed,
        labelled,
    })
}

/// The place line that begins running text: "Berlin (dpa) –", "Passau, 26. September 2021 –". Its
/// length, with the dash.
///
/// At the `first` paragraph, where `is_place` knows the place, its name alone will do: "Wien –",
/// "Kiel."
pub(super) fn place_line(
    rest: &str,
    words: &HeaderWords,
    first: bool,
    is_place: impl Fn(&str) -> bool,
) -> Option<(usize, Option<DateTime>)> {
    const LONGEST: usize = 80;
    let head = &rest[..rest.floor_char_boundary(LONGEST)];
    let mut scan = LineWalk { rest: head, at: 0 };
    // "St." goes on, "Kiel." does not.
    let ended = |head: &str| head.trim_end().ends_with('.') && head.trim_end().len() > "St.".len();
    while !ended(&head[..scan.at]) && scan.place_word(words) {}
    let place = head[..scan.at].trim_end();
    let after_place = scan.at;
    if place.is_empty() {
        return None;
    }
    // "BREMEN taz |"
    if words.agencies.contains(lower(scan.word()).as_str()) {
        scan.at += scan.word().len();
        scan.blanks();
        let barred = scan.take(|c| c == '|') == 1;
        return (barred && scan.begins_text()).then_some((scan.at, None));
    }
    scan.take(|c| c == ',');
    scan.blanks();
    let has_agency = scan.agency(words);
    scan.take(|c| c == ',');
    scan.blanks();
    let stamp = at_start(scan.tail(), words);
    scan.at += stamp.map_or(0, |s| s.length);
    // "Bern, 4. März (sda)"
    let has_day = stamp.is_none() && scan.day(words);
    scan.blanks();
    let has_agency = scan.agency(words) || has_agency;
    let end = scan.at;
    scan.blanks();
    let dashed =
        scan.take(|c| "–—-".contains(c)) == 1 && scan.tail().starts_with(char::is_whitespace);
    let told = has_agency || stamp.is_some();
    if !dashed {
        let place_alone = place.strip_suffix('.').filter(|_| first && end == after_place);
        let told = has_agency || place_alone.is_some_and(is_place);
        scan.at = head[..end].trim_end().len();
        return (told && scan.begins_text()).then_some((scan.at, stamp.map(|s| s.moment)));
    }
    // "Kiel (ots) - (um)": the desk's letters.
    let dash = scan.at;
    scan.blanks();
    if !(told && scan.letters()) {
        scan.at = dash;
    }
    let alone = first && !has_day && place.split('/').all(is_place) && scan.begins_text();
    (told || has_day && has_agency || alone).then_some((scan.at, stamp.map(|s| s.moment)))
}

/// Walks over a line from left to right.
struct LineWalk<'t> {
    rest: &'t str,
    at: usize,
}

impl<'t> LineWalk<'t> {
    fn tail(&self) -> &'t str {
        &self.rest[self.at..]
    }

    /// Goes over characters of a kind and says how many.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> usize {
        let tail = self.tail();
        let length = tail.find(|c| !wanted(c)).unwrap_or(tail.len());
        self.at += length;
        tail[..length].chars().count()
    }

    fn blanks(&mut self) -> bool {
        self.take(char::is_whitespace) > 0
    }

    fn separators(&mut self) {
        self.take(|c| c.is_whitespace() || ",|-–·•/".contains(c));
        for word in ["um ", "T"] {
            if self.tail().starts_with(word) {
                self.at += word.len();
            }
        }
        self.blanks();
    }

    fn word(&self) -> &'t str {
        let tail = self.tail();
        &tail[..tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len())]
    }

    /// "Stand:", "Veröffentlicht am", "(dpa)". Whether there was one that says more than "am".
    fn labels(&mut self, words: &HeaderWords) -> bool {
        let mut found = false;
        loop {
            let word = self.word();
            let is_label = words.stamps.contains(lower(word).as_str());
            if is_label && (found || word.starts_with(char::is_uppercase)) {
                found |= word.len() > "vom".len();
                self.at += word.len();
                self.take(|c| ".:,".contains(c));
            } else if self.agency(words) {
                found = true;
            } else {
                return found;
            }
            self.blanks();
        }
    }

    /// "Donnerstag," "Do.", "Montag, den"
    fn weekday(&mut self, words: &HeaderWords) -> bool {
        let word = self.word();
        let found = words.weekdays.contains(lower(word).as_str());
        if found {
            self.at += word.len();
            self.take(|c| ".,".contains(c));
            self.blanks();
            if self.word() == "den" {
                self.at += "den".len();
                self.blanks();
            }
        }
        found
    }

    /// What stands in brackets that begin here and end somewhere.
    fn bracketed(&self) -> Option<&'t str> {
        self.tail().strip_prefix('(')?.split_once(')').map(|(inner, _)| inner)
    }

    /// "(dpa)", "(dpa/lni)"
    fn agency(&mut self, words: &HeaderWords) -> bool {
        let Some(inner) = self.bracketed() else { return false };
        let is_one =
            inner.split(['/', ',', '-']).any(|n| words.agencies.contains(lower(n.trim()).as_str()));
        self.at += if is_one { inner.len() + 2 } else { 0 };
        is_one
    }

    /// "4. März", a day without its year.
    fn day(&mut self, words: &HeaderWords) -> bool {
        let from = self.at;
        let found =
            self.number(1..=2).is_some_and(|day| day <= 31) && self.sign('.').is_some() && {
                self.blanks();
                words.months.contains_key(lower(self.word()).as_str())
            };
        self.at = if found { self.at + self.word().len() } else { from };
        found
    }

    /// "(um)": one to four small letters in brackets.
    fn letters(&mut self) -> bool {
        let Some(inner) = self.bracketed() else { return false };
        let found = (1..=4).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_lowercase());
        self.at += if found { inner.len() + 2 } else { 0 };
        found
    }

    /// Whether running text begins here: after a blank a capital, a quotation mark, a number.
    fn begins_text(&self) -> bool {
        let text = self.tail().trim_start();
        text.len() < self.tail().len()
            && text.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || "„\"»«“".contains(c)
            })
    }

    /// One more word of a place's name: "Frankfurt", "am", "Main".
    fn place_word(&mut self, words: &HeaderWords) -> bool {
        let tail = self.tail();
        let length =
            tail.find(|c: char| !(c.is_alphabetic() || "-./".contains(c))).unwrap_or(tail.len());
        let word = &tail[..length];
        let inner = self.at > 0 && words.name_parts.contains(word);
        if !(inner || word.starts_with(char::is_uppercase)) {
            return false;
        }
        self.at += length;
        self.blanks();
        true
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let from = self.at;
        let length = self.take(|c| c.is_ascii_digit());
        if digits.contains(&length) { self.rest[from..self.at].parse().ok() } else { None }
    }

    fn date(&mut self, words: &HeaderWords) -> Option<DateTime> {
        let first = self.number(1..=4)?;
        if first > 31 {
            // 2024-10-31
            self.sign('-')?;
            let month = self.number(2..=2)?;
            self.sign('-')?;
            return DateTime::day(first as i32, month, self.number(2..=2)?);
        }
        let slash = self.tail().starts_with('/');
        self.sign(if slash { '/' } else { '.' })?;
        self.blanks();
        let month = if self.tail().starts_with(|c: char| c.is_ascii_digit()) {
            let month = self.number(1..=2)?;
            self.sign(if slash { '/' } else { '.' })?;
            month
        } else {
            let month = *words.months.get(lower(self.word()).as_str())?;
            self.at += self.word().len();
            self.take(|c| c == '.');
            month
        };
        self.blanks();
        let year = match self.number(2..=4)? {
            short @ 0..=99 => 2000 + short,
            year => year,
        };
        DateTime::day(year as i32, month, first)
    }

    /// "21:27 Uhr", "21.27 Uhr", "9 Uhr", "21:27"
    fn time(&mut self) -> Option<[u32; 3]> {
        let hour = self.number(1..=2)?;
        let (mut minute, mut second, mut colon) = (0, 0, false);
        if self.tail().starts_with([':', '.']) {
            colon = self.tail().starts_with(':');
            self.at += 1;
            minute = self.number(2..=2)?;
            if self.tail().starts_with(':') {
                self.at += 1;
                second = self.number(2..=2)?;
                self.take(|c| c == 'Z'); // times are read as written
            }
        }
        let end = self.at;
        self.blanks();
        let uhr = ["Uhr", "h"].into_iter().find(|u| self.word() == *u);
        self.at = uhr.map_or(end, |u| self.at + u.len());
        (uhr.is_some() || colon).then_some([hour, minute, second])
    }

    fn sign(&mut self, wanted: char) -> Option<()> {
        self.tail().starts_with(wanted).then(|| self.at += wanted.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    /// The part in square brackets is the stamp, and means this moment.
    #[track_caller]
    fn check(marked: &str, moment: &str) {
        let lexicon = Lexicon::embedded();
        let text = marked.replace(['[', ']'], "");
        let stamp = at_start(&text, &lexicon.header).unwrap_or_else(|| panic!("no stamp: {text}"));
        assert_eq!(format!("[{}]{}", &text[..stamp.length], &text[stamp.length..]), marked);
        assert_eq!(stamp.moment.iso(), moment, "{text}");
    }

    #[test]
    fn datelines_of_many_houses() {
        check("[Stand: 31.10.2024 21:27 Uhr]", "2024-10-31T21:27:00");
        check("[31. Oktober 2024, 21:27 Uhr]", "2024-10-31T21:27:00");
        check("[Donnerstag, 31.10.2024]", "2024-10-31T00:00:00");
        check("[Do., 31.10.2024] Wolken über Jever", "2024-10-31T00:00:00");
        check("[(dpa) 12.03.2021]", "2021-03-12T00:00:00");
        check("[29.08.2020 | 23:48 Uhr]", "2020-08-29T23:48:00");
        check("[2019-08-14 16:30]", "2019-08-14T16:30:00");
        check("[2019-08-14T16:30:05Z]", "2019-08-14T16:30:05");
        check("[Veröffentlicht am Montag, 21. November 2022, 17.30 Uhr]", "2022-11-21T17:30:00");
        check("[Zuletzt aktualisiert am 3. Mrz. 2023 um 9 Uhr]", "2023-03-03T09:00:00");
        check("[08.01.2025 - 07:59]", "2025-01-08T07:59:00");
        check("[3.5.23] 12 Tote", "2023-05-03T00:00:00");
    }

    #[test]
    fn no_dateline() {
        let lexicon = Lexicon::embedded();
        for text in [
            "Am Montag",
            "31.10.",
            "31. Februar 2024",
            "12.000 Menschen",
            "Stand: heute",
            "2024-10",
            "9. November",
        ] {
            assert_eq!(at_start(text, &lexicon.header), None, "{text}");
        }
    }

    #[test]
    fn place_lines() {
        let lexicon = Lexicon::embedded();
        for (text, line) in [
            ("Berlin (dpa) – Der Bundestag tagt.", Some("Berlin (dpa) –")),
            (
                "Frankfurt am Main, 3. Mai 2023 – Die Börse schließt.",
                Some("Frankfurt am Main, 3. Mai 2023 –"),
            ),
            ("HANNOVER (dpa/lni) - Ein Wolf streift umher.", Some("HANNOVER (dpa/lni) -")),
            ("Berlin – die Stadt an der Spree – wächst.", None),
            ("Der Minister (SPD) – er kam spät – schwieg.", None),
        ] {
            assert_eq!(
                place_line(text, &lexicon.header, false, |_| false)
                    .map(|(length, _)| &text[..length]),
                line,
                "{text}"
            );
        }
        for (text, line) in [
            ("BREMEN taz | Der Senat spart.", Some("BREMEN taz |")),
            ("Wien – Die Regierung spart.", Some("Wien –")),
            ("Kiel. Die Stadt spart.", Some("Kiel.")),
            ("Bern, 4. März (sda) Der Rat spart.", Some("Bern, 4. März (sda)")),
            ("Kiel (ots) - (um) Am Montag fiel der Strom aus.", Some("Kiel (ots) - (um)")),
            ("Wahnsinn. Die Stadt spart.", None),
            ("Wien – so schön wie nie.", None),
            ("Wien wächst. Die Stadt spart.", None),
        ] {
            let is_place = |place: &str| matches!(place, "Wien" | "Kiel");
            assert_eq!(
                place_line(text, &lexicon.header, true, is_place)
                    .map(|(length, _)| &text[..length]),
                line,
                "{text}"
            );
        }
    }
}
