//! A million damaged or made-up inputs for everything that reads what comes from outside: nothing
//! panics, and memory stays bounded.

use fastrand::Rng;
use peak_alloc::PeakAlloc;
use rungs::carry::{file, link, png, sealed, svg};
use rungs::store::Parcel;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const INPUTS: usize = 1_000_000;
/// The most all four decoders together may take at any moment: each inflates 16 MB at most.
const MOST_MB: f32 = 160.0;
const PARCEL: &str = include_str!("fixtures/parcel-1-dials.json");
const LINK: &str = include_str!("fixtures/link-1.txt");

/// What stands in files of this kind and matters to whoever reads it.
const WORDS: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b":",
    b",",
    b"null",
    b"1e999",
    b"-0",
    b"\\u0000",
    b"\\ud800",
    b"\"answers\":",
    b"\"data\":",
    b"\"schema\":9",
    b"99999999999999999999",
    b"tEXt",
    b"zTXt",
    b"rungs\0",
    b"\x7f\xff\xff\xff",
    b"<metadata>rungs:1.",
    b"</metadata>",
    b"1.",
    b"rungs-backup",
];

/// An input damaged in one to four places.
fn damaged(rng: &mut Rng, good: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..rng.usize(1..=4) {
        let at = rng.usize(..=bytes.len());
        let end = (at + rng.usize(..40)).min(bytes.len());
        match rng.u8(..8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, WORDS[rng.usize(..WORDS.len())].iter().copied())),
            3 => {
                let part = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, part));
            }
            4 => {
                let random: Vec<u8> = (0..rng.usize(..12)).map(|_| rng.u8(..)).collect();
                drop(bytes.splice(at..end, random));
            }
            5 => drop(bytes.splice(at..at, b"[".repeat(rng.usize(..200)))),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << rng.u8(..8);
                }
            }
        }
    }
    bytes
}

/// Reads a million inputs, most of them made from a good one, some from its inside.
fn check(good: &[u8], wrap: fn(&str) -> Vec<u8>, read: fn(Vec<u8>) -> Result<(), String>) {
    assert_eq!(read(good.to_vec()), Ok(()), "the good one is read");
    let mut rng = Rng::with_seed(7);
    let mut refused = 0;
    for round in 0..INPUTS {
        let input = match round % 64 {
            0 => (0..rng.usize(..300)).map(|_| rng.u8(..)).collect(),
            // Damaged inside, where no check sum tells.
            1 => wrap(&String::from_utf8_lossy(&damaged(&mut rng, PARCEL.as_bytes()))),
            _ => damaged(&mut rng, good),
        };
        if let Err(reason) = read(input) {
            assert!(!reason.is_empty());
            refused += 1;
        }
    }
    assert!(refused > INPUTS / 2, "{refused}");
    assert!(MEMORY.peak_usage_as_mb() < MOST_MB, "{} MB", MEMORY.peak_usage_as_mb());
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&[0]));
    assert!(written.is_ok());
    bytes
}

fn in_picture(contents: &str) -> Vec<u8> {
    // The picture with a good parcel, and that replaced; a picture's check sums are its own.
    let text = format!("rungs\0{}", sealed::seal(contents));
    let mut picture =
        img_parts::png::Png::from_bytes(picture().into()).unwrap_or_else(|_| unreachable!());
    let chunk = img_parts::png::PngChunk::new(*b"tEXt", text.into());
    picture.chunks_mut().insert(1, chunk);
    picture.encoder().bytes().to_vec()
}

/// As large as is read at all, and made of as many values as fit.
#[test]
fn the_largest_inputs() {
    let list = format!("[{}1]", "1,".repeat(sealed::LARGEST / 2 - 2));
    let names: Vec<String> = (0..19_000).map(|at| format!("\"{at:05}\":0")).collect();
    let wide = format!("{{{}}}", names.join(","));
    let objects = format!("[{}]", vec![wide; 60].join(","));
    for text in [list, objects] {
        assert!(text.len() <= sealed::LARGEST);
        let sealed = sealed::seal(&text);
        for refused in [
            link::open(&sealed).map(drop),
            file::open(text.into_bytes()).map(drop),
            png::find(in_picture(&"[1".repeat(1 << 20))).map(drop),
        ] {
            assert!(refused.is_err());
        }
    }
    assert!(MEMORY.peak_usage_as_mb() < MOST_MB, "{} MB", MEMORY.peak_usage_as_mb());
}

#[test]
fn a_million_links() {
    let read = |bytes: Vec<u8>| link::open(&String::from_utf8_lossy(&bytes)).map(drop);
    check(LINK.trim_end().as_bytes(), |text| sealed::seal(text).into_bytes(), read);
}

#[test]
fn a_million_json_files() {
    check(PARCEL.as_bytes(), |text| text.as_bytes().to_vec(), |bytes| file::open(bytes).map(drop));
}

#[test]
fn a_million_pngs() {
    let Ok(good) = Parcel::read(PARCEL).and_then(|parcel| png::put(picture(), &parcel)) else {
        unreachable!("the fixture is good")
    };
    check(&good, in_picture, |bytes| png::find(bytes).map(drop));
}

#[test]
fn a_million_svgs() {
    let svg = |text: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>rungs:{}</metadata><g/></svg>",
            sealed::seal(text)
        )
    };
    let good = svg(PARCEL).into_bytes();
    let wrap = |text: &str| {
        format!("<svg><metadata>rungs:{}</metadata></svg>", sealed::seal(text)).into_bytes()
    };
    check(&good, wrap, |bytes| svg::find(&String::from_utf8_lossy(&bytes)).map(drop));
}
