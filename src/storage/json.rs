//! A small JSON reader and writer for records. A general library adds 11 kB to the compressed first
//! load, mostly for number formats and error texts that records do not use. Tests compare it with
//! serde_json.
//!
//! Longer than 400 lines because reader and writer share the type, its accessors and the escapes.

use crate::i18n::tr;
use std::fmt::Write;

/// The maximum nesting depth. Records need much less.
const MAX_DEPTH: usize = 32;

/// The maximum number of names in an object; more than a browser can store records.
const MAX_NAMES: usize = 20_000;

/// The maximum number of values in a text; as many as fit into a browser's storage.
const MAX_VALUES: usize = 500_000;

/// The maximum number of comparisons between names in a text, enough for one object with the most
/// names. It limits the time that a malicious file can take.
const MAX_COMPARED: usize = 300_000_000;

/// A JSON value. Numbers are kept as text until their type is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// Names and values in document order.
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Parses a text.
    ///
    /// # Errors
    /// If it is not JSON, has a duplicate name in an object, or is nested too deeply. The message has the byte
    /// offset.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut reader = JsonReader { text, at: 0, values: 0, compared: 0 };
        let value = reader.value(0)?;
        reader.skip_whitespace();
        if reader.peek().is_some() {
            Err(reader.error(tr!("something after the end")))
        } else {
            Ok(value)
        }
    }

    /// The value as JSON text on one line.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    /// A string value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object with these names and values.
    #[must_use]
    pub fn object<const N: usize>(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.map(|(name, value)| (name.to_owned(), value)).into())
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => out.push_str(number),
            Self::Text(text) => quote(text, out),
            Self::List(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    value.write_to(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write_to(out);
                }
                out.push('}');
            }
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // Writing to a `String` cannot fail.
            '\0'..='\u{1f}' => drop(write!(out, "\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The fields of an object. Each is taken once; missing and unknown fields are errors.
#[derive(Debug)]
pub struct Fields(Vec<(String, Json)>);

impl Fields {
    /// The fields of a value.
    ///
    /// # Errors
    /// If the value is not an object.
    pub fn of(value: Json) -> Result<Self, String> {
        match value {
            Json::Object(fields) => Ok(Self(fields)),
            _ => Err(tr!("this should be an object").to_owned()),
        }
    }

    /// Takes a field.
    ///
    /// # Errors
    /// If it does not exist.
    pub fn take(&mut self, name: &str) -> Result<Json, String> {
        let at = self.0.iter().position(|(known, _)| known == name);
        let at = at.ok_or_else(|| tr!("there is no “{name}”", name))?;
        Ok(self.0.swap_remove(at).1)
    }

    /// Takes an optional field.
    pub fn take_if(&mut self, name: &str) -> Option<Json> {
        self.take(name).ok()
    }

    /// Takes an optional string; `or` creates the default.
    ///
    /// # Errors
    /// If it is not a string.
    pub fn text_or(&mut self, name: &str, or: impl FnOnce() -> String) -> Result<String, String> {
        match self.take_if(name) {
            None => Ok(or()),
            Some(Json::Text(text)) => Ok(text),
            Some(_) => Err(tr!("“{name}” should be a text", name)),
        }
    }

    /// Takes a string.
    ///
    /// # Errors
    /// If it does not exist or is not a string.
    pub fn text(&mut self, name: &str) -> Result<String, String> {
        match self.take(name)? {
            Json::Text(text) => Ok(text),
            _ => Err(tr!("“{name}” should be a text", name)),
        }
    }

    /// Takes a field that is a string or null.
    ///
    /// # Errors
    /// If it does not exist or is neither.
    pub fn text_or_null(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name)? {
            Json::Null => Ok(None),
            Json::Text(text) => Ok(Some(text)),
            _ => Err(tr!("“{name}” should be a text or null", name)),
        }
    }

    /// Takes a boolean.
    ///
    /// # Errors
    /// If it does not exist or is not a boolean.
    pub fn bool(&mut self, name: &str) -> Result<bool, String> {
        match self.take(name)? {
            Json::Bool(value) => Ok(value),
            _ => Err(tr!("“{name}” should be true or false", name)),
        }
    }

    /// Takes a non-negative integer.
    ///
    /// # Errors
    /// If it does not exist or is not a non-negative integer.
    pub fn count(&mut self, name: &str) -> Result<u64, String> {
        let number = match self.take(name)? {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| tr!("“{name}” should be a whole number", name))
    }

    /// Checks that all fields were taken.
    ///
    /// # Errors
    /// If a field is left.
    pub fn end(self) -> Result<(), String> {
        self.0.first().map_or(Ok(()), |(name, _)| Err(tr!("“{name}” is not known here", name)))
    }

    /// All remaining fields.
    #[must_use]
    pub fn all(self) -> Vec<(String, Json)> {
        self.0
    }
}

struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    values: usize,
    compared: usize,
}

impl JsonReader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn error(&self, what: &str) -> String {
        tr!("{what} (at byte {at})", what, at = self.at)
    }

    fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Skips whitespace and the byte, if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        self.skip_whitespace();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8) -> Result<(), String> {
        if self.eat(byte) {
            Ok(())
        } else {
            Err(self.error(&tr!("“{letter}” is missing", letter = char::from(byte))))
        }
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        if depth > MAX_DEPTH {
            return Err(self.error(tr!("nested too deeply")));
        }
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.error(tr!("too many values")));
        }
        self.skip_whitespace();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.literal(),
            None => Err(self.error(tr!("the text ends too early"))),
        }
    }

    fn literal(&mut self) -> Result<Json, String> {
        let words =
            [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))];
        for (word, value) in words {
            if self
                .text
                .as_bytes()
                .get(self.at..)
                .is_some_and(|rest| rest.starts_with(word.as_bytes()))
            {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err(self.error(tr!("no value begins like this")))
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        self.expect(b'{')?;
        if self.eat(b'}') {
            return Ok(Json::Object(fields));
        }
        loop {
            self.skip_whitespace();
            let name = self.string()?;
            if fields.iter().any(|(known, _)| *known == name) {
                return Err(self.error(tr!("the same name twice")));
            }
            self.compared += fields.len();
            if fields.len() == MAX_NAMES || self.compared > MAX_COMPARED {
                return Err(self.error(tr!("too many names in one object")));
            }
            self.expect(b':')?;
            fields.push((name, self.value(depth + 1)?));
            if !self.eat(b',') {
                break;
            }
        }
        self.expect(b'}')?;
        Ok(Json::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Result<Json, String> {
        let mut values = Vec::new();
        self.expect(b'[')?;
        if self.eat(b']') {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.eat(b',') {
                break;
            }
        }
        self.expect(b']')?;
        Ok(Json::List(values))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn number(&mut self) -> Result<Json, String> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let zero = self.peek() == Some(b'0');
        let digits = self.digits();
        let mut good = digits == 1 || digits > 1 && !zero;
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            good &= self.digits() > 0;
        }
        match self.text.get(start..self.at) {
            Some(number) if good => Ok(Json::Number(number.to_owned())),
            _ => Err(self.error(tr!("this is no number"))),
        }
    }

    fn string(&mut self) -> Result<String, String> {
        if self.peek() != Some(b'"') {
            return Err(self.error(tr!("a text in quotes is missing")));
        }
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            // The positions of ASCII bytes are character boundaries.
            out.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.error(tr!("a control character in a text"))),
                None => return Err(self.error(tr!("the text ends too early"))),
            }
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        self.at += 1;
        let escaped = self.peek();
        self.at += 1;
        Ok(match escaped {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.error(tr!("no such escape"))),
        })
    }

    /// Parses four hexadecimal digits, or a surrogate pair.
    fn unicode(&mut self) -> Result<char, String> {
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code)
            && self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u")
        {
            self.at += 2;
            let low = self.hex()?;
            if !(0xdc00..0xe000).contains(&low) {
                return Err(self.error(tr!("half a letter")));
            }
            code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        }
        char::from_u32(code).ok_or_else(|| self.error(tr!("half a letter")))
    }

    fn hex(&mut self) -> Result<u32, String> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16
                + digit.ok_or_else(|| self.error(tr!("four hexadecimal digits are missing")))?;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests;
