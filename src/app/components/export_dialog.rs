//! The way out: a picture of the chart as a file or on the clipboard, shown before it is made.

use super::dialog::Dialog;
use super::segmented::Segmented;
use crate::app::state::{Session, session};
use crate::chart::{Format, Ink, Palette, Shape, Size};
use crate::export::file_name::file_name;
use crate::figure::card::card;
use crate::model::Assessment;
use crate::text;
use crate::web::canvas::{Measured, blank, paint};
use crate::web::{clock, file, window};
use js_sys::Promise;
use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

/// What is behind the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ground {
    Light,
    Dark,
    Transparent,
}

impl Ground {
    const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Transparent];

    const fn palette(self) -> Palette {
        match self {
            Self::Light => Palette::LIGHT,
            Self::Dark => Palette::DARK,
            Self::Transparent => Palette::LIGHT.without_paper(),
        }
    }
}

/// The picture that was chosen: places among the choices of each kind.
#[derive(Clone, Copy)]
struct Picture {
    session: Session,
    format: RwSignal<usize>,
    ground: RwSignal<usize>,
    scale: RwSignal<usize>,
}

/// How many pixels a CSS pixel gets, from one to this many.
const MOST_SCALE: usize = 4;

impl Picture {
    fn format(&self) -> Format {
        Format::ALL[self.format.get() % Format::ALL.len()]
    }

    fn ground(&self) -> Ground {
        Ground::ALL[self.ground.get() % Ground::ALL.len()]
    }

    fn scale(&self) -> f64 {
        (self.scale.get() + 1) as f64
    }

    fn shapes(&self, assessment: &Assessment) -> Vec<Shape> {
        let format = self.format();
        let card =
            card(self.session.framework, assessment, &self.session.person().name, clock::today());
        let mut shapes = card.shapes(format, &Measured::new());
        if self.ground() != Ground::Transparent {
            shapes.insert(0, Shape::ground(format.size(), Ink::Paper));
        }
        shapes
    }

    fn file_name(&self) -> String {
        let assessment = self.session.assessment();
        let date = assessment.rated_on.unwrap_or_else(clock::today);
        let target = assessment.target_in(self.session.framework).map(|target| &target.id);
        file_name(&self.session.person().name, target, date, "png")
    }

    fn paint(&self, canvas: &HtmlCanvasElement, scale: f64) {
        let shapes = self.shapes(&self.session.assessment());
        paint(canvas, self.format().size(), scale, &shapes, &self.ground().palette());
    }

    /// A promise of the PNG.
    fn png(&self) -> Promise {
        match blank() {
            Some(canvas) => {
                untrack(|| self.paint(&canvas, self.scale()));
                file::png(&canvas)
            }
            None => Promise::reject(&JsValue::NULL),
        }
    }
}

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let session = session();
    let picture = Picture {
        session,
        format: RwSignal::new(0),
        ground: RwSignal::new(0),
        scale: RwSignal::new(1),
    };
    let message = RwSignal::new(String::new());
    let said = Signal::derive(move || match message.get() {
        said if !said.is_empty() => said,
        _ if session.is_rated() => String::new(),
        _ => text::export::NOTHING_RATED.to_owned(),
    });
    let words = |words: [&str; 3]| words.map(str::to_owned).to_vec();
    let formats = words([text::export::DOCUMENT, text::export::SLIDE, text::export::SQUARE]);
    let grounds = words([text::export::LIGHT, text::export::DARK, text::export::TRANSPARENT]);
    let scales: Vec<String> = (1..=MOST_SCALE).map(text::export::times).collect();
    let pixels = Signal::derive(move || {
        let (Size { width, height }, scale) = (picture.format().size(), picture.scale());
        text::export::pixels((width * scale) as u32, (height * scale) as u32)
    });
    view! {
        <Dialog title=text::export::TITLE>
            <div class="export">
                <Preview picture=picture/>
                <div class="export-choices">
                    <label class="field">
                        <span>{text::export::PERSON}</span>
                        <input
                            type="text"
                            autocomplete="name"
                            maxlength="80"
                            placeholder=text::export::PERSON_EMPTY
                            prop:value=Signal::derive(move || session.person().name)
                            on:change=move |event| session.name(event_target_value(&event))
                        />
                    </label>
                    <Segmented label=text::export::FORMAT name="format" options=formats value=picture.format/>
                    <Segmented label=text::export::GROUND name="ground" options=grounds value=picture.ground/>
                    <Segmented label=text::export::SCALE name="scale" options=scales value=picture.scale/>
                    <p class="export-file">
                        <span>{Signal::derive(move || picture.file_name())}</span>
                        <span>{pixels}</span>
                    </p>
                    <div class="export-actions">
                        <button type="button" class="primary" on:click=move |_| save(picture, message)>
                            {text::export::SAVE}
                        </button>
                        <button type="button" class="secondary" on:click=move |_| copy(picture, message)>
                            {text::export::COPY}
                        </button>
                    </div>
                    <p class="export-message" role="status">{said}</p>
                </div>
            </div>
        </Dialog>
    }
}

/// The picture as it will be, at the size there is room for.
#[component]
fn Preview(picture: Picture) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move || {
        let Some(canvas) = canvas.get() else { return };
        picture.paint(&canvas, window().device_pixel_ratio().max(1.0));
    });
    view! {
        <div class="preview" class:clear-ground=Signal::derive(move || picture.ground() == Ground::Transparent)>
            <canvas node_ref=canvas role="img" aria-label=text::export::PREVIEW></canvas>
        </div>
    }
}

fn save(picture: Picture, message: RwSignal<String>) {
    spawn_local(async move {
        let name = untrack(|| picture.file_name());
        let Ok(blob) = JsFuture::from(picture.png()).await else {
            message.set(text::export::FAILED.to_owned());
            return;
        };
        message.set(match file::download(blob.unchecked_ref::<Blob>(), &name) {
            Ok(()) => text::export::saved(&name),
            Err(_) => text::export::FAILED_FILE.to_owned(),
        });
    });
}

/// The clipboard is asked at once, while the click still counts, and is handed a promise.
fn copy(picture: Picture, message: RwSignal<String>) {
    let Ok(copied) = file::copy_image(&picture.png()) else {
        message.set(text::export::COPY_FAILED.to_owned());
        return;
    };
    spawn_local(async move {
        let copied = JsFuture::from(copied).await.is_ok();
        let said = if copied { text::export::COPIED } else { text::export::COPY_FAILED };
        message.set(said.to_owned());
    });
}
