//! `summary --by` and `--top`.

use expect_test::expect;

use crate::rows::command::{Folder, data, piped, run};

const ROWS: &str = "msdyn_closurereason,channel,createdon,modified\n\
    192350004,chat,2024-05-13T15:04:05Z,5/13/2024 3:04 PM\n\
    192350000,chat,2024-06-01,06/01/2024\n\
    192350004,voice,2024-12-30 10:00,12/30/2024 10:00 AM\n\
    192350004,voice,2025-01-01,01/01/2025\n\
    ,voice,soon,soon\n,voice,,\n";

fn counted(by: &[&str]) -> String {
    piped(&[&["summary", "--as", "csv"], by].concat(), ROWS.as_bytes()).done()
}

/// Of each line with an option, the part before the count.
fn groups(by: &str) -> Vec<String> {
    let lines = counted(&["--by", by]);
    let lines = lines.lines().skip(1).filter(|line| !line.contains(",,,,"));
    lines.map(|line| line.split(',').nth(4).unwrap().to_owned()).collect()
}

#[test]
fn dates_by_day_week_month_quarter_and_year() {
    for column in ["createdon", "modified"] {
        for (unit, expected) in [
            ("day", &["2024-05-13", "2024-06-01", "2024-12-30", "2025-01-01"][..]),
            ("week", &["2024-W20", "2024-W22", "2025-W01"]),
            ("month", &["2024-05", "2024-06", "2024-12", "2025-01"]),
            ("quarter", &["2024-Q2", "2024-Q2", "2024-Q4", "2025-Q1"]),
            ("YEAR", &["2024", "2024", "2025"]),
        ] {
            assert_eq!(groups(&format!("{column}:{unit}")), expected, "{column} {unit}");
        }
    }
    expect![[r#"
        column,value,label,known,createdon:year,count
        msdyn_closurereason,192350004,AgentClosed,true,2024,2
        msdyn_closurereason,192350000,Default,true,2024,1
        msdyn_closurereason,192350004,AgentClosed,true,2025,1
        msdyn_closurereason,,,,(not a date),1
        msdyn_closurereason,,,,,1
    "#]]
    .assert_eq(&counted(&["--by", "createdon:year"]));
    // Anything but a unit belongs to the name.
    let ran = piped(&["summary", "--by", "createdon:hour"], ROWS.as_bytes());
    assert!(ran.err.contains("there is no column \"createdon:hour\" in the rows"), "{ran:?}");
    assert!(
        ran.err.ends_with("; what may follow a name is `:day`, `:week`, `:month`, `:quarter` or `:year`\n"),
        "{ran:?}"
    );
}

#[test]
fn each_file_has_its_own_order_of_day_and_month() {
    let rows =
        |dates: [&str; 2]| format!("msdyn_closurereason,d\n192350004,{}\n192350004,{}\n", dates[0], dates[1]);
    let by = |dates, unit: &str| piped(&["summary", "--as", "csv", "--by", unit], rows(dates).as_bytes());
    for (dates, month) in [
        (["05/06/2024", "05/31/2024"], "2024-05"),
        (["05.06.2024 10:00", "30.06.2024"], "2024-06"),
        (["6-6-2024", "2024-06-01"], "2024-06"),
    ] {
        let ran = by(dates, "d:month").done();
        assert!(ran.ends_with(&format!("192350004,AgentClosed,true,{month},2\n")), "{ran}");
    }
    let said = [
        by(["05/06/2024", "06/05/2024"], "d:month"),
        by(["05/16/2024", "16/05/2024"], "d:day"),
        by(["soon", "later"], "d:day"),
    ];
    expect![[r#"
        error: standard input: the dates of "d" are not certain, such as "05/06/2024": in all of them, the day may come first, or the month
          help: export them as ISO, such as 2024-05-13, or as .xlsx, or count by their year
        error: standard input: the dates of "d" are not certain, such as "05/16/2024": in some of them the day comes first, in others the month
          help: export them as ISO, such as 2024-05-13, or as .xlsx, or count by their year
        error: standard input: the column "d" has no dates, but "soon"
          help: count by it without `:`, or by another column
    "#]]
    .assert_eq(&said.map(|ran| ran.err).concat());
    assert!(by(["05/06/2024", "06/05/2024"], "d:year").text().ends_with("true,2024,2\n"));
    // Each file has its own order.
    let folder = Folder::new();
    let american = folder.file("a.csv", rows(["05/06/2024", "05/31/2024"]));
    let german = folder.file("b.csv", rows(["06.05.2024", "31.05.2024"]));
    let both = run(["summary", "--as", "csv", "--by", "d:month", &american, &german]).done();
    assert!(both.ends_with("true,2024-05,4\n"), "{both}");
}

#[test]
fn two_columns_in_every_form() {
    let by = ["--by", "createdon:year", "--by", "channel"];
    expect![[r#"
        column,value,label,known,createdon:year,channel,count
        msdyn_closurereason,192350000,Default,true,2024,chat,1
        msdyn_closurereason,192350004,AgentClosed,true,2024,chat,1
        msdyn_closurereason,192350004,AgentClosed,true,2024,voice,1
        msdyn_closurereason,192350004,AgentClosed,true,2025,voice,1
        msdyn_closurereason,,,,(not a date),voice,1
        msdyn_closurereason,,,,,voice,1
    "#]]
    .assert_eq(&counted(&by));
    let said = |form| piped(&[&["summary", "--as", form], &by[..]].concat(), ROWS.as_bytes()).done();
    assert!(said("table").contains("\ncreatedon:year: 2024, channel: voice\n"));
    let json: serde_json::Value = serde_json::from_str(&said("json")).unwrap();
    assert_eq!(json["by"], serde_json::json!(["createdon:year", "channel"]));
    assert_eq!(json["columns"][0]["groups"][1]["by"], serde_json::json!(["2024", "voice"]));
    let page = said("html");
    assert!(page.contains("<th scope=\"colgroup\" colspan=\"2\" class=\"number\">2024</th>"), "{page}");
    assert!(page.contains("<summary>createdon:year: 2024, channel: voice</summary>"), "{page}");
    let three = piped(&[&["summary", "--by", "modified"], &by[..]].concat(), ROWS.as_bytes());
    assert!(three.err.starts_with("error: there are more than 2 `--by`\n"), "{three:?}");
}

#[test]
fn columns_that_are_not_selected_get_words_too() {
    let from = data("../generate").display().to_string();
    let rows = "demo_grade,statuscode,us\n745500000,1,a\n745500002,2,a\n745500000,1,b\n";
    for by in ["demo_grade", "Grade", "DEMO_GRADE"] {
        let selected =
            ["summary", "--as", "csv", "--from", &from, "--table", "demo_job", "--column", "statuscode"];
        let counted = piped(&[&selected[..], &["--by", by]].concat(), rows.as_bytes()).done();
        let counted = counted.split_once('\n').unwrap().1;
        assert_eq!(
            counted, "statuscode,1,Waiting,true,First rate,2\nstatuscode,2,Canceled,true,Poor,1\n",
            "{by}"
        );
    }
    let renamed = rows.replace("demo_grade", "How good");
    let mapped = ["summary", "--as", "csv", "--from", &from, "--table", "demo_job", "--column", "statuscode"];
    let by = ["--map", "demo_grade=How good", "--by", "How good"];
    let counted = piped(&[&mapped[..], &by].concat(), renamed.as_bytes()).done();
    assert!(counted.contains("statuscode,2,Canceled,true,Poor,1\n"), "{counted}");
    // A column that only groups is not counted, nor are other columns.
    let other = piped(&[&mapped[..], &["--by", "us"]].concat(), rows.as_bytes()).done();
    assert!(!other.contains("grade"), "{other}");
}

#[test]
fn the_most_frequent_and_how_many_more() {
    let rows = "msdyn_closurereason,c\n".to_owned()
        + &"192350004,a\n".repeat(5)
        + &"192350000,a\n".repeat(3)
        + "192350001,b\n192350002,a\n7,a\n8,b\n9,b\nx,a\n";
    let said =
        |arguments: &[&str]| piped(&[&["summary", "--top", "1"], arguments].concat(), rows.as_bytes()).done();
    expect![[r#"
        column,value,label,known,count
        msdyn_closurereason,192350004,AgentClosed,true,5
        msdyn_closurereason,,and 3 more,true,5
        msdyn_closurereason,7,,false,1
        msdyn_closurereason,,and 2 more,false,2
        msdyn_closurereason,,x,false,1
    "#]]
    .assert_eq(&said(&["--as", "csv"]));
    let table = said(&[]);
    assert!(table.contains("      5   35.7%                        and 3 more\n"), "{table}");
    let json: serde_json::Value = serde_json::from_str(&said(&["--as", "json"])).unwrap();
    let more =
        serde_json::json!({"options": {"different": 3, "count": 5}, "unknown": {"different": 2, "count": 2}});
    assert_eq!(json["columns"][0]["groups"][0]["more"], more);
    let page = said(&["--as", "html", "--by", "c"]);
    // The table of all groups shows the most frequent options overall, and the others in one row.
    assert!(page.contains("<span>and 3 more</span></th><td class=\"number all\">5</td>"), "{page}");
    assert!(!page.contains("AgentReject</span></th><td class=\"number all\">"), "{page}");
    assert!(page.contains("<p class=\"base\">Shares are of the 11 rows that are not empty.</p>"), "{page}");
    assert_eq!(piped(&["summary", "--top", "0"], rows.as_bytes()).code, Some(2));
}

#[test]
fn a_page_of_several_columns_names_them_first() {
    let from = data("../generate").display().to_string();
    let rows = "demo_grade,statuscode\n745500000,1\n";
    let page =
        piped(&["summary", "--as", "html", "--from", &from, "--table", "demo_job"], rows.as_bytes()).done();
    assert!(page.contains("<li><a href=\"#c1\">Status Reason</a></li>"), "{page}");
    assert!(page.contains("<section id=\"c1\" data-column=\"statuscode\">"), "{page}");
    assert!(page.contains("Shares are of the one row that is not empty."), "{page}");
}
