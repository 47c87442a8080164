use crate::list::command::{data, hostile};
use crate::list::every_column::sample;

const HEADER: &str = "key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions";

#[test]
fn the_header_is_stable() {
    for arguments in
        [&["list", "--as", "csv"][..], &["list", "--as", "csv", "--from", "demo_job.status.json"]]
    {
        assert_eq!(data(arguments).lines().next(), Some(HEADER));
    }
}

#[test]
fn every_text_is_read_back_by_another_reader() {
    let csv = data(&["list", "--as", "csv", "--from", "hostile.json"]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let read: Vec<_> = rows.iter().map(|row| (row[6].parse().unwrap(), row[8].to_owned())).collect();
    assert_eq!(read, hostile());
    assert!(rows.iter().all(|row| &row[1] == "demo_job" && &row[2] == "demo_hostile" && row[9] == row[8]));
}

#[test]
fn lines_end_with_only_a_line_feed() {
    assert!(!data(&["list", "--as", "csv"]).contains('\r'));
}

#[test]
fn one_row_for_each_option_and_language() {
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
    let read = reader.records().map(Result::unwrap).filter(|row| !row[2].is_empty()).map(|row| {
        let key = (row[2].to_owned(), row[6].parse::<i64>().unwrap(), row[7].parse::<i64>().unwrap());
        (key, [row[8].to_owned(), row[9].to_owned()])
    });
    let read: Vec<_> = read.collect();
    assert_eq!(read.len(), expected.len());
    assert_eq!(read.into_iter().collect::<std::collections::BTreeMap<_, _>>(), expected);
}

#[test]
fn a_status_reason_has_its_state_and_transitions() {
    let csv = data(&["list", "--as", "csv", "--from", "demo_job.status.json"]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| &row[3] == "status" && row[13].parse::<i32>().is_ok()));
    assert!(
        rows.iter().any(|row| row[16].split(' ').count() > 1),
        "several transitions are joined by blanks"
    );
}

#[test]
fn every_column_is_read_back_whatever_it_holds() {
    let (file, expected) = sample();
    let csv = data(&["list", "--as", "csv", "--from", file.path().to_str().unwrap()]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows, expected);
}

#[test]
fn in_one_language_each_option_is_one_row_with_a_key_of_its_own() {
    let csv = data(&["list", "--as", "csv", "--from", "demo_job.picklist.json", "--language", "1031"]);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let keys: std::collections::BTreeSet<&str> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!((rows.len(), keys.len()), (9, 9));
    assert!(keys.contains("demo_job.demo_grade.745500000") && keys.contains("demo_grade.745500000"));
    assert!(rows.iter().all(|row| &row[7] == "1031" && !row[8].is_empty()));
}
