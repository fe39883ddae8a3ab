//! Printing.

use crate::browser::{document, window};
use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;

/// Sets the paper size for printing, as a CSS size such as `A4`.
pub fn set_paper(size: &str) {
    let Some(sheet) = document().style_sheets().item(0) else { return };
    let sheet: CssStyleSheet = sheet.unchecked_into();
    // From the second call on, the first rule is ours.
    let first = sheet.css_rules().ok().and_then(|rules| rules.item(0));
    if first.is_some_and(|rule| rule.css_text().starts_with("@page")) {
        let _ = sheet.delete_rule(0);
    }
    let _ = sheet.insert_rule(&format!("@page {{ size: {size}; margin: 16mm 18mm 18mm; }}"));
}

/// Opens the print dialog; `false` if there is none.
pub fn print() -> bool {
    window().print().is_ok()
}
