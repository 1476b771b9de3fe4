//! Parts of the page that stand out while the pointer is over something or a card is open.

use super::state::Shared;
use crate::interaction::command::{Command, mark_name};
use crate::view::browser::dom;
use crate::view_model::{Mark, MentionId, Voice};

impl Shared {
    /// All parts of a voice stand out while the pointer is over its row.
    pub fn highlight_voice(&self, voice: Voice, on: bool) {
        let (presenter, marks) = (self.presenter(), self.marks());
        let of_voice =
            marks.parts().filter(|(id, _)| presenter.model.statement(*id).voice == voice);
        for (_, part) in of_voice {
            dom::flag(part, "data-ql-hot", on);
        }
    }

    /// All parts of a mark's statement or entity get an attribute, or lose it.
    pub fn highlight(&self, mark: Mark, name: &str, on: bool) {
        let (presenter, marks) = (self.presenter(), self.marks());
        let model = &presenter.model;
        match mark {
            Mark::Statement(id) => {
                let belongs = |part| part == id || model.statement(part).fragment_of == Some(id);
                for (_, part) in marks.parts().filter(|(part, _)| belongs(*part)) {
                    dom::flag(part, name, on);
                }
            }
            Mark::Mention(MentionId(at)) => {
                let entity = model.reading().mentions[at as usize].entity.0.to_string();
                for (_, element) in marks.triggers() {
                    if element.get_attribute("data-ql-e").as_deref() == Some(entity.as_str()) {
                        dom::flag(element, name, on);
                    }
                }
            }
            Mark::Figure(_) => {}
        }
    }

    /// The mark of the open card stands out in article, strip and legend.
    pub fn highlight_open(&self, mark: Mark, on: bool) {
        self.highlight(mark, "data-ql-on", on);
        let presenter = self.presenter();
        let model = &presenter.model;
        let voice = match mark {
            Mark::Statement(id) => Some(model.statement(id).voice),
            Mark::Mention(id) => {
                let entity = model.reading().mentions[id.0 as usize].entity;
                let row = model.rows().iter().find(|row| row.tag.entity == Some(entity));
                row.map(|row| row.tag.voice)
            }
            Mark::Figure(_) => None,
        };
        if let Mark::Statement(_) = mark {
            for segment in self.shadow.all(&format!("[data-statement={}]", mark_name(mark))) {
                dom::flag(&segment, "data-on", on);
            }
        }
        if let Some(voice) = voice {
            for row in self.shadow.all_that_do(Command::FilterVoice(voice)) {
                dom::flag(&row, "data-on", on);
            }
        }
    }
}
