//! Canvases that fill a figure, each with its own display list.

use crate::browser::canvas::{fit, paint};
use crate::browser::events::{Listener, SizeListener};
use crate::browser::media_query::PixelRatioListener;
use crate::browser::window;
use crate::chart::{Palette, Shape, Size};
use leptos::html::{Canvas, Figure};
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

/// A canvas that repaints when its display list changes.
#[component]
pub fn CanvasLayer(
    /// The size of the figure, and the device pixel ratio.
    size: ReadSignal<(Size, f64)>,
    /// The shapes.
    shapes: Memo<Vec<Shape>>,
) -> impl IntoView {
    let palette = expect_context::<Memo<Palette>>();
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move || {
        let Some(canvas) = canvas.get() else { return };
        let canvas: &HtmlCanvasElement = &canvas;
        let (size, scale) = size.get();
        fit(canvas, size);
        shapes.with(|shapes| paint(canvas, size, scale, shapes, &palette.get()));
    });
    view! { <canvas node_ref=canvas aria-hidden="true"></canvas> }
}

/// The size of a figure in CSS pixels and the device pixel ratio.
#[must_use]
pub fn measured(figure: NodeRef<Figure>) -> ReadSignal<(Size, f64)> {
    let (now, set_now) = signal((Size::new(0.0, 0.0), 1.0));
    // The listeners are removed with the figure.
    let listeners = StoredValue::new_local(None);
    Effect::new(move || {
        let Some(figure) = figure.get() else { return };
        let element = figure.clone();
        let measure = move || {
            let rect = element.get_bounding_client_rect();
            // Use whole pixels, because a canvas that is scaled by a fraction is blurred.
            let size = Size::new(rect.width().floor(), rect.height().floor());
            let measured = (size, window().device_pixel_ratio());
            if now.get_untracked() != measured {
                set_now.set(measured);
            }
        };
        measure();
        let of_figure = SizeListener::new(&figure, measure.clone());
        // Zooming changes the device pixel ratio and not always the size.
        let of_window = Listener::new(&window(), "resize", {
            let measure = measure.clone();
            move |_| measure()
        });
        let of_screen = PixelRatioListener::new(measure);
        listeners.set_value(Some((of_figure, of_window, of_screen)));
    });
    now
}
