use expect_test::expect;

use crate::sources::command::{list, rows, with};

const LOCAL: &str = "OptionsetMetadata.csv";

#[test]
fn without_a_header_the_file_name_determines_the_columns() {
    for (name, text, said) in [
        (
            LOCAL,
            "t,c,1,False,1033,\"A, \"\"B\"\"\nC\"\nt,c,1,True,1031,Ä\n",
            expect![[r#"
            t.c.1,t,c,,,false,1,1031,Ä,,,,,,,,
            t.c.1,t,c,,,false,1,1033,"A, ""B""
            C",,,,,,,,
            exit code 0
        "#]],
        ),
        // Newer files end with an external value, or with a comma.
        (
            "x/optionsetmetadata.CSV",
            "t,c,1,False,1033,A,ext\nt,c,2,False,1033,B,\n",
            expect![[r#"
            t.c.1,t,c,,,false,1,1033,A,,,ext,,,,,
            t.c.2,t,c,,,false,2,1033,B,,,,,,,,
            exit code 0
        "#]],
        ),
        (
            "GlobalOptionsetMetadata.csv",
            "c,1,False,1033,A,demo_set,t\nd,1,False,1033,A,demo_set,t,\n",
            expect![[r#"
                t.c.1,t,c,,demo_set,true,1,1033,A,,,,,,,,
                t.d.1,t,d,,demo_set,true,1,1033,A,,,,,,,,
                demo_set.1,,,,demo_set,true,1,1033,A,,,,,,,,
                exit code 0
            "#]],
        ),
        (
            "StateMetadata.csv",
            "\"t\",\"0\",\"False\",\"1033\",\"Open\"\n",
            expect![[r#"
            t.statecode.0,t,statecode,state,,false,0,1033,Open,,,,,,,,
            exit code 0
        "#]],
        ),
        (
            "StatusMetadata.csv",
            "t,1,5,False,1033,Done\r\n",
            expect![[r#"
            t.statuscode.5,t,statuscode,status,,false,5,1033,Done,,,,,1,,,
            exit code 0
        "#]],
        ),
        (
            "TargetMetadata.csv",
            "t,ownerid,systemuser,systemuserid\n",
            expect![[r#"
            note: there are no option sets in the input
            exit code 0
        "#]],
        ),
    ] {
        said.assert_eq(&rows(&[(name, text.as_bytes())], &["--from", name]));
    }
}

#[test]
fn with_a_header_the_order_of_columns_is_free() {
    // As the documentation lists the columns of global sets.
    let documented = "EntityName,OptionSetName,GlobalOptionSetName,Option,IsUserLocalizedLabel,LocalizedLabelLanguageCode,LocalizedLabel\nt,c,demo_set,1,False,1033,A\n";
    for (name, text) in [("GlobalOptionsetMetadata.csv", documented), ("exported.csv", documented)] {
        expect![[r#"
            t.c.1,t,c,,demo_set,true,1,1033,A,,,,,,,,
            demo_set.1,,,,demo_set,true,1,1033,A,,,,,,,,
            exit code 0
        "#]]
        .assert_eq(&rows(&[(name, text.as_bytes())], &["--from", name]));
    }
    let fabric = "entityname,state,status,isuserlocalizedlabel,localizedlabellanguagecode,localizedlabel,createdonpartition\nt,0,1,False,1033,Open,2026\n";
    expect![[r#"
        t.statuscode.1,t,statuscode,status,,false,1,1033,Open,,,,,0,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.csv", fabric.as_bytes())], &["--from", "a.csv"]));
}

#[test]
fn incremental_folders_may_repeat_rows() {
    let (one, same) = (
        "2026-01-02T03.04.05Z/OptionsetMetadata/OptionsetMetadata.csv",
        "2026-01-03T03.04.05Z/OptionsetMetadata/OptionsetMetadata.csv",
    );
    let files: [(&str, &[u8]); 2] = [(one, b"t,c,1,False,1033,A\n"), (same, b"t,c,1,False,1033,A\n")];
    expect![[r#"
        t.c.1,t,c,,,false,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
    let files: [(&str, &[u8]); 2] =
        [(one, b"t,c,1,False,1033,A\n"), (same, b"t,c,1,False,1033,B\nt,c,2,False,1033,C\n")];
    expect![[r#"
        error: two inputs disagree about t.c: the label of 1 in language 1033
          is "A" in ./2026-01-02T03.04.05Z/OptionsetMetadata/OptionsetMetadata.csv (t.c)
          and "B" in ./2026-01-03T03.04.05Z/OptionsetMetadata/OptionsetMetadata.csv (t.c)
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
    expect![[r#"
        t.c.1,t,c,,,false,1,1033,B,,,,,,,,
        t.c.2,t,c,,,false,2,1033,C,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", ".", "--prefer", "last"]));
}

#[test]
fn older_lakes_have_a_file_for_each_table() {
    let json = r#"{"AttributeMetadata":[{"EntityName":"t","AttributeName":"c","AttributeType":"MultiSelectPicklist"}],
"OptionSetMetadata":[{"EntityName":"t","OptionSetName":"c","Option":1,"IsUserLocalizedLabel":false,"LocalizedLabelLanguageCode":1033,"LocalizedLabel":"A"}],
"GlobalOptionSetMetadata":[{"OptionSetName":"g","Option":1,"LocalizedLabelLanguageCode":1033,"LocalizedLabel":"A","GlobalOptionSetName":"demo_set"}],
"StateMetadata":[{"EntityName":"t","State":0,"LocalizedLabelLanguageCode":1033,"LocalizedLabel":"Open"}],"StatusMetadata":[],"TargetMetadata":[]}"#;
    expect![[r#"
        t.c.1,t,c,choices,,false,1,1033,A,,,,,,,,
        t.g.1,t,g,,demo_set,true,1,1033,A,,,,,,,,
        t.statecode.0,t,statecode,state,,false,0,1033,Open,,,,,,,,
        demo_set.1,,,,demo_set,true,1,1033,A,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("t-EntityMetadata.json", json.as_bytes())], &["--from", "t-EntityMetadata.json"]));
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    for (name, text, said) in [
        // A label with a comma and without quotes shifts what follows.
        (
            "GlobalOptionsetMetadata.csv",
            "c,1,False,1033,A,demo_set,t\nc,x,False,1033,Ä,demo_set,t\n",
            expect![[r#"
                error: GlobalOptionsetMetadata.csv:2:3: Option is "x", expected a whole number
                  help: a label with a comma or a line break needs quotes around it
                exit code 2
            "#]],
        ),
        (
            LOCAL,
            "t,c,1,False,1033,A\nt,c,2,False,,B\n",
            expect![[r#"
            error: OptionsetMetadata.csv:2:14: t.c: 2 has a label without LocalizedLabelLanguageCode
              help: give its locale id, such as 1033 for English
            exit code 2
        "#]],
        ),
        (
            LOCAL,
            "t,c,1,False,-5,A\n",
            expect![[r#"
            error: OptionsetMetadata.csv:1:16: t.c: 1 has the LocalizedLabelLanguageCode -5, expected a locale id such as 1033
            exit code 2
        "#]],
        ),
        (
            LOCAL,
            "t,c,1,False,0,A\n",
            expect![[r#"
            error: OptionsetMetadata.csv:1:15: t.c: 1 has the LocalizedLabelLanguageCode 0, expected a locale id such as 1033
            exit code 2
        "#]],
        ),
    ] {
        said.assert_eq(&list(name, text));
    }
}

#[test]
fn a_row_says_which_option_it_is_about() {
    for (name, text, said) in [
        (
            LOCAL,
            "t,c,,False,1033,A\n",
            expect![[r#"
                error: OptionsetMetadata.csv:1:5: the row has no Option
                exit code 2
            "#]],
        ),
        (
            LOCAL,
            ",c,1,False,1033,A\n",
            expect![[r#"
                error: OptionsetMetadata.csv:1:1: the row has no EntityName
                exit code 2
            "#]],
        ),
        (
            LOCAL,
            "t,,1,False,1033,A\n",
            expect![[r#"
                error: OptionsetMetadata.csv:1:3: the row has no OptionSetName
                exit code 2
            "#]],
        ),
        (
            LOCAL,
            "t,c,1,False,1033,A\nt,c,1,False,1033,B\n",
            expect![[r#"
                error: OptionsetMetadata.csv:2:18: t.c: 1 has two labels in language 1033, "A" and "B"
                  help: give only files of one environment
                exit code 2
            "#]],
        ),
        (
            "StatusMetadata.csv",
            "t,1,,False,1033,A\n",
            expect![[r#"
                error: StatusMetadata.csv:1:5: the row has no Status
                exit code 2
            "#]],
        ),
        (
            "StateMetadata.csv",
            "t\n",
            expect![[r#"
            error: StateMetadata.csv:1:1: the row has no Option, State or Status
            exit code 2
        "#]],
        ),
        (
            "a.csv",
            "EntityName,LocalizedLabelLanguageCode,LocalizedLabel\nt,1033,A\n",
            expect![[r#"
                error: a.csv:2:1: the row has no Option, State or Status
                exit code 2
            "#]],
        ),
        (
            "t-EntityMetadata.json",
            "{\"StateMetadata\": [\n{\"EntityName\": \"t\", \"State\": \"0\"}]}",
            expect![[r#"
                error: t-EntityMetadata.json:2:32: invalid type: string "0", expected a whole number
                exit code 2
            "#]],
        ),
        (
            "t-EntityMetadata.json",
            "{\"StateMetadata\": [\n{\"State\": 0}]}",
            expect![[r#"
            error: t-EntityMetadata.json: the row has no EntityName
            exit code 2
        "#]],
        ),
    ] {
        said.assert_eq(&list(name, text));
    }
    let model = r#"{"name":"cdm","entities":[{"name":"t","attributes":[{"name":"c","dataType":"int64"}]}]}"#;
    expect![[r#"
        error: model.json: this is not metadata, but a model.json, which has no labels
          help: give a Web API response, a solution, an app, stringmaps, metadata of a lake, a sheet of `value,label`, or Rust enums
        exit code 2
    "#]]
    .assert_eq(&with(&[("model.json", model.as_bytes())], &["list", "--from", "model.json"]));
}
