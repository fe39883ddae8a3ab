//! Tests `src/browser/` in a browser: `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use rungs::browser::canvas::{CanvasTextMetrics, create_canvas, paint};
use rungs::browser::chart_widget::ChartWidget;
use rungs::browser::mirrored_store::MirroredStore;
use rungs::browser::{clock, crash_page, events, file};
use rungs::chart::display_list::{Align, Dash, Fill, Stroke};
use rungs::chart::text_metrics::EstimatedTextMetrics;
use rungs::chart::{ColorRole, Font, Palette, Point, Shape, Size, TextMetrics};
use rungs::first_step::early_ratings::{self, EarlyRating};
use rungs::first_step::open_assessment;
use rungs::model::{Assessment, AssessmentId, AxisId, Framework, Rating};
use rungs::presentation::chart_spec::ChartSpec;
use rungs::presentation::chart_state::ChartEvent;
use rungs::storage::{KeyValue, StoreError};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Blob, CanvasRenderingContext2d, CustomEvent, HtmlCanvasElement, HtmlElement, PointerEvent,
    PointerEventInit,
};

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
    events::on(&web_sys::window().unwrap(), crash_page::EVENT, move |event| {
        let detail = event.unchecked_into::<CustomEvent>().detail();
        *ear.borrow_mut() = detail.as_string().unwrap_or_default();
    });
    crash_page::show("out of paper");
    assert_eq!(*heard.borrow(), "out of paper");
}

/// An element of a size for a chart.
fn figure() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let figure: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    let style = figure.style();
    for (name, value) in [("position", "fixed"), ("left", "0"), ("top", "0")] {
        style.set_property(name, value).unwrap();
    }
    set_size(&figure, 560, 540);
    document.body().unwrap().append_child(&figure).unwrap();
    figure
}

fn set_size(figure: &HtmlElement, width: u32, height: u32) {
    figure.style().set_property("width", &format!("{width}px")).unwrap();
    figure.style().set_property("height", &format!("{height}px")).unwrap();
}

fn canvas(figure: &HtmlElement, index: u32) -> HtmlCanvasElement {
    figure.children().item(index).unwrap().unchecked_into()
}

/// Rated 3 on every axis.
fn rated() -> ChartSpec {
    let framework = Framework::builtin();
    let ratings = vec![Some(Rating::level(3)); framework.axes().len()];
    ChartSpec { ratings, ..ChartSpec::of(framework, &Assessment::first(framework)) }
}

/// The position of a value of an axis on the figure.
fn chart_point(axis: usize, value: f64) -> Point {
    let frame = rungs::chart::Rect { min: Point::new(0.0, 0.0), max: Point::new(560.0, 540.0) };
    rated().layout(frame, &CanvasTextMetrics::new()).grid.point(axis, value)
}

fn fire(figure: &HtmlElement, kind: &str, at: Point, buttons: u16) {
    let init = PointerEventInit::new();
    init.set_client_x(at.x.round() as i32);
    init.set_client_y(at.y.round() as i32);
    init.set_buttons(buttons);
    init.set_pointer_id(1);
    init.set_is_primary(true);
    init.set_pointer_type("mouse");
    let event = PointerEvent::new_with_event_init_dict(kind, &init).unwrap();
    figure.dispatch_event(&event).unwrap();
}

async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        events::on_animation_frame(move || {
            done.call0(&JsValue::NULL).unwrap();
        });
    });
    JsFuture::from(frame).await.unwrap();
}

#[wasm_bindgen_test]
async fn chart_widget_paints_and_reports_a_drag() {
    let figure = figure();
    let reported = Rc::new(RefCell::new(Vec::new()));
    let events = Rc::clone(&reported);
    let widget = ChartWidget::new(&figure, rated(), Palette::LIGHT, move |event| {
        events.borrow_mut().push(event);
    });
    let own = [0x0b, 0x6e, 0x99, 255];
    let scale = web_sys::window().unwrap().device_pixel_ratio();
    let color = |at: Point| pixel(&canvas(&figure, 1), at.x * scale, at.y * scale);
    assert_eq!(color(chart_point(0, 3.0)), own, "painted at once");
    fire(&figure, "pointerdown", chart_point(0, 3.0), 1);
    fire(&figure, "pointermove", chart_point(0, 4.0), 1);
    fire(&figure, "pointermove", chart_point(0, 5.0), 1);
    fire(&figure, "pointerup", chart_point(0, 5.0), 0);
    let without_hover: Vec<_> = reported
        .take()
        .into_iter()
        .filter(|event| !matches!(event, ChartEvent::Hover(_)))
        .collect();
    assert_eq!(
        without_hover,
        [
            ChartEvent::Preview(Some((0, 4.0))),
            ChartEvent::Preview(Some((0, 5.0))),
            ChartEvent::Rate { axis: 0, value: 5.0 },
        ]
    );
    let mut spec = rated();
    spec.ratings[0] = Some(Rating::level(5));
    widget.set(spec);
    // The point moves there.
    while color(chart_point(0, 5.0)) != own {
        next_frame().await;
    }
    drop(widget);
    fire(&figure, "pointerdown", chart_point(1, 3.0), 1);
    assert_eq!(reported.take(), []);
    figure.remove();
}

#[wasm_bindgen_test]
async fn chart_widget_follows_the_size_of_its_element() {
    let figure = figure();
    let _widget = ChartWidget::new(&figure, rated(), Palette::LIGHT, |_| ());
    set_size(&figure, 300, 290);
    let scale = web_sys::window().unwrap().device_pixel_ratio();
    for index in 0..3 {
        while f64::from(canvas(&figure, index).width()) != 300.0 * scale {
            next_frame().await;
        }
    }
    figure.remove();
}

/// Runs a script. The rest of the page shares its variables.
fn run_script(script: &str) {
    let script = js_sys::Function::new_no_args(script);
    script.call0(&JsValue::UNDEFINED).unwrap();
}

/// A window that is moved to another screen changes only its device pixel ratio. No driver can do that, so
/// a script answers for the browser.
#[wasm_bindgen_test]
fn chart_widget_is_sharp_on_each_screen() {
    run_script(
        "window.ownMatchMedia = window.matchMedia.bind(window); \
         window.ownRatio = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio'); \
         window.queries = []; \
         window.matchMedia = (query) => { const list = ownMatchMedia(query); queries.push([query, list]); return list; };",
    );
    let move_to_screen = |ratio: u32| {
        run_script(&format!(
            "const before = `(resolution: ${{devicePixelRatio}}dppx)`; \
             Object.defineProperty(window, 'devicePixelRatio', {{ value: {ratio}, configurable: true }}); \
             for (const [query, list] of queries.splice(0)) {{ \
               if (query === before) list.dispatchEvent(new Event('change')); \
             }}"
        ));
    };
    let figure = figure();
    let widget = ChartWidget::new(&figure, rated(), Palette::LIGHT, |_| ());
    for ratio in [3, 2] {
        move_to_screen(ratio);
        let (css, pixels) = (figure.client_width() as u32, canvas(&figure, 1).width());
        assert_eq!(pixels, css * ratio);
    }
    drop(widget);
    figure.remove();
    run_script(
        "window.matchMedia = ownMatchMedia; \
         Object.defineProperty(window, 'devicePixelRatio', ownRatio);",
    );
}

#[wasm_bindgen_test]
fn open_assessment_is_read_only_if_that_is_certain() {
    let session = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    session.clear().unwrap();
    local().clear().unwrap();
    let (id, spec) = open_assessment::read().unwrap();
    assert_eq!((id, spec.ratings), (Assessment::FIRST, vec![None; 5]));
    let record = include_str!("fixtures/assessment-5.json");
    local().set_item("rungs/settings", include_str!("fixtures/settings-4.json")).unwrap();
    assert!(open_assessment::read().is_none(), "the open assessment is missing");
    local().set_item("rungs/assessment/x7q2", record).unwrap();
    let (id, spec) = open_assessment::read().unwrap();
    assert_eq!(id, AssessmentId::new("x7q2"));
    let halves = |halves| Some(Rating::of_half_steps(halves));
    assert_eq!(spec.ratings, [halves(7), halves(10), None, halves(0), halves(4)]);
    assert_eq!(
        (spec.target.unwrap().id.as_str(), spec.snap_step, spec.is_final),
        ("TL6", 0.5, true)
    );
    // The tab's own assessment comes before the one of the settings.
    session.set_item("rungs/open", "other").unwrap();
    assert!(open_assessment::read().is_none());
    session.clear().unwrap();
    for (from, to) in [
        ("\"schema\":5", "\"schema\":6"),
        ("\"technology\":3.5", "\"technology\":3.4"),
        ("\"technology\":3.5", "\"technology\":9"),
        ("\"technology\":3.5", "\"technology\":\"3\""),
        ("\"6055355\"", "\"another\""),
        ("\"TL6\"", "\"XX\""),
        ("{\"kind\"", "\"kind\""),
    ] {
        local().set_item("rungs/assessment/x7q2", &record.replace(from, to)).unwrap();
        assert!(open_assessment::read().is_none(), "{to}");
    }
    local().set_item("rungs/assessment/x7q2", record).unwrap();
    let settings = include_str!("fixtures/settings-4.json");
    let later = settings.replace("\"schema\":4", "\"schema\":5");
    local().set_item("rungs/settings", &later).unwrap();
    assert!(open_assessment::read().is_none(), "settings of a later version");
    local().set_item("rungs/settings", settings).unwrap();
    local().set_item("rungs/store", include_str!("fixtures/store-1.json")).unwrap();
    assert!(open_assessment::read().is_none(), "everything was erased later");
    local().clear().unwrap();
}

#[wasm_bindgen_test]
fn early_ratings_are_kept_until_they_are_stored() {
    let session = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    session.clear().unwrap();
    let rating = |id, axis, halves| EarlyRating {
        assessment: AssessmentId::new(id),
        axis: AxisId::new(axis),
        rating: Rating::of_half_steps(halves),
        made_at: clock::unix_millis(),
    };
    // What is no rating is ignored.
    let now = clock::unix_millis();
    let wrong = [-1.0, 300.0, 2.7].map(|halves| format!("[\"an id\",\"people\",{halves},{now}]"));
    let wrong = format!("[null,1,[],{}]", wrong.join(","));
    session.set_item("rungs/early-ratings", &wrong).unwrap();
    let [one, two] = [rating("an id", "people", 7), rating("other", "system", 0)];
    early_ratings::add(one.clone());
    early_ratings::add(two.clone());
    assert_eq!(early_ratings::all(), [one.clone(), two.clone()]);
    let framework = Framework::builtin();
    let people = one.axis_in(framework).unwrap();
    assert_eq!(framework.axes()[people].id, one.axis);
    let text = || session.get_item("rungs/early-ratings").unwrap();
    let first = format!("[\"an id\",\"people\",7,{}]", one.made_at);
    let second = format!("[\"other\",\"system\",0,{}]", two.made_at);
    assert_eq!(text(), Some(format!("[{first},{second}]")));
    // Those of another assessment stay.
    early_ratings::remove(&AssessmentId::new("an id"));
    assert_eq!((early_ratings::all(), text()), (vec![two], Some(format!("[{second}]"))));
    early_ratings::remove(&AssessmentId::new("other"));
    assert_eq!((early_ratings::all(), text()), (Vec::new(), None));
}
