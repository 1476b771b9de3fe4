//! The article's figures in order, comparable ones on scales, dates on a time line.

use crate::text::order;
use rustc_hash::FxHashSet;

use super::card::Scale;
use super::{FigureId, Mark, Moment, Place, Saying, Value, ViewModel, VoiceTag};
use crate::reading::date::DateTime;
use crate::reading::{Change, FigureKind, Qualifier};

/// Beyond so many days the time line is compressed, or all that is recent would lie on one spot.
const LINEAR_DAYS: f64 = 800.0;

/// One figure in the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureLine {
    /// Which one.
    pub id: FigureId,
    /// Jump here: the trigger that shows it.
    pub trigger: Mark,
    /// With its qualifier.
    pub words: String,
    /// Kind: tells how to format the value.
    pub kind: FigureKind,
    /// `None` where the text leaves it open.
    pub value: Option<Value>,
    /// EUR, %, km ...
    pub unit: Option<String>,
    /// The bare magnitude where the value is something else.
    pub number: Option<f64>,
    /// About, at least, at most.
    pub qualifier: Option<Qualifier>,
    /// What is counted.
    pub counted: Option<String>,
    /// Level or difference.
    pub change: Option<Change>,
    /// Who answers for it; the newsroom where no statement is around it.
    pub tag: VoiceTag,
    /// The statement that it stands in.
    pub said_by: Option<Saying>,
    /// Where it stands.
    pub place: Place,
}

/// How days are laid out on the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeScale {
    /// A day is as long everywhere.
    Linear,
    /// The farther from the article's date, the shorter: to be told to the reader.
    Compressed,
}

/// A date of the article on the time line.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePoint {
    /// Which figure.
    pub figure: FigureId,
    /// Its words.
    pub words: String,
    /// What it comes to.
    pub value: Value,
    /// Where it begins, 0 to 1.
    pub start: f64,
    /// Where it ends; the same for a single day.
    pub end: f64,
    /// Who answers for it.
    pub tag: VoiceTag,
}

/// Dates from the earliest to the latest.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLine {
    /// The first day on it.
    pub first: Moment,
    /// The last day on it.
    pub last: Moment,
    /// Where the article's date lies, 0 to 1, if it is known.
    pub article: Option<f64>,
    /// In order of time.
    pub points: Vec<TimePoint>,
    /// How days are laid out.
    pub scale: TimeScale,
}

impl ViewModel {
    /// All figures in reading order.
    pub fn figures(&self) -> Vec<FigureLine> {
        (0..self.reading.figures.len() as u32).map(|at| self.figure_line(FigureId(at))).collect()
    }

    fn figure_line(&self, id: FigureId) -> FigureLine {
        let figure = &self.reading.figures[id.0 as usize];
        let around = self.innermost_around(Mark::Figure(id));
        FigureLine {
            id,
            trigger: self.trigger(Mark::Figure(id)),
            words: self.figure_words(id),
            kind: figure.kind,
            value: figure.value.as_ref().map(Value::new),
            unit: figure.unit.clone(),
            number: figure.number,
            qualifier: figure.qualifier,
            counted: figure.counted.clone(),
            change: figure.change,
            tag: self.voice_of(id).clone(),
            said_by: around.map(|inner| self.saying(self.accountable(inner))),
            place: self.line.place(figure.span.start()),
        }
    }

    /// The scales of all figures that can be compared, in order of their first one; no bar is the current one.
    pub fn scales(&self) -> Vec<Scale> {
        let mut seen = FxHashSet::default();
        let groups = self.reading.figures.iter().filter_map(|figure| figure.group);
        groups.filter(|group| seen.insert(*group)).filter_map(|group| self.scale(group, None)).collect()
    }

    /// The dates that the article names, with its own; `None` where it names none.
    pub fn time_line(&self) -> Option<TimeLine> {
        let mut dated: Vec<(FigureId, Value, (i64, i64))> = Vec::new();
        for (at, figure) in self.reading.figures.iter().enumerate() {
            let value = figure.value.as_ref().map(Value::new);
            let days = value.as_ref().and_then(days);
            dated.extend(value.zip(days).map(|(value, days)| (FigureId(at as u32), value, days)));
        }
        let number = |day: i64| (day + (1 << 31)) as usize;
        order::by_number(&mut dated, |(_, _, (first, last))| order::pair(number(*first), number(*last)));
        let own = self.reading.date.map(DateTime::day_number);
        let first = dated.iter().map(|(.., (first, _))| *first).chain(own).min()?;
        let last = dated.iter().map(|(.., (_, last))| *last).chain(own).max()?;
        let layout = Layout::new(first, last, own.unwrap_or(last));
        let points: Vec<TimePoint> = dated
            .into_iter()
            .map(|(figure, value, (first, last))| TimePoint {
                figure,
                words: self.figure_words(figure),
                value,
                start: layout.place(first),
                end: layout.place(last),
                tag: self.voice_of(figure).clone(),
            })
            .collect();
        let day = |number: i64| DateTime::day(1970, 1, 1).map(|epoch| Moment::of_day(epoch.add_days(number)));
        let (first, last) = (day(first)?, day(last)?);
        (!points.is_empty()).then(|| TimeLine {
            first,
            last,
            article: own.map(|day| layout.place(day)),
            points,
            scale: layout.scale,
        })
    }
}

/// First and last day of a value that has a year.
fn days(value: &Value) -> Option<(i64, i64)> {
    let bounds = |moment: &Moment| {
        let (first, last) = moment.bounds()?;
        Some((first.day_number(), last.day_number()))
    };
    match value {
        Value::Moment(moment) => bounds(moment),
        Value::Span(from, to) => Some((bounds(from)?.0, bounds(to)?.1)),
        Value::Number(_) | Value::Range(..) | Value::Iso(_) => None,
    }
}

/// Days to places on the line.
struct Layout {
    scale: TimeScale,
    origin: i64,
    low: f64,
    high: f64,
}

impl Layout {
    fn new(first: i64, last: i64, origin: i64) -> Self {
        let wide = (last - first) as f64 > LINEAR_DAYS;
        let scale = if wide { TimeScale::Compressed } else { TimeScale::Linear };
        let mut layout = Layout { scale, origin, low: 0.0, high: 0.0 };
        (layout.low, layout.high) = (layout.length(first), layout.length(last));
        layout
    }

    /// How far a day lies from the origin, negative before it.
    fn length(&self, day: i64) -> f64 {
        let days = (day - self.origin) as f64;
        match self.scale {
            TimeScale::Linear => days,
            TimeScale::Compressed => days.signum() * days.abs().ln_1p(),
        }
    }

    fn place(&self, day: i64) -> f64 {
        if self.high > self.low { (self.length(day) - self.low) / (self.high - self.low) } else { 0.5 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::FigureValue;
    use crate::view_model::sample::article;

    /// An article of 2024-10-31 with one figure for each date.
    fn dated(dates: &[&str]) -> ViewModel {
        let model = article(&"[Tag](=0) ".repeat(dates.len()), &[]);
        let mut reading = model.reading().clone();
        reading.date = DateTime::day(2024, 10, 31);
        for (figure, date) in reading.figures.iter_mut().zip(dates) {
            (figure.kind, figure.value) = (FigureKind::Date, Some(FigureValue::Iso((*date).into())));
        }
        ViewModel::new(model.text().into(), reading)
    }

    #[test]
    fn dates_lie_in_order_of_time_with_the_articles_own() {
        let line = dated(&["2024-11-05", "2024-10-26", "14:00:00"]).time_line().unwrap();
        let places: Vec<(u32, f64)> = line.points.iter().map(|p| (p.figure.0, p.start)).collect();
        assert_eq!((places, line.article, line.scale), (vec![(1, 0.0), (0, 1.0)], Some(0.5), TimeScale::Linear));
        assert_eq!((line.first.day, line.last.day), (Some(26), Some(5)));
    }

    #[test]
    fn a_month_is_as_long_as_it_is() {
        let line = dated(&["2024-10-01/2024-11-01"]).time_line().unwrap();
        assert_eq!((line.points[0].start, line.points[0].end, line.article), (0.0, 1.0, Some(1.0)));
    }

    #[test]
    fn far_dates_do_not_press_the_near_ones_together() {
        let line = dated(&["1924", "2024-10-01", "2024-10-30"]).time_line().unwrap();
        assert_eq!(line.scale, TimeScale::Compressed);
        assert!(line.points[2].start - line.points[1].start > 0.1, "{:?}", line.points);
    }

    #[test]
    fn without_dates_there_is_no_line() {
        assert_eq!(dated(&[]).time_line(), None);
        assert_eq!(article("Es regnet.", &[]).time_line(), None);
    }

    #[test]
    fn figures_stand_in_order_and_scales_by_their_first() {
        let model = article("[2](=2 g7 Autos) [bis zu |3](<3 g1 Boote) [4](=4 g7 Autos) [5](=5 g1 Boote)", &[]);
        let words: Vec<String> = model.figures().into_iter().map(|line| line.words).collect();
        assert_eq!(words, ["2", "bis zu 3", "4", "5"]);
        let scales: Vec<Option<String>> = model.scales().into_iter().map(|scale| scale.caption).collect();
        assert_eq!(scales, [Some("Autos".into()), Some("Boote".into())]);
    }
}
