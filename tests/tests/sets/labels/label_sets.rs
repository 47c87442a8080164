//! Sets whose labels are hard to tell apart.

use closure_reason::OptionSet;

/// An option set with these labels; the values count from 100.
macro_rules! labeled {
    ($set:ident $(($flag:ident))?: $($option:ident = $value:literal $label:literal $(also $alias:literal)*,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
        $(#[option_set($flag)])?
        pub enum $set {
            $(#[option(value = $value, label = $label $(, alias = $alias)*)] $option,)*
        }
    };
}

labeled! { AnyText:
    Empty = 1 "",
    Nul = 2 "\0",
    TwoNuls = 3 "\0\0",
    Quotes = 4 "say \"yes\"",
    Apostrophe = 5 "'",
    Braces = 6 "{}",
    Placeholder = 7 "{0:?} {{}}",
    LineBreaks = 8 "first\nsecond\r\nthird",
    Backslash = 9 "C:\\n",
    LeadingBlank = 10 " Fiscal Year",
    NoBlank = 11 "Fiscal Year",
    NarrowBlank = 12 "1\u{202f}000 €",
    German = 13 "Größe",
    Greek = 14 "Ωμέγα",
    Arabic = 15 "مغلق",
    Chinese = 16 "已关闭",
    Emoji = 17 "👩‍👩‍👧",
    Composed = 18 "é",
    Decomposed = 19 "e\u{301}",
    Raw = 20 r#"#"raw"#,
    Symbol = 21 "&&",
    OtherSymbol = 22 "||",
    Long = 23
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\
         xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
}

labeled! { Digits:
    A = 101 "0", B = 102 "00", C = 103 "10", D = 104 "000", E = 105 "1", F = 106 "01", G = 107 "100",
    H = 108 "-1", I = 109 "1.0",
}

// They differ in one bit, like letters and their capitals.
labeled! { OneBitApart:
    A = 101 "[x]", B = 102 "{x}", C = 103 "@", D = 104 "`", E = 105 "^", F = 106 "~", G = 107 "\0",
    H = 108 " ", I = 109 "\u{10}0", J = 110 "00", K = 111 "[a long text in brackets]",
    L = 112 "{a long text in brackets}",
}

labeled! { EightAndMore:
    A = 101 "1234567", B = 102 "12345678", C = 103 "123456789", D = 104 "12345679", E = 105 "02345678",
    F = 106 "123", G = 107 "1234", H = 108 "12345", I = 109 "1235", J = 110 "0235", K = 111 "12",
    L = 112 "1", M = 113 "", N = 114 "124",
}

labeled! { LengthsOfOneLetter:
    A = 101 "", B = 102 "a", C = 103 "aa", D = 104 "aaa", E = 105 "aaaa", F = 106 "aaaaaaa",
    G = 107 "aaaaaaaa", H = 108 "aaaaaaaaa", I = 109 "aaaaaaaaaaaaaaaa",
    J = 110 "aaaaaaaaaaaaaaaaaaaaaaaaa", K = 111 "aaaaaaaaaaaaaaaaaaaaaaaaaa",
}

labeled! { Aliased:
    A = 101 "Closed" also "Shut" also "" also "Ended", B = 102 "Open" also "0" also "[x]",
    C = 103 "Waiting" also "{x}" also "Größe",
}

labeled! { Alone:
    Only = 7 "Only",
}

labeled! { AloneAndEmpty:
    Only = 7 "",
}

labeled! { Duplicates (allow_duplicate_labels):
    Draft = 1 "In Progress",
    Active = 2 "In Progress",
    Won = 3 "Won" also "Closed",
    Lost = 4 "Lost" also "Closed" also "Won twice",
    Same = 5 "Same" also "Same",
    Dashes = 6 "--",
    MoreDashes = 7 "--",
    StillMoreDashes = 8 "--" also "dashes",
}

labeled! { AllDuplicates (allow_duplicate_labels): A = 101 "--", B = 102 "--", C = 103 "--", }

labeled! { CaseApart (allow_duplicate_labels):
    A = 101 "Open", B = 102 "OPEN", C = 103 "open", D = 104 "Closed" also "CLOSED", E = 105 "ÉTÉ",
    F = 106 "Été", G = 107 "été", H = 108 "a", I = 109 "A",
}

// The first 300 bytes are the same; in the second set, the last 300.
labeled! { SharedPrefix:
    A = 101
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab",
    B = 102
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         1",
    C = 103
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         2",
    D = 104
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         11",
    E = 105
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         12",
    F = 106
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         one",
    G = 107
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         two",
    H = 108
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         [",
    I = 109
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         {",
}

labeled! { SharedSuffix:
    A = 101
        "abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab",
    B = 102
        "1abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    C = 103
        "2abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    D = 104
        "11ababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         ab",
    E = 105
        "12ababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         abababababababababababababababababababababababababababababababababababababababababababababababababab\
         ab",
    F = 106
        "oneababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         bab",
    G = 107
        "twoababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         bab",
    H = 108
        "[abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
    I = 109
        "{abababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         babababababababababababababababababababababababababababababababababababababababababababababababababa\
         b",
}

// 40 bytes that differ in one byte, each time in another one: wherever a hash looks, some pair is equal there.
labeled! { OneByteApart:
    None = 100 "oooooooooooooooooooooooooooooooooooooooo",
    At0 = 101 "xooooooooooooooooooooooooooooooooooooooo",
    At1 = 102 "oxoooooooooooooooooooooooooooooooooooooo",
    At2 = 103 "ooxooooooooooooooooooooooooooooooooooooo",
    At3 = 104 "oooxoooooooooooooooooooooooooooooooooooo",
    At4 = 105 "ooooxooooooooooooooooooooooooooooooooooo",
    At5 = 106 "oooooxoooooooooooooooooooooooooooooooooo",
    At6 = 107 "ooooooxooooooooooooooooooooooooooooooooo",
    At7 = 108 "oooooooxoooooooooooooooooooooooooooooooo",
    At8 = 109 "ooooooooxooooooooooooooooooooooooooooooo",
    At9 = 110 "oooooooooxoooooooooooooooooooooooooooooo",
    At10 = 111 "ooooooooooxooooooooooooooooooooooooooooo",
    At11 = 112 "oooooooooooxoooooooooooooooooooooooooooo",
    At12 = 113 "ooooooooooooxooooooooooooooooooooooooooo",
    At13 = 114 "oooooooooooooxoooooooooooooooooooooooooo",
    At14 = 115 "ooooooooooooooxooooooooooooooooooooooooo",
    At15 = 116 "oooooooooooooooxoooooooooooooooooooooooo",
    At16 = 117 "ooooooooooooooooxooooooooooooooooooooooo",
    At17 = 118 "oooooooooooooooooxoooooooooooooooooooooo",
    At18 = 119 "ooooooooooooooooooxooooooooooooooooooooo",
    At19 = 120 "oooooooooooooooooooxoooooooooooooooooooo",
    At20 = 121 "ooooooooooooooooooooxooooooooooooooooooo",
    At21 = 122 "oooooooooooooooooooooxoooooooooooooooooo",
    At22 = 123 "ooooooooooooooooooooooxooooooooooooooooo",
    At23 = 124 "oooooooooooooooooooooooxoooooooooooooooo",
    At24 = 125 "ooooooooooooooooooooooooxooooooooooooooo",
    At25 = 126 "oooooooooooooooooooooooooxoooooooooooooo",
    At26 = 127 "ooooooooooooooooooooooooooxooooooooooooo",
    At27 = 128 "oooooooooooooooooooooooooooxoooooooooooo",
    At28 = 129 "ooooooooooooooooooooooooooooxooooooooooo",
    At29 = 130 "oooooooooooooooooooooooooooooxoooooooooo",
    At30 = 131 "ooooooooooooooooooooooooooooooxooooooooo",
    At31 = 132 "oooooooooooooooooooooooooooooooxoooooooo",
    At32 = 133 "ooooooooooooooooooooooooooooooooxooooooo",
    At33 = 134 "oooooooooooooooooooooooooooooooooxoooooo",
    At34 = 135 "ooooooooooooooooooooooooooooooooooxooooo",
    At35 = 136 "oooooooooooooooooooooooooooooooooooxoooo",
    At36 = 137 "ooooooooooooooooooooooooooooooooooooxooo",
    At37 = 138 "oooooooooooooooooooooooooooooooooooooxoo",
    At38 = 139 "ooooooooooooooooooooooooooooooooooooooxo",
    At39 = 140 "ooooooooooooooooooooooooooooooooooooooox",
}

// The same bytes, apart from one that differs in the bit of the case.
labeled! { OneBitApartAnywhere (allow_duplicate_labels):
    None = 100 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At0 = 101 "Kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At1 = 102 "kKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At2 = 103 "kkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At3 = 104 "kkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At4 = 105 "kkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At5 = 106 "kkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At6 = 107 "kkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At7 = 108 "kkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At8 = 109 "kkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At9 = 110 "kkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At10 = 111 "kkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At11 = 112 "kkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At12 = 113 "kkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At13 = 114 "kkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkkk",
    At14 = 115 "kkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkkk",
    At15 = 116 "kkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkkk",
    At16 = 117 "kkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkkk",
    At17 = 118 "kkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkkk",
    At18 = 119 "kkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkkk",
    At19 = 120 "kkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkkk",
    At20 = 121 "kkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkkk",
    At21 = 122 "kkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkkk",
    At22 = 123 "kkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkkk",
    At23 = 124 "kkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkkk",
    At24 = 125 "kkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkkk",
    At25 = 126 "kkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkkk",
    At26 = 127 "kkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkkk",
    At27 = 128 "kkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkkk",
    At28 = 129 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkkk",
    At29 = 130 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkkk",
    At30 = 131 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkkk",
    At31 = 132 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkkk",
    At32 = 133 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkkk",
    At33 = 134 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkkk",
    At34 = 135 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkkk",
    At35 = 136 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkkk",
    At36 = 137 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkkk",
    At37 = 138 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKkk",
    At38 = 139 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkKk",
    At39 = 140 "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkK",
}
