//! Canvases that fill an element, one above the other.

use crate::browser::canvas::{create_canvas, fit, paint};
use crate::browser::events::{Listener, SizeListener};
use crate::browser::media_query::PixelRatioListener;
use crate::browser::window;
use crate::chart::{Palette, Point, Rect, Shape, Size};
use std::cell::Cell;
use web_sys::{Element, HtmlCanvasElement};

/// The canvases of an element, the lowest one first.
#[derive(Debug)]
pub struct CanvasStack {
    element: Element,
    canvases: Vec<HtmlCanvasElement>,
    /// The size in CSS pixels, and the device pixel ratio.
    size: Cell<(Size, f64)>,
}

impl CanvasStack {
    /// Appends canvases to an element, and measures it.
    #[must_use]
    pub fn new(element: &Element, count: usize) -> Self {
        let canvases: Vec<_> = (0..count).filter_map(|_| create_canvas()).collect();
        for canvas in &canvases {
            // The element has a description.
            let _ = canvas.set_attribute("aria-hidden", "true");
            let _ = element.append_child(canvas);
        }
        let size = Cell::new(measure(element));
        Self { element: element.clone(), canvases, size }
    }

    /// The element.
    #[must_use]
    pub const fn element(&self) -> &Element {
        &self.element
    }

    /// The size in CSS pixels, and the device pixel ratio.
    #[must_use]
    pub fn size(&self) -> (Size, f64) {
        self.size.get()
    }

    /// The area of the canvases in CSS pixels, from the top left corner.
    #[must_use]
    pub fn frame(&self) -> Rect {
        let (Size { width, height }, _) = self.size.get();
        Rect { min: Point::new(0.0, 0.0), max: Point::new(width, height) }
    }

    /// Measures the element again. Returns whether its size or the device pixel ratio has changed.
    pub fn remeasure(&self) -> bool {
        let now = measure(&self.element);
        self.size.replace(now) != now
    }

    /// Replaces the content of a canvas.
    pub fn paint(&self, index: usize, shapes: &[Shape], palette: &Palette) {
        let Some(canvas) = self.canvases.get(index) else { return };
        let (size, scale) = self.size.get();
        fit(canvas, size);
        paint(canvas, size, scale, shapes, palette);
    }
}

fn measure(element: &Element) -> (Size, f64) {
    let rect = element.get_bounding_client_rect();
    // Use whole pixels, because a canvas that is scaled by a fraction is blurred.
    let size = Size::new(rect.width().floor(), rect.height().floor());
    (size, window().device_pixel_ratio())
}

/// Calls back when the size of an element or the device pixel ratio may have changed, until it is
/// dropped.
#[derive(Debug)]
pub struct StackSizeListener {
    _of_element: SizeListener,
    _of_window: Listener,
    _of_screen: PixelRatioListener,
}

impl StackSizeListener {
    /// Starts listening.
    pub fn new(element: &Element, callback: impl Fn() + Clone + 'static) -> Self {
        // Zooming changes the device pixel ratio and not always the size.
        let of_window = Listener::new(&window(), "resize", {
            let callback = callback.clone();
            move |_| callback()
        });
        Self {
            _of_element: SizeListener::new(element, callback.clone()),
            _of_window: of_window,
            _of_screen: PixelRatioListener::new(callback),
        }
    }
}
