//! No text ends early in any dialect. `tests/engines/run` proves what real engines read.

use crate::list::command::{data, hostile};

/// The texts of the column `label` in a dialect whose rows are JSON in one literal. No quote ends the literal early,
/// and a raw literal contains none.
fn labels_in_json(sql: &str, dialect: &str) -> Vec<String> {
    let (begin, end) = if dialect == "duckdb" { ("from_json('[", "]', ") } else { ("split(r'", "', '\\n'") };
    let rows = sql.split_once(begin).unwrap().1.split_once(end).unwrap().0;
    assert!(!rows.contains('\''), "{rows}");
    let rows = rows.lines().map(|row| row.trim_end_matches(',')).filter(|row| !row.is_empty());
    rows.map(|row| {
        let row: Vec<Option<String>> = serde_json::from_str(row).unwrap();
        assert_eq!(row.len(), 17);
        row[8].clone().unwrap()
    })
    .collect()
}

/// The texts of the column `label`, read by the rules of each dialect.
fn labels(sql: &str, dialect: &str) -> Vec<String> {
    if matches!(dialect, "duckdb" | "spark") {
        return labels_in_json(sql, dialect);
    }
    let values = match dialect {
        "synapse" => sql.split_once("FROM (VALUES\n").unwrap().1,
        _ => sql.split_once(") VALUES\n").unwrap().1,
    };
    // What follows the rows.
    let values = ["\n) AS v (", "CREATE INDEX", "COMMIT;"]
        .iter()
        .fold(values, |values, end| values.split_once(end).map_or(values, |(rows, _)| rows));
    let mut rows = Vec::new();
    let (mut row, mut text): (Vec<Option<String>>, Option<String>) = (Vec::new(), None);
    let mut rest = values;
    while let Some(next) = rest.chars().next() {
        let after = &rest[next.len_utf8()..];
        rest = after;
        match next {
            '\'' => {
                let own = text.get_or_insert_default();
                loop {
                    let next = rest.chars().next().expect("a text that ends");
                    rest = &rest[next.len_utf8()..];
                    match next {
                        '\'' if rest.starts_with('\'') => {
                            own.push('\'');
                            rest = &rest[1..];
                        }
                        '\'' => break,
                        next => own.push(next),
                    }
                }
            }
            'N' | 'C' if rest.trim_start_matches('C').starts_with("HAR(") => {
                let (code, after) = rest.split_once('(').unwrap().1.split_once(')').unwrap();
                text.get_or_insert_default().push(char::from_u32(code.parse().unwrap()).unwrap());
                rest = after;
            }
            ',' | ')' => {
                row.push(text.take());
                if next == ')' {
                    assert_eq!(row.len(), 17, "{row:?}");
                    rows.push(std::mem::take(&mut row));
                    rest = rest.trim_start_matches([',', ';', '\n']);
                }
            }
            next => assert!("( +NUL-".contains(next) || next.is_ascii_digit(), "{next:?} before {rest:.60}"),
        }
    }
    rows.into_iter().map(|row| row[8].clone().unwrap()).collect()
}

#[test]
fn every_text_comes_back_in_every_dialect() {
    let expected: Vec<_> = hostile().into_iter().map(|(_, text)| text).collect();
    for dialect in ["standard", "duckdb", "postgres", "sqlite", "sqlserver", "synapse", "fabric", "spark"] {
        let sql = data(&["list", "--as", "sql", "--dialect", dialect, "--from", "hostile.json"]);
        assert_eq!(labels(&sql, dialect), expected, "{dialect}");
    }
}

#[test]
fn clients_find_no_variables_and_no_end_of_a_batch() {
    let sql = data(&["list", "--as", "sql", "--dialect", "sqlserver", "--from", "hostile.json"]);
    let batches = sql.lines().filter(|line| line.trim().eq_ignore_ascii_case("go")).count();
    assert!(!sql.contains("$(") && batches == 1 && sql.ends_with("\nGO\n"), "{sql}");
    let sql = data(&["list", "--as", "sql", "--dialect", "spark", "--from", "hostile.json"]);
    assert!(!sql.contains("${"));
}

/// A set with one option, whose label is this.
fn labeled(label: &str) -> tempfile::NamedTempFile {
    let label = serde_json::json!({"LocalizedLabels": [{"Label": label, "LanguageCode": 1033}]});
    let set =
        serde_json::json!({"Name": "demo_long", "IsGlobal": true, "Options": [{"Value": 1, "Label": label}]});
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), set.to_string()).unwrap();
    file
}

/// `+` cuts off its result after 4,000 UTF-16 units if each operand is shorter.
#[test]
fn sql_server_keeps_texts_of_more_than_4000_characters() {
    let start = "CAST(N'' AS NVARCHAR(MAX)) + N'";
    for (label, is_long) in [
        (format!("{}$", "x".repeat(3_999)), false),
        (format!("{}$", "x".repeat(4_000)), true),
        // Two units per character.
        (format!("$\n{}", "🙂".repeat(2_000)), true),
        (format!("{}\n", "ä".repeat(2_001)), false),
    ] {
        let file = labeled(&label);
        let from = file.path().to_str().unwrap();
        let sql = data(&["list", "--as", "sql", "--dialect", "sqlserver", "--from", from]);
        assert!(sql.contains("    [label] NVARCHAR(MAX),\n"), "{sql}");
        assert_eq!(sql.contains(start), is_long);
        // The reader of this test has no casts.
        assert_eq!(labels(&sql.replace(start, "N'"), "sqlserver"), [label.as_str()]);
    }
}

/// The words that T-SQL reserves, of Microsoft's page "Reserved Keywords (Transact-SQL)".
const RESERVED_IN_TRANSACT_SQL: &str = "\
    ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE \
    CHECK CHECKPOINT CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS \
    CONTAINSTABLE CONTINUE CONVERT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP \
    CURRENT_USER CURSOR DATABASE DBCC DEALLOCATE DECLARE DEFAULT DELETE DENY DESC DISK DISTINCT \
    DISTRIBUTED DOUBLE DROP DUMP ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH \
    FILE FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING \
    HOLDLOCK IDENTITY IDENTITYCOL IDENTITY_INSERT IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY \
    KILL LEFT LIKE LINENO LOAD MERGE NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON \
    OPEN OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT PLAN \
    PRECISION PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE REFERENCES \
    REPLICATION RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE \
    SCHEMA SECURITYAUDIT SELECT SESSION_USER SET SETUSER SHUTDOWN SOME STATISTICS SYSTEM_USER TABLE \
    TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TSEQUAL UNION UNIQUE UNPIVOT \
    UPDATE UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WRITETEXT";

/// Scripts write keywords in capitals, so every other word is a name of a table, a column or an alias.
#[test]
fn no_bare_name_is_a_reserved_word_of_transact_sql() {
    let reserved: Vec<_> = RESERVED_IN_TRANSACT_SQL.split(' ').collect();
    for dialect in ["sqlserver", "synapse", "fabric"] {
        let sql = data(&["list", "--as", "views", "--dialect", dialect]);
        // Every second part is the inside of a literal.
        let sql: String = sql.split('\'').step_by(2).collect();
        let outside_brackets =
            sql.split('[').flat_map(|part| part.split_once(']').map_or(part, |(_, after)| after).split(' '));
        let words: Vec<_> = outside_brackets
            .flat_map(|part| part.split(|character: char| !character.is_alphanumeric() && character != '_'))
            .filter(|word| !word.is_empty() && *word != word.to_uppercase())
            .collect();
        assert!(words.contains(&"language_id"), "{words:?}");
        let wrong: Vec<_> = words.iter().filter(|word| reserved.contains(&&*word.to_uppercase())).collect();
        assert!(wrong.is_empty(), "{dialect}: {wrong:?}");
    }
}
