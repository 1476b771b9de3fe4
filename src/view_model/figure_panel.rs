//! The article's figures in order, comparable ones on scales, dates on a time line.

use super::card::Scale;
use super::{FigureFacts, FigureId, Mark, Moment, Value, ViewModel, VoiceTag};
use crate::compact::{Collect, Map, Set, order};
use crate::reading::BlockKind;
use crate::reading::date::DateTime;

/// Beyond so many days the time line is compressed, or all that is recent would lie on one spot.
const LINEAR_DAYS: f64 = 800.0;

/// One figure in the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureLine {
    /// The figure itself.
    pub facts: FigureFacts,
    /// The voice that answers for it; the newsroom where no statement is around it.
    pub tag: VoiceTag,
}

/// The scale of the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeScale {
    /// A day is as long everywhere.
    Linear,
    /// The farther from the article's date, the shorter: to be told to the reader.
    Compressed,
}

/// A day or period on the time line, with all places that name it.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLinePoint {
    /// Its value.
    pub value: Value,
    /// Its beginning, 0 to 1.
    pub start: f64,
    /// Its end; the same for a single day.
    pub end: f64,
    /// Its mentions, in order of the text; none for the article's own date where the text does not
    /// speak of it.
    pub mentions: Vec<TimeMention>,
    /// True if this is the day of the article.
    pub own: bool,
}

/// A place that names a day or period.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// The figure.
    pub figure: FigureId,
    /// Its words.
    pub words: String,
    /// The voice that answers for it.
    pub tag: VoiceTag,
}

/// Dates from the earliest to the latest.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeLine {
    /// The place of the article's date, 0 to 1, if it is known.
    pub article: Option<f64>,
    /// In order of time.
    pub points: Vec<TimeLinePoint>,
    /// The scale of the line.
    pub scale: TimeScale,
}

impl ViewModel {
    /// The figures of the article in reading order; its date and authors' lines are none of it.
    pub fn figures(&self) -> Vec<FigureLine> {
        let line = |id| FigureLine { facts: self.figure_facts(id), tag: self.voice_of(id).clone() };
        self.told_figures().map(line).collect_vec()
    }

    fn told_figures(&self) -> impl Iterator<Item = FigureId> {
        let all = (0..self.reading.figures.len() as u32).map(FigureId);
        all.filter(|id| {
            let figure = Mark::Figure(*id);
            let furniture = [BlockKind::Dateline, BlockKind::Byline];
            let place = self.axis.place(self.reading.figures[id.0 as usize].span.start()).block;
            self.triggers.of(figure).is_some() && !furniture.contains(&place)
        })
    }

    /// The scales of all figures that can be compared, in order of their first one; no bar is the
    /// current one.
    pub fn scales(&self) -> Vec<Scale> {
        let mut seen = Set::default();
        let groups = self.reading.figures.iter().filter_map(|figure| figure.group);
        groups
            .filter(|group| seen.insert(*group))
            .filter_map(|group| self.scale(group, None))
            .collect_vec()
    }

    /// The days and periods that the article names, with its own date; `None` where it names none.
    pub fn time_line(&self) -> Option<TimeLine> {
        let own = self.reading.date.map(DateTime::day_number);
        let mut dated: Vec<(Vec<TimeMention>, Value, Days)> = Vec::new();
        let mut known: Map<Days, usize> = Map::default();
        for id in self.told_figures() {
            let value = self.reading.figures[id.0 as usize].value.as_ref().map(Value::new);
            let Some((value, days)) =
                value.and_then(|value| Some((without_time(&value), days(&value)?)))
            else {
                continue;
            };
            let at = *known.or_insert_with(days, || {
                dated.push((Vec::new(), value, days));
                dated.len() - 1
            });
            let tag = self.voice_of(id).clone();
            dated[at].0.push(TimeMention { figure: id, words: self.figure_words(id), tag });
        }
        if dated.is_empty() {
            return None;
        }
        if let Some((day, date)) = own.zip(self.reading.date)
            && !known.contains_key(&(day, day))
        {
            dated.push((Vec::new(), Value::Moment(Moment::of_day(date)), (day, day)));
        }
        let number = |day: i64| (day + (1 << 31)) as usize;
        order::by_number(&mut dated, |(.., (first, last))| {
            order::pair(number(*first), number(*last))
        });
        let first = dated.iter().map(|(.., (first, _))| *first).min()?;
        let last = dated.iter().map(|(.., (_, last))| *last).max()?;
        let layout = Layout::new(first, last, own.unwrap_or(last));
        let points = dated.into_iter().map(|(mentions, value, (first, last))| TimeLinePoint {
            value,
            start: layout.place(first),
            end: layout.place(last),
            mentions,
            own: own == Some(first) && first == last,
        });
        Some(TimeLine {
            points: points.collect_vec(),
            article: own.map(|day| layout.place(day)),
            scale: layout.scale,
        })
    }
}

/// The day of a moment: the line is not finer.
fn without_time(value: &Value) -> Value {
    let day = |moment: &Moment| Moment { time: None, ..*moment };
    match value {
        Value::Moment(moment) => Value::Moment(day(moment)),
        Value::Span(from, to) if day(from) == day(to) => Value::Moment(day(from)),
        Value::Span(from, to) => Value::Span(day(from), day(to)),
        other => other.clone(),
    }
}

/// First and last day.
type Days = (i64, i64);

/// The days of a value that has a year.
fn days(value: &Value) -> Option<Days> {
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

    /// The distance of a day from the origin, negative before it.
    fn length(&self, day: i64) -> f64 {
        let days = (day - self.origin) as f64;
        match self.scale {
            TimeScale::Linear => days,
            TimeScale::Compressed => days.signum() * days.abs().ln_1p(),
        }
    }

    fn place(&self, day: i64) -> f64 {
        if self.high > self.low {
            (self.length(day) - self.low) / (self.high - self.low)
        } else {
            0.5
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{FigureKind, FigureValue};
    use crate::view_model::sample::article;

    /// An article of 2024-10-31 with one figure for each date.
    fn dated(dates: &[&str]) -> ViewModel {
        let model = article(&"[Tag](=0) ".repeat(dates.len()), &[]);
        let mut reading = model.reading().clone();
        reading.date = DateTime::day(2024, 10, 31);
        for (figure, date) in reading.figures.iter_mut().zip(dates) {
            (figure.kind, figure.value) =
                (FigureKind::Date, Some(FigureValue::Iso((*date).into())));
        }
        ViewModel::new(model.text().into(), reading)
    }

    /// Days and periods as "words@place", the article's own marked by `*`.
    fn shown(line: &TimeLine) -> Vec<String> {
        let point = |point: &TimeLinePoint| {
            let numbers: Vec<String> =
                point.mentions.iter().map(|mention| mention.figure.0.to_string()).collect();
            format!(
                "{}{}@{:.2}-{:.2}",
                if point.own { "*" } else { "" },
                numbers.join("+"),
                point.start,
                point.end
            )
        };
        line.points.iter().map(point).collect()
    }

    #[test]
    fn dates_lie_in_order_of_time_with_the_articles_own() {
        let line = dated(&["2024-11-05", "2024-10-26", "14:00:00"]).time_line().unwrap();
        assert_eq!(shown(&line), ["1@0.00-0.00", "*@0.50-0.50", "0@1.00-1.00"]);
        assert_eq!((line.article, line.scale), (Some(0.5), TimeScale::Linear));
    }

    #[test]
    fn one_day_named_twice_is_one_point() {
        let line = dated(&["2024-10-31", "2024-10-26", "2024-10-31T18:00:00"]).time_line().unwrap();
        assert_eq!(shown(&line), ["1@0.00-0.00", "*0+2@1.00-1.00"]);
    }

    #[test]
    fn a_month_is_as_long_as_it_is() {
        let line = dated(&["2024-10-01/2024-11-01"]).time_line().unwrap();
        assert_eq!(shown(&line), ["0@0.00-1.00", "*@1.00-1.00"]);
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
        assert_eq!(dated(&["14:00:00"]).time_line(), None);
        assert_eq!(article("Es regnet.", &[]).time_line(), None);
    }

    #[test]
    fn figures_stand_in_order_and_scales_by_their_first() {
        let model = article(
            "[2](=2 g7 Autos) [bis zu |3](<3 g1 Boote) [4](=4 g7 Autos) [5](=5 g1 Boote)",
            &[],
        );
        let words: Vec<String> = model.figures().into_iter().map(|line| line.facts.words).collect();
        assert_eq!(words, ["2", "bis zu 3", "4", "5"]);
        let scales: Vec<Option<String>> =
            model.scales().into_iter().map(|scale| scale.caption).collect();
        assert_eq!(scales, [Some("Autos".into()), Some("Boote".into())]);
    }
}
