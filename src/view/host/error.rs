//! Why a widget could not be mounted.

use std::fmt;

use wasm_bindgen::JsValue;

/// Why the widget could not be put into the page.
#[derive(Clone, PartialEq, Eq)]
pub enum MountError {
    /// An option of a name that there is not.
    UnknownOption(String),
    /// An option or attribute with a value that does not fit: name, value, what was wanted.
    BadOption(String, String, &'static str),
    /// A text of the interface that there is not.
    UnknownMessage(String),
    /// The options are no object.
    NoObject,
    /// Another widget has this article already.
    MountedAlready,
    /// The host is not part of a page.
    NoDocument,
    /// The host holds no text, and no other is given.
    NoText,
}

impl fmt::Display for MountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MountError::UnknownOption(name) => {
                write!(f, "quellenlupe: there is no option {name:?}")
            }
            MountError::BadOption(name, value, wanted) => {
                write!(f, "quellenlupe: option {name} is {value:?}, wanted {wanted}")
            }
            MountError::UnknownMessage(name) => {
                write!(f, "quellenlupe: there is no message {name:?}")
            }
            MountError::NoObject => write!(f, "quellenlupe: options must be an object"),
            MountError::MountedAlready => {
                write!(f, "quellenlupe: this article carries a widget already")
            }
            MountError::NoText => write!(
                f,
                "quellenlupe: the host holds no text that can be read; give it an article, or the \
                 option text, reading or sample"
            ),
            MountError::NoDocument => write!(f, "quellenlupe: the host stands in no document"),
        }
    }
}

debug_as_display!(MountError);

impl std::error::Error for MountError {}

/// A value in a message: a text as it is, anything else as JSON, or what it is where it has none.
pub fn shown(value: &JsValue) -> String {
    let json = || js_sys::JSON::stringify(value).ok()?.as_string();
    value.as_string().or_else(json).or_else(|| value.js_typeof().as_string()).unwrap_or_default()
}
