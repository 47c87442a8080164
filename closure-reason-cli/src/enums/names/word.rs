//! One text as a name.

use heck::ToUpperCamelCase;
use unicode_normalization::UnicodeNormalization;
use unicode_security::general_security_profile::GeneralSecurityProfile;

/// How names are spelled.
#[derive(Clone, Copy, Debug, Default)]
pub struct NameSpelling {
    /// Letters of other scripts become ASCII.
    pub ascii: bool,
}

/// The words of a text as a legal name in upper camel case (`SLA breached` is `SlaBreached`); empty if it has no words.
///
/// Letters of all scripts are kept, in the form NFKC. The compiler itself uses NFC, but warns of letters that NFKC would
/// change, and ordinary words have them (the Thai am, full and half width, ligatures). Letters that it warns of even then
/// are spelled in ASCII: those that Unicode's report 39 does not recommend for identifiers.
pub fn camel(text: &str, spelling: NameSpelling) -> String {
    let ascii = spelling.ascii.then(|| any_ascii::any_ascii(text));
    let text = ascii.as_deref().unwrap_or(text);
    let mut words = String::with_capacity(text.len());
    for char in text.nfkc() {
        match char {
            '\'' | '\u{2019}' => {}
            char if is_ignorable(char) => {}
            char if unicode_ident::is_xid_continue(char) && (char.is_alphanumeric() || is_mark(char)) => {
                words.push(char);
            }
            _ => words.push(' '),
        }
    }
    let mut camel = String::with_capacity(words.len());
    for char in words.to_upper_camel_case().nfkc() {
        if !unicode_ident::is_xid_continue(char) || is_ignorable(char) {
        } else if char.identifier_allowed() {
            camel.push(char);
        } else if !is_mark(char) {
            camel.extend(any_ascii::any_ascii_char(char).chars().filter(char::is_ascii_alphanumeric));
        }
    }
    legal(camel.trim_matches('_'))
}

/// A name of letters and digits that the compiler accepts.
pub fn legal(camel: &str) -> String {
    match camel.chars().next() {
        None => String::new(),
        Some(_) if camel == "Self" => "Self_".to_owned(),
        Some(first) if first.is_ascii_lowercase() => first.to_ascii_uppercase().to_string() + &camel[1..],
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{camel}"),
        // The compiler wants an upper case letter, and a few letters have none.
        Some(first) if first.is_lowercase() => format!("X{camel}"),
        Some(_) => camel.to_owned(),
    }
}

/// Whether a character that is neither letter nor digit belongs to the letter before it.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// Invisible characters.
pub fn is_ignorable(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
