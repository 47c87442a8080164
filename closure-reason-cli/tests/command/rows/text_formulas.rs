//! Texts that programs write as formulas, so that a spreadsheet does not read them as numbers: `="192350004"`.

use expect_test::expect;

use crate::rows::command::piped;

#[test]
fn a_formula_that_is_only_a_text_is_this_text() {
    let rows = "=\"id\",\"=\"\"msdyn_closurereason\"\"\",createdon\n1,=\"192350004\",=\"2026-05-13\"\n\
                2,\"=\"\"AgentClosed\"\"\",\"=\"\"2026-05-14\"\"\"\n3,=\"\",\n4,=\"NULL\",\n5,=\"7\"&\"8\",\n";
    let ran = piped(&["summary", "--as", "csv", "--by", "createdon:month"], rows.as_bytes());
    expect![[r#"
        column,value,label,known,createdon:month,count
        "=""msdyn_closurereason""",192350004,AgentClosed,true,2026-05,2
        "=""msdyn_closurereason""",,"=""7""&""8""",false,,1
        "=""msdyn_closurereason""",,,,,2
    "#]]
    .assert_eq(&ran.done());
    expect![[r#"
        ="id","=""msdyn_closurereason""","=""msdyn_closurereasonname""",createdon
        1,="192350004",AgentClosed,="2026-05-13"
        2,"=""AgentClosed""",AgentClosed,"=""2026-05-14"""
        3,="",,
        4,="NULL",,
        5,="7"&"8",,
    "#]]
    .assert_eq(&piped(&["decode"], rows.as_bytes()).done());
    let values = piped(&["decode", "--to-values"], rows.as_bytes()).done();
    assert!(values.contains("\n2,192350004,\""), "{values}");
    // Why a text is refused is said of the text.
    let near = piped(&["summary"], b"msdyn_closurereason\n=\"AgentClosd\"\n").done();
    assert!(near.contains("\"AgentClosd\" is not a label"), "{near}");
}
