//! The place of the card: pure arithmetic over rectangles. The view measures before and applies
//! after.

use super::geometry::{Point, Rect};

/// Gap between the trigger's line and the card, and between the card and the edge of the viewport.
pub const GAP: f64 = 8.0;

/// Below this viewport width the card is a sheet at the bottom.
pub const SHEET_BELOW: f64 = 640.0;

/// Above or below the trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSide {
    /// Under the line of the trigger: the first choice.
    Below,
    /// Over it, where there is more room.
    Above,
}

/// The rectangles that the card is placed by.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The line of the trigger that the card belongs to.
    pub anchor: Rect,
    /// The visible area.
    pub viewport: Rect,
    /// Left and right edge that the card should keep to (the article's column, so that it never
    /// covers the legend).
    pub column: (f64, f64),
    /// Width and height of the card.
    pub card: (f64, f64),
}

/// The place of the card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardPlacement {
    /// The side of the trigger.
    pub side: CardSide,
    /// The card's rectangle. Its height may be less than the card's own: then the card scrolls.
    pub rect: Rect,
}

/// Places the card: starts at the trigger, under its line, or over it where that has more room;
/// kept inside column and viewport; never over the trigger's line.
pub fn place(room: &Room) -> CardPlacement {
    let Room { anchor, viewport, column, card: (width, height) } = *room;
    let below = viewport.bottom - GAP - (anchor.bottom + GAP);
    let above = anchor.top - GAP - (viewport.top + GAP);
    let side = if height <= below || below >= above { CardSide::Below } else { CardSide::Above };
    let space = if side == CardSide::Below { below } else { above };
    let height = height.min(space.max(0.0));
    let top = match side {
        CardSide::Below => anchor.bottom + GAP,
        CardSide::Above => anchor.top - GAP - height,
    };
    let (low, high) = (viewport.left + GAP, viewport.right - GAP - width);
    let wanted = anchor.left.min(column.1 - width).max(column.0.min(anchor.left));
    CardPlacement { side, rect: Rect::new(wanted.min(high).max(low), top, width, height) }
}

/// The rectangle of a trigger of several lines that is nearest to the pointer; the first for the
/// keyboard.
pub fn nearest_line(lines: &[Rect], pointer: Option<Point>) -> Option<Rect> {
    let Some(pointer) = pointer else { return lines.first().copied() };
    lines.iter().copied().min_by(|a, b| a.distance(pointer).total_cmp(&b.distance(pointer)))
}

/// The trigger's line, as high as the whole statement (its top and bottom), where that leaves the card
/// more than half of a window of this height.
pub fn clear_of(line: Rect, statement: Option<(f64, f64)>, height: f64) -> Rect {
    let whole = statement.map(|(top, bottom)| Rect {
        top: top.min(line.top),
        bottom: bottom.max(line.bottom),
        ..line
    });
    whole.filter(|whole| whole.height() < 0.45 * height).unwrap_or(line)
}

/// The way from a trigger to its card: the triangle from the point where the pointer left to the
/// two near corners of the card, widened by [`GAP`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bridge {
    corners: [Point; 3],
}

impl Bridge {
    /// The triangle from `exit` to the nearer edge of `card`.
    pub fn new(exit: Point, card: Rect) -> Self {
        let (edge, back) = if exit.y <= card.top { (card.top, -GAP) } else { (card.bottom, GAP) };
        let from = Point { x: exit.x, y: exit.y + back };
        let (left, right) =
            (Point { x: card.left - GAP, y: edge }, Point { x: card.right + GAP, y: edge });
        Bridge { corners: [from, left, right] }
    }

    /// Returns whether a point lies inside.
    pub fn contains(&self, p: Point) -> bool {
        let [a, b, c] = self.corners;
        let turn = |a: Point, b: Point| (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        let turns = [turn(a, b), turn(b, c), turn(c, a)];
        turns.iter().all(|t| *t >= 0.0) || turns.iter().all(|t| *t <= 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_is_clear_of_the_whole_statement() {
        let line = Rect::new(40.0, 300.0, 16.0, 20.0);
        let clear = |statement| clear_of(line, statement, 800.0);
        assert_eq!(clear(Some((240.0, 320.0))), Rect::new(40.0, 240.0, 16.0, 80.0));
        assert_eq!(clear(Some((0.0, 500.0))), line, "there would be no room for the card");
        assert_eq!(clear(None), line);
    }

    const SCREEN: Rect = Rect { left: 0.0, top: 0.0, right: 1280.0, bottom: 800.0 };

    fn placed(anchor: Rect, card: (f64, f64)) -> CardPlacement {
        place(&Room { anchor, viewport: SCREEN, column: (100.0, 740.0), card })
    }

    #[test]
    fn starts_at_the_trigger_under_its_line() {
        let word = Rect::new(200.0, 100.0, 80.0, 24.0);
        assert_eq!(
            placed(word, (352.0, 300.0)),
            CardPlacement { side: CardSide::Below, rect: Rect::new(200.0, 132.0, 352.0, 300.0) }
        );
    }

    #[test]
    fn goes_above_where_there_is_no_room_below() {
        let word = Rect::new(200.0, 600.0, 80.0, 24.0);
        let place = placed(word, (352.0, 300.0));
        assert_eq!(place.side, CardSide::Above);
        assert_eq!(place.rect.bottom, 592.0);
    }

    #[test]
    fn stays_left_of_the_legend() {
        let word = Rect::new(680.0, 100.0, 40.0, 24.0);
        assert_eq!(placed(word, (352.0, 300.0)).rect.right, 740.0);
    }

    #[test]
    fn leaves_the_column_rather_than_the_viewport() {
        let narrow = Rect { right: 400.0, ..SCREEN };
        let room = Room {
            anchor: Rect::new(380.0, 100.0, 10.0, 20.0),
            viewport: narrow,
            column: (0.0, 600.0),
            card: (352.0, 100.0),
        };
        assert_eq!(place(&room).rect.right, 392.0);
    }

    #[test]
    fn never_covers_the_line_of_the_trigger_whatever_the_sizes() {
        for top in (0..800).step_by(37) {
            for height in [20.0, 300.0, 700.0, 2000.0] {
                let word = Rect::new(300.0, f64::from(top), 60.0, 24.0);
                let card = placed(word, (352.0, height)).rect;
                assert!(
                    card.top >= word.bottom || card.bottom <= word.top,
                    "word at {top}, card {card:?}"
                );
                assert!(card.height() >= 0.0);
            }
        }
    }

    #[test]
    fn of_several_lines_the_one_at_the_pointer_counts() {
        let lines = [Rect::new(500.0, 0.0, 100.0, 20.0), Rect::new(0.0, 30.0, 100.0, 20.0)];
        assert_eq!(nearest_line(&lines, Some(Point { x: 20.0, y: 45.0 })), Some(lines[1]));
        assert_eq!(nearest_line(&lines, None), Some(lines[0]));
        assert_eq!(nearest_line(&[], None), None);
    }

    #[test]
    fn the_bridge_leads_to_the_card_and_nowhere_else() {
        let card = Rect::new(200.0, 132.0, 352.0, 300.0);
        let bridge = Bridge::new(Point { x: 220.0, y: 124.0 }, card);
        assert!(bridge.contains(Point { x: 230.0, y: 128.0 }));
        assert!(!bridge.contains(Point { x: 500.0, y: 100.0 }));
        let from_below = Bridge::new(Point { x: 220.0, y: 440.0 }, card);
        assert!(from_below.contains(Point { x: 240.0, y: 436.0 }));
        assert!(!from_below.contains(Point { x: 240.0, y: 470.0 }));
    }
}
