//! Files, images, downloads, the clipboard and the share sheet.

use crate::browser::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, HtmlCanvasElement, Url};

/// The media type of PNG.
pub const PNG: &str = "image/png";

/// Encodes a canvas as PNG: a promise of a `Blob` that is rejected if encoding fails.
pub fn png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let refuse = reject.clone();
        let made = Closure::once_into_js(move |blob: JsValue| {
            let answer = if blob.is_null() { &refuse } else { &resolve };
            let _ = answer.call1(&JsValue::NULL, &blob);
        });
        if let Err(error) = canvas.to_blob_with_type(made.unchecked_ref(), PNG) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    })
}

/// Creates a text file.
///
/// # Errors
/// If the browser refuses.
pub fn text(content: &str, media_type: &str) -> Result<Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(content)), &options)
}

/// Creates a binary file.
///
/// # Errors
/// If the browser refuses.
pub fn bytes(content: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let content = Uint8Array::from(content);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&content), &options)
}

/// Reads a file or blob, at most one byte more than `most`, so that the caller can detect a file
/// that is too large. `None` if it cannot be read.
pub async fn read(blob: &Blob, most: usize) -> Option<Vec<u8>> {
    let part = blob.slice_with_f64_and_f64(0.0, most as f64 + 1.0).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Copies a text: a promise that is rejected if the browser does not allow it.
///
/// # Errors
/// If there is no clipboard, such as on a page without HTTPS.
pub fn copy_text(text: &str) -> Result<Promise, JsValue> {
    call(&clipboard()?, "writeText", &JsValue::from_str(text))?.dyn_into()
}

/// The data to share: a file, or nothing if the browser cannot create it.
fn share_data(blob: &Blob, name: &str) -> Result<Object, JsValue> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(&blob.type_());
    let file = File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    Ok(data)
}

/// Whether the browser can share such a file.
#[must_use]
pub fn can_share(media_type: &str, name: &str) -> bool {
    let asked = || -> Result<bool, JsValue> {
        let data = share_data(&text("", media_type)?, name)?;
        Ok(call(&window().navigator(), "canShare", &data)?.is_truthy())
    };
    asked().unwrap_or(false)
}

/// Opens the share sheet with a file: a promise that is rejected if nothing was shared.
///
/// # Errors
/// If there is no share sheet.
pub fn share(blob: &Blob, name: &str) -> Result<Promise, JsValue> {
    let data = share_data(blob, name)?;
    call(&window().navigator(), "share", &data)?.dyn_into()
}

/// Whether the person canceled.
#[must_use]
pub fn is_abort_error(error: &JsValue) -> bool {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok();
    name.and_then(|name| name.as_string()).is_some_and(|name| name == "AbortError")
}

fn call(of: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &JsValue::from_str(method))?.dyn_into()?;
    method.call1(of, argument)
}

fn clipboard() -> Result<JsValue, JsValue> {
    Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))
}

/// Downloads a file.
///
/// # Errors
/// If the browser refuses.
pub fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download keeps the blob alive once it has started, but not every engine starts at once.
    let revoke = Closure::once_into_js(move || Url::revoke_object_url(&url));
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 30_000)?;
    Ok(())
}

#[wasm_bindgen]
extern "C" {
    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(items: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Copies an image: a promise that is rejected if the browser does not allow it.
///
/// `image` is a promise of a PNG `Blob`, so that the clipboard can be called during the click
/// event, which browsers require.
///
/// # Errors
/// If the browser cannot copy images.
pub fn copy_image(image: &Promise) -> Result<Promise, JsValue> {
    let items = Object::new();
    Reflect::set(&items, &JsValue::from_str(PNG), image)?;
    let item: JsValue = ClipboardItem::new(&items)?.into();
    call(&clipboard()?, "write", &Array::of1(&item))?.dyn_into()
}
