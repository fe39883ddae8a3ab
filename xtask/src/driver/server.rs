//! A static web server for tests and benchmarks. It serves below a sub-path and sends the headers
//! from `_headers`.

use crate::build::precache_manifest::{self, Files};
use anyhow::Result;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use tokio::sync::oneshot;

/// The file that is served for a folder.
const PAGE: &str = "index.html";

/// A running server. It stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    /// The URL of the site: `http://127.0.0.1:…/some/where/`.
    pub url: String,
    site: Arc<Site>,
    /// The server runs until this is dropped.
    _running: oneshot::Sender<()>,
}

#[derive(Debug)]
struct Site {
    prefix: String,
    files: Mutex<HashMap<String, Bytes>>,
    headers: HeaderMap,
    /// Whether it refuses all connections.
    is_away: AtomicBool,
    /// Whether it serves the page for unknown paths, as hosts of single-page apps do.
    falls_back: AtomicBool,
    /// All requested paths, including queries.
    asked: Mutex<Vec<String>>,
}

impl Server {
    /// Serves the files of a folder below `prefix`, which has a slash at both ends, and the files
    /// in `extra`. With `compressed`, all responses are compressed with Brotli.
    ///
    /// # Errors
    /// If the folder cannot be read or no port is free.
    pub fn start(
        folder: &Path,
        prefix: &str,
        extra: &[(&str, Vec<u8>)],
        compressed: bool,
    ) -> Result<Self> {
        let mut files = precache_manifest::read_folder(folder)?;
        let asked = files.get("_headers").map(|text| headers(&String::from_utf8_lossy(text)));
        let mut headers = asked.transpose()?.unwrap_or_default();
        files.extend(extra.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
        if compressed {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            for bytes in files.values_mut() {
                *bytes = brotli(bytes)?;
            }
        }
        let files = files.into_iter().map(|(name, bytes)| (name, Bytes::from(bytes))).collect();
        Self::run(Site::new(prefix, files, headers))
    }

    /// Serves the same site on another port. That is another origin, so the two share no storage,
    /// caches or service workers.
    ///
    /// # Errors
    /// If no port is free.
    pub fn at_new_origin(&self) -> Result<Self> {
        let site = &self.site;
        let files = site.files.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self::run(Site::new(&site.prefix, files, site.headers.clone()))
    }

    fn run(site: Site) -> Result<Self> {
        let listener = listen_on_new_port()?;
        listener.set_nonblocking(true)?;
        let url = format!("http://{}{}", listener.local_addr()?, site.prefix);
        let site = Arc::new(site);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (running, stopped) = oneshot::channel::<()>();
        let served = Arc::clone(&site);
        thread::spawn(move || {
            runtime.block_on(async {
                tokio::spawn(serve(listener, served));
                // Nothing is ever sent: this ends when the sender is dropped.
                let _ = stopped.await;
            });
        });
        Ok(Self { url, site, _running: running })
    }

    /// The requested paths that contain a text.
    #[must_use]
    pub fn requests_containing(&self, text: &str) -> Vec<String> {
        let asked = self.site.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|address| address.contains(text)).cloned().collect()
    }

    /// Replaces all files.
    pub fn deploy(&self, files: &Files) {
        let files = files.iter().map(|(name, bytes)| (name.clone(), Bytes::from(bytes.clone())));
        *self.site.files.lock().unwrap_or_else(PoisonError::into_inner) = files.collect();
    }

    /// Removes a file.
    pub fn remove(&self, name: &str) {
        self.site.files.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }

    /// From now on, serves the page for unknown paths.
    pub fn serve_page_for_missing(&self) {
        self.site.falls_back.store(true, Ordering::SeqCst);
    }

    /// Sets whether all connections are refused.
    pub fn set_unreachable(&self, is_away: bool) {
        self.site.is_away.store(is_away, Ordering::SeqCst);
    }
}

/// Listens on a port that this process has not used before, because browsers keep data for each
/// port.
fn listen_on_new_port() -> Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
    }
}

async fn serve(listener: TcpListener, site: Arc<Site>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let answer = service_fn(|request| {
                let is_away = site.is_away.load(Ordering::SeqCst);
                let answer = site.answer(&request);
                // Close the connection without a response.
                async move { if is_away { Err(io::Error::other("away")) } else { Ok(answer) } }
            });
            // Ignore clients that have disconnected.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), answer)
                .await;
        });
    }
}

impl Site {
    fn new(prefix: &str, files: HashMap<String, Bytes>, headers: HeaderMap) -> Self {
        Self {
            prefix: prefix.to_owned(),
            files: Mutex::new(files),
            headers,
            is_away: AtomicBool::new(false),
            falls_back: AtomicBool::new(false),
            asked: Mutex::default(),
        }
    }

    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(request.uri().to_string());
        let name = request.uri().path().strip_prefix(&self.prefix);
        let name = name.map(|name| {
            let is_folder = name.is_empty() || name.ends_with('/');
            if is_folder { format!("{name}{PAGE}") } else { name.to_owned() }
        });
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let found = name.and_then(|name| files.get_key_value(&name));
        let fallback = || {
            let falls_back = self.falls_back.load(Ordering::SeqCst);
            falls_back.then(|| files.get_key_value(PAGE)).flatten()
        };
        let Some((name, bytes)) = found.or_else(fallback) else {
            let mut lost = Response::new(Full::from("not found"));
            *lost.status_mut() = StatusCode::NOT_FOUND;
            return lost;
        };
        let mut response = Response::new(Full::new(bytes.clone()));
        *response.headers_mut() = self.headers.clone();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
        response
    }
}

/// Compresses a file with the settings of a typical host.
///
/// # Errors
/// Never in practice, because it writes to memory.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 11, 22).write_all(bytes)?;
    Ok(out)
}

/// The headers for all pages in a `_headers` file.
fn headers(text: &str) -> Result<HeaderMap> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
    lines.map(|(name, value)| Ok((name.parse::<HeaderName>()?, value.parse()?))).collect()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
