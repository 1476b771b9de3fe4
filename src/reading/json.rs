//! JSON as a tree, and what has a form in it. One way in and out for files, command line and
//! JavaScript: derived code for every structure and every format would be the largest part of the
//! program that a reader loads.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::compact::{Collect, decimal};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Json<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    /// In the order in which it is written.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// The place of a value that is missing or of another form than expected: "figures[3].span".
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reading: {} is missing or not of its form", self.0)
    }
}

debug_as_display!(Misfit);

impl std::error::Error for Misfit {}

impl Misfit {
    /// The same, seen from outside of a field or row.
    #[cold]
    pub(super) fn inside(self, place: &str) -> Self {
        let sign = if self.0.is_empty() || self.0.starts_with('[') { "" } else { "." };
        Misfit([place, sign, &self.0].concat())
    }
}

/// A type that is written to and read from JSON.
pub trait JsonForm: Sized {
    /// This form; `Null` where there is nothing to write.
    fn to_json(&self) -> Json<'_>;

    /// Back from this form.
    ///
    /// # Errors
    /// [`Misfit`] where it is another one.
    fn from_json(json: Json<'_>) -> Result<Self, Misfit>;

    /// The value of a field that is not there; `None` where it must be.
    fn absent() -> Option<Self> {
        None
    }
}

impl<'a> Json<'a> {
    /// Reads a text of our own, such as the embedded reading: nested no deeper than `depth`,
    /// nothing after it. `None` for anything else. Numbers have digits and a point only.
    pub fn parse(text: &'a str, depth: usize) -> Option<Self> {
        let mut rest = text;
        let json = value(&mut rest, depth)?;
        rest.trim_ascii().is_empty().then_some(json)
    }

    /// An object with those of the fields that are something.
    pub(super) fn object<const N: usize>(fields: [(&'a str, Json<'a>); N]) -> Self {
        let mut there = Vec::with_capacity(N);
        there.extend(
            fields
                .into_iter()
                .filter(|(_, it)| !matches!(it, Json::Null))
                .map(|(name, it)| (name.into(), it)),
        );
        Json::Object(there)
    }

    /// Nothing, if it is an empty list.
    pub(super) fn if_any(self) -> Self {
        if self == Json::List(Vec::new()) { Json::Null } else { self }
    }

    /// Takes a field out of an object.
    pub(super) fn take(&mut self, name: &str) -> Option<Self> {
        let Json::Object(fields) = self else { return None };
        fields
            .iter_mut()
            .find(|(known, _)| known == name)
            .map(|(_, value)| std::mem::replace(value, Json::Null))
    }

    /// An object's field in its form.
    pub(super) fn field<T: JsonForm>(&mut self, name: &str) -> Result<T, Misfit> {
        let found = match self.take(name) {
            Some(value) => T::from_json(value),
            None => T::absent().ok_or_else(Misfit::default),
        };
        found.map_err(|misfit| misfit.inside(name))
    }
}

fn value<'a>(rest: &mut &'a str, depth: usize) -> Option<Json<'a>> {
    *rest = rest.trim_ascii_start();
    match *rest.as_bytes().first()? {
        b'"' => string(rest).map(Json::Text),
        b'[' => items(rest, b']', |rest| value(rest, depth.checked_sub(1)?)).map(Json::List),
        b'{' => {
            let field = |rest: &mut &'a str| {
                *rest = rest.trim_ascii_start();
                let name = string(rest)?;
                skip(rest, b':').then_some(())?;
                Some((name, value(rest, depth.checked_sub(1)?)?))
            };
            items(rest, b'}', field).map(Json::Object)
        }
        b'0'..=b'9' => {
            let end = rest
                .bytes()
                .position(|sign| !matches!(sign, b'0'..=b'9' | b'.'))
                .unwrap_or(rest.len());
            decimal(take(rest, end)).map(Json::Number)
        }
        _ => {
            let end =
                rest.bytes().position(|sign| !sign.is_ascii_lowercase()).unwrap_or(rest.len());
            match take(rest, end) {
                "null" => Some(Json::Null),
                "true" => Some(Json::Bool(true)),
                "false" => Some(Json::Bool(false)),
                _ => None,
            }
        }
    }
}

/// Takes the first `length` bytes off.
fn take<'a>(rest: &mut &'a str, length: usize) -> &'a str {
    let (taken, after) = rest.split_at(length);
    *rest = after;
    taken
}

/// Takes an ASCII sign off, with the white space before it.
fn skip(rest: &mut &str, sign: u8) -> bool {
    *rest = rest.trim_ascii_start();
    let met = rest.as_bytes().first() == Some(&sign);
    take(rest, usize::from(met));
    met
}

/// Reads the items between commas, after one sign and up to and with `end`.
fn items<'a, T>(
    rest: &mut &'a str,
    end: u8,
    item: impl Fn(&mut &'a str) -> Option<T>,
) -> Option<Vec<T>> {
    take(rest, 1);
    let mut found = Vec::new();
    while !skip(rest, end) {
        if !found.is_empty() {
            skip(rest, b',').then_some(())?;
        }
        found.push(item(rest)?);
    }
    Some(found)
}

/// A text in quotation marks; copied only where something in it is escaped.
fn string<'a>(rest: &mut &'a str) -> Option<Cow<'a, str>> {
    let inner = rest.strip_prefix('"')?;
    let end = inner.bytes().position(|sign| matches!(sign, b'"' | b'\\'))?;
    if inner.as_bytes()[end] == b'"' {
        *rest = &inner[end + 1..];
        return Some(inner[..end].into());
    }
    let mut text = String::new();
    let mut signs = inner.chars();
    loop {
        match signs.next()? {
            '"' => break,
            '\\' => text.push(match signs.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                plain @ ('"' | '\\' | '/') => plain,
                _ => return None,
            }),
            plain => text.push(plain),
        }
    }
    *rest = signs.as_str();
    Some(text.into())
}

/// A structure with named fields, and its form: each field by its own name or by that after `as`.
/// `[if_any]` is for lists that are written only where they hold something.
macro_rules! json_form {
    ($(#[$meta:meta])* pub struct $type:ident {
        $($(#[$about:meta])* pub $field:ident: $of:ty $(as $name:literal)? $([$unless:ident])?,)+
    }) => {
        $(#[$meta])*
        #[allow(missing_docs)]
        pub struct $type { $($(#[$about])* pub $field: $of,)+ }

        impl $crate::reading::json::JsonForm for $type {
            fn to_json(&self) -> $crate::reading::json::Json<'_> {
                $crate::reading::json::Json::object([
                    $((json_form!(@ $field $($name)?), self.$field.to_json()$(.$unless())?),)+
                ])
            }

            fn from_json(mut json: $crate::reading::json::Json<'_>) -> Result<Self, $crate::reading::json::Misfit> {
                Ok($type { $($field: json.field(json_form!(@ $field $($name)?))?,)+ })
            }
        }
    };
    (@ $field:ident) => { stringify!($field) };
    (@ $field:ident $name:literal) => { $name };
}
pub(super) use json_form;

impl<T: JsonForm> JsonForm for Vec<T> {
    fn to_json(&self) -> Json<'_> {
        Json::List(self.iter().map(T::to_json).collect_vec())
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        let Json::List(items) = json else { return Err(Misfit::default()) };
        let row =
            |(at, item)| T::from_json(item).map_err(|misfit| misfit.inside(&format!("[{at}]")));
        items.into_iter().enumerate().map(row).collect()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl<T: JsonForm> JsonForm for Option<T> {
    fn to_json(&self) -> Json<'_> {
        self.as_ref().map_or(Json::Null, T::to_json)
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        if json == Json::Null { Ok(None) } else { T::from_json(json).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: JsonForm> JsonForm for [T; 2] {
    fn to_json(&self) -> Json<'_> {
        Json::List(self.iter().map(T::to_json).collect_vec())
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        Vec::from_json(json)?.try_into().map_err(|_| Misfit::default())
    }
}

impl JsonForm for String {
    fn to_json(&self) -> Json<'_> {
        Json::Text(self.as_str().into())
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        if let Json::Text(text) = json { Ok(text.into_owned()) } else { Err(Misfit::default()) }
    }
}

impl JsonForm for bool {
    fn to_json(&self) -> Json<'_> {
        Json::Bool(*self)
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        if let Json::Bool(on) = json { Ok(on) } else { Err(Misfit::default()) }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl JsonForm for f64 {
    fn to_json(&self) -> Json<'_> {
        Json::Number(*self)
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        if let Json::Number(number) = json { Ok(number) } else { Err(Misfit::default()) }
    }
}

impl JsonForm for u32 {
    fn to_json(&self) -> Json<'_> {
        Json::Number(f64::from(*self))
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        let number = f64::from_json(json)?;
        if f64::from(number as u32) == number { Ok(number as u32) } else { Err(Misfit::default()) }
    }
}

impl JsonForm for u8 {
    fn to_json(&self) -> Json<'_> {
        Json::Number(f64::from(*self))
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        u32::from_json(json)?.try_into().map_err(|_| Misfit::default())
    }

    fn absent() -> Option<Self> {
        Some(0)
    }
}

/// In hundredths.
impl JsonForm for f32 {
    fn to_json(&self) -> Json<'_> {
        Json::Number((f64::from(*self) * 100.0).round() / 100.0)
    }

    fn from_json(json: Json<'_>) -> Result<Self, Misfit> {
        f64::from_json(json).map(|number| number as f32)
    }

    fn absent() -> Option<Self> {
        Some(0.0)
    }
}

/// Returns whether a number has no decimals, and all its digits.
fn is_whole(number: f64) -> bool {
    number as i64 as f64 == number && number.abs() < 9e15
}

/// Whole numbers without ".0".
impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => out.serialize_unit(),
            Json::Bool(on) => out.serialize_bool(*on),
            Json::Number(number) if is_whole(*number) => out.serialize_i64(*number as i64),
            Json::Number(number) => out.serialize_f64(*number),
            Json::Text(text) => out.serialize_str(text),
            Json::List(items) => out.collect_seq(items),
            Json::Object(fields) => {
                out.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl From<serde_json::Value> for Json<'_> {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(on) => Json::Bool(on),
            Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Json::Text(text.into()),
            Value::Array(items) => Json::List(items.into_iter().map(Json::from).collect_vec()),
            Value::Object(fields) => Json::Object(
                fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect_vec(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_parsed_is_what_serde_reads() {
        let sample = include_str!("../../seeds/000_579ef2c398e3f881.json");
        for text in [sample, r#"{"a":[1,2.5,{"b":null}],"c":"„x“\n\"\\","d":true,"e":[],"f":{}}"#]
        {
            let known: serde_json::Value = serde_json::from_str(text).unwrap();
            let parsed = Json::parse(text, 8).map(|json| serde_json::to_value(json).unwrap());
            assert_eq!(parsed, Some(known));
        }
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in
            ["", "{", "[1,]", "[1 2]", "{\"a\"}", "\"a", "1 2", "tru", r#""\u0041""#, "[[[[1]]]]"]
        {
            assert_eq!(Json::parse(text, 3), None, "{text}");
        }
    }
}
