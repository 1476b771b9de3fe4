//! Conversion between byte offsets and what other programs count in.

use super::ByteSpan;

/// The unit that an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// UTF-16 code units, as in JavaScript strings.
    #[default]
    Utf16,
    /// Bytes of UTF-8, as in Rust strings.
    Utf8,
    /// Unicode code points, as in Python strings.
    Codepoint,
}

/// Converts spans of one text between bytes and another unit. Built once per text, in linear time.
///
/// ```
/// use quellenlupe::text::{ByteSpan, OffsetUnit, UnitMap};
/// let map = UnitMap::new("„ß“ 😀!", OffsetUnit::Utf16);
/// assert_eq!(map.outward(ByteSpan::new(3, 5)), [1, 2]); // ß
/// assert_eq!(map.inward([4, 6]), Some(ByteSpan::new(9, 13))); // 😀
/// assert_eq!(map.inward([5, 6]), None); // inside 😀
/// ```
pub struct UnitMap {
    /// The characters whose two lengths differ, in order.
    uneven: Vec<Uneven>,
    bytes: u32,
    length: u32,
}

/// One character whose length in bytes differs from its length in the unit.
struct Uneven {
    byte_end: u32,
    outer_start: u32,
    outer_end: u32,
}

impl UnitMap {
    /// The map of `text` for `unit`.
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut uneven = Vec::new();
        let mut outer = text.len() as u32;
        if unit != OffsetUnit::Utf8 {
            outer = 0;
            for (at, c) in text.char_indices() {
                let width = if unit == OffsetUnit::Utf16 { c.len_utf16() } else { 1 } as u32;
                if c.len_utf8() as u32 != width {
                    let byte_end = (at + c.len_utf8()) as u32;
                    uneven.push(Uneven { byte_end, outer_start: outer, outer_end: outer + width });
                }
                outer += width;
            }
        }
        UnitMap { uneven, bytes: text.len() as u32, length: outer }
    }

    /// Length of the text in the unit.
    pub fn length(&self) -> u32 {
        self.length
    }

    /// A byte span in the unit.
    pub fn outward(&self, span: ByteSpan) -> [u32; 2] {
        [self.out(span.start() as u32), self.out(span.end() as u32)]
    }

    /// A span in the unit as byte span; `None` where it is reversed, too long, or cuts a character.
    pub fn inward(&self, span: [u32; 2]) -> Option<ByteSpan> {
        let (start, end) = (self.inn(span[0])?, self.inn(span[1])?);
        (start <= end).then(|| ByteSpan::new(start as usize, end as usize))
    }

    fn out(&self, byte: u32) -> u32 {
        match self.uneven.partition_point(|c| c.byte_end <= byte) {
            0 => byte,
            at => self.uneven[at - 1].outer_end + (byte - self.uneven[at - 1].byte_end),
        }
    }

    fn inn(&self, outer: u32) -> Option<u32> {
        let at = self.uneven.partition_point(|c| c.outer_end <= outer);
        let cut = self.uneven.get(at).is_some_and(|next| next.outer_start < outer);
        if cut || outer > self.length {
            return None;
        }
        let (byte, counted) = match at {
            0 => (0, 0),
            _ => (self.uneven[at - 1].byte_end, self.uneven[at - 1].outer_end),
        };
        Some(byte + (outer - counted)).filter(|byte| *byte <= self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_goes_out_and_comes_back() {
        let text = "aß„“–😀é\u{301}\u{fe0f}👨‍👩‍👧z";
        for unit in [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Codepoint] {
            let map = UnitMap::new(text, unit);
            let mut outer = 0;
            for (at, c) in text.char_indices() {
                let width = match unit {
                    OffsetUnit::Utf16 => c.len_utf16(),
                    OffsetUnit::Utf8 => c.len_utf8(),
                    OffsetUnit::Codepoint => 1,
                } as u32;
                let span = ByteSpan::new(at, at + c.len_utf8());
                assert_eq!(map.outward(span), [outer, outer + width], "{c} in {unit:?}");
                assert_eq!(map.inward([outer, outer + width]), Some(span), "{c} in {unit:?}");
                outer += width;
            }
            assert_eq!(map.length(), outer);
            assert_eq!(map.inward([0, outer + 1]), None);
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_no_offset() {
        assert_eq!(UnitMap::new("😀😀", OffsetUnit::Utf16).inward([0, 3]), None);
        assert_eq!(UnitMap::new("x😀", OffsetUnit::Utf16).inward([1, 2]), None);
    }
}
