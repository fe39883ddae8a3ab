//! Embeds an assessment in a PNG, in a text chunk that image programs preserve.

use crate::i18n::tr;
use crate::sharing::compact_text;
use crate::sharing::payload::SharedAssessment;
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, Error};

/// The first bytes of every PNG.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of our text chunk.
const KEYWORD: &str = "rungs";

/// Embeds an assessment in a PNG.
///
/// # Errors
/// If the bytes are not a complete PNG.
pub fn embed(picture: Vec<u8>, payload: &SharedAssessment) -> Result<Vec<u8>, String> {
    let mut picture = parse(picture)?;
    let text = format!("{KEYWORD}\0{}", compact_text::encode(&payload.write()));
    // Chunk 0 is the header.
    picture.chunks_mut().insert(1, PngChunk::new(*b"tEXt", Bytes::from(text)));
    Ok(picture.encoder().bytes().to_vec())
}

/// Extracts an assessment from a PNG.
///
/// # Errors
/// If the bytes are not a complete PNG, if it has no assessment, or if the assessment cannot be read.
pub fn extract(picture: Vec<u8>) -> Result<SharedAssessment, String> {
    let picture = parse(picture)?;
    let mut texts = picture.chunks().iter().filter_map(text);
    let sealed = texts.next().ok_or(tr!(
        "this picture carries no assessment. A picture does if “Keep the assessment inside” was \
         on when it was saved, and no program has taken it out since"
    ))??;
    SharedAssessment::read(&compact_text::decode(&sealed)?)
}

fn parse(picture: Vec<u8>) -> Result<Png, String> {
    let picture = Png::from_bytes(Bytes::from(picture)).map_err(|error| match error {
        Error::WrongSignature => tr!("it is no PNG").to_owned(),
        Error::BadCRC => tr!("the PNG is damaged: the check sum of a part is wrong").to_owned(),
        _ => tr!("the PNG is damaged: it ends in the middle of a part").to_owned(),
    })?;
    let kind = |at: Option<&PngChunk>| at.map(PngChunk::kind);
    let (first, last) = (kind(picture.chunks().first()), kind(picture.chunks().last()));
    if first != Some(*b"IHDR") || last != Some(*b"IEND") {
        return Err(tr!("the PNG is damaged: its beginning or its end is missing").to_owned());
    }
    Ok(picture)
}

/// Our text, if the chunk has it. Image programs may have changed the chunk to another text type.
fn text(chunk: &PngChunk) -> Option<Result<String, String>> {
    let kind = chunk.kind();
    let contents: &[u8] = chunk.contents();
    let rest = contents.strip_prefix(KEYWORD.as_bytes())?.strip_prefix(b"\0")?;
    let bytes = match &kind {
        b"tEXt" => Ok(rest.to_vec()),
        // Skip the compression method; there is only one.
        b"zTXt" => compact_text::inflate(rest.get(1..)?),
        b"iTXt" => {
            let (is_deflated, rest) = (*rest.first()? == 1, rest.get(2..)?);
            // Skip the language tag and the translated keyword, which both end in a NUL.
            let mut parts = rest.splitn(3, |byte| *byte == 0).skip(2);
            let rest = parts.next()?;
            if is_deflated { compact_text::inflate(rest) } else { Ok(rest.to_vec()) }
        }
        _ => return None,
    };
    let damaged = || tr!("the assessment in the picture is damaged: it is not text").to_owned();
    Some(bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|_| damaged())))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sharing::payload::tests::payload;
    use miniz_oxide::deflate::compress_to_vec_zlib;
    use proptest::prelude::*;

    /// A PNG written by another encoder.
    pub(crate) fn picture() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Rgba);
        encoder.write_header().unwrap().write_image_data(&[7; 16]).unwrap();
        bytes
    }

    fn sent() -> SharedAssessment {
        SharedAssessment::read(include_str!("../../tests/fixtures/parcel-1.json")).unwrap()
    }

    fn with(kind: [u8; 4], contents: Vec<u8>) -> Vec<u8> {
        let mut picture = parse(picture()).unwrap();
        let at = picture.chunks().len() - 1;
        picture.chunks_mut().insert(at, PngChunk::new(kind, Bytes::from(contents)));
        picture.encoder().bytes().to_vec()
    }

    proptest! {
        #[test]
        fn embedded_text_round_trips(sent in payload()) {
            prop_assert_eq!(extract(embed(picture(), &sent).unwrap()), Ok(sent));
        }
    }

    #[test]
    fn embedding_keeps_the_pixels() {
        let bytes = embed(picture(), &sent()).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut pixels = vec![0; 16];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, [7; 16]);
        let texts = &reader.info().uncompressed_latin1_text;
        assert_eq!(texts[0].keyword, KEYWORD);
        assert_eq!(
            compact_text::decode(&texts[0].text).map(|text| SharedAssessment::read(&text)),
            Ok(Ok(sent()))
        );
    }

    #[test]
    fn every_text_chunk_kind_is_extracted() {
        let sealed = compact_text::encode(&sent().write()).into_bytes();
        let deflated = compress_to_vec_zlib(&sealed, 9);
        let text = |head: &[u8], text: &[u8]| [b"rungs\0", head, text].concat();
        for (kind, contents) in [
            (*b"tEXt", text(b"", &sealed)),
            (*b"zTXt", text(b"\0", &deflated)),
            (*b"iTXt", text(b"\0\0en\0Stufen\0", &sealed)),
            (*b"iTXt", text(b"\x01\0\0\0", &deflated)),
        ] {
            assert_eq!(extract(with(kind, contents)), Ok(sent()), "{kind:?}");
        }
    }

    #[track_caller]
    fn refused(picture: Vec<u8>, says: &str) {
        let error = extract(picture).unwrap_err();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn malformed_png_gives_reason() {
        refused(b"GIF89a, and more".to_vec(), "no PNG");
        refused(picture(), "carries no assessment");
        let whole = embed(picture(), &sent()).unwrap();
        refused(whole[..whole.len() - 20].to_vec(), "ends in the middle");
        refused([SIGNATURE, &whole[whole.len() - 12..]].concat(), "beginning or its end");
        let mut damaged = whole.clone();
        damaged[60] ^= 1;
        refused(damaged, "check sum");
        let mut huge = whole;
        huge[33..37].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
        refused(huge, "ends in the middle");
        let bomb = compress_to_vec_zlib(&vec![b'a'; compact_text::MAX_INFLATED + 1], 9);
        refused(with(*b"zTXt", [b"rungs\0\0".as_slice(), &bomb].concat()), "more than 16 MB");
        refused(with(*b"tEXt", b"rungs\0\xff".to_vec()), "not text");
    }
}
