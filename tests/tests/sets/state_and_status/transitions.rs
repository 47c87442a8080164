use super::*;

#[test]
fn an_option_of_another_set_is_no_next_one() {
    for status in CaseStatus::METADATA.options() {
        let elsewhere = CaseState::METADATA.options().chain(ClosureReason::METADATA.options());
        assert!(elsewhere.into_iter().all(|other| !status.can_change_to(other)), "{status:?}");
        assert!(status.can_change_to(status));
    }
}

fn allowed<T: StatusReason>() -> Vec<(i32, i32)> {
    let pairs = T::ALL.iter().flat_map(|&from| T::ALL.iter().map(move |&to| (from, to)));
    pairs.filter(|(from, to)| from.can_change_to(*to)).map(|(from, to)| (from.value(), to.value())).collect()
}

#[test]
fn enforced_transitions_allow_those_listed_and_staying() {
    let expected =
        [(3, 3), (3, 1), (3, 5), (1, 3), (1, 1), (1, 5), (1, 6), (1, 7), (5, 5), (6, 1), (6, 6), (7, 7)];
    assert_eq!(allowed::<CaseStatus>(), expected);
}

#[test]
fn unless_enforced_every_transition_is_allowed() {
    assert_eq!(allowed::<session::status::SessionStatus>().len(), 16);
}

#[test]
fn the_metadata_says_the_same() {
    let [solved, canceled, in_progress] =
        [CaseStatus::Solved, CaseStatus::Canceled, CaseStatus::InProgress].map(CaseStatus::metadata);
    assert!(canceled.can_change_to(in_progress));
    assert!(!solved.can_change_to(in_progress));
    assert!(solved.can_change_to(solved));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = state(FrozenStatus))]
enum FrozenState {
    #[option(value = 0, default_status = A)]
    Only,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(kind = status(FrozenState), enforce_transitions)]
enum FrozenStatus {
    #[option(value = 0, state = Only)]
    A,
    #[option(value = 1, state = Only)]
    B,
}

#[test]
fn without_any_listed_every_status_reason_is_final() {
    assert_eq!(allowed::<FrozenStatus>(), [(0, 0), (1, 1)]);
}
