//! Attributes, texts and comments as rustfmt leaves them.

mod indent;

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

pub use self::indent::Indent;
use super::names::is_ignorable;
use crate::rust::AttributeValue;

/// How much rustfmt allows between the parentheses of an attribute on one line.
const LIST_WIDTH: usize = 70;
const LINE_WIDTH: usize = 100;
/// The longest line that rustfmt allows for derives.
const DERIVE_WIDTH: usize = 96;

/// A string literal that compiles, and shows a reviewer every character that it contains.
pub fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for char in text.chars() {
        match char {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            char if is_hidden(char) => literal.extend(char.escape_unicode()),
            char => literal.push(char),
        }
    }
    literal.push('"');
    literal
}

fn is_hidden(char: char) -> bool {
    char.is_control()
        || is_ignorable(char)
        || matches!(char, '\u{2028}' | '\u{2029}')
        || (char.is_whitespace() && char != ' ')
}

/// A key with its value.
pub fn entry(key: &str, value: &AttributeValue) -> String {
    match value {
        AttributeValue::Flag => key.to_owned(),
        AttributeValue::Text(text) => format!("{key} = {}", literal(text)),
        AttributeValue::Number(number) => format!("{key} = {number}"),
        AttributeValue::Texts(texts) => {
            let texts: Vec<_> =
                texts.iter().map(|text| format!("{} = {}", text.language, literal(&text.text))).collect();
            format!("{key}({})", texts.join(", "))
        }
        AttributeValue::Name(name) | AttributeValue::Path(name) => format!("{key} = {name}"),
        AttributeValue::Names(names) => format!("{key}({})", names.join(", ")),
        AttributeValue::Boolean => format!("{key} = boolean"),
        AttributeValue::State(path) => format!("{key} = state({path})"),
        AttributeValue::Status(path) => format!("{key} = status({path})"),
    }
}

/// The head of an enum up to its brace. After a very long name, the brace is on a line of its own.
pub fn head(ident: &str, indent: &Indent) -> String {
    let head = format!("{indent}pub enum {ident}");
    let width = indent.width() + "pub enum ".len() + ident.width() + " {".len();
    if width <= LINE_WIDTH { format!("{head} {{") } else { format!("{head}\n{indent}{{") }
}

/// A variant with its discriminant, without indentation and comma.
pub fn discriminant(ident: &str, value: i32, indent: &Indent) -> String {
    let value = value.to_string();
    let width = indent.width() + ident.width() + " = ,".len() + value.len();
    if width <= LINE_WIDTH {
        format!("{ident} = {value}")
    } else {
        format!("{ident} =\n{}{value}", indent.deeper())
    }
}

/// An attribute with its entries, from `#` to `]`, without the indentation before it.
pub fn attribute(name: &str, entries: &[String], indent: &Indent) -> String {
    let list = entries.join(", ");
    let width = indent.width() + name.len() + list.width() + "#[()]".len();
    // A single entry may fill the whole line.
    let is_alone = entries.len() == 1 && !list.ends_with(')');
    if (is_alone || list.width() <= LIST_WIDTH) && width <= LINE_WIDTH && !list.contains('\n') {
        return format!("#[{name}({list})]");
    }
    let (inner, outer) = (indent.deeper(), indent);
    if let ([only], true) = (entries, entries[0].ends_with(')'))
        && let Some((key, items)) = only.strip_suffix(')').and_then(|only| only.split_once('('))
        && !items.contains('"')
    {
        let items = items.replace(", ", &format!(",\n{inner}"));
        return format!("#[{name}({key}(\n{inner}{items}\n{outer}))]");
    }
    let entries: Vec<_> = entries.iter().map(|entry| nested(entry, &inner)).collect();
    format!("#[{name}(\n{inner}{}\n{outer})]", entries.join(&format!(",\n{inner}")))
}

/// The same, within `cfg_attr` if there is a condition.
pub fn attribute_if(condition: Option<&str>, name: &str, entries: &[String], indent: &Indent) -> String {
    match condition {
        Some(condition) => {
            let attribute = format!("{name}({})", entries.join(", "));
            self::attribute("cfg_attr", &[condition.to_owned(), attribute], indent)
        }
        None => attribute(name, entries, indent),
    }
}

/// One entry on a line of its own; a long list of names is split into lines.
fn nested(entry: &str, indent: &Indent) -> String {
    match entry.strip_suffix(')').and_then(|entry| entry.split_once('(')) {
        Some((key, items)) if !items.contains('"') && !key.contains(' ') && items.width() > LIST_WIDTH => {
            let inner = indent.deeper();
            let items = items.replace(", ", &format!(",\n{inner}"));
            format!("{key}(\n{inner}{items}\n{indent})")
        }
        _ => entry.to_owned(),
    }
}

/// `#[derive(..)]`.
pub fn derives(names: &[String], indent: &Indent) -> String {
    let list = names.join(", ");
    if indent.width() + "#[derive()]".len() + list.width() <= DERIVE_WIDTH {
        return format!("#[derive({list})]");
    }
    let inner = indent.deeper();
    format!("#[derive(\n{inner}{},\n{indent})]", names.join(&format!(",\n{inner}")))
}

/// A text as lines of a doc comment, with all its Markdown escaped.
pub fn doc_comment(text: &str, indent: &Indent, out: &mut String) {
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let line = without_markup(line.trim());
        let blank = if line.is_empty() { "" } else { " " };
        out.push_str(&format!("{indent}///{blank}{line}\n"));
    }
}

/// A paragraph of a doc comment that lists code, wrapped; nothing if the list is empty.
pub fn code_list(head: &str, code: impl Iterator<Item = String>, indent: &Indent, out: &mut String) {
    let mut words: Vec<String> = code.map(|one| format!("`{one}`,")).collect();
    let Some(last) = words.last_mut() else { return };
    last.pop();
    let mut line = format!("{indent}///\n{indent}/// {head}");
    for word in words {
        let width = line.rsplit('\n').next().unwrap_or_default().width() + 1 + word.width();
        line.push_str(&if width <= LINE_WIDTH { " ".to_owned() } else { format!("\n{indent}/// ") });
        line.push_str(&word);
    }
    out.push_str(&format!("{line}\n"));
}

/// A word that looks like an identifier is written as code, as clippy requires.
fn is_code(word: &str) -> bool {
    let has_humps = || {
        !word.starts_with(|char: char| char.is_ascii_lowercase() || char.is_ascii_digit())
            && word.chars().all(char::is_alphanumeric)
            && word.chars().any(char::is_lowercase)
            && word.chars().filter(|char| char.is_uppercase()).count() > 1
    };
    !word.contains(|char| char == '`' || is_hidden(char))
        && (word.contains("::") || word.contains('_') || has_humps())
}

/// Where the words are that look like code, without the punctuation around them.
fn code(line: &str) -> Vec<Range<usize>> {
    let (mut code, mut at) = (Vec::new(), 0);
    while let Some(skipped) = line[at..].find(char::is_alphanumeric) {
        let begin = at + skipped;
        at = line[begin..].find(char::is_whitespace).map_or(line.len(), |end| begin + end);
        let word = line[begin..at].trim_end_matches(|char: char| !char.is_alphanumeric());
        if is_code(word) {
            code.push(begin..begin + word.len());
        }
    }
    code
}

/// A line that Markdown shows unchanged.
fn without_markup(line: &str) -> String {
    let mut shown = String::new();
    // The beginning of what has not been written yet.
    let mut rest = 0;
    let code = code(line);
    let mut code = code.iter().peekable();
    for (at, char) in line.char_indices() {
        if let Some(word) = code.next_if(|word| word.start == at) {
            shown.push_str(&format!("`{}`", &line[word.clone()]));
            rest = word.end;
        }
        if at < rest {
            continue;
        }
        let before = &line[..at];
        let is_markup = match char {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => true,
            // Within a word, it is not markup.
            '_' => {
                !(before.ends_with(char::is_alphanumeric)
                    && line[at + 1..].starts_with(char::is_alphanumeric))
            }
            // Lists and titles.
            '-' | '+' | '=' => before.chars().all(|before| before == char),
            '.' | ')' => {
                let is_followed = line[at + 1..].starts_with(' ') || line[at + 1..].is_empty();
                is_followed && !before.is_empty() && before.chars().all(|char| char.is_ascii_digit())
            }
            // rustdoc warns of bare addresses.
            ':' => before.ends_with("http") || before.ends_with("https"),
            _ => false,
        };
        if is_hidden(char) {
            shown.push_str(&format!("\\\\u{{{:x}}}", u32::from(char)));
        } else {
            shown.extend(is_markup.then_some('\\'));
            shown.push(char);
        }
    }
    shown
}
