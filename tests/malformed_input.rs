//! Fuzzes the readers of external data: a million damaged inputs of each kind (links, JSON files, PNGs,
//! SVGs), and thousands of frameworks. Nothing panics, and memory is bounded.

use fastrand::Rng;
use peak_alloc::PeakAlloc;
use rungs::export::{framework_csv, framework_markdown};
use rungs::import::{self, ImportResult, InputFile};
use rungs::model::Framework;
use rungs::sharing::SharedAssessment;
use rungs::sharing::{compact_text, file_type, link, png_metadata, svg_metadata, zip};
use rungs::storage::records::framework;
use std::sync::{PoisonError, RwLock};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const INPUTS: usize = 1_000_000;
/// The maximum memory of a test with large inputs.
const MAX_MB: f32 = 160.0;
/// The maximum memory while the tests with small inputs run in parallel; one of them may
/// decompress 16 MB.
const MAX_MB_OF_SMALL_INPUTS: f32 = 40.0;
/// Locked for writing by a test that runs alone, and for reading by all others.
static EXCLUSIVE: RwLock<()> = RwLock::new(());
const PAYLOAD: &str = include_str!("fixtures/parcel-1-dials.json");
const LINK: &str = include_str!("fixtures/link-1.txt");

/// Tokens with a meaning in these file formats.
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

/// Runs a test in parallel with others, and checks that memory is bounded.
fn run_shared(test: impl FnOnce()) {
    let _others = EXCLUSIVE.read().unwrap_or_else(PoisonError::into_inner);
    test();
    assert_peak_below(MAX_MB_OF_SMALL_INPUTS);
}

/// Runs a test with large inputs alone, so that other tests do not add to the measured peak.
fn alone(test: impl FnOnce()) {
    let _nobody = EXCLUSIVE.write().unwrap_or_else(PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    test();
    assert_peak_below(MAX_MB);
    MEMORY.reset_peak_usage();
}

fn assert_peak_below(most_mb: f32) {
    let peak = MEMORY.peak_usage_as_mb();
    assert!(peak < most_mb, "{peak} MB");
}

/// Damages an input in one to four places.
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

/// Reads a million inputs. Of 64 inputs, 62 are a damaged file, one has a damaged payload with valid
/// encoding, and one is random.
fn check(good: &[u8], wrap: fn(&str) -> Vec<u8>, read: fn(Vec<u8>) -> Result<(), String>) {
    run_shared(|| read_damaged(good, wrap, read));
}

fn read_damaged(good: &[u8], wrap: fn(&str) -> Vec<u8>, read: fn(Vec<u8>) -> Result<(), String>) {
    assert_eq!(read(good.to_vec()), Ok(()), "the good one is read");
    let mut rng = Rng::with_seed(7);
    let mut refused = 0;
    for round in 0..INPUTS {
        let input = match round % 64 {
            0 => (0..rng.usize(..300)).map(|_| rng.u8(..)).collect(),
            // Damage the payload before encoding, so that checksums are valid.
            1 => wrap(&String::from_utf8_lossy(&damaged(&mut rng, PAYLOAD.as_bytes()))),
            _ => damaged(&mut rng, good),
        };
        if let Err(reason) = read(input) {
            assert!(!reason.is_empty());
            refused += 1;
        }
    }
    assert!(refused > INPUTS / 2, "{refused}");
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = ::png::Encoder::new(&mut bytes, 1, 1);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&[0]));
    assert!(written.is_ok());
    bytes
}

fn in_picture(contents: &str) -> Vec<u8> {
    // Insert a payload into a valid image.
    let text = format!("rungs\0{}", compact_text::encode(contents));
    let mut picture =
        img_parts::png::Png::from_bytes(picture().into()).unwrap_or_else(|_| unreachable!());
    let chunk = img_parts::png::PngChunk::new(*b"tEXt", text.into());
    picture.chunks_mut().insert(1, chunk);
    picture.encoder().bytes().to_vec()
}

/// Payloads of the maximum size with as many values as possible, and one that is nested deeply.
#[test]
fn largest_inputs_are_capped() {
    alone(|| {
        let list = format!("[{}1]", "1,".repeat(compact_text::MAX_INFLATED / 2 - 2));
        let names: Vec<String> = (0..19_000).map(|at| format!("\"{at:05}\":0")).collect();
        let wide = format!("{{{}}}", names.join(","));
        let objects = format!("[{}]", vec![wide; 60].join(","));
        for text in [list, objects] {
            assert!(text.len() <= compact_text::MAX_INFLATED);
            let sealed = compact_text::encode(&text);
            for refused in [
                link::decode(&sealed).map(drop),
                file_type::open(text.into_bytes()).map(drop),
                png_metadata::extract(in_picture(&"[1".repeat(1 << 20))).map(drop),
            ] {
                assert!(refused.is_err());
            }
        }
    });
}

#[test]
fn damaged_links_do_not_panic() {
    let read = |bytes: Vec<u8>| link::decode(&String::from_utf8_lossy(&bytes)).map(drop);
    check(LINK.trim_end().as_bytes(), |text| compact_text::encode(text).into_bytes(), read);
}

#[test]
fn damaged_json_does_not_panic() {
    check(
        PAYLOAD.as_bytes(),
        |text| text.as_bytes().to_vec(),
        |bytes| file_type::open(bytes).map(drop),
    );
}

#[test]
fn damaged_pngs_do_not_panic() {
    let Ok(good) = SharedAssessment::read(PAYLOAD)
        .and_then(|payload| png_metadata::embed(picture(), &payload))
    else {
        unreachable!("the fixture is good")
    };
    check(&good, in_picture, |bytes| png_metadata::extract(bytes).map(drop));
}

#[test]
fn damaged_svgs_do_not_panic() {
    let svg = |text: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>rungs:{}</metadata><g/></svg>",
            compact_text::encode(text)
        )
    };
    let good = svg(PAYLOAD).into_bytes();
    let wrap = |text: &str| {
        format!("<svg><metadata>rungs:{}</metadata></svg>", compact_text::encode(text)).into_bytes()
    };
    check(&good, wrap, |bytes| svg_metadata::extract(&String::from_utf8_lossy(&bytes)).map(drop));
}

/// Imports a file and validates the framework.
fn imported(path: &str, bytes: Vec<u8>) -> Result<(), String> {
    match import::import_files(vec![InputFile { path: path.to_owned(), bytes }])? {
        ImportResult::Ours(_) => Ok(()),
        ImportResult::Framework(imported) => {
            assert!(imported.warnings.len() <= import::MAX_WARNINGS);
            // Validation reports all errors.
            drop(Framework::try_from(imported.document));
            Ok(())
        }
    }
}

fn zipped(files: &[(String, String)]) -> Vec<u8> {
    zip::zip(files).unwrap_or_else(|| unreachable!("an archive can be made"))
}

#[test]
fn damaged_frameworks_do_not_panic() {
    run_shared(|| {
        let pages = framework_markdown::pages(Framework::builtin().draft());
        let markdown: String = pages.iter().map(|(_, text)| text.as_str()).collect();
        let csv = framework_csv::tables(Framework::builtin().draft());
        let json = framework::write(Framework::builtin().draft());
        let zip = zipped(&pages);
        let mut rng = Rng::with_seed(11);
        for (path, good) in [
            ("a.md", markdown.as_bytes()),
            ("a.csv", csv.as_bytes()),
            ("a.json", json.as_bytes()),
            ("a.zip", zip.as_slice()),
        ] {
            assert_eq!(imported(path, good.to_vec()), Ok(()), "{path}");
            for _ in 0..4_000 {
                let input = damaged(&mut rng, good);
                if let Err(reason) = imported(path, input) {
                    assert!(!reason.is_empty());
                }
            }
        }
    });
}

/// Files of the maximum size whose structure is expensive to parse.
#[test]
fn huge_frameworks_stay_within_the_limits() {
    alone(|| {
        let lines = 100_000;
        let bullets = "* **Adopts**: learns\n".repeat(lines);
        let headings: String = (0..lines / 4)
            .map(|at| format!("## H{at}\n\n1. **A{at}**: x\n2. **B{at}**: x\n"))
            .collect();
        let misspelled: String = (0..lines / 5)
            .map(|at| format!("\n## P{at}\n\n* **Adopt{at}**\n* **Enhances**\n* **Learns**\n"))
            .collect();
        let axes = framework_markdown::pages(Framework::builtin().draft()).swap_remove(0).1;
        let tables = format!("| A | B |\n|--|--|\n{}", "| D1 | x |\n".repeat(lines));
        let nested = "> ".repeat(20_000) + "* x";
        let indented: String = (0..2_000).map(|at| format!("{}* x\n", "  ".repeat(at))).collect();
        let links = "[a](".repeat(lines);
        for text in
            [bullets, headings, axes.clone() + &misspelled, axes + &tables, nested, indented, links]
        {
            assert!(text.len() < import::MAX_TEXT_BYTES, "{}", text.len());
            drop(imported("a.md", text.into_bytes()));
        }
        let cells = "a,1,2,3\n".repeat(lines);
        let wide = "1,".repeat(lines) + "\n" + &"2,".repeat(lines);
        let quotes = "\"".repeat(lines);
        for text in [cells, wide, quotes] {
            drop(imported("a.csv", text.into_bytes()));
        }
        let much = "a".repeat(import::MAX_TEXT_BYTES + 1);
        assert!(imported("a.md", much.into_bytes()).is_err_and(|why| why.contains("4 MB")));
    });
}

#[test]
fn zip_bombs_are_rejected_and_outside_paths_skipped() {
    alone(|| {
        let page = |name: &str| (name.to_owned(), "# x\n".to_owned());
        let many: Vec<_> = (0..=import::MAX_FILES).map(|at| page(&format!("{at}.md"))).collect();
        assert!(imported("a.zip", zipped(&many)).is_err_and(|why| why.contains("5000 files")));
        // Decompression stops at the maximum size.
        let bomb = (0..40).map(|at| (format!("{at}.md"), " ".repeat(1 << 20))).collect::<Vec<_>>();
        assert!(imported("a.zip", zipped(&bomb)).is_err_and(|why| why.contains("4 MB")));
        for outside in
            ["../../etc/passwd.md", "/etc/passwd.md", "C:\\x.md", "a/../../b.md", "nul\0.md"]
        {
            let mut files = framework_markdown::pages(Framework::builtin().draft());
            files.push(page(outside));
            let Ok(ImportResult::Framework(imported)) = import::import_files(vec![InputFile {
                path: "a.zip".to_owned(),
                bytes: zipped(&files),
            }]) else {
                unreachable!("the rest can be read: {outside}")
            };
            assert_eq!(imported.document.axes.len(), 5, "{outside}");
            assert!(imported.document.positions().count() == 18, "{outside}");
        }
    });
}
