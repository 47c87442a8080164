use crate::{LabelError, OptionMetadata, OptionSet};

/// The states of a table's rows: the set of its column `statecode`, derived with `#[option_set(kind
/// = state(..))]`.
///
/// Every row has a state and, within it, a status reason. A state has a default status reason,
/// which a row gets when only its state is set. The two enums name each other, and the compiler
/// checks that they agree.
///
/// ```
/// use closure_reason::{OptionSet, State, StatusReason};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "msdyn_ocsession", column = "statecode", kind = state(SessionStatus))]
/// enum SessionState {
///     #[option(value = 0, invariant_name = "Open", default_status = Open)]
///     Open,
///     #[option(value = 1, invariant_name = "Completed", default_status = Completed)]
///     Completed,
/// }
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "msdyn_ocsession", column = "statuscode", kind = status(SessionState))]
/// enum SessionStatus {
///     #[option(value = 1, state = Open)]
///     Open,
///     #[option(value = 2, state = Completed)]
///     Completed,
/// }
///
/// assert_eq!(SessionState::Completed.default_status(), SessionStatus::Completed);
/// assert_eq!(SessionStatus::Open.state(), SessionState::Open);
/// assert!(SessionState::Open.statuses().eq([SessionStatus::Open]));
/// assert_eq!(SessionState::Completed.invariant_name(), Some("Completed"));
/// ```
///
/// # Odd tables
///
/// A default status normally belongs to the state whose default it is, and so every state has a
/// status reason. The compiler refuses anything else, because it is nearly always a mistake. A few
/// of Dataverse's own tables are different, though; then the attributes say how, and the compiler
/// checks that too:
///
/// - `default_of_another_state`: the state has status reasons, but its default status is not one of
///   them. In [`processsession`], the default status of the state `Complete` is `In Progress`, of
///   the state `Incomplete`;
/// - `no_status_reasons`: no status reason belongs to the state, and so its default status is
///   another state's. In [`msdyn_ocliveworkitem`], the default status of the state `Wrap-up
///   (Deprecated)` belongs to the state `Open`.
///
/// ```
/// use closure_reason::{OptionSet, State, StatusReason};
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "demo_visit", column = "statecode", kind = state(VisitStatus))]
/// enum VisitState {
///     #[option(value = 0, default_status = Planned)]
///     Open,
///     #[option(value = 1, default_status = Planned, default_of_another_state)]
///     Closed,
///     #[option(value = 2, default_status = Planned, no_status_reasons)]
///     Deprecated,
/// }
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "demo_visit", column = "statuscode", kind = status(VisitState))]
/// enum VisitStatus {
///     #[option(value = 1, state = Open)]
///     Planned,
///     #[option(value = 2, state = Closed)]
///     Done,
/// }
///
/// assert_eq!(VisitState::Closed.default_status().state(), VisitState::Open);
/// assert!(VisitState::Closed.statuses().eq([VisitStatus::Done]));
/// assert_eq!(VisitState::Deprecated.statuses().count(), 0);
/// ```
///
/// [`processsession`]: https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/processsession
/// [`msdyn_ocliveworkitem`]: https://learn.microsoft.com/dynamics365/developer/reference/entities/msdyn_ocliveworkitem
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the enum of a table's states",
    label = "this enum is not derived with `kind = state(..)`",
    note = "add `#[option_set(kind = state(MyStatus))]` to it, with the enum of the same table's status reasons"
)]
pub trait State: OptionSet {
    /// The status reasons of the same table.
    type Status: StatusReason<State = Self>;

    /// The derive's table.
    #[doc(hidden)]
    const __DEFAULT_STATUSES: &'static [Self::Status];

    /// The value of each discriminant from 0; empty where discriminants are values. The other
    /// enum's constants need it, and cannot use [`OptionSet::METADATA`] because that has the other
    /// enum's values in it.
    #[doc(hidden)]
    const __VALUES: &'static [i32];

    /// That of the other enum, for code that sees only this one.
    #[doc(hidden)]
    const __STATUS_VALUES: &'static [i32] = Self::Status::__VALUES;

    /// The status reason that a row gets when only its state is set.
    ///
    /// Its [`state`](StatusReason::state) is this one, unless the attributes of the state say
    /// `default_of_another_state` or `no_status_reasons`: see [odd tables](State#odd-tables).
    #[must_use]
    fn default_status(self) -> Self::Status {
        Self::__DEFAULT_STATUSES[self.index()]
    }

    /// The status reasons of this state, in declaration order.
    ///
    /// There is at least one, unless the attributes of the state say `no_status_reasons`, and the
    /// [default](Self::default_status) is among them, unless they say that or
    /// `default_of_another_state`.
    fn statuses(self) -> impl Iterator<Item = Self::Status> {
        Self::Status::ALL.iter().copied().filter(move |status| status.state().index() == self.index())
    }

    /// The status reason of this state with this label or alias. Status reasons of other states may
    /// have the same one.
    ///
    /// It takes no longer in a large set: the text leads straight to the status reasons that have
    /// it.
    ///
    /// ```
    /// use closure_reason::{OptionSet, State};
    ///
    /// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    /// #[option_set(kind = state(QuoteStatus))]
    /// enum QuoteState {
    ///     #[option(value = 0, default_status = Draft)]
    ///     Open,
    ///     #[option(value = 1, default_status = Sent)]
    ///     Active,
    /// }
    ///
    /// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
    /// #[option_set(kind = status(QuoteState))]
    /// enum QuoteStatus {
    ///     #[option(value = 1, label = "In Progress", state = Open)]
    ///     Draft,
    ///     #[option(value = 2, label = "In Progress", state = Active)]
    ///     Sent,
    /// }
    ///
    /// assert_eq!(QuoteState::Active.status_from_label("In Progress"), Ok(QuoteStatus::Sent));
    /// assert_eq!(QuoteStatus::from_label("In Progress"), None);
    /// ```
    ///
    /// # Errors
    /// When no status reason of this state has the text, or several have it.
    fn status_from_label(self, label: &str) -> Result<Self::Status, LabelError> {
        let of_this = |status: &Self::Status| status.state().index() == self.index();
        let with_label =
            Self::Status::METADATA.parts.with_text(label).map(|position| Self::Status::ALL[position]);
        let mut found = with_label.filter(of_this);
        match found.next() {
            Some(status) if found.all(|other| other.index() == status.index()) => Ok(status),
            _ => Err(LabelError::within(label, Self::Status::METADATA, self.metadata())),
        }
    }

    /// The name that does not change with the language, if the enum has it.
    #[must_use]
    fn invariant_name(self) -> Option<&'static str> {
        self.metadata().invariant_name()
    }
}

/// The status reasons of a table's rows: the set of its column `statuscode`, derived with
/// `#[option_set(kind = status(..))]`.
///
/// [`State`] has an example of the pair. If the table allows only some changes, the set says
/// `enforce_transitions`, and each status reason lists the ones that a row may change to; a status
/// reason without a list is final:
///
/// ```
/// use closure_reason::{OptionSet, StatusReason};
/// # #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// # #[option_set(kind = state(CaseStatus))]
/// # enum CaseState {
/// #     #[option(value = 0, default_status = New)]
/// #     Active,
/// #     #[option(value = 1, default_status = Solved)]
/// #     Resolved,
/// # }
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(kind = status(CaseState), enforce_transitions)]
/// enum CaseStatus {
///     #[option(value = 1, state = Active, transitions(Waiting, Solved))]
///     New,
///     #[option(value = 2, state = Active, transitions(Solved))]
///     Waiting,
///     #[option(value = 5, state = Resolved)]
///     Solved,
/// }
///
/// assert_eq!(CaseStatus::Waiting.state(), CaseState::Active);
/// assert!(CaseStatus::New.can_change_to(CaseStatus::Solved));
/// assert!(!CaseStatus::Waiting.can_change_to(CaseStatus::New));
/// assert!(!CaseStatus::Solved.can_change_to(CaseStatus::New));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the enum of a table's status reasons",
    label = "this enum is not derived with `kind = status(..)`",
    note = "add `#[option_set(kind = status(MyState))]` to it, with the enum of the same table's states"
)]
pub trait StatusReason: OptionSet {
    /// The states of the same table.
    type State: State<Status = Self>;

    /// The derive's table.
    #[doc(hidden)]
    const __STATES: &'static [Self::State];

    /// The value of each discriminant from 0; empty where discriminants are values. The other
    /// enum's constants need it, and cannot use [`OptionSet::METADATA`] because that has the other
    /// enum's values in it.
    #[doc(hidden)]
    const __VALUES: &'static [i32];

    /// That of the other enum, for code that sees only this one.
    #[doc(hidden)]
    const __STATE_VALUES: &'static [i32] = Self::State::__VALUES;

    /// The state that the status reason belongs to.
    #[must_use]
    fn state(self) -> Self::State {
        Self::__STATES[self.index()]
    }

    /// Whether a row may be changed from this status reason to another.
    ///
    /// Any change is allowed if the table does not enforce transitions. A row may always stay as it
    /// is.
    #[must_use]
    fn can_change_to(self, next: Self) -> bool {
        self.metadata().can_change_to(next.metadata())
    }
}

/// Where a state's default status belongs. The compiler asks for each state whose attributes say
/// that it is odd.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultStatusPlace {
    /// Unknown, because its enum has mistakes, or is not one of states. That is reported elsewhere.
    Unknown,
    /// It belongs to the state itself.
    ItsState,
    /// It belongs to another state, although this one has status reasons.
    AnotherState,
    /// It belongs to another state, and this one has no status reasons.
    NoStatusReasons,
}

impl DefaultStatusPlace {
    /// The place of the default status of the state with a value.
    #[must_use]
    pub const fn of(default_status: OptionMetadata, state: i32) -> Self {
        match default_status.state() {
            None => return Self::Unknown,
            Some(own) if own == state => return Self::ItsState,
            Some(_) => {}
        }
        let owners = default_status.set.parts.extra.states;
        let mut position = 0;
        while position < owners.len() {
            if owners[position] == state {
                return Self::AnotherState;
            }
            position += 1;
        }
        Self::NoStatusReasons
    }
}
