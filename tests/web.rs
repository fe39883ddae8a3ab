//! Tests `src/browser/` in a browser: `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use rungs::browser::canvas::{CanvasTextMetrics, create_canvas, paint};
use rungs::browser::mirrored_store::MirroredStore;
use rungs::browser::{clock, crash_page, file};
use rungs::chart::display_list::{Align, Dash, Fill, Stroke};
use rungs::chart::text_metrics::EstimatedTextMetrics;
use rungs::chart::{ColorRole, Font, Palette, Point, Shape, Size, TextMetrics};
use rungs::storage::{KeyValue, StoreError};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Blob, CanvasRenderingContext2d, CustomEvent, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

fn local() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn store_keeps_values_and_ignores_foreign_keys() {
    local().clear().unwrap();
    local().set_item("another app", "1").unwrap();
    assert_eq!(MirroredStore.get("rungs/a"), Ok(None));
    MirroredStore.set("rungs/a", "é\0🧮").unwrap();
    assert_eq!(MirroredStore.get("rungs/a"), Ok(Some("é\0🧮".to_owned())));
    assert_eq!(MirroredStore.keys(), Ok(vec!["rungs/a".to_owned()]));
    MirroredStore.remove("rungs/a").unwrap();
    MirroredStore.remove("rungs/a").unwrap();
    assert_eq!(MirroredStore.keys(), Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn full_store_reports_error_and_keeps_value() {
    local().clear().unwrap();
    MirroredStore.set("rungs/a", "before").unwrap();
    assert_eq!(MirroredStore.set("rungs/a", &"x".repeat(20_000_000)), Err(StoreError::Full));
    assert_eq!(MirroredStore.get("rungs/a"), Ok(Some("before".to_owned())));
    local().clear().unwrap();
}

fn pixel(canvas: &HtmlCanvasElement, x: f64, y: f64) -> Vec<u8> {
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d").unwrap().unwrap().unchecked_into();
    context.get_image_data(x, y, 1.0, 1.0).unwrap().data().0
}

#[wasm_bindgen_test]
fn shapes_are_painted_scaled_in_their_colors() {
    let canvas = create_canvas().unwrap();
    let size = Size::new(100.0, 50.0);
    let line = Stroke { role: ColorRole::Target, width: 4.0, dash: Dash::Solid };
    let shapes = [
        Shape::background(size, ColorRole::Paper),
        Shape::line(Point::new(0.0, 40.0), Point::new(100.0, 40.0), line),
        Shape::Circle {
            center: Point::new(20.0, 20.0),
            radius: 10.0,
            fill: Some(Fill::solid(ColorRole::Own)),
            stroke: None,
        },
        Shape::Text {
            at: Point::new(60.0, 30.0),
            text: "█".to_owned(),
            font: Font::sans(20.0),
            align: Align::Start,
            role: ColorRole::Text,
            halo: true,
        },
    ];
    paint(&canvas, size, 2.0, &shapes, &Palette::LIGHT);
    assert_eq!((canvas.width(), canvas.height()), (200, 100));
    assert_eq!(pixel(&canvas, 2.0, 2.0), [0xfb, 0xfa, 0xf7, 255]);
    assert_eq!(pixel(&canvas, 40.0, 40.0), [0x0b, 0x6e, 0x99, 255]);
    assert_eq!(pixel(&canvas, 100.0, 80.0), [0xb5, 0x40, 0x0f, 255]);
    // Painting clears the canvas first.
    paint(&canvas, size, 2.0, &[], &Palette::LIGHT);
    assert_eq!(pixel(&canvas, 40.0, 40.0)[3], 0);
}

#[wasm_bindgen_test]
fn measured_text_is_close_to_estimate() {
    let measured = CanvasTextMetrics::new();
    for text in ["Technology", "Multiple Teams", "i", "WWW"] {
        let font = Font::sans(14.0).semibold();
        let (real, guess) = (measured.width(text, font), EstimatedTextMetrics.width(text, font));
        assert!(real > guess * 0.5 && real < guess * 1.6, "{text}: {real} {guess}");
    }
}

#[wasm_bindgen_test]
async fn canvas_becomes_png_or_error() {
    let canvas = create_canvas().unwrap();
    paint(&canvas, Size::new(10.0, 10.0), 1.0, &[], &Palette::LIGHT);
    let blob: Blob = JsFuture::from(file::png(&canvas)).await.unwrap().unchecked_into();
    assert_eq!(blob.type_(), "image/png");
    canvas.set_width(0);
    assert!(JsFuture::from(file::png(&canvas)).await.is_err());
}

#[wasm_bindgen_test]
fn clock_advances_and_today_is_plausible() {
    let before = clock::now();
    assert!(clock::now() >= before);
    assert!((2020..2200).contains(&clock::today().year()));
}

#[wasm_bindgen_test]
fn crash_event_has_a_reason() {
    let heard = Rc::new(RefCell::new(String::new()));
    let ear = Rc::clone(&heard);
    rungs::browser::events::on(&web_sys::window().unwrap(), crash_page::EVENT, move |event| {
        let detail = event.unchecked_into::<CustomEvent>().detail();
        *ear.borrow_mut() = detail.as_string().unwrap_or_default();
    });
    crash_page::show("out of paper");
    assert_eq!(*heard.borrow(), "out of paper");
}
