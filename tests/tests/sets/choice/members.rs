use super::*;

#[test]
fn first_and_last_have_the_least_and_the_greatest_value() {
    let set = Choices::<Hobby>::from([9, 1, 7]);
    assert_eq!((set.first(), set.last()), (Some(Choice::new(1)), Some(Choice::new(9))));
    let none = Choices::<Hobby>::new();
    assert_eq!((none.first(), none.last()), (None, None));
}

#[test]
fn retain_removes_the_others() {
    let mut set = Choices::<Hobby>::from([9, 1, 7]);
    set.retain(|choice| choice.value() > 1);
    assert_eq!(values(&set), [7, 9]);
}

#[test]
fn labels_are_those_of_known_members() {
    assert!(Choices::<Hobby>::from([9, 7]).labels().eq([None, Some("Skiing")]));
}

#[test]
fn sets_are_ordered_as_lists_of_their_members() {
    let set = |values: &[i32]| values.iter().copied().collect::<Choices<Hobby>>();
    let mut sets = [set(&[2]), set(&[1, 9]), set(&[]), set(&[1]), set(&[1, 2, 3])];
    sets.sort();
    assert_eq!(sets, [set(&[]), set(&[1]), set(&[1, 2, 3]), set(&[1, 9]), set(&[2])]);
}
