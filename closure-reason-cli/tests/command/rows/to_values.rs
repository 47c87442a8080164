//! Labels become values again.

use crate::rows::command::{data, piped};

fn to_values(rows: &str, arguments: &[&str]) -> crate::rows::command::Ran {
    piped(&[&["decode", "--to-values"], arguments].concat(), rows.as_bytes())
}

#[test]
fn decoded_rows_come_back_byte_for_byte() {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let from = ["--from", &from, "--table", "demo_job"];
    let csv = "id;\"demo_grade\";demo_skills;x\r\n1;745500000;745500002,745500000;\"a\"\r\n2;;;b\r\n3;7;745500000,7;c\r\n";
    let json = "[{\"demo_grade\" : 745500000, \"demo_skills\":\"745500002,745500000\"},\n {\"demo_grade\":null,\"demo_skills\":\"745500000\"}]\n";
    for rows in [csv, json] {
        let decoded = piped(&[&["decode", "--replace"], &from[..]].concat(), rows.as_bytes()).done();
        assert!(decoded.contains("First rate") && decoded.contains("Painting; Plumbing"), "{decoded}");
        assert_eq!(to_values(&decoded, &from).done(), rows);
    }
}

#[test]
fn a_label_of_two_options_stays_and_is_counted() {
    let from = data("../generate/knowledgearticle.status.json").into_os_string().into_string().unwrap();
    let rows = "n,statuscode\n1,Needs review\n2,Approved\n3,Nothing\n";
    let ran = to_values(rows, &["--from", &from]);
    let out = ran.text();
    assert!(out.starts_with("n,statuscode\n1,Needs review\n2,") && out.ends_with("\n3,Nothing\n"), "{out}");
    assert!(!out.contains("Approved") && ran.err.contains("2 unknown"), "{ran:?}");
    assert_eq!(to_values(rows, &["--from", &from, "--deny-unknown"]).code, Some(1));
    for other in [["--replace"].as_slice(), &["--language", "1033"]] {
        assert_eq!(to_values(rows, other).code, Some(2));
    }
}
