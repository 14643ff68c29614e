//! The templates for boards that Zirkel brings along.

use super::draft::Sketch;
use crate::i18n::{Lang, Texts, tr};

macro_rules! built_in {
    ($( $(#[$meta:meta])* $Name:ident = $file:literal, $name:literal, $when:literal; )*) => {
        /// A template that Zirkel brings along.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum BuiltIn {
            $( $(#[$meta])* $Name, )*
        }

        impl BuiltIn {
            /// Every one, in the order in which to offer them.
            pub const ALL: &[Self] = &[$( Self::$Name, )*];

            /// What it is called.
            pub fn name(self, texts: &Texts) -> String {
                match self {
                    $( Self::$Name => tr!(texts, $name), )*
                }
            }

            /// When to use it, in a sentence.
            pub fn when(self, texts: &Texts) -> String {
                match self {
                    $( Self::$Name => tr!(texts, $when), )*
                }
            }

            const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $(
                        (Self::$Name, Lang::De) => {
                            include_str!(concat!("../../../../../assets/templates/boards/de/", $file))
                        }
                        (Self::$Name, Lang::En) => {
                            include_str!(concat!("../../../../../assets/templates/boards/en/", $file))
                        }
                    )*
                }
            }
        }
    };
}

built_in! {
    /// Places of a quarter against target groups.
    Matrix = "matrix.ron", "board-template-matrix", "board-template-matrix-when";
    /// What was, and where it shall go.
    Experiences = "experiences.ron", "board-template-experiences", "board-template-experiences-when";
    /// Cards are collected and clustered.
    Cards = "cards.ron", "board-template-cards", "board-template-cards-when";
    /// Strengths, weaknesses, opportunities, threats.
    Swot = "swot.ron", "board-template-swot", "board-template-swot-when";
    /// Tables and rounds.
    WorldCafe = "world-cafe.ron", "board-template-cafe", "board-template-cafe-when";
    /// Past, present, future.
    Timeline = "timeline.ron", "board-template-timeline", "board-template-timeline-when";
    /// Tasks on their way.
    Kanban = "kanban.ron", "board-template-kanban", "board-template-kanban-when";
    /// Green, yellow, red.
    TrafficLights = "traffic-lights.ron", "board-template-lights", "board-template-lights-when";
    /// Nothing.
    Blank = "blank.ron", "board-template-blank", "board-template-blank-when";
}

impl BuiltIn {
    /// What is in it, in this language.
    pub fn sketch(self, lang: Lang) -> Sketch {
        ron::from_str(self.text(lang)).unwrap_or_else(|error| {
            // A test reads them all.
            tracing::error!(%error, template = ?self, "a built-in template cannot be read");
            Sketch::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ElementKind;

    #[test]
    fn every_template_can_be_read_and_is_the_same_in_both_languages() {
        for template in BuiltIn::ALL {
            let [de, en] = [Lang::De, Lang::En].map(|lang| {
                let sketch: Result<Sketch, _> = ron::from_str(template.text(lang));
                let sketch =
                    sketch.unwrap_or_else(|error| panic!("{template:?} {lang:?}: {error}"));
                sketch.draft()
            });
            assert!(!de.title.is_empty(), "{template:?}");
            assert_eq!(de.elements.is_empty(), *template == BuiltIn::Blank);
            let shape = |draft: &super::super::draft::Draft| -> Vec<_> {
                let elements = draft.elements.iter();
                elements
                    .map(|e| (e.kind, e.position, e.size, e.text.is_empty()))
                    .collect()
            };
            assert_eq!(shape(&de), shape(&en), "{template:?}");
            let frames = de.frames();
            for (element, frame) in de.elements.iter().zip(frames) {
                if element.kind == ElementKind::Frame {
                    assert!(
                        !element.text.is_empty(),
                        "{template:?} has a frame without a name"
                    );
                }
                if let Some(frame) = frame {
                    let outer = crate::ui::board::scene::rect_of(&de.elements[frame]);
                    let inner = crate::ui::board::scene::rect_of(element);
                    assert!(outer.contains_rect(inner), "{template:?} {}", element.text);
                }
            }
        }
    }
}
