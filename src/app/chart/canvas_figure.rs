//! A figure with one canvas, which repaints when its shapes change.

use crate::browser::chart_widget::canvas_stack::{CanvasStack, StackSizeListener};
use crate::chart::{Palette, Shape, Size};
use leptos::html::Figure;
use leptos::prelude::*;
use std::rc::Rc;

/// The canvas of a figure. Copies refer to the same canvas.
#[derive(Clone, Copy, Debug)]
pub struct CanvasFigure {
    /// The size of the figure in CSS pixels, and the device pixel ratio.
    pub size: ReadSignal<(Size, f64)>,
    canvas: StoredValue<Option<(Rc<CanvasStack>, StackSizeListener)>, LocalStorage>,
}

impl CanvasFigure {
    /// Creates the canvas as soon as the figure is in the document, and removes it with the view.
    #[must_use]
    pub fn new(figure: NodeRef<Figure>) -> Self {
        let (size, set_size) = signal((Size::new(0.0, 0.0), 1.0));
        let canvas = StoredValue::new_local(None);
        Effect::new(move || {
            let Some(figure) = figure.get() else { return };
            let stack = Rc::new(CanvasStack::new(&figure, 1));
            let measured = Rc::clone(&stack);
            let listener = StackSizeListener::new(&figure, move || {
                if measured.remeasure() {
                    set_size.set(measured.size());
                }
            });
            let now = stack.size();
            canvas.set_value(Some((stack, listener)));
            set_size.set(now);
        });
        Self { size, canvas }
    }

    /// Paints these shapes, and paints again when they, the size or the palette change.
    pub fn paint(self, shapes: Memo<Vec<Shape>>) {
        let palette = expect_context::<Memo<Palette>>();
        Effect::new(move || {
            self.size.track();
            let palette = palette.get();
            shapes.with(|shapes| {
                self.canvas.with_value(|canvas| {
                    if let Some((stack, _)) = canvas {
                        stack.paint(0, shapes, &palette);
                    }
                });
            });
        });
    }
}
