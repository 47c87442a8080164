//! What the user selects is selected in both sides.

use serde_json::Value;

use super::{cast, column, diff, diff_files, grade, labels, set, together, zone};

#[test]
fn what_changed_is_selected_in_both_by_what_it_was_and_by_what_it_is() {
    let rank = |name: &str| {
        let mut rank = column("demo_rank", &set("demo_job_demo_rank", false, &[(1, "One")]));
        rank["DisplayName"] = labels(name);
        rank
    };
    let selected = |old: &[Value], new: &[Value], flags: &[&str], expected: &str| {
        let (good, flags) = (grade(&[(1, "Good")]), [flags, &["-v"]].concat());
        let list = |columns: &[Value]| cast(&[std::slice::from_ref(&good), columns].concat());
        let (code, said, errors) = diff(&list(old), &list(new), &flags);
        assert!(code == 1 && said.contains(expected), "{flags:?}: {code} {said}{errors}");
        assert!(!said.contains("demo_grade"), "{said}");
        let reversed = diff(&list(new), &list(old), &flags);
        assert!(reversed.0 == 1 && !reversed.1.contains("demo_grade"), "{reversed:?}");
    };
    for flags in
        [&["--column", "demo_rank"][..], &["--column", "Rank"], &["--column", "demo_r*", "--kind", "choice"]]
    {
        selected(&[rank("Rank")], &[], flags, "demo_job.demo_rank\n  the column is gone\n");
    }
    for name in ["Rank", "Level"] {
        selected(&[rank("Rank")], &[rank("Level")], &["--column", name], "was \"Rank\", is \"Level\"");
    }
    let mut several = rank("Rank");
    several["AttributeTypeName"]["Value"] = "MultiSelectPicklistType".into();
    for kind in ["choice", "choices"] {
        let flags = ["--kind", kind, "--column", "demo_rank"];
        selected(&[rank("Rank")], &[several.clone()], &flags, "is \"several options\"");
    }
    let used = |set_name: &str| column("demo_zone", &set(set_name, true, &[(1, "North")]));
    for global in ["demo_zones", "demo_areas"] {
        let flags = ["--global", global];
        selected(
            &[used("demo_zones")],
            &[used("demo_areas")],
            &flags,
            "was \"demo_zones\", is \"demo_areas\"",
        );
    }
    selected(
        &[used("demo_zones")],
        &[],
        &["--global", "demo_zones"],
        "demo_job.demo_zone\n  the column is gone\n",
    );
    // Both sides have both sets, although only one of the sets is selected, and each side uses another.
    let with_sets = |column: Value| {
        let sets = ["demo_zones", "demo_areas"].map(|name| set(name, true, &[(1, "North")]));
        [vec![cast(&[column])], sets.to_vec()]
            .concat()
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let (old, new) = (with_sets(used("demo_zones")), with_sets(used("demo_areas")));
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &["--global", "demo_zones"]);
    assert!(said.contains("is \"demo_areas\"") && !said.contains("only in"), "{said}");
    let (code, _, errors) = diff(&cast(&[rank("Rank")]), &cast(&[rank("Rank")]), &["--column", "demo_none"]);
    assert!(code == 2 && errors.contains("`--column demo_none` matches nothing"), "{errors}");
}

#[test]
fn a_selected_set_that_one_side_could_not_read_is_neither_gone_nor_new() {
    let good = grade(&[(1, "Good")]);
    let with_broken = |kind: &str, name: &str, is_global: bool| {
        let mut broken = column("demo_zone", &set(name, is_global, &[(1, "North"), (1, "South")]));
        broken["AttributeTypeName"]["Value"] = kind.into();
        cast(&[good.clone(), broken])
    };
    let whole = cast(&[good.clone(), zone("demo_zone", &[(1, "North")])]);
    for (flags, broken) in [
        (&["--kind", "choice"][..], with_broken("MultiSelectPicklistType", "demo_zones", true)),
        (&["--global", "demo_zones"], with_broken("PicklistType", "demo_local", false)),
        (&["--global", "demo_zones"], with_broken("PicklistType", "demo_areas", true)),
    ] {
        for (old, new, side) in [(&whole, &broken, "new"), (&broken, &whole, "old")] {
            let (code, said, errors) = diff(old, new, flags);
            let line = format!("not read in {side}: {side}.json: demo_job.demo_zone: ");
            // Of the global sets, no other is in both.
            assert_eq!(code, if flags[0] == "--kind" { 0 } else { 2 }, "{said}");
            assert!((said.clone() + &errors).contains(&line), "{flags:?}: {said}{errors}");
        }
    }
    // A global set by itself.
    let global = |options: &[(i32, &str)]| together(&[good.clone(), set("demo_zones", true, options)]);
    let (whole, broken) = (global(&[(1, "North")]), global(&[(1, "North"), (1, "South")]));
    let (_, said, _) = diff_files([("old.json", &whole), ("new.json", &broken)], &[]);
    assert!(said.contains("1 set could not be read\n") && !said.contains("only in"), "{said}");
    // Another answer has the options.
    let mut without = good.clone();
    without.as_object_mut().unwrap().remove("OptionSet");
    let twice = together(&[cast(&[good]), cast(&[without])]);
    let (code, said, _) = diff_files([("old.json", &twice), ("new.json", &twice)], &["--strict"]);
    assert!(code == 0 && said.ends_with("compared: 1 set\n"), "{said}");
}

#[test]
fn a_global_set_that_both_sides_have_is_in_both_whatever_uses_it() {
    let local = column("demo_zone", &set("demo_local", false, &[(1, "North")]));
    let (good, used) = (grade(&[(1, "Good")]), zone("demo_zone", &[(1, "North")]));
    // In the old metadata, only a column that is not selected uses the set.
    let mut of_another = zone("demo_from", &[(1, "North")]);
    of_another["EntityLogicalName"] = "demo_other".into();
    let old = together(&[cast(&[good.clone(), local.clone()]), of_another.clone()]);
    let new = together(&[cast(&[good.clone(), used.clone()]), of_another]);
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &["--table", "demo_job"]);
    assert!(said.contains("scope was \"local\", is \"global\"") && !said.contains("only in"), "{said}");
    let zones = set("demo_zones", true, &[(1, "North")]);
    let [old, new] = [used, local].map(|column| together(&[cast(&[good.clone(), column]), zones.clone()]));
    let flags = ["--column", "demo_zone", "--kind", "choice"];
    let (_, said, _) = diff_files([("old.json", &old), ("new.json", &new)], &flags);
    assert!(said.contains("scope was \"global\", is \"local\"") && !said.contains("only in"), "{said}");
}
