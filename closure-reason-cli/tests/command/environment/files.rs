//! The files that `fetch` writes.

use expect_test::expect;

use crate::environment::command::{Bench, TOKEN};
use crate::environment::dataverse::{Dataverse, serve};

#[test]
fn each_table_has_a_folder_and_global_sets_have_one() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    let run = bench.fetch(&server, &["--table", "demo_job"]).done();
    assert_eq!(run.out, "");
    assert_eq!(run.told, "fetched 1 table and 1 global set into metadata: 7 files written, 0 unchanged\n");
    let files = [
        "demo_job/boolean",
        "demo_job/entity",
        "demo_job/multiselect",
        "demo_job/picklist",
        "demo_job/state",
        "demo_job/status",
        "global/demo_grade",
    ];
    assert_eq!(bench.files(), files.map(|file| format!("metadata/{file}.json")));
    for request in server.seen() {
        assert_eq!(request.method, "GET");
        assert_eq!(request.header("Authorization"), Some(&*format!("Bearer {TOKEN}")));
        assert_eq!(request.header("Accept"), Some("application/json"));
        let versions = (request.header("OData-Version"), request.header("OData-MaxVersion"));
        assert_eq!(versions, (Some("4.0"), Some("4.0")));
    }
}

#[test]
fn only_documented_requests_are_sent() {
    let server = serve(Dataverse::of_samples());
    Bench::new().fetch(&server, &["--table", "demo_job"]).done();
    let mut seen: Vec<_> =
        server.seen().into_iter().map(|request| format!("{} {}\n", request.method, request.target)).collect();
    seen.sort();
    expect![[r#"
        GET /api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.BooleanAttributeMetadata?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,DefaultValue&$expand=OptionSet
        GET /api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,DefaultFormValue&$expand=OptionSet
        GET /api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,DefaultFormValue&$expand=OptionSet
        GET /api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,DefaultFormValue&$expand=OptionSet
        GET /api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$select=LogicalName,SchemaName,EntityLogicalName,DisplayName,AttributeTypeName,DefaultFormValue&$expand=OptionSet
        GET /api/data/v9.2/EntityDefinitions?$select=LogicalName,SchemaName,EntitySetName,DisplayName,EnforceStateTransitions
        GET /api/data/v9.2/GlobalOptionSetDefinitions(Name='demo_grade')
    "#]].assert_eq(&seen.concat());
    let mut names: Vec<_> =
        server.seen().into_iter().flat_map(|request| request.headers).map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    expect!["accept, accept-encoding, authorization, host, odata-maxversion, odata-version, user-agent"]
        .assert_eq(&names.join(", "));
    // Every header that is sent is documented, and every header documented as always sent is sent.
    let page = include_str!("../../../ENVIRONMENT.md");
    let headers = page.split_once("with these headers:\n\n```text\n").unwrap().1.split_once("```").unwrap().0;
    let mut documented: Vec<_> =
        headers.lines().map(|line| line.split(':').next().unwrap().to_lowercase()).collect();
    documented.sort();
    assert_eq!(documented, names);
    let page: String = page.split_whitespace().collect();
    for request in server.seen() {
        let request = request.target.replace("demo_job", "TABLE").replace("demo_grade", "SET");
        let (path, query) = request.split_once('?').unwrap_or((&request, ""));
        let path = path.strip_prefix("/api/data/v9.2/").unwrap();
        let kinds = ["MultiSelectPicklist", "Picklist", "State", "Status", "Boolean"];
        let path = kinds.iter().fold(path.to_owned(), |path, kind| {
            path.replace(&format!("CRM.{kind}Attribute"), "CRM.KINDAttribute")
        });
        let query = query.replace("AttributeTypeName,DefaultValue", "AttributeTypeName,DefaultFormValue");
        let expected = if query.is_empty() { path } else { format!("{path}?{query}") };
        assert!(page.contains(&expected), "{expected}");
    }
}

#[test]
fn a_file_is_the_answer_without_volatile_parts() {
    let mut dataverse = Dataverse::default();
    dataverse.invent("new_a", 7, None);
    let bench = Bench::new();
    bench.fetch(&serve(dataverse), &["--all"]).done();
    let file = |name: &str| std::fs::read_to_string(bench.path("metadata/new_a").join(name)).unwrap();
    expect![[r#"
        {
          "@odata.context": "http://example/$metadata#EntityDefinitions(LogicalName)/$entity",
          "LogicalName": "new_a",
          "SchemaName": "new_a",
          "EntitySetName": "new_as",
          "EnforceStateTransitions": false,
          "MetadataId": "00000000-0000-0000-0000-000000000007",
          "DisplayName": {
            "LocalizedLabels": [
              {
                "Label": "Table 7",
                "LanguageCode": 1033,
                "IsManaged": true
              }
            ],
            "UserLocalizedLabel": {
              "Label": "Table 7",
              "LanguageCode": 1033,
              "IsManaged": true
            }
          }
        }
    "#]]
    .assert_eq(&file("entity.json"));
    expect![[r#"
        {
          "@odata.context": "http://example/$metadata#EntityDefinitions('new_a')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata",
          "value": [
            {
              "LogicalName": "statecode",
              "EntityLogicalName": "new_a",
              "MetadataId": "m",
              "OptionSet": {
                "Name": "new_a_statecode",
                "IsGlobal": false,
                "Options": [
                  {
                    "Value": 0,
                    "Color": null,
                    "DefaultStatus": 1,
                    "InvariantName": "Active",
                    "Label": {
                      "LocalizedLabels": [
                        {
                          "Label": "Option 0",
                          "LanguageCode": 1033,
                          "IsManaged": true
                        }
                      ],
                      "UserLocalizedLabel": {
                        "Label": "Option 0",
                        "LanguageCode": 1033,
                        "IsManaged": true
                      }
                    }
                  }
                ]
              }
            }
          ]
        }
    "#]].assert_eq(&file("state.json"));
}

#[test]
fn fetching_again_touches_nothing() {
    let dataverse = Dataverse::of_samples();
    let bench = Bench::new();
    bench.fetch(&serve(dataverse.clone()), &["--all"]).done();
    let before = bench.contents("metadata");
    let written = |(file, _): &(String, String)| bench.path(file).metadata().unwrap().modified().unwrap();
    let times = || before.iter().map(written).collect::<Vec<_>>();
    let times_before = times();

    // The port is part of each context, so the same server has to answer.
    let server = serve(dataverse.clone());
    let run = bench.fetch(&server, &["--all"]).done();
    assert_eq!(run.told, "fetched 2 tables and 2 global sets into metadata: 0 files written, 14 unchanged\n");
    assert_eq!(bench.contents("metadata"), before);
    assert_eq!(times(), times_before);

    // One change in the environment is one change in one file.
    let mut changed = dataverse;
    let (_, casts) = changed.tables.get_mut("demo_job").unwrap();
    let state = casts.get_mut("state").unwrap();
    *state = state.replace("\"DefaultStatus\":1", "\"DefaultStatus\":2");
    let run = bench.fetch(&serve(changed), &["--all"]).done();
    assert!(run.told.ends_with("1 file written, 13 unchanged\n"), "{}", run.told);
    let after = bench.contents("metadata");
    let differ = before.iter().zip(&after).filter(|(before, after)| before != after);
    assert_eq!(differ.map(|(_, (file, _))| &**file).collect::<Vec<_>>(), ["metadata/demo_job/state.json"]);
}

#[test]
#[cfg(unix)]
fn new_files_get_the_usual_permissions_and_existing_ones_keep_theirs() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    bench.fetch(&server, &["--table", "demo_job"]).done();
    std::fs::write(bench.path("other"), "").unwrap();
    let mode = |file: &str| bench.path(file).metadata().unwrap().mode() & 0o777;
    let state = "metadata/demo_job/state.json";
    assert_eq!(mode(state), mode("other"));
    std::fs::write(bench.path(state), "changed").unwrap();
    std::fs::set_permissions(bench.path(state), std::fs::Permissions::from_mode(0o640)).unwrap();
    bench.fetch(&server, &["--table", "demo_job"]).done();
    assert_eq!(mode(state), 0o640);
}

#[test]
fn columns_are_sorted_and_options_keep_their_order() {
    let mut dataverse = Dataverse::of_samples();
    let bench = Bench::new();
    bench.fetch(&serve(dataverse.clone()), &["--all"]).done();
    let before = bench.contents("metadata");
    for (_, casts) in dataverse.tables.values_mut() {
        for answer in casts.values_mut() {
            let mut value: serde_json::Value = serde_json::from_str(answer).unwrap();
            value["value"].as_array_mut().unwrap().reverse();
            *answer = value.to_string();
        }
    }
    let shuffled = Bench::new();
    shuffled.fetch(&serve(dataverse), &["--all"]).done();
    let names = |text: &str, key: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.trim().starts_with(key))
            .map(|line| line.trim_end_matches(',').to_owned())
            .collect()
    };
    for ((file, before), (_, after)) in before.iter().zip(shuffled.contents("metadata")) {
        // The server's keys are in another order too, so only the values can be compared.
        for key in ["\"LogicalName\"", "\"Value\": 7"] {
            assert_eq!(names(before, key), names(&after, key), "{file}");
        }
    }
    let picklist = std::fs::read_to_string(bench.path("metadata/demo_job/picklist.json")).unwrap();
    let values = names(&picklist, "\"Value\": 7");
    assert!(!values.is_sorted(), "the sample has options that are not in order of value: {values:?}");
}

#[test]
fn the_folder_and_the_environment_give_the_same_definitions() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    bench.fetch(&server, &["--all"]).done();
    for form in ["json", "csv", "table"] {
        let folder = bench.run(&["list", "--from", "metadata", "--as", form]).done();
        let arguments = ["list", "--environment", &server.url, "--table", "*", "--as", form];
        let environment = bench.run(&arguments).done();
        assert!(folder.out.len() > 1000);
        assert_eq!(folder.out, environment.out, "{form}");
        assert_eq!((&*folder.told, &*environment.told), ("", ""));
    }
}
