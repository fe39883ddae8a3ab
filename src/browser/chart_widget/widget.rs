//! The widget: canvases, pointer and keys of one chart.

use crate::browser::canvas::CanvasTextMetrics;
use crate::browser::chart_widget::canvas_stack::{CanvasStack, StackSizeListener};
use crate::browser::events::{self, Listener};
use crate::browser::pointer_drag::{PointerDrag, is_touch, position};
use crate::browser::shortcuts::Shortcut;
use crate::browser::{clock, media_query, window};
use crate::chart::Palette;
use crate::chart::hit_test::Hit;
use crate::presentation::chart_spec::ChartSpec;
use crate::presentation::chart_state::{ChartEvent, ChartState, LAYERS};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

/// The callback for the actions of the person.
type OnEvent = Rc<dyn Fn(ChartEvent)>;

/// An interactive chart that fills an element. It listens until it is dropped.
pub struct ChartWidget {
    inner: Rc<Inner>,
    _listeners: Vec<Listener>,
    _size_listener: StackSizeListener,
}

impl fmt::Debug for ChartWidget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChartWidget").field("state", &self.inner.state).finish_non_exhaustive()
    }
}

impl ChartWidget {
    /// Paints the chart into an element, and starts to listen. `on_event` is called for each
    /// action of the person. It usually sets another spec.
    pub fn new(
        element: &HtmlElement,
        spec: ChartSpec,
        palette: Palette,
        on_event: impl Fn(ChartEvent) + 'static,
    ) -> Self {
        let stack = CanvasStack::new(element, LAYERS);
        let state = ChartState::new(spec, stack.frame(), Box::new(CanvasTextMetrics::new()));
        let inner = Rc::new(Inner {
            stack,
            state: RefCell::new(state),
            palette: Cell::new(palette),
            pointer: PointerDrag::default(),
            on_event: RefCell::new(Rc::new(on_event)),
            is_frame_requested: Cell::new(false),
        });
        inner.repaint();
        let listeners = inner.listen(element);
        let resized = Rc::downgrade(&inner);
        let size_listener = StackSizeListener::new(element, move || {
            if let Some(inner) = resized.upgrade() {
                inner.resize();
            }
        });
        Self { inner, _listeners: listeners, _size_listener: size_listener }
    }

    /// Replaces the content. It is painted with the next frame.
    pub fn set(&self, spec: ChartSpec) {
        self.inner.state.borrow_mut().set(spec);
        self.inner.request_frame_if_stale();
    }

    /// Changes the colors, at once: before the page is printed, browsers call no frame callbacks.
    pub fn set_palette(&self, palette: Palette) {
        if self.inner.palette.replace(palette) != palette {
            self.inner.state.borrow_mut().invalidate();
            self.inner.repaint();
        }
    }

    /// Replaces the callback.
    pub fn set_on_event(&self, on_event: impl Fn(ChartEvent) + 'static) {
        self.inner.on_event.replace(Rc::new(on_event));
    }

    /// The part under the pointer, or that was touched last.
    #[must_use]
    pub fn hovered(&self) -> Option<Hit> {
        self.inner.state.borrow().hovered()
    }

    /// The axis that is dragged, and its value in levels.
    #[must_use]
    pub fn preview(&self) -> Option<(usize, f64)> {
        self.inner.state.borrow().preview()
    }

    /// Ends a drag without a change.
    pub fn cancel(&self) {
        self.inner.change(ChartState::cancel);
    }
}

struct Inner {
    stack: CanvasStack,
    state: RefCell<ChartState>,
    palette: Cell<Palette>,
    /// The pointer of the current gesture; other pointers are ignored.
    pointer: PointerDrag,
    on_event: RefCell<OnEvent>,
    is_frame_requested: Cell<bool>,
}

impl Inner {
    /// Changes the state, and reports what that means.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut ChartState) -> Option<ChartEvent>) {
        let event = change(&mut self.state.borrow_mut());
        if let Some(event) = event {
            // The callback may set another spec.
            let on_event = Rc::clone(&self.on_event.borrow());
            on_event(event);
        }
        self.request_frame_if_stale();
    }

    fn request_frame_if_stale(self: &Rc<Self>) {
        if self.state.borrow().is_stale() && !self.is_frame_requested.replace(true) {
            let inner = Rc::downgrade(self);
            events::on_animation_frame(move || {
                if let Some(inner) = inner.upgrade() {
                    inner.is_frame_requested.set(false);
                    inner.repaint();
                }
            });
        }
    }

    fn repaint(self: &Rc<Self>) {
        let is_motion_reduced = || media_query::matches(media_query::REDUCED_MOTION);
        let layers = self.state.borrow_mut().repaint(clock::now(), is_motion_reduced);
        for (index, shapes) in layers.into_iter().enumerate() {
            if let Some(shapes) = shapes {
                self.stack.paint(index, &shapes, &self.palette.get());
            }
        }
        self.request_frame_if_stale();
    }

    /// Paints at once, because the browser is about to paint the new size.
    fn resize(self: &Rc<Self>) {
        if self.stack.remeasure() {
            self.state.borrow_mut().resize(self.stack.frame());
            self.repaint();
        }
    }

    fn listen(self: &Rc<Self>, element: &HtmlElement) -> Vec<Listener> {
        let on_pointer = |name: &'static str, handle: fn(&Rc<Self>, &PointerEvent)| {
            let inner = Rc::downgrade(self);
            Listener::new(element, name, move |event| {
                if let (Some(inner), Some(event)) = (inner.upgrade(), event.dyn_ref()) {
                    handle(&inner, event);
                }
            })
        };
        let on_event =
            |target: &web_sys::EventTarget, name: &'static str, handle: fn(&Rc<Self>, &Event)| {
                let inner: Weak<Self> = Rc::downgrade(self);
                Listener::new(target, name, move |event| {
                    if let Some(inner) = inner.upgrade() {
                        handle(&inner, &event);
                    }
                })
            };
        vec![
            on_pointer("pointerdown", Self::press),
            on_pointer("pointermove", Self::move_pointer),
            on_pointer("pointerup", Self::release),
            on_pointer("pointercancel", Self::cancel),
            on_pointer("lostpointercapture", Self::cancel),
            on_pointer("pointerleave", Self::leave),
            on_event(element, "touchstart", |inner, event| {
                // A touch on a handle drags it; any other touch scrolls the page.
                if inner.state.borrow().is_handle_pressed() {
                    event.prevent_default();
                }
            }),
            on_event(&window(), "blur", |inner, _| inner.change(ChartState::cancel)),
            on_event(&window(), "keydown", Self::press_key),
        ]
    }

    fn press(self: &Rc<Self>, event: &PointerEvent) {
        if !PointerDrag::can_start(event) || self.state.borrow().is_pressed() {
            return;
        }
        self.change(|state| state.press(position(event), is_touch(event)));
        let (is_pressed, is_handle_pressed) = {
            let state = self.state.borrow();
            (state.is_pressed(), state.is_handle_pressed())
        };
        if is_pressed {
            self.pointer.start(event);
        }
        if is_handle_pressed {
            PointerDrag::capture(event);
        }
    }

    fn move_pointer(self: &Rc<Self>, event: &PointerEvent) {
        if !self.state.borrow().is_pressed() {
            if !is_touch(event) {
                self.hover(event);
            }
        } else if !self.pointer.is_of(event) {
            // Ignore other fingers.
        } else if PointerDrag::is_released(event) {
            self.change(ChartState::release);
        } else {
            self.change(|state| state.drag_to(position(event), event.shift_key()));
        }
    }

    fn hover(self: &Rc<Self>, event: &PointerEvent) {
        let mut cursor = "";
        self.change(|state| {
            let (hovered, name) = state.hover(position(event));
            cursor = name;
            hovered
        });
        if let Some(element) = self.stack.element().dyn_ref::<HtmlElement>() {
            let _ = element.style().set_property("cursor", cursor);
        }
    }

    fn release(self: &Rc<Self>, event: &PointerEvent) {
        if self.pointer.is_of(event) {
            self.change(ChartState::release);
        }
    }

    fn cancel(self: &Rc<Self>, event: &PointerEvent) {
        if self.pointer.is_of(event) {
            self.change(ChartState::cancel);
        }
    }

    fn leave(self: &Rc<Self>, event: &PointerEvent) {
        // After a touch, what was touched stays emphasized.
        if !is_touch(event) && !self.state.borrow().is_pressed() {
            self.change(ChartState::leave);
        }
    }

    /// Escape and the shortcut of undo cancel a drag, and then do nothing else.
    fn press_key(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let cancels = event.key() == "Escape" || Shortcut::of(event) == Some(Shortcut::Undo);
        if cancels && self.state.borrow().is_pressed() {
            event.prevent_default();
            self.change(ChartState::cancel);
        }
    }
}
