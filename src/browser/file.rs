//! Files in and out of the page: what is opened, images, downloads, the clipboard, sharing.

use crate::browser::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, HtmlCanvasElement, Url};

/// The media type of PNG.
pub const PNG: &str = "image/png";

/// The canvas as a PNG: a promise of a `Blob`, rejected where the browser could not make one.
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

/// A text file.
///
/// # Errors
/// Where the browser refuses to make one.
pub fn text(content: &str, media_type: &str) -> Result<Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(content)), &options)
}

/// A file of bytes.
///
/// # Errors
/// Where the browser refuses to make one.
pub fn bytes(content: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let content = Uint8Array::from(content);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&content), &options)
}

/// The bytes of a file or a blob, at most one more than `most`: enough to see that there are too
/// many. `None` where they cannot be read.
pub async fn read(blob: &Blob, most: usize) -> Option<Vec<u8>> {
    let part = blob.slice_with_f64_and_f64(0.0, most as f64 + 1.0).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Puts a text on the clipboard: a promise that is rejected where the browser does not let us.
///
/// # Errors
/// Where the browser has no clipboard, as on a page that came without encryption.
pub fn copy_text(text: &str) -> Result<Promise, JsValue> {
    call(&clipboard()?, "writeText", &JsValue::from_str(text))?.dyn_into()
}

/// What is shared: a file of that name, or nothing where the browser cannot make one.
fn share_data(blob: &Blob, name: &str) -> Result<Object, JsValue> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(&blob.type_());
    let file = File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("files"), &Array::of1(&file))?;
    Ok(data)
}

/// Whether the system has a way to hand such a file to other apps.
#[must_use]
pub fn can_share(media_type: &str, name: &str) -> bool {
    let asked = || -> Result<bool, JsValue> {
        let data = share_data(&text("", media_type)?, name)?;
        Ok(call(&window().navigator(), "canShare", &data)?.is_truthy())
    };
    asked().unwrap_or(false)
}

/// Hands a file to the system's way of sharing: a promise that is rejected where nothing was shared.
///
/// # Errors
/// Where there is no such way.
pub fn share(blob: &Blob, name: &str) -> Result<Promise, JsValue> {
    let data = share_data(blob, name)?;
    call(&window().navigator(), "share", &data)?.dyn_into()
}

/// Whether somebody was asked, and chose not to.
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

/// Hands a file to the browser's downloads.
///
/// # Errors
/// Where the browser refuses.
pub fn download(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the blob once it has begun; not every engine begins at once.
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

/// Puts an image on the clipboard: a promise that is rejected where the browser does not let us.
///
/// `image` is itself a promise of a PNG `Blob`, so that the clipboard is asked within the
/// click that wants it, as browsers demand.
///
/// # Errors
/// Where the browser has no such clipboard.
pub fn copy_image(image: &Promise) -> Result<Promise, JsValue> {
    let items = Object::new();
    Reflect::set(&items, &JsValue::from_str(PNG), image)?;
    let item: JsValue = ClipboardItem::new(&items)?.into();
    call(&clipboard()?, "write", &Array::of1(&item))?.dyn_into()
}
