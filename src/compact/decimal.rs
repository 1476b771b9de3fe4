//! Numbers as digits write them. The standard library's parser and what else prints floats are
//! tables of 14 KB of wasm (commit d9f2b65), so numbers never print as floats in it either: JavaScript
//! does that.

/// Powers of ten up to here are exact.
const MOST_DECIMALS: usize = 22;

/// The number that digits write, with a point before decimals; `None` where anything else stands.
///
/// Exact to the last bit for up to 15 digits, as in any text. The parser of the standard library is
/// so for all, and knows signs and exponents.
pub fn decimal(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_number = !(whole.is_empty() && decimals.is_empty())
        && whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number {
        return None;
    }
    let decimals = &decimals[..decimals.len().min(MOST_DECIMALS)];
    let digits = whole.bytes().chain(decimals.bytes());
    let number = digits.fold(0.0, |number, digit| number * 10.0 + f64::from(digit - b'0'));
    Some(number / decimals.bytes().fold(1.0, |scale, _| scale * 10.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_standard_library() {
        for text in [
            "0",
            "7.",
            ".5",
            "12.50",
            "0.1",
            "123456789.012345",
            "999999999999999",
            "0.000000000000001",
            "35.70",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "1e5", "1,5", "-2", "1.2.3", "٣"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        let long = "9".repeat(400);
        assert_eq!(decimal(&format!("{long}.{long}")), Some(f64::INFINITY));
    }
}
