//! Exports a packet as Markdown (CommonMark). Texts from people are escaped: they never become
//! headings, markup, or links to other places than they say.

use crate::i18n::tr;
use crate::presentation::packet::{Packet, PacketSection};
use std::fmt::Write;

/// The packet as a document.
#[must_use]
pub fn packet(packet: &Packet) -> String {
    let mut out = format!("# {}\n\n{}\n", line(&packet.title), line(&packet.subtitle));
    // Writing to a `String` cannot fail.
    let _ = sections(&mut out, packet);
    if let Some(credit) = &packet.credit {
        let _ =
            write!(out, "\n---\n\n{}\n", line(&crate::i18n::messages::export::framework(credit)));
    }
    out
}

fn sections(out: &mut String, packet: &Packet) -> std::fmt::Result {
    if let Some(expectations) = &packet.expectations {
        heading(out, PacketSection::Expectations)?;
        for expectation in expectations {
            write!(out, "- **{}**: {}", line(&expectation.axis), line(&expectation.now))?;
            if !expectation.since.is_empty() {
                write!(out, " ({})", line(&expectation.since))?;
            }
            if let Some(target) = &packet.target {
                let (target, asked, standing) =
                    (line(target), line(&expectation.asked), expectation.standing);
                out.push_str(&tr!("; {target} asks {asked}: {standing}", target, asked, standing));
            }
            out.push('\n');
        }
    }
    if let Some(gaps) = &packet.gaps {
        heading(out, PacketSection::Gaps)?;
        if gaps.is_empty() {
            writeln!(out, "{}", line(&crate::i18n::messages::packet::NO_GAPS))?;
        }
        for gap in gaps {
            writeln!(out, "- **{}**: {}", line(&gap.axis), line(&gap.step))?;
            for (name, definition) in &gap.levels {
                writeln!(out, "  - **{}**: {}", line(name), line(definition))?;
            }
        }
    }
    if let Some(evidence) = &packet.evidence {
        heading(out, PacketSection::Evidence)?;
        if evidence.is_empty() {
            writeln!(out, "{}", line(&crate::i18n::messages::packet::NO_EVIDENCE))?;
        }
        for shown in evidence {
            writeln!(out, "- **{}**", line(&shown.axis))?;
            for piece in &shown.pieces {
                write!(out, "  - **{}**: {}", line(&piece.level), block(&piece.text, "    "))?;
                if !piece.date.is_empty() {
                    write!(out, " ({})", line(&piece.date))?;
                }
                if let Some(link) = &piece.link {
                    write!(out, " {}", autolink(link.as_str()))?;
                }
                out.push('\n');
            }
        }
    }
    if let Some(plan) = &packet.plan {
        heading(out, PacketSection::Plan)?;
        if plan.is_empty() {
            writeln!(out, "{}", line(&crate::i18n::messages::packet::NO_PLAN))?;
        }
        for planned in plan {
            writeln!(out, "- **{}**", line(&planned.axis))?;
            for (text, done, due) in &planned.actions {
                let mark = if *done { 'x' } else { ' ' };
                write!(out, "  - [{mark}] {}", block(text, "    "))?;
                if !due.is_empty() {
                    write!(out, " ({})", line(due))?;
                }
                out.push('\n');
            }
        }
    }
    if let Some(dials) = &packet.dials {
        heading(out, PacketSection::Dials)?;
        for dial in dials {
            writeln!(out, "- {}", line(dial))?;
        }
    }
    if let Some(notes) = &packet.notes {
        heading(out, PacketSection::Notes)?;
        writeln!(out, "{}", block(notes, ""))?;
    }
    Ok(())
}

fn heading(out: &mut String, section: PacketSection) -> std::fmt::Result {
    write!(out, "\n## {}\n\n", section.title())
}

/// Escapes a text and puts it on one line.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escape(&words.join(" "))
}

/// Escapes a text of several lines and keeps its line breaks.
fn block(text: &str, indent: &str) -> String {
    let lines = text.lines().map(str::trim).map(escape);
    let mut out = String::new();
    let mut blank = false;
    for line in lines {
        if line.is_empty() {
            blank = true;
        } else {
            if blank && !out.is_empty() {
                out.push_str("\n\n");
                out.push_str(indent);
            } else if !out.is_empty() {
                // A hard line break.
                out.push_str("\\\n");
                out.push_str(indent);
            }
            out.push_str(&line);
            blank = false;
        }
    }
    out
}

/// Escapes all punctuation that could have a meaning; CommonMark allows escaping any ASCII
/// punctuation. Also prevents autolinks in programs that turn URLs into links.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // NUL is not allowed in CommonMark.
            '\0' => out.push('\u{fffd}'),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            '.' | ',' | '\'' | '"' | ';' | '?' | '/' | '%' => out.push(c),
            c if c.is_ascii_punctuation() => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // "1." starts a list, and "www." becomes an autolink.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with('.') {
        out.insert(digits, '\\');
    }
    out.replace("www.", "www\\.").replace("WWW.", "WWW\\.")
}

/// A link that shows its URL. Characters that could end the link early are percent-encoded.
fn autolink(address: &str) -> String {
    format!("<{}>", address.replace('<', "%3C").replace('>', "%3E"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::packet::tests::whole;
    use crate::presentation::packet::{EvidenceItem, ShownEvidence};
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    struct Read {
        text: String,
        links: Vec<String>,
        odd: Vec<String>,
    }

    /// Parses a document with another parser, with all GitHub extensions.
    fn read(markdown: &str) -> Read {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_MATH;
        let mut read = Read { text: String::new(), links: Vec::new(), odd: Vec::new() };
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) => read.text.push_str(&text),
                Event::SoftBreak | Event::HardBreak => read.text.push('\n'),
                Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.to_string()),
                Event::Start(Tag::Paragraph) | Event::End(_) => read.text.push('\n'),
                Event::Start(Tag::Heading { .. } | Tag::List(None) | Tag::Item | Tag::Strong)
                | Event::TaskListMarker(_)
                | Event::Rule => {}
                other => read.odd.push(format!("{other:?}")),
            }
        }
        read
    }

    #[test]
    fn packet_markdown_parses_to_the_written_text() {
        let markdown = packet(&whole());
        let read = read(&markdown);
        assert_eq!(read.odd, Vec::<String>::new(), "{markdown}");
        assert_eq!(read.links, ["https://example.com/a_(b)?c=1&d"]);
        for words in [
            "Ada",
            "Aiming at D4 – Developer 4",
            "Mentored *two* juniors\nand one intern",
            "Paired [often]",
            "Runs <the> alerts",
            "Try | tracing",
            "# Read the book",
            "1. not a list\n<script>alert(1)</script>",
        ] {
            assert!(read.text.contains(words), "{words} is not in {}", read.text);
        }
    }

    proptest! {
        #[test]
        fn user_text_is_escaped(text in "[ -~\n\t]{0,60}") {
            let mut packet = whole();
            packet.title.clone_from(&text);
            packet.notes = Some(text.clone());
            let piece = EvidenceItem { level: text.clone(), text: text.clone(), link: None, date: String::new() };
            packet.evidence = Some(vec![ShownEvidence { axis: text.clone(), pieces: vec![piece] }]);
            let read = read(&super::packet(&packet));
            prop_assert_eq!(&read.odd, &Vec::<String>::new());
            prop_assert_eq!(&read.links, &Vec::<String>::new());
            for line in text.replace('\t', " ").lines().map(str::trim) {
                prop_assert!(read.text.contains(line), "{} is not in {}", line, read.text);
            }
        }
    }
}
