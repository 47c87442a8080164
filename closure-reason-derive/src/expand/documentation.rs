use closure_reason_syntax::OptionModel;

/// The documentation of `ALL`: the options as a table.
pub(super) fn table(options: &[OptionModel]) -> String {
    let mut table = String::with_capacity(64 * options.len());
    table.push_str(
        "Every option in declaration order:\n\n| variant | value | label | description |\n|---|--:|---|---|\n",
    );
    for option in options {
        table.push_str("| ");
        let name = option.ident.to_string();
        cell(&mut table, name.strip_prefix("r#").unwrap_or(&name));
        table.push_str(" | ");
        table.push_str(&option.value.to_string());
        table.push_str(" | ");
        cell(&mut table, &option.label.value);
        table.push_str(" | ");
        cell(&mut table, option.description.as_ref().map_or("", |text| &text.value));
        table.push_str(" |\n");
    }
    table
}

/// Writes a text so that rustdoc shows it literally: markup is escaped, and what would end the row
/// becomes a blank.
fn cell(table: &mut String, text: &str) {
    // Most texts, at once: a macro is compiled without optimization, and this runs for every option.
    if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b' ' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b',')) {
        table.push_str(text);
        return;
    }
    for char in text.chars() {
        match char {
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => table.push(' '),
            '.' | ',' | ' ' | '-' | '(' | ')' | '\'' | '"' | '/' | ';' | '%' | '?' => table.push(char),
            _ if char.is_ascii_punctuation() => {
                table.push('\\');
                table.push(char);
            }
            _ => table.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Literal;

    #[test]
    fn rustdoc_shows_each_option_and_takes_no_text_for_markup() {
        let code = crate::expand::derive(&syn::parse_quote! {
            enum Grade {
                #[option(value = 7, label = "<b>|[A]`_*", desc = "Line.\r\nLine, \"quoted\".\0")]
                First_1 = 7,
                /// The other's.
                Second = -1,
            }
        });
        let table = Literal::string(concat!(
            "Every option in declaration order:\n\n| variant | value | label | description |\n",
            "|---|--:|---|---|\n",
            r#"| First\_1 | 7 | \<b\>\|\[A\]\`\_\* | Line.  Line, "quoted".  |"#,
            "\n| Second | -1 | Second | The other's. |\n",
        ));
        assert!(code.to_string().contains(&table.to_string()), "{code}");
    }
}
