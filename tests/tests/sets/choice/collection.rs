use super::*;

#[test]
fn a_new_set_is_empty() {
    const EMPTY: Choices<Bare> = Choices::new();
    for set in [EMPTY, Choices::default()] {
        assert!(set.is_empty());
        assert_eq!(set.len(), 0);
    }
}

#[test]
fn inserting_and_removing_say_whether_they_changed_the_set() {
    let mut set = Choices::new();
    assert!(set.insert(Hobby::Skiing));
    assert!(!set.insert(9), "the same member as a number");
    assert!(set.insert(Choice::new(7)));
    assert_eq!(set.len(), 2);
    assert!(set.remove(Hobby::Skiing));
    assert!(!set.remove(9));
    assert_eq!(values(&set), [7]);
}

#[test]
fn contains_takes_an_option_value_or_choice() {
    let set = Choices::from([9, 7]);
    assert!(set.contains(Hobby::Skiing) && set.contains(7) && set.contains(Choice::new(9)));
    assert!(!set.contains(Hobby::Climbing) && !set.contains(8));
}

#[test]
fn clear_removes_all_members() {
    let mut set = Choices::<Hobby>::from([9, 7]);
    set.clear();
    assert!(set.is_empty());
}

#[test]
fn it_is_collected_and_extended_from_options_values_and_choices() {
    let mut set: Choices<Hobby> = [Hobby::Skiing, Hobby::Climbing, Hobby::Skiing].into_iter().collect();
    assert_eq!(values(&set), [1, 9]);
    set.extend([7, 1]);
    set.extend([Choice::new(-3)]);
    set.extend([Hobby::Unnamed]);
    assert_eq!(values(&set), [-3, -1, 1, 7, 9]);
    assert_eq!(values(&[4, 2].into_iter().collect()), [2, 4]);
}

#[test]
fn it_is_collected_and_extended_from_references() {
    const UNKNOWN: Choice<Hobby> = Choice::new(8);
    let mut set: Choices<Hobby> = Hobby::ALL.iter().collect();
    assert_eq!(values(&set), [-1, 1, 9]);
    set.extend(&[Choice::new(7), UNKNOWN]);
    assert_eq!(values(&set), [-1, 1, 7, 8, 9]);
    let kept: Vec<Choice<Hobby>> = set.iter().filter(|choice| !choice.is_known()).collect();
    assert_eq!(values(&kept.iter().collect()), [7, 8]);
}

#[test]
fn known_and_unknown_members_are_told_apart() {
    let set = parse("9,8,1,7").unwrap();
    assert_eq!(set.known().collect::<Vec<_>>(), [Hobby::Climbing, Hobby::Skiing]);
    assert_eq!(set.unknown().map(Choice::value).collect::<Vec<_>>(), [7, 8]);
}

#[test]
fn sets_are_equal_and_hash_alike_by_their_members() {
    let (set, same) = (Choices::<Bare>::from([1, 9]), Choices::from([9, 1, 9]));
    assert!(set == same && set == set.clone());
    assert!(set != Choices::from([1]));
    let hasher = RandomState::new();
    assert_eq!(hasher.hash_one(&set), hasher.hash_one(&same));
    assert_ne!(hasher.hash_one(&set), hasher.hash_one(Choices::<Bare>::new()));
}

#[test]
fn a_set_may_hold_more_than_dataverse_takes() {
    let set: Choices<ClosureReason> = (0..1000).collect();
    assert_eq!(set.len(), 1000);
    assert_eq!(Choices::from_wire(&set.to_wire()), Ok(set));
}
