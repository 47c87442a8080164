//! The changes that a status reason lists: XML within the JSON.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::message::cut;
use super::xml::{Event, Tag, Xml};
use crate::spelling::Quoted;

/// The `TransitionData` of an option begins like XML, but is not the XML that Dataverse writes.
///
/// ```
/// use closure_reason::definition::OptionDefinition;
///
/// let error = OptionDefinition::new(1).with_transition_data("<allowedtransitions>").unwrap_err();
/// assert_eq!(error.value(), 1);
/// assert_eq!(
///     error.to_string(),
///     "the `TransitionData` of option 1 is broken at byte 20: `allowedtransitions` is not closed; \
///      it is \"<allowedtransitions>\"",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransitionDataError {
    value: i32,
    wrong: String,
    quoted: String,
}

impl TransitionDataError {
    /// The value of the option.
    #[must_use]
    pub const fn value(&self) -> i32 {
        self.value
    }
}

impl fmt::Display for TransitionDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, wrong, quoted } = self;
        write!(f, "the `TransitionData` of option {value} is broken {wrong}; it is {quoted}")
    }
}

impl core::error::Error for TransitionDataError {}

/// The targets in the `TransitionData` of the option with this value; `None` for a text that lists
/// none.
pub(crate) fn read(value: i32, text: &str) -> Result<Option<Vec<i32>>, TransitionDataError> {
    let text = text.trim_start_matches('\u{feff}').trim_ascii();
    if !text.starts_with('<') {
        return Ok(None);
    }
    let targets = targets(text).map_err(|wrong| TransitionDataError {
        value,
        wrong,
        quoted: Quoted(text).to_string(),
    })?;
    Ok(Some(targets).filter(|targets| !targets.is_empty()))
}

fn targets(text: &str) -> Result<Vec<i32>, String> {
    let mut xml = Xml::new(text);
    let mut targets = Vec::new();
    let root = match xml.next()? {
        Event::Start(root) if root.local_name() == "allowedtransitions" => root,
        Event::Start(other) => {
            let other = cut(other.name);
            return Err(xml.wrong(&format!("the root is `{other}`, expected `allowedtransitions`")));
        }
        _ => return Err(xml.wrong("expected the element `allowedtransitions`")),
    };
    if !root.self_closed {
        while let Some(child) = child(&mut xml, root.name)? {
            targets.push(target(&xml, &child)?);
            if !child.self_closed {
                if let Some(inner) = self::child(&mut xml, child.name)? {
                    return Err(xml.wrong(&format!("`{}` within `{}`", cut(inner.name), cut(child.name))));
                }
            }
        }
    }
    match xml.next()? {
        Event::Eof => Ok(targets),
        _ => Err(xml.wrong("something follows the end of the root")),
    }
}

/// The next element within the one of this name; `None` at its end.
fn child<'a>(xml: &mut Xml<'a>, parent: &str) -> Result<Option<Tag<'a>>, String> {
    loop {
        match xml.next()? {
            Event::Start(tag) => return Ok(Some(tag)),
            Event::End(name) if name == parent => return Ok(None),
            Event::End(other) => {
                let (other, parent) = (cut(other), cut(parent));
                return Err(xml.wrong(&format!("`{other}` ends, but `{parent}` is open")));
            }
            Event::CData => {}
            Event::Text => return Err(xml.wrong(&format!("text within `{}`", cut(parent)))),
            Event::Eof => return Err(xml.wrong(&format!("`{}` is not closed", cut(parent)))),
        }
    }
}

fn target(xml: &Xml<'_>, tag: &Tag<'_>) -> Result<i32, String> {
    if tag.local_name() != "allowedtransition" {
        let name = cut(tag.name);
        return Err(xml.wrong(&format!("the element `{name}`, expected `allowedtransition`")));
    }
    let target = tag
        .attribute("tostatusid")
        .ok_or_else(|| xml.wrong("an `allowedtransition` has no attribute `tostatusid`"))?;
    target.trim_ascii().parse().map_err(|_| {
        let target = Quoted(target);
        xml.wrong(&format!("`tostatusid` is {target}, expected a whole number of 32 bits"))
    })
}

/// The XML that lists these targets of a status reason.
pub(super) fn written(source: i32, targets: &[i32]) -> String {
    let each = |target| format!("<allowedtransition sourcestatusid=\"{source}\" tostatusid=\"{target}\"/>");
    let listed: Vec<String> = targets.iter().map(each).collect();
    let root = "<allowedtransitions xmlns=\"http://schemas.microsoft.com/crm/2009/WebServices\">";
    [root, &listed.concat(), "</allowedtransitions>"].concat()
}
