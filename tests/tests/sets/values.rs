//! Values anywhere in the range, given by the attribute or by the discriminant.

use closure_reason::OptionSet;

/// Makes an enum of the values. Proves that each finds its option, and that their neighbors find
/// none.
macro_rules! proves_values {
    ($($variant:ident = $value:expr),+ $(,)?) => {{
        #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
        enum Set {
            $(#[option(value = $value)] $variant,)+
        }
        assert_eq!(Set::ALL, [$(Set::$variant),+]);
        assert_found(
            &[$(($value, stringify!($variant))),+],
            &|index| (Set::ALL[index].value(), Set::ALL[index].label()),
            &|value| Set::from_value(value).map(Set::index),
            &|label| Set::from_label(label).map(Set::index),
        );
    }};
}

/// Asserts it with the methods of the set, whose results are indices. It is no part of the macro, because it would
/// then be compiled for each set.
#[track_caller]
fn assert_found(
    options: &[(i32, &str)],
    option: &dyn Fn(usize) -> (i32, &'static str),
    from_value: &dyn Fn(i32) -> Option<usize>,
    from_label: &dyn Fn(&str) -> Option<usize>,
) {
    for (index, &(value, label)) in options.iter().enumerate() {
        assert_eq!(option(index), (value, label));
        assert_eq!(from_value(value), Some(index), "{value}");
        assert_eq!(from_label(label), Some(index), "{label}");
        for shift in 0..32 {
            let step = 1 << shift;
            for stranger in [value.wrapping_add(step), value.wrapping_sub(step), value ^ step] {
                let is_option = options.iter().any(|(other, _)| *other == stranger);
                assert_eq!(from_value(stranger).is_some(), is_option, "{stranger}");
            }
        }
    }
}

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
    proves_values!(A = 19_241_000, B = 192_300_000, C = 192_350_001, D = 192_440_000, E = 1, F = 972_230_006);
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
