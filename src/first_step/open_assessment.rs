//! Reads what the chart shows of the open assessment, with the browser's JSON parser. The page decodes all
//! records, and merges what other tabs and the mirror have.

use crate::browser::local_storage::{self, LocalStore};
use crate::browser::property;
use crate::model::{Assessment, AssessmentId, Framework, PositionId, Rating};
use crate::presentation::chart_spec::ChartSpec;
use crate::storage::records::{assessment, erasure, settings};
use crate::storage::stored::Stored;
use crate::storage::{KeyValue, Settings};
use js_sys::JSON;
use wasm_bindgen::JsValue;

/// The open assessment of this tab. `None` if it has another framework than the built-in one, or if a
/// record is missing, erased, or not of the current schema.
#[must_use]
pub fn read() -> Option<(AssessmentId, ChartSpec)> {
    let framework = Framework::builtin();
    let first = || ChartSpec::of(framework, &Assessment::first(framework));
    if local_storage::is_first_visit() {
        return Some((Assessment::FIRST, first()));
    }
    let settings = match record(settings::KEY)? {
        Some(settings) => data::<Settings>(&settings)?,
        None => JsValue::UNDEFINED,
    };
    let open = local_storage::tab_assessment().or_else(|| property(&settings, "open").as_string());
    let id = open.map_or(Assessment::FIRST, AssessmentId::new);
    let mut spec = match record(&assessment::key(&id))? {
        Some(record) => spec(framework, &record)?,
        None if id == Assessment::FIRST => first(),
        None => return None,
    };
    if property(&settings, "half_steps").is_truthy() {
        spec.snap_step = 0.5;
    }
    Some((id, spec))
}

fn spec(framework: &'static Framework, record: &JsValue) -> Option<ChartSpec> {
    let data = data::<Assessment>(record)?;
    let made_with = property(&data, "framework");
    let is_builtin = property(&made_with, "id").as_string()? == framework.id().as_str()
        && property(&made_with, "revision").as_string()? == framework.revision();
    if !is_builtin {
        return None;
    }
    let levels = framework.level_count();
    let ratings = property(&data, "ratings");
    let rating = |value: JsValue| match value.as_f64() {
        Some(value) => {
            let nearest = Rating::nearest(value, levels);
            (nearest.levels() == value).then_some(Some(nearest))
        }
        None => value.is_undefined().then_some(None),
    };
    let axes = framework.axes().iter();
    let ratings =
        axes.map(|axis| rating(property(&ratings, axis.id.as_str()))).collect::<Option<_>>()?;
    let target = property(&data, "target").as_string();
    let target = match target {
        Some(target) => Some(framework.position(&PositionId::new(target))?.1),
        None => None,
    };
    let is_final = property(&data, "status").as_string()? == "final";
    Some(ChartSpec {
        ratings,
        target,
        is_final,
        ..ChartSpec::of(framework, &Assessment::first(framework))
    })
}

/// The data of a record of the current schema that is not erased or deleted.
fn data<T: Stored>(record: &JsValue) -> Option<JsValue> {
    let is_current = property(record, "kind").as_string().as_deref() == Some(T::KIND)
        && property(record, "schema").as_f64() == Some(T::SCHEMA as f64);
    let data = property(record, "data");
    (is_current && !is_erased(record) && data.is_object()).then_some(data)
}

/// Whether everything was erased after the record was written, or may have been.
fn is_erased(written: &JsValue) -> bool {
    let last_erasure = match record(erasure::KEY) {
        Some(Some(store)) => property(&property(&store, "data"), "erased_at").as_string(),
        Some(None) => None,
        None => return true,
    };
    property(written, "era").as_string() != last_erasure
}

/// The parsed record of a key; `Some(None)` if there is none, and `None` if it is not JSON.
fn record(key: &str) -> Option<Option<JsValue>> {
    match LocalStore.get(key).ok()? {
        Some(text) => JSON::parse(&text).ok().map(Some),
        None => Some(None),
    }
}
