const _: () = __option_set {
    facade: __facade,
    set: BotEngagementMode,
    visibility: tokens![pub],
    documentation: "Every option in declaration order:\n\n| variant | value | label | description |\n|---|--:|---|---|\n| Default | 192350000 | Default | No engagement mode is set. |\n| PreConversation | 192350001 | PreConversation |  |\n| PostConversation | 192350002 | PostConverstation |  |\n",
    counts: [3, 3, 4],
    options: [
        BotEngagementMode::Default,
        BotEngagementMode::PreConversation,
        BotEngagementMode::PostConversation,
    ],
    labels: ["Default", "PreConversation", "PostConverstation"],
    descriptions: ["No engagement mode is set.", "", ""],
    column: Named,
    slots: in_order,
    values: {
        Span {
            first: 192350000,
            slots: 3,
            positions: __facade::Packed::EMPTY,
        }
    },
    parts: parts {
        enum_name: "BotEngagementMode",
        table: "msdyn_ocsession",
        column: "msdyn_botengagementmode",
        texts: __facade::Texts {
            labels: &TABLES.labels,
            aliases: &[
                __facade::OptionText {
                    position: 2,
                    text: "PostConversation",
                },
            ],
            index: __facade::LabelIndex::Hash {
                hash: __facade::PerfectHash {
                    seed: 18101309119030894323,
                    shift: 63,
                    mask: 3,
                    displacements: __facade::Packed::U8(b"\0\0"),
                },
                texts: __facade::Packed::U8(b"\x01\0\x02\x03"),
            },
        },
        some_undescribed: true,
    },
    discriminant: __discriminant,
};
