//! Points and rectangles in CSS pixels of the viewport.

/// A point in CSS pixels of the viewport.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// A rectangle in CSS pixels of the viewport.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    /// From left, top, width and height.
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Rect { left, top, right: left + width, bottom: top + height }
    }

    /// Its width.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Returns whether the point lies inside or on the edge.
    pub fn contains(self, p: Point) -> bool {
        (self.left..=self.right).contains(&p.x) && (self.top..=self.bottom).contains(&p.y)
    }

    /// Square of the distance from the point; 0 inside.
    pub(super) fn distance(self, p: Point) -> f64 {
        let dx = (self.left - p.x).max(p.x - self.right).max(0.0);
        let dy = (self.top - p.y).max(p.y - self.bottom).max(0.0);
        dx * dx + dy * dy
    }
}
