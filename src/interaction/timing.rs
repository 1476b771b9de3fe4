//! The timing of the card, its opening and closing, as a state machine without clock or DOM.
//!
//! Events come in with the time they happened; [`Effect`]s go out; [`CardState::next_wake`] says
//! when to call [`CardState::tick`]. Times are milliseconds on any clock, speeds CSS pixels per
//! millisecond.

use super::geometry::{Point, Rect};
use super::placement::Bridge;

/// The number that the caller gives each trigger element.
pub type TriggerNumber = u32;

/// The waiting times, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delays {
    /// From the pointer's rest on a trigger to the card.
    pub open: f64,
    /// The same while a card is open or was a moment ago; never longer than `open`.
    pub warm: f64,
    /// From leaving trigger and card to the end of the card.
    pub close: f64,
    /// From focus to the card; `None`: focus alone shows nothing.
    pub focus: Option<f64>,
}

impl Default for Delays {
    fn default() -> Self {
        Delays { open: 500.0, warm: 150.0, close: 300.0, focus: None }
    }
}

impl Delays {
    /// All of them so many times as long.
    pub fn times(self, factor: f64) -> Self {
        let Delays { open, warm, close, focus } = self;
        Delays {
            open: open * factor,
            warm: warm * factor,
            close: close * factor,
            focus: focus.map(|ms| ms * factor),
        }
    }
}

/// Milliseconds after the end of a card in which the next one still opens quickly: the pointer is on
/// its way from one word to another.
const WARM_FOR_MS: f64 = 400.0;
/// Speed in CSS pixels per millisecond up to which the pointer rests: slower than any movement that
/// means to go somewhere, faster than the tremor of a hand.
const RESTING_SPEED: f64 = 0.1;

/// The way a card is held open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// By the pointer over trigger or card; goes when it leaves.
    Hover,
    /// By click, tap, Enter or Space; stays until dismissed.
    Pinned,
}

/// The cause that ends a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Dismissal {
    Escape,
    /// Click, tap, Enter or Space on the trigger of the open card.
    TriggerAgain,
    CloseButton,
    PressOutside,
    FocusLeft,
    ScrolledAway,
    PointerLeft,
    /// Another card takes its place, or the widget goes.
    Replaced,
}

/// The caller's next task.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    /// Show the card of this trigger; `Pinned` also where it is open already and only stays from
    /// now on.
    Show(TriggerNumber, Hold),
    /// Hide the card of this trigger.
    Hide(TriggerNumber, Dismissal),
}

#[derive(Debug, Clone, Copy)]
struct Open {
    trigger: TriggerNumber,
    hold: Hold,
    /// Pointer over its trigger or the card.
    over: bool,
    bridge: Option<Bridge>,
    close_at: Option<f64>,
}

/// The state of the one card.
#[derive(Debug, Default)]
pub struct CardState {
    delays: Delays,
    open: Option<Open>,
    /// The trigger under the pointer (or with focus), and when its card is due.
    due: Option<(TriggerNumber, f64, Due)>,
    /// Dismissed by Escape: stays shut until the pointer has left it.
    shut: Option<TriggerNumber>,
    closed_at: Option<f64>,
    last: Option<(Point, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Hover,
    Focus,
}

impl CardState {
    /// No card open.
    pub fn new(delays: Delays) -> Self {
        let mut state = CardState::default();
        state.set_delays(delays);
        state
    }

    /// Other waiting times from now on.
    pub fn set_delays(&mut self, delays: Delays) {
        self.delays = Delays { warm: delays.warm.min(delays.open), ..delays };
    }

    /// The trigger whose card is open, and how it is held.
    pub fn open(&self) -> Option<(TriggerNumber, Hold)> {
        self.open.map(|o| (o.trigger, o.hold))
    }

    /// When [`CardState::tick`] is due next.
    pub fn next_wake(&self) -> Option<f64> {
        let opening = self.due.map(|(_, at, _)| at);
        let closing = self.open.and_then(|o| o.close_at);
        [opening, closing].into_iter().flatten().min_by(f64::total_cmp)
    }

    /// The pointer came onto a trigger.
    pub fn enter_trigger(&mut self, trigger: TriggerNumber, at: Point, now: f64) {
        self.last = Some((at, now));
        if self.shut.is_some_and(|shut| shut != trigger) {
            self.shut = None;
        }
        if let Some(open) = self.open.as_mut().filter(|o| o.trigger == trigger) {
            (open.over, open.bridge, open.close_at) = (true, None, None);
            self.due = None;
            return;
        }
        if self.shut != Some(trigger) && self.open.is_none_or(|o| o.hold == Hold::Hover) {
            self.due = Some((trigger, now + self.opening_delay(now), Due::Hover));
        }
    }

    /// The pointer left a trigger for something that is neither a trigger nor the card. `card` is
    /// where the card is.
    pub fn leave_trigger(
        &mut self,
        trigger: TriggerNumber,
        at: Point,
        now: f64,
        card: Option<Rect>,
    ) {
        if self.shut == Some(trigger) {
            self.shut = None;
        }
        if self.due.is_some_and(|(due, _, by)| due == trigger && by == Due::Hover) {
            self.due = None;
        }
        let close = self.delays.close;
        if let Some(open) = self.open.as_mut().filter(|o| o.trigger == trigger) {
            open.over = false;
            open.bridge = card.map(|card| Bridge::new(at, card));
            open.close_at = (open.hold == Hold::Hover).then_some(now + close);
        }
        self.last = Some((at, now));
    }

    /// The pointer moved. Fast: a card that is due waits; on the bridge: the open one stays.
    pub fn moved(&mut self, at: Point, now: f64) {
        let speed = self.last.map_or(0.0, |(from, then)| speed(from, at, now - then));
        self.last = Some((at, now));
        if speed <= RESTING_SPEED {
            return;
        }
        let (opening, close) = (self.opening_delay(now), self.delays.close);
        if let Some((_, due, Due::Hover)) = self.due.as_mut() {
            *due = now + opening;
        }
        if let Some(open) = self.open.as_mut().filter(|o| o.close_at.is_some())
            && open.bridge.is_some_and(|bridge| bridge.contains(at))
        {
            open.close_at = Some(now + close);
        }
    }

    /// The pointer came onto the card.
    pub fn enter_card(&mut self) {
        self.due = None;
        if let Some(open) = self.open.as_mut() {
            (open.over, open.bridge, open.close_at) = (true, None, None);
        }
    }

    /// The pointer left the card.
    pub fn leave_card(&mut self, now: f64) {
        let close = self.delays.close;
        if let Some(open) = self.open.as_mut() {
            open.over = false;
            open.close_at = (open.hold == Hold::Hover).then_some(now + close);
        }
    }

    /// A trigger got focus. Shows nothing unless the reader asked for it.
    pub fn focus_trigger(&mut self, trigger: TriggerNumber, now: f64) {
        if let Some(delay) = self.delays.focus
            && self.open.is_none_or(|o| o.trigger != trigger)
        {
            self.due = Some((trigger, now + delay, Due::Focus));
        }
    }

    /// A press of the pointer on a trigger: the click will decide.
    pub fn press_trigger(&mut self) {
        self.due = None;
    }

    /// Click, tap, Enter or Space on a trigger.
    pub fn activate(&mut self, trigger: TriggerNumber, now: f64) -> Vec<Effect> {
        (self.due, self.shut) = (None, None);
        match self.open {
            Some(open) if open.trigger == trigger && open.hold == Hold::Pinned => {
                self.dismiss(Dismissal::TriggerAgain, now)
            }
            _ => self.show(trigger, Hold::Pinned, now),
        }
    }

    /// The card moves on to another trigger and stays (previous/next, a jump).
    pub fn move_to(&mut self, trigger: TriggerNumber) {
        if let Some(open) = self.open.as_mut() {
            *open = Open { trigger, hold: Hold::Pinned, over: false, bridge: None, close_at: None };
        }
    }

    /// The triggers have other numbers now, `trigger` is that of the open card.
    pub fn renumber(&mut self, trigger: TriggerNumber) {
        (self.due, self.shut) = (None, None);
        if let Some(open) = self.open.as_mut() {
            open.trigger = trigger;
        }
    }

    /// The open card stays from now on.
    pub fn pin(&mut self) {
        if let Some(open) = self.open.as_mut() {
            (open.hold, open.close_at) = (Hold::Pinned, None);
        }
    }

    /// The card ends.
    pub fn dismiss(&mut self, by: Dismissal, now: f64) -> Vec<Effect> {
        self.due = None;
        let Some(open) = self.open.take() else { return Vec::new() };
        if matches!(by, Dismissal::Escape | Dismissal::TriggerAgain) {
            self.shut = Some(open.trigger);
        }
        self.closed_at = Some(now);
        vec![Effect::Hide(open.trigger, by)]
    }

    /// Time has passed. `held` says whether focus or a selection inside the card keeps it open.
    pub fn tick(&mut self, now: f64, held: impl Fn() -> bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some((trigger, at, by)) = self.due
            && at <= now
        {
            self.due = None;
            effects = self.show(trigger, Hold::Hover, now);
            if let Some(open) = self.open.as_mut().filter(|_| by == Due::Focus) {
                open.hold = Hold::Pinned;
            }
        }
        if let Some(open) = self.open.as_mut()
            && open.close_at.is_some_and(|at| at <= now)
        {
            if held() {
                open.close_at = Some(now + self.delays.close.max(100.0));
            } else {
                effects.extend(self.dismiss(Dismissal::PointerLeft, now));
            }
        }
        effects
    }

    fn show(&mut self, trigger: TriggerNumber, hold: Hold, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        let same = self.open.filter(|o| o.trigger == trigger);
        if same.is_none() {
            effects = self.dismiss(Dismissal::Replaced, now);
        }
        let over = same.map_or(hold == Hold::Hover, |o| o.over);
        self.open = Some(Open { trigger, hold, over, bridge: None, close_at: None });
        effects.push(Effect::Show(trigger, hold));
        effects
    }

    fn opening_delay(&self, now: f64) -> f64 {
        let warm = self.open.is_some() || self.closed_at.is_some_and(|at| now - at < WARM_FOR_MS);
        if warm { self.delays.warm } else { self.delays.open }
    }
}

fn speed(from: Point, to: Point, elapsed: f64) -> f64 {
    let distance = (to.x - from.x).hypot(to.y - from.y);
    if distance == 0.0 { 0.0 } else { distance / elapsed.max(0.001) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Effect::{Hide, Show};
    use Hold::{Hover, Pinned};

    const CARD: Rect = Rect { left: 0.0, top: 40.0, right: 352.0, bottom: 340.0 };

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn state() -> CardState {
        CardState::new(Delays::default())
    }

    fn hovering() -> CardState {
        let mut card = state();
        card.enter_trigger(1, at(10.0, 10.0), 0.0);
        assert_eq!(card.tick(500.0, || false), [Show(1, Hover)]);
        card
    }

    #[test]
    fn opens_half_a_second_after_the_pointer_came_to_rest() {
        let mut card = state();
        card.enter_trigger(1, at(10.0, 10.0), 0.0);
        assert_eq!(card.tick(499.0, || false), []);
        card.moved(at(11.0, 10.0), 489.0);
        card.moved(at(21.0, 10.0), 499.0);
        assert_eq!(card.next_wake(), Some(999.0), "fast: starts again");
        card.moved(at(22.0, 10.0), 599.0);
        assert_eq!(card.next_wake(), Some(999.0), "slow: goes on");
        assert_eq!(card.tick(999.0, || false), [Show(1, Hover)]);
    }

    #[test]
    fn passing_over_a_trigger_opens_nothing() {
        let mut card = state();
        card.enter_trigger(1, at(10.0, 10.0), 0.0);
        card.leave_trigger(1, at(30.0, 10.0), 100.0, None);
        assert_eq!((card.next_wake(), card.tick(9000.0, || false)), (None, vec![]));
    }

    #[test]
    fn the_next_card_opens_quickly_while_one_is_open_or_was_just_now() {
        let mut card = hovering();
        card.leave_trigger(1, at(90.0, 10.0), 600.0, Some(CARD));
        card.enter_trigger(2, at(100.0, 10.0), 610.0);
        assert_eq!(card.tick(760.0, || false), [Hide(1, Dismissal::Replaced), Show(2, Hover)]);
        card.leave_trigger(2, at(100.0, 30.0), 800.0, None);
        assert_eq!(card.tick(1100.0, || false), [Hide(2, Dismissal::PointerLeft)]);
        card.enter_trigger(3, at(0.0, 0.0), 1499.0);
        assert_eq!(card.next_wake(), Some(1649.0), "warm");
        card.leave_trigger(3, at(0.0, 0.0), 1500.0, None);
        card.enter_trigger(3, at(0.0, 0.0), 1501.0);
        assert_eq!(card.next_wake(), Some(2001.0), "cold again after 400 ms");
    }

    #[test]
    fn closes_when_the_pointer_has_left_trigger_and_card() {
        let mut card = hovering();
        card.leave_trigger(1, at(10.0, 30.0), 600.0, Some(CARD));
        card.enter_card();
        assert_eq!(card.tick(5000.0, || false), [], "the pointer may enter the card and stay");
        card.leave_card(5000.0);
        assert_eq!(card.tick(5299.0, || false), []);
        assert_eq!(card.tick(5300.0, || false), [Hide(1, Dismissal::PointerLeft)]);
    }

    #[test]
    fn moving_on_the_bridge_keeps_the_card_and_resting_or_leaving_it_does_not() {
        let mut card = hovering();
        card.leave_trigger(1, at(10.0, 30.0), 600.0, Some(CARD));
        card.moved(at(14.0, 34.0), 610.0);
        assert_eq!(card.next_wake(), Some(910.0), "on the bridge, fast");
        card.moved(at(14.5, 34.0), 710.0);
        assert_eq!(card.next_wake(), Some(910.0), "on the bridge, slow");
        card.moved(at(500.0, 0.0), 720.0);
        assert_eq!(card.next_wake(), Some(910.0), "beside it");
    }

    #[test]
    fn focus_or_a_selection_inside_holds_it() {
        let mut card = hovering();
        card.leave_trigger(1, at(10.0, 30.0), 600.0, None);
        assert_eq!(card.tick(900.0, || true), []);
        assert_eq!(card.tick(1200.0, || false), [Hide(1, Dismissal::PointerLeft)]);
    }

    #[test]
    fn escape_shuts_the_trigger_until_the_pointer_has_left_it() {
        let mut card = hovering();
        assert_eq!(card.dismiss(Dismissal::Escape, 600.0), [Hide(1, Dismissal::Escape)]);
        card.enter_trigger(1, at(11.0, 10.0), 700.0);
        assert_eq!(card.next_wake(), None, "a child of the trigger reports entering again");
        card.leave_trigger(1, at(11.0, 50.0), 800.0, None);
        card.enter_trigger(1, at(11.0, 10.0), 900.0);
        assert_eq!(card.next_wake(), Some(1050.0));
    }

    #[test]
    fn activation_pins_at_once_and_a_second_one_closes() {
        let mut card = state();
        assert_eq!(card.activate(1, 0.0), [Show(1, Pinned)]);
        card.leave_trigger(1, at(0.0, 0.0), 10.0, Some(CARD));
        assert_eq!(card.next_wake(), None, "pinned: leaving means nothing");
        assert_eq!(card.activate(1, 20.0), [Hide(1, Dismissal::TriggerAgain)]);
    }

    #[test]
    fn a_click_on_the_trigger_of_a_hover_card_pins_it() {
        let mut card = hovering();
        assert_eq!(card.activate(1, 600.0), [Show(1, Pinned)]);
        assert_eq!(card.open(), Some((1, Pinned)));
    }

    #[test]
    fn a_pinned_card_is_not_replaced_by_hovering_but_by_activation() {
        let mut card = state();
        card.activate(1, 0.0);
        card.enter_trigger(2, at(0.0, 0.0), 100.0);
        assert_eq!(card.next_wake(), None);
        assert_eq!(card.activate(2, 200.0), [Hide(1, Dismissal::Replaced), Show(2, Pinned)]);
    }

    #[test]
    fn focus_alone_shows_nothing_unless_asked() {
        let mut card = state();
        card.focus_trigger(1, 0.0);
        assert_eq!(card.next_wake(), None);
        let mut card = CardState::new(Delays { focus: Some(500.0), ..Delays::default() });
        card.focus_trigger(1, 0.0);
        assert_eq!(card.tick(500.0, || false), [Show(1, Hover)]);
    }

    #[test]
    fn all_delays_may_be_zero() {
        let mut card = CardState::new(Delays { open: 0.0, close: 0.0, ..Delays::default() });
        card.enter_trigger(1, at(0.0, 0.0), 5.0);
        assert_eq!(card.tick(5.0, || false), [Show(1, Hover)]);
        card.leave_trigger(1, at(0.0, 0.0), 6.0, None);
        assert_eq!(card.tick(6.0, || false), [Hide(1, Dismissal::PointerLeft)]);
    }
}
