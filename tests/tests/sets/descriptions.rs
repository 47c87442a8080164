//! Descriptions, from the key or from the doc comment.

use closure_reason::OptionSet;

#[derive(Clone, Copy, OptionSet)]
#[rustfmt::skip]
enum Described {
    /// One line.
    #[option(value = 0)]
    Line,
    /// A paragraph of
    /// two lines.
    ///
    ///
    ///     Another, indented.
    #[option(value = 1)]
    Paragraphs,
    ///
    /// Blank lines around.
    ///
    #[option(value = 2)]
    Padded,
    /** A block of
        two lines.

        And a paragraph. */
    #[option(value = 3)]
    Block,
    /**
     * Stars
     * at the margin.
     *
     * *Emphasis* of a word stays.
     */
    #[option(value = 4)]
    Starred,
    /// * A star that is text.
    #[option(value = 13)]
    Star,
    /** Not every line
        * has a star, so
        each is text. */
    #[option(value = 14)]
    SomeStars,
    /// Some text.
    #[doc = " As an attribute."]
    #[option(value = 5)]
    Attribute,
    /// From the comment.
    #[option(value = 6, desc = "From the key.")]
    Key,
    /// From the comment.
    #[option(value = 7, desc = "")]
    Emptied,
    #[option(value = 8, desc = "  As\n it \"is\" {}\0 ")]
    Verbatim,
    #[option(value = 9, desc = r#"Raw \n "text""#)]
    Raw,
    #[expect(clippy::empty_docs, reason = "it is what is tested")]
    ///
    #[option(value = 10)]
    Blank,
    #[doc(hidden)]
    #[option(value = 11)]
    Hidden,
    #[deprecated = "This is no doc comment."]
    #[option(value = 15)]
    Deprecated,
    #[option(value = 12)]
    Bare,
}

#[test]
fn come_from_the_doc_comment() {
    assert_eq!(Described::Line.description(), Some("One line."));
    assert_eq!(Described::Attribute.description(), Some("Some text. As an attribute."));
}

#[test]
fn keep_paragraphs_but_not_line_ends_nor_indentation() {
    let expected = "A paragraph of two lines.\n\nAnother, indented.";
    assert_eq!(Described::Paragraphs.description(), Some(expected));
    assert_eq!(Described::Padded.description(), Some("Blank lines around."));
}

#[test]
fn come_from_block_comments_with_and_without_stars() {
    assert_eq!(Described::Block.description(), Some("A block of two lines.\n\nAnd a paragraph."));
    let starred = "Stars at the margin.\n\n*Emphasis* of a word stays.";
    assert_eq!(Described::Starred.description(), Some(starred));
}

#[test]
fn keep_stars_that_are_no_margin() {
    assert_eq!(Described::Star.description(), Some("* A star that is text."));
    assert_eq!(Described::SomeStars.description(), Some("Not every line * has a star, so each is text."));
}

#[test]
fn come_from_the_key_desc_rather_than_from_the_comment() {
    assert_eq!(Described::Key.description(), Some("From the key."));
}

#[test]
fn are_none_where_the_key_desc_is_empty() {
    assert_eq!(Described::Emptied.description(), None);
}

#[test]
fn of_the_key_desc_are_kept_to_the_letter() {
    assert_eq!(Described::Verbatim.description(), Some("  As\n it \"is\" {}\0 "));
    assert_eq!(Described::Raw.description(), Some("Raw \\n \"text\""));
}

#[test]
fn are_none_where_nothing_is_said() {
    assert_eq!(Described::Blank.description(), None);
    assert_eq!(Described::Hidden.description(), None);
    let deprecated = Described::from_label("Deprecated").unwrap();
    assert_eq!(deprecated.description(), None);
    assert_eq!(Described::Bare.description(), None);
}

#[test]
fn are_none_throughout_where_no_option_has_one() {
    #[derive(Clone, Copy, OptionSet)]
    enum Bare {
        #[option(value = 1)]
        A,
        #[option(value = 2)]
        B,
    }
    assert_eq!(Bare::ALL.iter().filter_map(|option| option.description()).count(), 0);
}
