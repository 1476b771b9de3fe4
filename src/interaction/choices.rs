//! The choices of readers and embedders, each with its outer names.

use crate::view_model::Mark;

/// One of the three kinds of marks that a reader may switch on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlay {
    /// Statements and their markers.
    Sources,
    /// Mentions of entities.
    Entities,
    /// Figures.
    Figures,
}

/// All overlays with their outer names, in the order of the toolbar.
pub const SWITCHES: [(&str, Overlay); 3] =
    [("sources", Overlay::Sources), ("entities", Overlay::Entities), ("figures", Overlay::Figures)];

impl Overlay {
    /// The overlay that a mark belongs to.
    pub fn of(mark: Mark) -> Overlay {
        match mark {
            Mark::Statement(_) => Overlay::Sources,
            Mark::Mention(_) => Overlay::Entities,
            Mark::Figure(_) => Overlay::Figures,
        }
    }
}

/// The text, its list, its figures, or classroom mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The article with its marks.
    #[default]
    Text,
    /// Sources and statements in tables.
    List,
    /// Figures on scales, dates on a line.
    Figures,
    /// The article, its sources hidden until the reader has chosen them.
    Classroom,
}

/// All views with their outer names, in the order of the toolbar and of [`View`].
pub const VIEWS: [(&str, View); 4] = [
    ("text", View::Text),
    ("list", View::List),
    ("figures", View::Figures),
    ("classroom", View::Classroom),
];

impl View {
    /// Its outer name.
    pub fn name(self) -> &'static str {
        VIEWS[self as usize].0
    }

    /// Returns whether the article is in view.
    pub fn shows_article(self) -> bool {
        matches!(self, View::Text | View::Classroom)
    }

    /// The view of an outer name.
    pub fn named(name: &str) -> Option<View> {
        one_of(&VIEWS, name)
    }
}

/// The amount that the marks say to a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verbosity {
    /// Markers are silent; the list is offered instead.
    Off,
    /// One button at the end of each statement.
    #[default]
    Short,
    /// Also the beginning of each statement, and the kind of names and figures.
    Full,
}

/// All levels with their outer names.
pub const VERBOSITIES: [(&str, Verbosity); 3] =
    [("off", Verbosity::Off), ("short", Verbosity::Short), ("full", Verbosity::Full)];

/// Light, dark, or as the host's computed `color-scheme` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// All themes with their outer names.
pub const THEMES: [(&str, Theme); 3] =
    [("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];

/// The marks at which Tab stops; arrow keys reach all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TabStops {
    /// Every marker and figure, and the first mention of each entity.
    #[default]
    First,
    /// Every mark.
    All,
    /// None: a page with many articles leaves them to list and strip.
    None,
}

/// All choices of Tab stops with their outer names.
pub const TAB_STOPS: [(&str, TabStops); 3] =
    [("first", TabStops::First), ("all", TabStops::All), ("none", TabStops::None)];

/// The place of the bar of `<quellen-lupe>` around a publisher's article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BarPlace {
    /// Over the foot of the window: the article stays where it is.
    #[default]
    Dock,
    /// Over the article, with the legend beside it. The page keeps room for it, or it moves.
    Top,
}

/// Both places with their outer names.
pub const BAR_PLACES: [(&str, BarPlace); 2] = [("dock", BarPlace::Dock), ("top", BarPlace::Top)];

/// The choice of an outer name.
pub fn one_of<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_view_has_its_own_name() {
        for (name, view) in VIEWS {
            assert_eq!((view.name(), View::named(name)), (name, Some(view)));
        }
        assert_eq!(View::named("Text"), None);
    }
}
