//! Numbers and dates in the reader's language, by the browser's `Intl`.

use std::cell::OnceCell;

use js_sys::{Array, Date, Function, Reflect};
use wasm_bindgen::prelude::*;

use super::messages::{Messages, fill};
use crate::reading::{Change, FigureKind, Qualifier};
use crate::view::browser::dom::object;
use crate::view_model::{FigureFacts, Moment, Value};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical(tag: &str) -> Result<Array, JsValue>;
}

/// Formats for one locale.
pub struct Formats {
    tag: String,
    otherwise: &'static str,
    locales: OnceCell<Array>,
    /// Made once: making a format takes longer than all its uses.
    number: OnceCell<Function>,
}

impl Formats {
    /// The formats of a BCP 47 tag, or of `otherwise` where the browser does not take it for one.
    pub fn new(tag: String, otherwise: &'static str) -> Self {
        Formats { tag, otherwise, locales: OnceCell::new(), number: OnceCell::new() }
    }

    fn locales(&self) -> &Array {
        self.locales.get_or_init(|| {
            canonical(&self.tag).unwrap_or_else(|_| Array::of1(&self.otherwise.into()))
        })
    }

    /// "8.000", "3,5"
    pub fn number(&self, value: f64) -> String {
        // Which every locale we have words for writes alike, without loading the browser's tables.
        if (0.0..1000.0).contains(&value) && value.fract() == 0.0 {
            return (value as u32).to_string();
        }
        call(self.number.get_or_init(|| self.number_format(&[])), &value.into())
    }

    /// A number with its unit symbol: "12 Millionen Euro" stands in the text, "12.000.000 €" here.
    pub fn quantity(&self, value: f64, unit: Option<&str>) -> String {
        let Some(unit) = unit else { return self.number(value) };
        if unit == "%" {
            return self.format_number(
                value / 100.0,
                &[("style", "percent".into()), ("maximumFractionDigits", 2.into())],
            );
        }
        if unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) {
            let whole = value.fract() == 0.0;
            let digits = JsValue::from(if whole { 0 } else { 2 });
            let options = [
                ("style", "currency".into()),
                ("currency", unit.into()),
                ("minimumFractionDigits", digits),
            ];
            return self.format_number(value, &options);
        }
        match unit_name(unit) {
            Some(name) => {
                let options = [
                    ("style", "unit".into()),
                    ("unit", name.into()),
                    ("unitDisplay", "long".into()),
                ];
                self.format_number(value, &options)
            }
            None => format!("{}\u{a0}{unit}", self.number(value)),
        }
    }

    /// "31. Oktober 2024 um 21:27", as exact as the text has it.
    pub fn moment(&self, moment: Moment) -> String {
        call(&self.date_format(moment).format(), &date(moment))
    }

    /// "12.–18. August 2024"
    fn span(&self, from: Moment, to: Moment) -> String {
        let format = self.date_format(from);
        let range = Reflect::get(&format, &"formatRange".into())
            .ok()
            .and_then(|it| it.dyn_into::<Function>().ok());
        let text = range.and_then(|range| range.call2(&format, &date(from), &date(to)).ok());
        text.and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn date_format(&self, moment: Moment) -> js_sys::Intl::DateTimeFormat {
        let mut options: Vec<(&str, JsValue)> = vec![("timeZone", "UTC".into())];
        let mut add = |name, value: &str| options.push((name, value.into()));
        if moment.year.is_some() {
            add("year", "numeric");
        }
        if moment.month.is_some() {
            add("month", "long");
        }
        if moment.day.is_some() {
            add("day", "numeric");
        }
        if let Some((_, _, second)) = moment.time {
            add("hour", "2-digit");
            add("minute", "2-digit");
            if second != 0 {
                add("second", "2-digit");
            }
        }
        js_sys::Intl::DateTimeFormat::new(self.locales(), &object(&options))
    }

    /// The value of a figure, its qualifier in plain words: "höchstens 8.000".
    pub fn figure(&self, figure: &FigureFacts, words: &Messages) -> String {
        let Some(value) = &figure.value else { return words.open_value.into() };
        let plain = match (figure.kind, value) {
            (FigureKind::Duration, Value::Number(seconds)) => {
                self.duration(*seconds, figure.number)
            }
            (FigureKind::Duration, Value::Range(Some(low), Some(high))) => {
                let (length, unit) = common_unit(&[*low, *high]);
                fill(
                    words.range,
                    &[
                        ("from", &self.number(low / length)),
                        ("to", &self.quantity(high / length, Some(unit))),
                    ],
                )
            }
            _ => self.value(value, figure, words),
        };
        let qualified = match figure.qualifier {
            Some(Qualifier::Approx) => fill(words.about, &[("value", &plain)]),
            Some(Qualifier::Min) => fill(words.at_least, &[("value", &plain)]),
            Some(Qualifier::Max) => fill(words.at_most, &[("value", &plain)]),
            None => plain,
        };
        match figure.change {
            Some(Change::Difference) => fill(words.difference, &[("value", &qualified)]),
            Some(Change::Level) => fill(words.level_now, &[("value", &qualified)]),
            Some(Change::From) => fill(words.level_before, &[("value", &qualified)]),
            None => qualified,
        }
    }

    /// A day or period of the time line.
    pub fn when(&self, value: &Value) -> String {
        match value {
            Value::Moment(moment) => self.moment(*moment),
            Value::Span(from, to) => self.span(*from, *to),
            _ => String::new(),
        }
    }

    fn value(&self, value: &Value, figure: &FigureFacts, words: &Messages) -> String {
        let unit = if figure.is_points { Some(words.points) } else { figure.unit.as_deref() };
        let quantity = |n| self.quantity(n, unit);
        match value {
            Value::Number(n) if figure.kind == FigureKind::Ordinal => {
                format!("{}.", self.number(*n))
            }
            Value::Number(n) => quantity(*n),
            Value::Range(Some(low), Some(high)) => {
                fill(words.range, &[("from", &self.number(*low)), ("to", &quantity(*high))])
            }
            Value::Range(Some(low), None) => fill(words.at_least, &[("value", &quantity(*low))]),
            Value::Range(None, Some(high)) => fill(words.at_most, &[("value", &quantity(*high))]),
            Value::Range(None, None) => words.open_value.into(),
            Value::Span(from, to) if from == to => self.moment(*from),
            Value::Moment(_) | Value::Span(..) => self.when(value),
            Value::Iso(text) => match text.strip_prefix('-') {
                Some(year) => fill(words.before_christ, &[("year", year)]),
                None => text.clone(),
            },
        }
    }

    /// In the unit that the text counts in, where it has one number; else in the two greatest: "1
    /// Jahr, 10 Monate".
    fn duration(&self, seconds: f64, number: Option<f64>) -> String {
        let counted = |(length, _): &&(f64, &str)| {
            number.is_some_and(|n| (n * length - seconds).abs() <= seconds / 100.0)
        };
        if let Some((length, unit)) = SPANS.iter().find(counted) {
            return self.quantity(number.unwrap_or(seconds / length), Some(unit));
        }
        let whole =
            SPANS.iter().position(|(length, _)| seconds >= *length).unwrap_or(SPANS.len() - 1);
        let (length, unit) = SPANS[whole];
        let times = (seconds / length).floor();
        let rest = seconds - times * length;
        let first = self.quantity(times, Some(unit));
        match SPANS[whole..].iter().find(|(length, _)| rest >= *length) {
            Some((length, unit)) => {
                format!("{first}, {}", self.quantity((rest / length).round(), Some(unit)))
            }
            None => first,
        }
    }

    fn format_number(&self, value: f64, options: &[(&str, JsValue)]) -> String {
        call(&self.number_format(options), &value.into())
    }

    fn number_format(&self, options: &[(&str, JsValue)]) -> Function {
        js_sys::Intl::NumberFormat::new(self.locales(), &object(options)).format()
    }
}

fn date(moment: Moment) -> Date {
    let (hour, minute, second) = moment.time.unwrap_or_default();
    let (year, month) = (moment.year.unwrap_or(2000), moment.month.unwrap_or(1));
    let date = Date::new(&0.into());
    date.set_utc_full_year_with_month_date(
        year as u32,
        month as i32 - 1,
        moment.day.unwrap_or(1) as i32,
    );
    date.set_utc_hours(hour);
    date.set_utc_minutes(minute);
    date.set_utc_seconds(second);
    date
}

fn call(format: &Function, value: &JsValue) -> String {
    format
        .call1(&JsValue::UNDEFINED, value)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The seconds in each unit of durations, the greatest first.
const SPANS: [(f64, &str); 7] = [
    (31_536_000.0, "a"),
    (2_592_000.0, "mo"),
    (604_800.0, "wk"),
    (86_400.0, "d"),
    (3600.0, "h"),
    (60.0, "min"),
    (1.0, "s"),
];

/// The greatest unit in which all of these are whole.
fn common_unit(seconds: &[f64]) -> (f64, &'static str) {
    let whole = |(length, _): &&(f64, &str)| seconds.iter().all(|n| (n / length).fract() == 0.0);
    SPANS.iter().find(whole).copied().unwrap_or((1.0, "s"))
}

/// The name `Intl` has for a unit symbol.
fn unit_name(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "a" => "year",
        "mo" => "month",
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        "mm" => "millimeter",
        "cm" => "centimeter",
        "m" => "meter",
        "km" => "kilometer",
        "km/h" => "kilometer-per-hour",
        "g" => "gram",
        "kg" => "kilogram",
        "l" => "liter",
        "ha" => "hectare",
        "°C" => "celsius",
        _ => return None,
    })
}
