//! Files out of the page: images, downloads, the clipboard.

use super::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, HtmlCanvasElement, Url};

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

/// The text of a file the visitor has chosen; `None` where it is larger than `most` bytes, is not
/// text, or cannot be read.
pub async fn read_text(file: &web_sys::File, most: usize) -> Option<String> {
    if file.size() > most as f64 {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
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
    let navigator = Reflect::get(&window(), &JsValue::from_str("navigator"))?;
    let clipboard = Reflect::get(&navigator, &JsValue::from_str("clipboard"))?;
    let write: Function = Reflect::get(&clipboard, &JsValue::from_str("write"))?.dyn_into()?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}
