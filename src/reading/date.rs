//! A calendar moment: datelines give it and relative dates start from it.
//!
//! Our own, since the formulas for days are all that is needed of a library: with `jiff` 0.2 in
//! their place the wasm is 2,321 bytes larger (gzip -9), with `time` 0.3 230 bytes (28 November 2026;
//! both without their default features, for the conversion of days alone).

/// A moment without time zone, proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// Days since 1970-01-01.
    days: i64,
    /// Seconds since midnight.
    seconds: u32,
}

impl DateTime {
    /// Midnight of a day; `None` if there is no such day.
    ///
    /// ```
    /// use quellenlupe::reading::date::DateTime;
    /// assert_eq!(DateTime::day(2024, 2, 29).unwrap().add_days(1).iso_date(), "2024-03-01");
    /// assert_eq!(DateTime::day(2023, 2, 29), None);
    /// ```
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(-9999..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || day < 1
            || day > days_in_month(year, month)
        {
            return None;
        }
        Some(DateTime { days: days_from_civil(year, month, day), seconds: 0 })
    }

    /// The same day at another time; `None` if there is no such time.
    pub fn at(self, hour: u32, minute: u32, second: u32) -> Option<Self> {
        (hour < 24 && minute < 60 && second < 60)
            .then_some(DateTime { days: self.days, seconds: hour * 3600 + minute * 60 + second })
    }

    /// Parses "2024-10-31" and "2024-10-31T21:27:00" (seconds optional, a zone after is not looked
    /// at).
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(['T', ' ']).map_or((text, None), |(d, t)| (d, Some(t)));
        let mut parts = date.splitn(3, '-').map(|p| p.parse::<u32>().ok());
        let day = Self::day(parts.next()?? as i32, parts.next()??, parts.next()??)?;
        let Some(time) = time else { return Some(day) };
        let time = time.split(['Z', '+', '.', '-']).next().unwrap_or_default();
        let mut parts = time.splitn(3, ':').map(|p| p.parse::<u32>().ok());
        day.at(parts.next()??, parts.next()??, parts.next().flatten().unwrap_or(0))
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.days)
    }

    /// Hour, minute and second.
    pub fn hms(self) -> (u32, u32, u32) {
        (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60)
    }

    /// Returns whether a time of day other than midnight is set.
    pub fn has_time(self) -> bool {
        self.seconds != 0
    }

    /// 0 is Monday.
    pub fn weekday(self) -> u32 {
        (self.days + 3).rem_euclid(7) as u32
    }

    /// Days since 1970-01-01.
    pub fn day_number(self) -> i64 {
        self.days
    }

    /// The moment `days` days later (or earlier), at the same time.
    #[must_use]
    pub fn add_days(self, days: i64) -> Self {
        DateTime { days: self.days + days, seconds: self.seconds }
    }

    /// The moment `seconds` seconds later (or earlier).
    #[must_use]
    pub fn add_seconds(self, seconds: i64) -> Self {
        let total = self.days * 86_400 + i64::from(self.seconds) + seconds;
        DateTime { days: total.div_euclid(86_400), seconds: total.rem_euclid(86_400) as u32 }
    }

    /// The moment `months` months later (or earlier), the day cut to the month's last.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let index = year * 12 + month as i32 - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) as u32 + 1);
        let day = day.min(days_in_month(year, month));
        DateTime { days: days_from_civil(year, month, day), seconds: self.seconds }
    }

    /// "2024-10-31"
    pub fn iso_date(self) -> String {
        let (y, m, d) = self.ymd();
        format!("{y:04}-{m:02}-{d:02}")
    }

    /// "21:27:00"
    pub fn iso_time(self) -> String {
        let (h, m, s) = self.hms();
        format!("{h:02}:{m:02}:{s:02}")
    }

    /// "2024-10-31T21:27:00"
    pub fn iso(self) -> String {
        format!("{}T{}", self.iso_date(), self.iso_time())
    }
}

/// The number of days of a month.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// Both after Howard Hinnant, "chrono-compatible low-level date algorithms" (public domain).
fn days_from_civil(year: i32, month: u32, day: u32) -> i64 {
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year =
        (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u32;
    let month = (if shifted < 10 { shifted + 3 } else { shifted - 9 }) as u32;
    ((year_of_era + era * 400 + i64::from(month <= 2)) as i32, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree_over_four_centuries() {
        let mut day = DateTime::day(1799, 12, 31).unwrap();
        for _ in 0..150_000 {
            let (y, m, d) = day.ymd();
            assert_eq!(DateTime::day(y, m, d), Some(day));
            day = day.add_days(1);
        }
    }

    #[test]
    fn the_seed_day_was_a_thursday() {
        let day = DateTime::parse_iso("2024-10-31T21:27:00").unwrap();
        assert_eq!((day.weekday(), day.iso()), (3, "2024-10-31T21:27:00".into()));
        assert_eq!(day.add_months(4).iso_date(), "2025-02-28");
        assert_eq!(DateTime::parse_iso("31.10.2024"), None);
    }
}
