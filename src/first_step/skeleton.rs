//! The elements of the page into which the chart and the views are rendered. They stay as long as the page
//! is open, so a drag can begin before the views are rendered and continue while they are.

use crate::browser::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTemplateElement};

/// The element of `index.html` with the prerendered shell, which the skeleton replaces.
const ROOT: &str = "app";
/// The template of `index.html` with the skeleton.
const TEMPLATE: &str = "skeleton";

/// The elements.
#[derive(Clone, Debug)]
pub struct Skeleton {
    /// The root of the page.
    pub root: HtmlElement,
    /// The place of the header and the alerts. Until the page is rendered, it contains the wordmark.
    pub head: Element,
    /// The chart page.
    pub main: Element,
    /// The heading of the chart page.
    pub heading: Element,
    /// The section with the chart.
    pub section: Element,
    /// The chart.
    pub figure: HtmlElement,
    /// The place of what is below the chart.
    pub below_chart: Element,
    /// The place of the target picker and the axis rows.
    pub panel: Element,
    /// The place of the other pages, the footer and the dialogs.
    pub foot: Element,
}

impl Skeleton {
    /// Replaces the prerendered shell. `None` if `index.html` has no place for it.
    #[must_use]
    pub fn mount() -> Option<Self> {
        let document = document();
        let root: HtmlElement = document.get_element_by_id(ROOT)?.dyn_into().ok()?;
        let template: HtmlTemplateElement =
            document.get_element_by_id(TEMPLATE)?.dyn_into().ok()?;
        root.set_text_content(None);
        root.append_child(&template.content().clone_node_with_deep(true).ok()?).ok()?;
        let find = |selector: &str| root.query_selector(selector).ok().flatten();
        Some(Self {
            head: find(".place")?,
            main: find("main")?,
            heading: find("h1")?,
            section: find(".figure")?,
            figure: find(".chart")?.dyn_into().ok()?,
            below_chart: find(".chart + .place")?,
            panel: find(".panel")?,
            foot: find("main + .place")?,
            root,
        })
    }
}
