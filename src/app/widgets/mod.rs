//! Views that any feature can use: fields, buttons, dialogs.

pub mod checkbox;
pub mod date_field;
pub mod dialog;
pub mod earlier_texts;
pub mod icon;
pub mod icon_button;
mod message_view;
pub mod radio_group;
pub mod remove_button;
pub mod reorder;
pub mod typed_text;
