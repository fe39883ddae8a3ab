//! Phrases in views: as text, and in attributes.

use crate::language::Phrase;
use leptos::prelude::{IntoAttributeValue, IntoRender};

impl IntoRender for Phrase {
    type Output = &'static str;

    fn into_render(self) -> Self::Output {
        self.get()
    }
}

impl IntoAttributeValue for Phrase {
    type Output = &'static str;

    fn into_attribute_value(self) -> Self::Output {
        self.get()
    }
}
