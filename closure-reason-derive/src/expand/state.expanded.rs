const _: () = __option_set {
    facade: __facade,
    set: SessionState,
    visibility: [],
    documentation: "Every option in declaration order:\n\n| variant | value | label | description |\n|---|--:|---|---|\n| Open | 0 | Open |  |\n| Completed | 1 | Completed |  |\n",
    counts: [2, 0, 3],
    options: [SessionState::Open, SessionState::Completed],
    labels: ["Open", "Completed"],
    descriptions: [],
    column: Named,
    slots: in_order,
    values: {
        Span {
            first: 0,
            slots: 2,
            positions: __facade::Packed::EMPTY,
        }
    },
    parts: parts {
        enum_name: "SessionState",
        table: "msdyn_ocsession",
        column: "statecode",
        kind: __facade::OptionSetKind::State,
        texts: __facade::Texts {
            labels: &TABLES.labels,
            aliases: __facade::OptionText::NONE,
            index: __facade::LabelIndex::Hash {
                hash: __facade::PerfectHash {
                    seed: 18101309119030894323,
                    shift: 63,
                    mask: 1,
                    displacements: __facade::Packed::U8(b"\0\0"),
                },
                texts: __facade::Packed::U8(b"\0\x01"),
            },
        },
        extra: &EXTRA,
    },
    extra: extra {
        invariant_names: &[
            __facade::OptionText {
                position: 1,
                text: "Completed",
            },
        ],
        default_statuses: &[
            __facade::value_of(
                <SessionState as __facade::State>::__STATUS_VALUES,
                <<SessionState as __facade::State>::Status>::Open as __facade::i64,
            ),
            __facade::value_of(
                <SessionState as __facade::State>::__STATUS_VALUES,
                <<SessionState as __facade::State>::Status>::Completed as __facade::i64,
            ),
        ],
    },
    discriminant: __discriminant,
};
const _: () = __option_set_state {
    facade: __facade,
    set: SessionState,
    status: [SessionStatus],
    default_statuses: [
        <<SessionState as ::closure_reason::__private::State>::Status>::Open,
        <<SessionState as ::closure_reason::__private::State>::Status>::Completed,
    ],
    values: [0, 1],
};
const _: () = {
    if !::closure_reason::__private::status_belongs(
        <<SessionState as ::closure_reason::__private::State>::Status>::Open.metadata(),
        0,
    ) {
        ::core::panic!(
            "default status `Open` of state `Open` belongs to another state: name one that says `state = Open`; if that is how the table is, add `default_of_another_state`, or `no_status_reasons` if no status reason says `state = Open`"
        )
    }
};
const _: () = {
    if !::closure_reason::__private::status_belongs(
        <<SessionState as ::closure_reason::__private::State>::Status>::Completed
            .metadata(),
        1,
    ) {
        ::core::panic!(
            "default status `Completed` of state `Completed` belongs to another state: name one that says `state = Completed`; if that is how the table is, add `default_of_another_state`, or `no_status_reasons` if no status reason says `state = Completed`"
        )
    }
};
