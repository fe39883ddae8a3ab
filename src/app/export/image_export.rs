//! Image export as PNG or SVG: save, copy or share, optionally with the assessment embedded.

use crate::app::export::export_format::ImageType;
use crate::app::export::save_file;
use crate::app::session::preferences::{Choice, remembered};
use crate::app::session::state::{Session, session};
use crate::app::sharing::share_options::{ShareOptionFields, ShareOptionsState};
use crate::app::widgets::checkbox::Checkbox;
use crate::app::widgets::radio_group::RadioGroup;
use crate::browser::canvas::{CanvasTextMetrics, create_canvas, paint};
use crate::browser::{clock, file, window};
use crate::chart::{ColorRole, Format, Palette, Shape, Size};
use crate::export::file_name::file_name;
use crate::export::svg;
use crate::i18n::messages;
use crate::model::{BalanceArea, PositionId};
use crate::presentation::image_card::card;
use crate::presentation::{dials, positions, radar};
use crate::sharing::SharedAssessment;
use crate::sharing::{png_metadata, svg_metadata};
use js_sys::Promise;
use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

/// The largest image in bytes into which an assessment is embedded.
const LARGEST: usize = 64 << 20;

/// The background of the image.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Background {
    Light,
    Dark,
    Transparent,
}

impl Choice for Background {
    const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Transparent];

    fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Transparent => "transparent",
        }
    }

    fn label(self) -> String {
        match self {
            Self::Light => messages::export::LIGHT,
            Self::Dark => messages::export::DARK,
            Self::Transparent => messages::export::TRANSPARENT,
        }
        .to_owned()
    }
}

impl Choice for Format {
    const ALL: &'static [Self] = &Self::ALL;

    fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Slide => "slide",
            Self::Square => "square",
        }
    }

    fn label(self) -> String {
        match self {
            Self::Document => messages::export::DOCUMENT,
            Self::Slide => messages::export::SLIDE,
            Self::Square => messages::export::SQUARE,
        }
        .to_owned()
    }
}

/// Image pixels per CSS pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale(u8);

impl Choice for Scale {
    const ALL: &'static [Self] = &[Self(1), Self(2), Self(3), Self(4)];

    fn key(self) -> &'static str {
        ["1", "2", "3", "4"][usize::from(self.0 - 1)]
    }

    fn label(self) -> String {
        messages::export::times(usize::from(self.0))
    }
}

impl Background {
    const fn palette(self) -> Palette {
        match self {
            Self::Light => Palette::LIGHT,
            Self::Dark => Palette::DARK,
            Self::Transparent => Palette::LIGHT.without_paper(),
        }
    }
}

/// The subject of an image.
#[derive(Clone, Debug)]
pub enum Subject {
    /// The open assessment.
    Assessment(ShareOptionsState),
    /// Positions; none for the blank chart.
    Positions(Vec<PositionId>),
    /// The dials of the open assessment.
    Dials(ShareOptionsState),
}

/// The options of the image.
#[derive(Clone, Copy)]
struct Image {
    session: Session,
    subject: StoredValue<Subject>,
    image_type: ImageType,
    format: RwSignal<Format>,
    background: RwSignal<Background>,
    scale: RwSignal<Scale>,
    /// Whether the assessment is embedded.
    carries: RwSignal<bool>,
}

impl Image {
    fn scale(&self) -> f64 {
        f64::from(self.scale.get().0)
    }

    fn shapes(&self) -> Vec<Shape> {
        let format = self.format.get();
        let (framework, metrics) = (self.session.framework(), CanvasTextMetrics::new());
        let assessment = || self.session.assessment();
        let mut shapes = match self.subject.get_value() {
            Subject::Assessment(along) => {
                card(framework, &assessment(), &along.person(), clock::today())
                    .shapes(format, &metrics)
            }
            Subject::Positions(ids) => positions::card(framework, &ids).shapes(format, &metrics),
            Subject::Dials(along) => {
                dials::dials_card(framework, &assessment(), &along.person(), clock::today())
                    .shapes(format, &metrics)
            }
        };
        if self.background.get() != Background::Transparent {
            shapes.insert(0, Shape::background(format.size(), ColorRole::Paper));
        }
        shapes
    }

    fn file_name(&self) -> String {
        let extension = self.image_type.extension();
        match self.subject.get_value() {
            Subject::Assessment(along) => along.file_name(extension),
            Subject::Positions(ids) if ids.is_empty() => {
                file_name(&[&messages::handbook::TEMPLATE], None, extension)
            }
            Subject::Positions(ids) => {
                let ids: Vec<&str> = ids.iter().map(PositionId::as_str).collect();
                file_name(&ids, None, extension)
            }
            Subject::Dials(along) => {
                let date = self.session.assessment().rated_on.unwrap_or_else(clock::today);
                let person = along.person();
                file_name(&[&person, messages::dials::TITLE.get()], Some(date), extension)
            }
        }
    }

    fn paint(&self, canvas: &HtmlCanvasElement, scale: f64) {
        paint(
            canvas,
            self.format.get().size(),
            scale,
            &self.shapes(),
            &self.background.get().palette(),
        );
    }

    /// A promise of the PNG without the embedded assessment.
    fn png(&self) -> Promise {
        match create_canvas() {
            Some(canvas) => {
                untrack(|| self.paint(&canvas, self.scale()));
                file::png(&canvas)
            }
            None => Promise::reject(&JsValue::NULL),
        }
    }

    fn svg(&self) -> String {
        let (framework, assessment) = (self.session.framework(), self.session.assessment());
        let (title, about) = match self.subject.get_value() {
            Subject::Assessment(along) => {
                let name = along.person();
                let name = if name.is_empty() {
                    messages::export::unnamed(assessment.rater.role)
                } else {
                    &name
                };
                (name.to_owned(), radar::description(framework, &assessment))
            }
            Subject::Positions(ids) => {
                (positions::card(framework, &ids).title, positions::description(framework, &ids))
            }
            Subject::Dials(_) => {
                let lines = BalanceArea::ALL
                    .map(|area| messages::dials::dial(area, assessment.dials.get(&area)));
                (messages::dials::TITLE.to_owned(), lines.join(". "))
            }
        };
        let inside = self.payload().map(|payload| svg_metadata::element(&payload));
        let (shapes, size) = (self.shapes(), self.format.get().size());
        let inside = inside.unwrap_or_default();
        svg::document(&shapes, size, &self.background.get().palette(), &title, &about, &inside)
    }

    /// The assessment to embed.
    fn payload(&self) -> Option<SharedAssessment> {
        match self.subject.get_value() {
            Subject::Assessment(along) => self.carries.get().then(|| along.payload()),
            _ => None,
        }
    }

    /// The image file.
    async fn file(&self) -> Result<Blob, &'static str> {
        if self.image_type == ImageType::Svg {
            let svg = untrack(|| self.svg());
            return file::text(&svg, ImageType::Svg.media_type())
                .map_err(|_| messages::export::FAILED_FILE.get());
        }
        let payload = untrack(|| self.payload());
        let drawn = JsFuture::from(self.png()).await.map_err(|_| messages::export::FAILED)?;
        let drawn: Blob = drawn.unchecked_into();
        let Some(payload) = payload else { return Ok(drawn) };
        let bytes = file::read(&drawn, LARGEST).await.ok_or(messages::export::FAILED)?;
        let bytes = png_metadata::embed(bytes, &payload).map_err(|_| messages::export::FAILED)?;
        file::bytes(&bytes, file::PNG).map_err(|_| messages::export::FAILED_FILE.get())
    }
}

/// The options, the preview and the actions.
#[component]
pub fn ImageExport(
    /// The subject of the image.
    subject: Subject,
    /// The file type.
    image_type: ImageType,
    /// The result of the last action.
    message: RwSignal<String>,
) -> impl IntoView {
    let session = session();
    let along = match &subject {
        Subject::Assessment(along) => Some(*along),
        _ => None,
    };
    let image = Image {
        session,
        subject: StoredValue::new(subject),
        image_type,
        format: remembered(session, "format", Format::Document),
        background: remembered(session, "ground", Background::Light),
        scale: remembered(session, "scale", Scale(2)),
        // Not remembered, because the next image may be for somebody who should not get the data.
        carries: RwSignal::new(false),
    };
    let is_svg = image_type == ImageType::Svg;
    let pixels = Signal::derive(move || {
        let (Size { width, height }, scale) = (image.format.get().size(), image.scale());
        if is_svg {
            String::new()
        } else {
            messages::export::pixels((width * scale) as u32, (height * scale) as u32)
        }
    });
    let save_words = if is_svg { messages::export::SAVE_SVG } else { messages::export::SAVE };
    let can_share = file::can_share(image_type.media_type(), "a.png");
    let sharpness = (!is_svg).then(|| {
        view! { <RadioGroup label=&messages::export::SCALE name="scale" options=Scale::labelled() value=image.scale/> }
    });
    let inside = along.map(|along| {
        view! {
            <Checkbox words=messages::export::CARRY.to_owned() on=image.carries/>
            <div class:hidden=Signal::derive(move || !image.carries.get())>
                <ShareOptionFields along=along/>
            </div>
        }
    });
    let copy_image = (!is_svg).then(|| {
        view! {
            <button type="button" class="secondary" on:click=move |_| copy(image, message)>
                {messages::export::COPY}
            </button>
        }
    });
    view! {
        <Preview image=image/>
        <div class="export-choices">
            <RadioGroup label=&messages::export::FORMAT name="format" options=Format::labelled() value=image.format/>
            <RadioGroup label=&messages::export::GROUND name="ground" options=Background::labelled() value=image.background/>
            {sharpness}
            {inside}
            <p class="export-file">
                <span>{Signal::derive(move || image.file_name())}</span>
                <span>{pixels}</span>
            </p>
            <div class="export-actions">
                <button type="button" class="primary" on:click=move |_| save(image, message)>
                    {save_words}
                </button>
                {copy_image}
                <button
                    type="button"
                    class="secondary"
                    class:hidden=!can_share
                    on:click=move |_| share(image, message)
                >
                    {messages::export::SHARE}
                </button>
            </div>
        </div>
    }
}

/// The preview, scaled to the available space.
#[component]
fn Preview(image: Image) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    Effect::new(move || {
        let Some(canvas) = canvas.get() else { return };
        image.paint(&canvas, window().device_pixel_ratio().max(1.0));
    });
    view! {
        <div class="preview" class:clear-ground=Signal::derive(move || image.background.get() == Background::Transparent)>
            <canvas node_ref=canvas role="img" aria-label=messages::export::PREVIEW></canvas>
        </div>
    }
}

fn save(image: Image, message: RwSignal<String>) {
    spawn_local(async move {
        let name = untrack(|| image.file_name());
        message.set(match image.file().await {
            Ok(blob) => save_file::save(Ok(blob), &name),
            Err(words) => words.to_owned(),
        });
    });
}

fn share(image: Image, message: RwSignal<String>) {
    spawn_local(async move {
        let name = untrack(|| image.file_name());
        match image.file().await {
            Ok(blob) => save_file::share(Ok(blob), &name, message),
            Err(words) => message.set(words.to_owned()),
        }
    });
}

/// The clipboard must be called during the click event, so it gets a promise.
fn copy(image: Image, message: RwSignal<String>) {
    let words = [messages::export::COPIED, messages::export::COPY_FAILED];
    save_file::copied(file::copy_image(&image.png()), words, message);
}
