use super::*;

fn sets() -> (Choices<Hobby>, Choices<Hobby>) {
    (Choices::from([1, 7, 9]), Choices::from([7, 8]))
}

#[test]
fn or_is_the_members_of_either() {
    let (left, right) = sets();
    assert_eq!(values(&(&left | &right)), [1, 7, 8, 9]);
}

#[test]
fn and_is_the_members_of_both() {
    let (left, right) = sets();
    assert_eq!(values(&(&left & &right)), [7]);
}

#[test]
fn minus_is_the_members_of_the_first_alone() {
    let (left, right) = sets();
    assert_eq!(values(&(&left - &right)), [1, 9]);
    assert_eq!(values(&(&right - &left)), [8]);
}

#[test]
fn xor_is_the_members_of_exactly_one() {
    let (left, right) = sets();
    assert_eq!(values(&(&left ^ &right)), [1, 8, 9]);
}

#[test]
fn owned_sets_combine_like_borrowed_ones_also_in_place() {
    let (left, right) = sets();
    let pair = || (left.clone(), right.clone());
    let combined = |combine: fn(Choices<Hobby>, Choices<Hobby>) -> Choices<Hobby>| {
        let (left, right) = pair();
        combine(left, right)
    };
    assert_eq!(combined(|a, b| a | b), &left | &right);
    assert_eq!(combined(|a, b| a & b), &left & &right);
    assert_eq!(combined(|a, b| a - b), &left - &right);
    assert_eq!(combined(|a, b| a ^ b), &left ^ &right);
    let in_place = |combine: fn(&mut Choices<Hobby>, Choices<Hobby>)| {
        let (mut left, right) = pair();
        combine(&mut left, right);
        left
    };
    assert_eq!(in_place(|a, b| *a |= b), &left | &right);
    assert_eq!(in_place(|a, b| *a &= b), &left & &right);
    assert_eq!(in_place(|a, b| *a -= b), &left - &right);
    assert_eq!(in_place(|a, b| *a ^= b), &left ^ &right);
}

#[test]
fn subsets_supersets_and_disjoint_sets_are_recognized() {
    let (set, part, other) = (Choices::<Bare>::from([1, 7, 9]), Choices::from([1, 9]), Choices::from([8]));
    assert!(part.is_subset(&set) && !set.is_subset(&part) && set.is_subset(&set));
    assert!(set.is_superset(&part) && !part.is_superset(&set));
    assert!(set.is_disjoint(&other) && !set.is_disjoint(&part));
}
