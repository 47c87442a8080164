use super::*;

#[test]
fn members_come_ascending_from_the_front_and_descending_from_the_back() {
    let set = Choices::<Hobby>::from([9, 1, 7]);
    let mut members = set.iter();
    assert_eq!(members.next(), Some(Choice::new(1)));
    assert_eq!(members.next_back(), Some(Choice::new(9)));
    assert_eq!((members.len(), members.size_hint()), (1, (1, Some(1))));
    assert_eq!(members.clone().count(), 1);
    assert_eq!(members.next_back(), Some(Choice::new(7)));
    assert_eq!((members.next(), members.next_back()), (None, None));
    assert!(set.iter().rev().map(Choice::value).eq([9, 7, 1]));
}

#[test]
fn a_borrowed_set_says_how_many_members_are_left() {
    let set = Choices::<Hobby>::from([9, 1, 7]);
    let mut members = set.iter();
    assert_eq!((members.len(), members.size_hint()), (3, (3, Some(3))));
    members.next();
    assert_eq!((members.len(), members.size_hint()), (2, (2, Some(2))));
    assert_eq!(Choices::<Hobby>::new().iter().size_hint(), (0, Some(0)));
}

#[test]
fn an_owned_set_is_iterated_from_both_ends() {
    let mut members = Choices::<Hobby>::from([9, 1, 7]).into_iter();
    assert_eq!((members.len(), members.size_hint()), (3, (3, Some(3))));
    assert_eq!(members.next_back(), Some(Choice::new(9)));
    assert_eq!(members.next(), Some(Choice::new(1)));
    assert_eq!(members.next(), Some(Choice::new(7)));
    assert_eq!((members.next(), members.next_back()), (None, None));
}

#[test]
fn a_loop_takes_a_set_borrowed_or_owned() {
    let set = Choices::<Hobby>::from([9, 1]);
    let mut seen = Vec::new();
    for choice in &set {
        seen.push(choice.value());
    }
    for choice in set {
        seen.push(choice.value());
    }
    assert_eq!(seen, [1, 9, 1, 9]);
}
