//! The lines `pub mod ..;` of a folder's `mod.rs`.

/// Whether a text has the line `mod name;`, however visible.
fn declares(text: &str, module: &str) -> bool {
    let declaration = format!("mod {module};");
    text.lines().any(|line| {
        let line = line.trim();
        line.strip_suffix(&declaration).is_some_and(|before| before.is_empty() || before.starts_with("pub"))
    })
}

/// The text with a line for each module, in the order of the alphabet as rustfmt has it.
pub fn declared(text: &str, modules: &[&str]) -> String {
    let missing: Vec<_> = modules.iter().filter(|module| !declares(text, module)).collect();
    if missing.is_empty() {
        return text.to_owned();
    }
    let is_module = |line: &str| line.starts_with("pub mod ") && line.trim_end().ends_with(';');
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| is_module(line));
    let (begin, end) = match last {
        Some(last) => {
            let before = lines[..last].iter().rposition(|line| !is_module(line)).map_or(0, |at| at + 1);
            (before, last + 1)
        }
        None => (lines.len(), lines.len()),
    };
    let mut modules: Vec<String> = lines[begin..end].iter().map(|line| (*line).to_owned()).collect();
    modules.extend(missing.iter().map(|module| format!("pub mod {module};")));
    modules.sort();
    let mut all: Vec<String> = lines[..begin].iter().map(|line| (*line).to_owned()).collect();
    if last.is_none() && !all.is_empty() && all.last().is_some_and(|line| !line.is_empty()) {
        all.push(String::new());
    }
    all.extend(modules);
    all.extend(lines[end..].iter().map(|line| (*line).to_owned()));
    all.join("\n") + "\n"
}
