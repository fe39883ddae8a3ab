//! Rendering messages as text and as attribute values in views.

use crate::i18n::Message;
use leptos::prelude::{IntoAttributeValue, IntoRender};

impl IntoRender for Message {
    type Output = &'static str;

    fn into_render(self) -> Self::Output {
        self.get()
    }
}

impl IntoAttributeValue for Message {
    type Output = &'static str;

    fn into_attribute_value(self) -> Self::Output {
        self.get()
    }
}
