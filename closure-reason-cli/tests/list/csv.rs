use crate::command::{data, hostile};

const HEADER: &str = "table,column,kind,set,global,value,language,label,description,color,external_value,hidden,state,default_status,invariant_name,transitions";

#[test]
fn the_header_is_a_promise() {
    for arguments in
        [&["list", "--as", "csv"][..], &["list", "--as", "csv", "--from", "demo_job.status.json"]]
    {
        assert_eq!(data(arguments).lines().next(), Some(HEADER));
    }
}

#[test]
fn another_reader_reads_every_text_back() {
    let csv = data(&["list", "--as", "csv", "--from", "hostile.json"]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let read: Vec<_> = rows.iter().map(|row| (row[5].parse().unwrap(), row[7].to_owned())).collect();
    assert_eq!(read, hostile());
    assert!(rows.iter().all(|row| &row[0] == "demo_job" && &row[1] == "demo_hostile" && row[8] == row[7]));
}

#[test]
fn lines_end_with_a_line_feed_alone() {
    assert!(!data(&["list", "--as", "csv"]).contains('\r'));
}

#[test]
fn a_row_for_each_option_and_language_that_has_a_text() {
    let csv = data(&["list", "--as", "csv", "--from", "demo_job.picklist.json"]);
    let json = std::fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/list/demo_job.picklist.json"),
    );
    let json: serde_json::Value = serde_json::from_str(&json.unwrap()).unwrap();
    let mut expected = std::collections::BTreeMap::new();
    for column in json["value"].as_array().unwrap() {
        for option in column["OptionSet"]["Options"].as_array().unwrap() {
            let (column, value) =
                (column["LogicalName"].as_str().unwrap(), option["Value"].as_i64().unwrap());
            for (place, text) in [(0, "Label"), (1, "Description")] {
                for localized in option[text]["LocalizedLabels"].as_array().unwrap() {
                    let language = localized["LanguageCode"].as_i64().unwrap();
                    let text = localized["Label"].as_str().unwrap();
                    let row: &mut [String; 2] =
                        expected.entry((column.to_owned(), value, language)).or_default();
                    row[place] = text.to_owned();
                }
            }
        }
    }
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let read = reader.records().map(Result::unwrap).filter(|row| !row[1].is_empty()).map(|row| {
        let key = (row[1].to_owned(), row[5].parse::<i64>().unwrap(), row[6].parse::<i64>().unwrap());
        (key, [row[7].to_owned(), row[8].to_owned()])
    });
    let read: Vec<_> = read.collect();
    assert_eq!(read.len(), expected.len());
    assert_eq!(read.into_iter().collect::<std::collections::BTreeMap<_, _>>(), expected);
}

#[test]
fn a_status_reason_names_its_state_and_what_may_follow() {
    let csv = data(&["list", "--as", "csv", "--from", "demo_job.status.json"]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| &row[2] == "status" && row[12].parse::<i32>().is_ok()));
    assert!(
        rows.iter().any(|row| row[15].split(' ').count() > 1),
        "several transitions are joined by blanks"
    );
}
