//! Proves what a derived enum can do, on small enums made for the test.

use std::error::Error;

use closure_reason::{Kind, LabelError, OptionMetadata, OptionSet, OptionSetMetadata, UnknownValue};

/// Gaps, a negative value, neither ascending nor descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(table = "sdkmessageprocessingstep", column = "invocationsource")]
enum InvocationSource {
    #[option(value = 7, label = "Far away", desc = "Not near.", alias = "Afar", alias = "Distant")]
    Far,
    #[option(value = -1)]
    Internal,
    #[option(value = 0, desc = "")]
    Parent,
    /// Called by a parent.
    #[option(value = 1)]
    Child,
}

const INVOCATION_SOURCES: [(InvocationSource, i32, &str, Option<&str>); 4] = [
    (InvocationSource::Far, 7, "Far away", Some("Not near.")),
    (InvocationSource::Internal, -1, "Internal", None),
    (InvocationSource::Parent, 0, "Parent", None),
    (InvocationSource::Child, 1, "Child", Some("Called by a parent.")),
];

mod conversions {
    use super::*;

    #[test]
    fn all_holds_every_option_in_declaration_order() {
        assert_eq!(InvocationSource::ALL, INVOCATION_SOURCES.map(|(option, ..)| option));
    }

    #[test]
    fn an_option_tells_its_value_label_description_and_index() {
        for (index, (option, value, label, description)) in INVOCATION_SOURCES.into_iter().enumerate() {
            assert_eq!(option.value(), value);
            assert_eq!(option.label(), label);
            assert_eq!(option.description(), description);
            assert_eq!(option.index(), index);
        }
    }

    #[test]
    fn a_value_finds_its_option_and_a_gap_finds_none() {
        assert_eq!(InvocationSource::from_value(-1), Some(InvocationSource::Internal));
        assert_eq!(InvocationSource::from_value(7), Some(InvocationSource::Far));
        for gap in [i32::MIN, -2, 2, 3, 6, 8, i32::MAX] {
            assert_eq!(InvocationSource::from_value(gap), None);
        }
    }

    #[test]
    fn label_and_aliases_find_the_option_and_nothing_else_does() {
        for text in ["Far away", "Afar", "Distant"] {
            assert_eq!(InvocationSource::from_label(text), Some(InvocationSource::Far));
            assert_eq!(text.parse(), Ok(InvocationSource::Far));
        }
        for text in ["Far", "far away", "Far away ", "", "7"] {
            assert_eq!(InvocationSource::from_label(text), None);
            assert!(text.parse::<InvocationSource>().is_err());
        }
    }

    #[test]
    fn label_and_aliases_are_found_whatever_the_case_of_ascii_letters() {
        for text in ["FAR AWAY", "far away", "aFAR", "distant"] {
            assert_eq!(InvocationSource::from_label_ignore_case(text), Some(InvocationSource::Far));
        }
        assert_eq!(InvocationSource::from_label_ignore_case("FAR"), None);
    }

    #[test]
    fn an_option_becomes_its_value_and_a_value_its_option() {
        assert_eq!(i32::from(InvocationSource::Internal), -1);
        assert_eq!(InvocationSource::try_from(-1), Ok(InvocationSource::Internal));
        assert_eq!(InvocationSource::try_from(5).unwrap_err().value(), 5);
    }

    #[test]
    fn display_writes_the_label_and_honours_width_fill_alignment_and_precision() {
        let far = InvocationSource::Far;
        assert_eq!(far.to_string(), "Far away");
        assert_eq!(format!("[{far:10}]"), "[Far away  ]");
        assert_eq!(format!("[{far:*>10}]"), "[**Far away]");
        assert_eq!(format!("[{far:.3}]"), "[Far]");
    }

    #[test]
    fn the_default_label_is_the_variant_name_without_the_raw_prefix() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[allow(non_camel_case_types, reason = "keywords are written small")]
        enum Keyword {
            #[option(value = 1)]
            r#type,
            #[option(value = 2)]
            Größe,
        }
        assert_eq!(Keyword::r#type.label(), "type");
        assert_eq!(Keyword::from_label("r#type"), None);
        assert_eq!(Keyword::Größe.label(), "Größe");
    }

    #[test]
    fn an_enum_has_its_name_without_the_raw_prefix() {
        #[derive(Clone, Copy, OptionSet)]
        #[allow(non_camel_case_types)]
        enum r#match {
            #[option(value = 1)]
            One,
        }
        assert_eq!(r#match::METADATA.enum_name(), "match");
        assert_eq!(r#match::One.value(), 1);
    }

    #[test]
    fn several_attributes_on_one_item_are_merged() {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(table = "demo_job")]
        #[option_set(column = "demo_grade")]
        enum Grade {
            #[option(value = 1)]
            #[option(label = "First rate", alias = "A")]
            #[option(alias = "Best")]
            First,
        }
        assert_eq!(Grade::METADATA.table(), Some("demo_job"));
        assert_eq!(Grade::METADATA.column(), Some("demo_grade"));
        assert_eq!(Grade::First.label(), "First rate");
        assert!(Grade::First.metadata().aliases().eq(["A", "Best"]));
    }
}

/// Makes an enum of the values and proves that each finds its option, and that all their neighbours find none.
macro_rules! proves_values {
    ($($variant:ident = $value:expr),+ $(,)?) => {{
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        enum Set {
            $(#[option(value = $value)] $variant,)+
        }
        let values: &[i32] = &[$($value),+];
        assert_eq!(Set::ALL, [$(Set::$variant),+]);
        $(
            assert_eq!(Set::$variant.value(), $value);
            assert_eq!(Set::from_value($value), Some(Set::$variant));
            assert_eq!(Set::$variant.label(), stringify!($variant));
            assert_eq!(Set::from_label(stringify!($variant)), Some(Set::$variant));
        )+
        for &value in values {
            for shift in 0..32 {
                let step = 1 << shift;
                for stranger in [value.wrapping_add(step), value.wrapping_sub(step), value ^ step] {
                    assert_eq!(Set::from_value(stranger).is_some(), values.contains(&stranger), "{stranger}");
                }
            }
        }
    }};
}

mod values {
    use super::*;

    #[test]
    fn may_be_contiguous() {
        proves_values!(A = 192_350_000, B = 192_350_001, C = 192_350_002, D = 192_350_003);
    }

    #[test]
    fn may_be_contiguous_across_zero() {
        proves_values!(A = -2, B = -1, C = 0, D = 1);
    }

    #[test]
    fn may_descend() {
        proves_values!(A = 3, B = 2, C = 1, D = 0);
    }

    #[test]
    fn may_be_in_any_order() {
        proves_values!(A = 808_620_017, B = 808_620_000, C = 808_620_003, D = 808_620_001, E = 808_620_002);
    }

    #[test]
    fn may_have_small_gaps() {
        proves_values!(A = 1, B = 3, C = 60, D = 40);
    }

    #[test]
    fn may_be_one_alone() {
        proves_values!(A = -1);
    }

    #[test]
    fn may_be_the_least_beside_the_greatest() {
        proves_values!(A = 2_147_483_647, B = -2_147_483_648);
    }

    #[test]
    fn may_be_the_least_and_the_greatest_with_others_between() {
        proves_values!(A = 0, B = -2_147_483_648, C = 192_350_000, D = -1, E = 2_147_483_647);
    }

    #[test]
    fn may_be_contiguous_up_to_the_greatest() {
        proves_values!(A = 2_147_483_645, B = 2_147_483_646, C = 2_147_483_647);
    }

    #[test]
    fn may_be_contiguous_from_the_least() {
        proves_values!(A = -2_147_483_648, B = -2_147_483_647, C = -2_147_483_646);
    }

    #[test]
    fn may_come_from_several_publishers() {
        proves_values!(
            A = 19_241_000,
            B = 192_300_000,
            C = 192_350_001,
            D = 192_440_000,
            E = 1,
            F = 972_230_006
        );
    }

    #[test]
    fn may_be_written_in_other_bases() {
        proves_values!(A = 0x10, B = 0b11, C = 0o17, D = -0x7fff_ffff);
    }

    #[test]
    fn may_all_be_equal_modulo_a_power_of_two() {
        proves_values!(
            A = 0,
            B = 0x1_0000,
            C = 0x2_0000,
            D = 0x3_0000,
            E = 0x100_0000,
            F = 0x200_0000,
            G = 0x4000_0000,
            H = -0x4000_0000,
        );
    }

    #[test]
    fn may_differ_in_one_high_bit_alone() {
        proves_values!(A = 5, B = 0x4000_0005, C = 0x2000_0005, D = 0x1000_0005, E = -2_147_483_643);
    }

    #[test]
    fn may_be_three_hundred_from_all_over() {
        proves_values! {
            V0 = 1_620_556_842, V1 = -1_985_216_933, V2 = 16_328_902, V3 = 301_718_601, V4 = 1_334_522_015,
            V5 = 1_355_026_548, V6 = -1_607_127_604, V7 = -461_234_440, V8 = -163_401_771,
            V9 = -1_506_556_703, V10 = -1_690_439_064, V11 = -541_660_101, V12 = -566_563_845,
            V13 = -49_909_183, V14 = -338_458_533, V15 = 659_870_896, V16 = 379_886_555, V17 = -962_821_787,
            V18 = 181_008_007, V19 = 1_657_335_721, V20 = 1_938_377_211, V21 = 861_461_853, V22 = 704_723_025,
            V23 = -2_089_028_577, V24 = 567_003_244, V25 = 1_153_959_923, V26 = -563_870_594,
            V27 = -1_730_826_003, V28 = -585_526_921, V29 = 1_307_068_846, V30 = 1_644_332_933,
            V31 = 1_540_195_931, V32 = 496_315_069, V33 = 1_969_527_163, V34 = -1_460_573_050,
            V35 = 1_955_128_667, V36 = 1_451_083_386, V37 = -1_468_193_679, V38 = -1_875_650_491,
            V39 = 1_620_882_511, V40 = 443_751_065, V41 = -282_801_520, V42 = -2_026_112_584,
            V43 = 629_239_923, V44 = 696_715_893, V45 = 1_073_879_730, V46 = -797_621_041,
            V47 = -1_460_067_067, V48 = -1_834_770_099, V49 = 1_167_862_535, V50 = -2_070_153_875,
            V51 = 1_615_105_709, V52 = 1_851_432_982, V53 = 1_541_387_975, V54 = -1_979_842_807,
            V55 = -237_093_258, V56 = -1_975_084_545, V57 = -797_136_304, V58 = 1_294_767_033,
            V59 = -809_632_151, V60 = 1_977_397_316, V61 = -200_812_230, V62 = 1_368_065_277,
            V63 = -951_068_049, V64 = 1_047_987_068, V65 = -667_798_544, V66 = -621_393_199,
            V67 = 1_938_326_062, V68 = 1_875_394_438, V69 = -367_387_089, V70 = 565_168_878,
            V71 = -808_454_128, V72 = 30_523_681, V73 = -1_974_557_396, V74 = 521_001_435,
            V75 = 2_068_345_298, V76 = -1_371_455_276, V77 = 1_618_245_305, V78 = -1_405_544_068,
            V79 = 2_081_745_942, V80 = -927_749_209, V81 = 1_332_297_114, V82 = 1_937_445_591,
            V83 = 1_863_249_111, V84 = -1_660_825_973, V85 = 2_021_559_264, V86 = 701_867_922,
            V87 = 1_800_123_203, V88 = 588_144_353, V89 = 819_729_839, V90 = -1_848_850_758,
            V91 = 1_123_249_519, V92 = 107_983_286, V93 = -412_375_333, V94 = -2_087_249_745,
            V95 = -171_852_164, V96 = -1_209_730_776, V97 = 548_914_338, V98 = 56_341_982,
            V99 = 1_012_455_897, V100 = -1_933_142_259, V101 = -816_651_985, V102 = -165_945_161,
            V103 = 41_651_231, V104 = 1_743_471_628, V105 = -1_377_121_076, V106 = -2_047_178_266,
            V107 = 1_688_794_927, V108 = -227_681_056, V109 = 1_872_643_646, V110 = 445_498_434,
            V111 = -612_165_880, V112 = 1_285_883_726, V113 = -1_631_157_575, V114 = 971_543_376,
            V115 = 448_819_437, V116 = 2_091_850_779, V117 = 832_316_299, V118 = 1_768_576_851,
            V119 = -896_763_786, V120 = -1_858_332_730, V121 = -850_678_342, V122 = -1_264_397_337,
            V123 = 390_184_722, V124 = -1_079_716_351, V125 = -247_753_523, V126 = 585_745_938,
            V127 = 911_544_380, V128 = -1_749_440_663, V129 = -438_427_778, V130 = 1_321_655_165,
            V131 = -1_960_382_671, V132 = 1_258_206_943, V133 = 1_172_801_114, V134 = 1_945_448_974,
            V135 = 2_105_590_908, V136 = -1_580_777_440, V137 = -918_367_512, V138 = -1_761_682_241,
            V139 = 2_108_844_473, V140 = -1_508_936_166, V141 = -1_962_183_302, V142 = -543_011_592,
            V143 = -615_787_812, V144 = -1_933_797_638, V145 = -1_068_196_191, V146 = 128_639_726,
            V147 = 278_038_304, V148 = -871_149_874, V149 = -142_098_921, V150 = -1_602_646_841,
            V151 = 387_251_154, V152 = -1_375_625_143, V153 = -356_527_411, V154 = 812_582_302,
            V155 = 1_347_325_823, V156 = -1_628_864_109, V157 = -1_194_981_502, V158 = 27_190_086,
            V159 = 1_169_328_690, V160 = 1_204_762_930, V161 = -1_176_452_836, V162 = 133_458_413,
            V163 = -491_099_210, V164 = -203_222_852, V165 = -529_296_130, V166 = 196_569_753,
            V167 = -1_092_669_947, V168 = -2_105_958_808, V169 = 854_505_832, V170 = 959_668_751,
            V171 = 750_241_989, V172 = 1_620_972_195, V173 = 1_753_371_845, V174 = 1_435_916_333,
            V175 = 24_568_112, V176 = 1_226_090_382, V177 = 1_641_078_163, V178 = 1_759_979_954,
            V179 = -1_161_772_335, V180 = -430_666_505, V181 = -1_050_201_261, V182 = 318_624_934,
            V183 = 1_768_873_334, V184 = -206_786_049, V185 = 1_674_915_748, V186 = 1_630_666_537,
            V187 = 844_814_657, V188 = 705_630_184, V189 = -1_277_530_553, V190 = -568_658_683,
            V191 = -939_767_843, V192 = 1_771_984_788, V193 = 451_779_977, V194 = -2_043_199_912,
            V195 = -1_565_043_847, V196 = -139_146_557, V197 = 721_272_996, V198 = -786_058_191,
            V199 = -1_350_665_641, V200 = 208_166_711, V201 = -302_498_744, V202 = -610_797_048,
            V203 = -86_189_400, V204 = -723_221_106, V205 = 1_074_001_566, V206 = -2_006_452_033,
            V207 = -2_009_605_961, V208 = 399_028_483, V209 = 206_189_767, V210 = -1_787_939_099,
            V211 = 836_497_060, V212 = -783_727_201, V213 = -1_973_605_964, V214 = -1_955_324_444,
            V215 = 370_370_593, V216 = 1_245_605_746, V217 = 1_171_417_014, V218 = 1_794_723_376,
            V219 = -411_014_124, V220 = 1_604_371_015, V221 = 1_675_618_223, V222 = 2_129_869_101,
            V223 = 2_123_883_596, V224 = -807_621_396, V225 = 1_143_420_665, V226 = 795_160_047,
            V227 = 1_414_881_488, V228 = 1_593_769_338, V229 = 1_147_775_012, V230 = 1_586_741_804,
            V231 = 1_247_971_644, V232 = -202_788_784, V233 = -35_481_237, V234 = 2_114_195_097,
            V235 = -1_184_716_409, V236 = -1_043_145_467, V237 = -432_176_034, V238 = 1_236_632_714,
            V239 = -267_114_383, V240 = 368_376_930, V241 = 1_829_062_357, V242 = 2_040_955_509,
            V243 = -275_649_326, V244 = 1_634_033_507, V245 = 468_062_277, V246 = 213_453_326,
            V247 = 784_654_415, V248 = -259_556_875, V249 = 1_659_300_170, V250 = -718_969_547,
            V251 = -1_288_218_211, V252 = 1_439_204_950, V253 = 1_217_152_956, V254 = 1_270_596_652,
            V255 = -1_566_615_608, V256 = 1_737_571_641, V257 = 664_937_928, V258 = 1_216_853_810,
            V259 = 1_272_850_550, V260 = 1_655_663_554, V261 = 1_609_642_122, V262 = -1_013_798_931,
            V263 = -948_882_193, V264 = -2_041_735_130, V265 = 835_270_135, V266 = 538_677_332,
            V267 = 1_941_799_082, V268 = 587_931_269, V269 = -1_150_573_752, V270 = 1_817_187_945,
            V271 = -1_407_717_016, V272 = -970_781_682, V273 = -530_204_856, V274 = 138_929_181,
            V275 = 1_930_470_828, V276 = 218_347_027, V277 = -1_561_043_836, V278 = -539_573_198,
            V279 = 1_111_517_619, V280 = -230_651_249, V281 = 74_549_108, V282 = -229_973_578,
            V283 = 1_309_963_515, V284 = 106_719_307, V285 = 734_642_034, V286 = 1_148_718_650,
            V287 = -1_912_384_146, V288 = -1_723_100_536, V289 = -1_240_548_346, V290 = 1_112_139_579,
            V291 = -56_643_614, V292 = 1_281_956_807, V293 = -296_731_215, V294 = 1_778_185_416,
            V295 = 476_711_588, V296 = -1_748_186_409, V297 = 233_961_671, V298 = 781_083_149,
            V299 = 856_989_388,
        }
    }
}

mod discriminants {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    enum State {
        Inactive = 1,
        Active = 0,
        Internal = -1,
        Last = 2_147_483_647,
    }

    #[test]
    fn may_be_the_values() {
        assert_eq!(State::ALL, [State::Inactive, State::Active, State::Internal, State::Last]);
        for (index, (option, value)) in
            [(State::Inactive, 1), (State::Active, 0), (State::Internal, -1), (State::Last, 2_147_483_647)]
                .into_iter()
                .enumerate()
        {
            assert_eq!(option.value(), value);
            assert_eq!(option as i32, value);
            assert_eq!(option.index(), index);
            assert_eq!(State::from_value(value), Some(option));
        }
        assert_eq!(State::from_value(2), None);
        assert_eq!(State::Internal.label(), "Internal");
    }

    #[test]
    fn may_stand_beside_equal_values() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        enum Grade {
            #[option(value = 5)]
            First = 5,
            #[option(value = 6)]
            Second,
            Third = 9,
        }
        assert_eq!(
            [5, 6, 9].map(Grade::from_value),
            [Some(Grade::First), Some(Grade::Second), Some(Grade::Third)]
        );
        assert_eq!([Grade::First, Grade::Second, Grade::Third].map(Grade::index), [0, 1, 2]);
        assert_eq!([Grade::First, Grade::Second, Grade::Third].map(Grade::value), [5, 6, 9]);
    }

    #[test]
    fn may_be_of_a_type_with_fewer_bits() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[repr(i8)]
        enum Small {
            Least = -128,
            Zero = 0,
            Greatest = 127,
        }
        assert_eq!([Small::Least, Small::Zero, Small::Greatest].map(Small::value), [-128, 0, 127]);
        assert_eq!([Small::Least, Small::Zero, Small::Greatest].map(Small::index), [0, 1, 2]);
    }

    #[test]
    fn do_not_matter_where_the_values_are_in_the_attribute() {
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        #[repr(u8)]
        enum Dense {
            #[option(value = 192_350_001)]
            A,
            #[option(value = 192_350_000)]
            B,
        }
        assert_eq!(Dense::A as u8, 0);
        assert_eq!(Dense::A.value(), 192_350_001);
        assert_eq!(Dense::B.value(), 192_350_000);
    }
}

mod descriptions {
    use super::*;

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
}

/// Every item that is `const`, in constants.
mod constants {
    use super::*;

    const FAR: Option<InvocationSource> = InvocationSource::from_value(7);
    const NONE: Option<InvocationSource> = InvocationSource::from_value(8);
    const VALUE: i32 = InvocationSource::Internal.value();
    const LABEL: &str = InvocationSource::Far.label();
    const DESCRIPTION: Option<&str> = InvocationSource::Far.description();
    const INDEX: usize = InvocationSource::Child.index();
    const OPTION: OptionMetadata = InvocationSource::Far.metadata();
    const OPTION_VALUE: i32 = OPTION.value();
    const COLUMN: Option<&str> = InvocationSource::METADATA.column();
    const FOUND: Option<OptionMetadata> = InvocationSource::METADATA.option(-1);
    static COUNTS: [u32; InvocationSource::ALL.len()] = [0; InvocationSource::METADATA.len()];

    #[test]
    fn may_be_made_with_the_inherent_items() {
        assert_eq!(FAR, Some(InvocationSource::Far));
        assert_eq!(NONE, None);
        assert_eq!(VALUE, -1);
        assert_eq!(LABEL, "Far away");
        assert_eq!(DESCRIPTION, Some("Not near."));
        assert_eq!(INDEX, 3);
        assert_eq!(OPTION_VALUE, 7);
        assert_eq!(COLUMN, Some("invocationsource"));
        assert_eq!(FOUND.map(OptionMetadata::label), Some("Internal"));
        assert_eq!(COUNTS.len(), 4);
    }
}

mod metadata {
    use super::*;

    #[derive(Clone, Copy, Debug, OptionSet)]
    #[option_set(
        table = "msdyn_ocsession",
        column = "msdyn_state",
        name = "msdyn_ocsession_msdyn_state",
        display_name = "State"
    )]
    enum Local {
        #[option(value = 192_350_000)]
        Default,
    }

    #[derive(Clone, Copy, OptionSet)]
    #[option_set(global = "msdyn_streamsource")]
    enum Global {
        #[option(value = 192_350_002)]
        Custom,
    }

    #[derive(Clone, Copy, OptionSet)]
    enum Bare {
        #[option(value = 1)]
        One,
    }

    #[test]
    fn of_a_local_set_has_all_its_names() {
        let set: &OptionSetMetadata = Local::METADATA;
        assert_eq!(set.enum_name(), "Local");
        assert_eq!(set.table(), Some("msdyn_ocsession"));
        assert_eq!(set.column(), Some("msdyn_state"));
        assert_eq!(set.name(), Some("msdyn_ocsession_msdyn_state"));
        assert_eq!(set.display_name(), Some("State"));
        assert_eq!(set.global(), None);
        assert_eq!(set.kind(), Kind::Choice);
        assert_eq!(Local::Default.value(), 192_350_000);
    }

    #[test]
    fn of_a_global_set_has_its_name_and_no_column() {
        let set = Global::METADATA;
        assert_eq!(set.global(), Some("msdyn_streamsource"));
        assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
        assert_eq!(Global::Custom.value(), 192_350_002);
    }

    #[test]
    fn has_none_for_what_is_not_given() {
        let set = Bare::METADATA;
        assert_eq!(set.enum_name(), "Bare");
        assert_eq!((set.name(), set.table(), set.column()), (None, None, None));
        assert_eq!((set.global(), set.display_name()), (None, None));
        assert_eq!(Bare::One.value(), 1);
    }

    #[test]
    fn lists_the_options_in_declaration_order_from_both_ends() {
        let set = InvocationSource::METADATA;
        let expected = INVOCATION_SOURCES.map(|(_, value, label, description)| (value, label, description));
        let row = |option: OptionMetadata| (option.value(), option.label(), option.description());
        assert_eq!(set.len(), 4);
        assert_eq!(set.options().len(), 4);
        assert!(set.options().map(row).eq(expected));
        assert!(set.options().rev().map(row).eq(expected.into_iter().rev()));
        assert!(set.options().map(OptionMetadata::index).eq(0..4));
    }

    #[test]
    fn lists_the_aliases_of_an_option_in_their_order() {
        assert!(InvocationSource::Far.metadata().aliases().eq(["Afar", "Distant"]));
        assert_eq!(InvocationSource::Internal.metadata().aliases().count(), 0);
    }

    #[test]
    fn finds_an_option_by_its_value() {
        let set = InvocationSource::METADATA;
        assert_eq!(set.option(-1), Some(InvocationSource::Internal.metadata()));
        assert_eq!(set.option(7), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option(2), None);
    }

    #[test]
    fn finds_an_option_by_its_label_or_alias() {
        let set = InvocationSource::METADATA;
        assert_eq!(set.option_labelled("Far away"), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option_labelled("Distant"), Some(InvocationSource::Far.metadata()));
        assert_eq!(set.option_labelled("Child"), Some(InvocationSource::Child.metadata()));
        assert_eq!(set.option_labelled("child"), None);
    }

    #[test]
    fn of_an_option_knows_its_set() {
        assert_eq!(InvocationSource::Far.metadata().set(), InvocationSource::METADATA);
        assert_ne!(InvocationSource::Far.metadata().set(), Bare::METADATA);
    }

    #[test]
    fn is_written_as_the_enum_and_the_best_name_of_the_set() {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(name = "demo_job_demo_grade")]
        enum Named {
            #[option(value = 1)]
            One,
        }
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(column = "demo_grade")]
        enum Column {
            #[option(value = 1)]
            One,
        }
        assert_eq!(Local::METADATA.to_string(), "Local (msdyn_ocsession.msdyn_state)");
        assert_eq!(Global::METADATA.to_string(), "Global (msdyn_streamsource)");
        assert_eq!(Bare::METADATA.to_string(), "Bare");
        assert_eq!(Named::METADATA.to_string(), "Named (demo_job_demo_grade)");
        assert_eq!(Column::METADATA.to_string(), "Column (demo_grade)");
        assert_eq!([Named::One.value(), Column::One.value()], [1, 1]);
    }

    #[test]
    fn is_short_in_debug() {
        assert_eq!(
            format!("{:?}", Local::METADATA),
            "OptionSetMetadata(Local (msdyn_ocsession.msdyn_state), options: 1)",
        );
        assert_eq!(
            format!("{:?}", InvocationSource::Internal.metadata()),
            r#"OptionMetadata { set: "InvocationSource", value: -1, label: "Internal", description: None, .. }"#,
        );
    }
}

/// The items of the trait, which an inherent item of the same name would hide.
mod generic {
    use super::*;

    fn row<T: OptionSet>(option: T) -> (i32, &'static str, Option<&'static str>, usize, OptionMetadata) {
        (option.value(), option.label(), option.description(), option.index(), option.metadata())
    }

    #[test]
    fn code_sees_the_same_options() {
        for (index, (option, value, label, description)) in INVOCATION_SOURCES.into_iter().enumerate() {
            assert_eq!(row(option), (value, label, description, index, option.metadata()));
        }
        assert_eq!(<InvocationSource as OptionSet>::ALL, InvocationSource::ALL);
        assert_eq!(<InvocationSource as OptionSet>::METADATA, InvocationSource::METADATA);
    }

    #[test]
    fn code_finds_the_same_options() {
        fn all<T: OptionSet>(value: i32, label: &str, folded: &str) -> [Option<T>; 3] {
            [T::from_value(value), T::from_label(label), T::from_label_ignore_case(folded)]
        }
        assert_eq!(all(7, "Afar", "DISTANT"), [Some(InvocationSource::Far); 3]);
        assert_eq!(all::<InvocationSource>(8, "afar", "far"), [None; 3]);
    }
}

mod errors {
    use super::*;

    /// Eight options and two, to count what a message leaves out.
    macro_rules! grades {
        ($name:ident: $($variant:ident = $value:literal),+) => {
            #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
            #[option_set(table = "demo_job", column = "demo_grade")]
            enum $name {
                $(#[option(value = $value)] $variant,)+
            }
        };
    }
    grades!(Eight: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8);
    grades!(Nine: A = 1, B = 2, C = 3, D = 4, E = 5, F = 6, G = 7, H = 8, I = 9);

    #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
    #[option_set(allow_duplicate_labels)]
    enum ReviewStatus {
        #[option(value = 3, label = "Needs review")]
        NeedsReview,
        #[option(value = 8, label = "Needs review")]
        NeedsReviewAgain,
        #[option(value = 11, label = "Rejected", alias = "Refused")]
        Rejected,
        #[option(value = 14, label = "Turned down", alias = "Rejected")]
        TurnedDown,
        #[option(value = 15, label = "needs REVIEW")]
        Shouted,
    }

    #[test]
    fn name_the_unknown_value_and_the_set() {
        let error: UnknownValue = Eight::try_from(-9).unwrap_err();
        assert_eq!(error.value(), -9);
        assert_eq!(error.set(), Eight::METADATA);
        assert_eq!(error.to_string(), "-9 is not an option of Eight (demo_job.demo_grade)");
    }

    #[test]
    fn list_the_labels_where_a_text_is_none_of_them() {
        let error: LabelError = "Z \"z\"".parse::<Eight>().unwrap_err();
        assert_eq!(error.text(), "Z \"z\"");
        assert_eq!(error.set(), Eight::METADATA);
        assert!(!error.is_ambiguous());
        assert_eq!(error.candidates().count(), 0);
        assert_eq!(
            error.to_string(),
            r#""Z \"z\"" is not a label of Eight (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H""#,
        );
    }

    #[test]
    fn list_eight_labels_and_count_the_others() {
        assert_eq!(
            "Z".parse::<Nine>().unwrap_err().to_string(),
            r#""Z" is not a label of Nine (demo_job.demo_grade), which has "A", "B", "C", "D", "E", "F", "G", "H" and 1 more"#,
        );
        let message = "Z".parse::<closure_reason::ClosureReason>().unwrap_err().to_string();
        assert!(message.ends_with(r#""AgentTransferred", "AgentDisconnected" and 40 more"#), "{message}");
    }

    #[test]
    fn list_the_candidates_where_several_options_bear_the_label() {
        let error = "Needs review".parse::<ReviewStatus>().unwrap_err();
        assert!(error.is_ambiguous());
        assert!(error.candidates().map(OptionMetadata::value).eq([3, 8]));
        assert_eq!(
            error.to_string(),
            r#""Needs review" is the label of several options of ReviewStatus: 3 "Needs review", 8 "Needs review""#,
        );
    }

    #[test]
    fn list_the_candidates_where_a_label_is_the_alias_of_another_option() {
        let error = "Rejected".parse::<ReviewStatus>().unwrap_err();
        assert!(error.candidates().map(OptionMetadata::value).eq([11, 14]));
        assert_eq!(
            error.to_string(),
            r#""Rejected" is the label of several options of ReviewStatus: 11 "Rejected", 14 "Turned down""#,
        );
    }

    #[test]
    fn do_not_arise_from_a_text_that_only_one_option_bears() {
        assert_eq!("Refused".parse(), Ok(ReviewStatus::Rejected));
        assert_eq!("Turned down".parse(), Ok(ReviewStatus::TurnedDown));
        assert_eq!("needs REVIEW".parse(), Ok(ReviewStatus::Shouted));
        assert_eq!(ReviewStatus::from_label_ignore_case("needs review"), None);
        assert_eq!(ReviewStatus::from_label("Needs review"), None);
        assert_eq!(ReviewStatus::METADATA.option_labelled("Needs review"), None);
    }

    #[test]
    fn are_short_in_debug() {
        assert_eq!(
            format!("{:?}", Eight::try_from(9).unwrap_err()),
            "UnknownValue { value: 9, set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8) }",
        );
        assert_eq!(
            format!("{:?}", "Z".parse::<Eight>().unwrap_err()),
            r#"LabelError { text: "Z", set: OptionSetMetadata(Eight (demo_job.demo_grade), options: 8), state: None }"#,
        );
    }

    #[test]
    fn are_equal_when_text_and_set_are() {
        let error = "Z".parse::<Eight>().unwrap_err();
        assert_eq!(error.clone(), error);
        assert_ne!(error, "Y".parse::<Eight>().unwrap_err());
        assert_ne!(error, "Z".parse::<Nine>().unwrap_err());
        let error = Eight::try_from(9).unwrap_err();
        assert_eq!({ error }, error);
        assert_ne!(error, Eight::try_from(10).unwrap_err());
    }

    #[test]
    fn pass_through_the_question_mark_into_a_boxed_error() {
        fn grade(value: i32, label: &str) -> Result<(Eight, Eight), Box<dyn Error + Send + Sync + 'static>> {
            Ok((Eight::try_from(value)?, label.parse()?))
        }
        assert_eq!(grade(1, "B").unwrap(), (Eight::A, Eight::B));
        assert!(grade(0, "B").unwrap_err().is::<UnknownValue>());
        assert!(grade(1, "Z").unwrap_err().is::<LabelError>());
    }

    #[test]
    fn are_errors_for_any_thread_and_can_be_cloned_and_compared() {
        fn assert<E: Error + Send + Sync + Clone + Eq + 'static>() {}
        fn copies<E: Copy>() {}
        assert::<UnknownValue>();
        assert::<LabelError>();
        copies::<UnknownValue>();
    }
}
