::closure_reason::__option_set! {
    SessionState[]
    "| value | label | description |\n|--:|---|---|\n| 0 | Open |  |\n| 1 | Completed |  |\n"[2,
    0] 3[SessionState::Open, SessionState::Completed] ["Open", "Completed"] [] { Span {
    first : 0, slots : 2, positions : __facade::Packed::Bytes(b"") } } { enum_name :
    "SessionState", table : "msdyn_ocsession", column : "statecode", kind :
    __facade::Kind::State, texts : __facade::Texts { labels : & TABLES.labels, aliases :
    & [], index : __facade::LabelIndex::Hash { hash : __facade::PerfectHash { seed :
    18101309119030894323, shift : 63, mask : 1, displacements :
    __facade::Packed::Bytes(b"\0\0") }, texts : __facade::Packed::Bytes(b"\0\x01") } },
    extra : & EXTRA, ..__facade::Parts::NONE } { #[allow(deprecated)] static EXTRA :
    __facade::Extra = __facade::Extra { invariant_names : & [__facade::OptionText {
    position : 1, text : "Completed" }], default_statuses : & [__facade::value_of(<
    SessionState as __facade::State > ::__STATUS_VALUES, << SessionState as
    __facade::State > ::Status > ::Open as __facade::i64,), __facade::value_of(<
    SessionState as __facade::State > ::__STATUS_VALUES, << SessionState as
    __facade::State > ::Status > ::Completed as __facade::i64,)], ..__facade::Extra::NONE
    }; }
}
::closure_reason::__option_set_state! {
    SessionState[] [] [] [SessionStatus] [<< SessionState as
    ::closure_reason::__private::State > ::Status > ::Open, << SessionState as
    ::closure_reason::__private::State > ::Status > ::Completed] [0, 1]
}
#[allow(deprecated)]
const _: () = {
    use ::core as __core;
    if !::closure_reason::__private::status_belongs(
        <<SessionState as ::closure_reason::__private::State>::Status>::Open.metadata(),
        0,
    ) {
        __core::panic!(
            "default status `Open` of state `Open` belongs to another state: name one that says `state = Open`; if the table really has it so, add `default_of_another_state`, or `no_status_reasons` if no status reason says `state = Open`"
        )
    }
};
#[allow(deprecated)]
const _: () = {
    use ::core as __core;
    if !::closure_reason::__private::status_belongs(
        <<SessionState as ::closure_reason::__private::State>::Status>::Completed
            .metadata(),
        1,
    ) {
        __core::panic!(
            "default status `Completed` of state `Completed` belongs to another state: name one that says `state = Completed`; if the table really has it so, add `default_of_another_state`, or `no_status_reasons` if no status reason says `state = Completed`"
        )
    }
};
