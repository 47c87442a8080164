#!/usr/bin/env python3
"""What `closure-reason generate` and `check` cost on the metadata of a large environment.

    cargo build --release -p closure-reason-cli
    python3 tests/benches/metadata.py [TABLES [FOLDER]]

Writes the same made-up tables (1,000; five choice columns with 35 options each) as one answer of the Web API, as a folder of
answers as `fetch` saves them, and as a solution, and prints time and memory of each verb on each. The files go below the
folder for temporary files and are removed, or to FOLDER and stay. The same TABLES give the same bytes.
"""

import json, os, random, shutil, sys, tempfile, zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "closure-reason"
RUNS = int(os.environ.get("RUNS", "5"))
ORG = "https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#"
FIRST = "Active Blocked Closed Deferred Escalated Failed Granted Held Invoiced Joined Known Late Moved New Open Paid".split()
SECOND = "by agent|by customer|by rule|for review|in error|in time|on hold|on request|with delay|without notice".split("|")
GERMAN = "Aktiv Gesperrt Geschlossen Vertagt Erhöht Gescheitert Gewährt Gehalten Berechnet Beteiligt Bekannt Spät Bewegt Neu Offen Bezahlt".split()
CASTS = {"picklist": "Picklist", "multiselect": "MultiSelectPicklist", "state": "State", "status": "Status"}


class Table:
    """A table: for each column its name, kind, set, whether that is global, and options."""

    def __init__(self, number, draw):
        self.name = f"demo_table{number:04}"
        self.columns = []
        for column, kind, options in (("demo_reason", "picklist", 12), ("demo_stage", "picklist", 8),
                                      ("demo_tags", "multiselect", 8), ("statecode", "state", 2), ("statuscode", "status", 5)):
            shared = column == "demo_stage" and number % 4 == 0
            name = f"demo_stage{number % 50:02}" if shared else f"{self.name}_{column}"
            # A global set is the same in each of its columns.
            own = random.Random(name) if shared else draw
            first = {"state": 0, "status": 1}.get(kind, 745500000)
            self.columns.append((column, kind, name, shared, [Option(first + at, at, kind, own) for at in range(options)]))


class Option:
    def __init__(self, value, at, kind, draw):
        self.value, self.kind = value, kind
        self.state = 0 if at < 3 else 1
        one = (at * 7 + draw.randrange(2) * 8) % 16
        other = draw.choice(SECOND)
        self.labels = {1033: f"{FIRST[one]} {other} {at}", 1031: f"{GERMAN[one]} ({other}) {at}"}
        self.description = f"The row was {FIRST[one].lower()} {other}, and nobody has to do anything about it." if at % 3 else None
        self.draw = random.Random(draw.random())

    def transitions(self):
        if self.kind != "status" or self.value % 2:
            return None
        return ('<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices">'
                f'<allowedtransition sourcestatusid="{self.value}" tostatusid="1" /></allowedtransitions>')


def guid(draw):
    bits = f"{draw.getrandbits(128):032x}"
    return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"


def label(texts, draw):
    listed = [{"Label": text, "LanguageCode": language, "IsManaged": True, "MetadataId": guid(draw), "HasChanged": None}
              for language, text in texts.items()]
    return {"LocalizedLabels": listed, "UserLocalizedLabel": listed[0] if listed else None}


def option_json(option):
    draw = random.Random(option.value + len(option.labels[1033]))
    of_kind = {}
    if option.kind == "state":
        of_kind = {"DefaultStatus": 1 if option.value == 0 else 4, "InvariantName": "Active" if option.value == 0 else "Inactive"}
    elif option.kind == "status":
        of_kind = {"State": option.state, "TransitionData": option.transitions()}
    odata = {"@odata.type": f"#Microsoft.Dynamics.CRM.{option.kind.title()}OptionMetadata"} if of_kind else {}
    return odata | {
        "Value": option.value, "Color": "#0000ff", "IsManaged": True, "ExternalValue": "", "ParentValues": [], "Tag": None,
        "IsHidden": False, "MetadataId": None, "HasChanged": None, "Label": label(option.labels, draw),
        "Description": label({1033: option.description} if option.description else {}, draw)} | of_kind


def column_json(table, column):
    name, kind, set_name, is_global, options = column
    draw = random.Random(set_name)
    display = label({1033: name.title(), 1031: f"{name.title()} (de)"}, draw)
    return {"MetadataId": guid(draw), "LogicalName": name, "EntityLogicalName": table.name, "DefaultFormValue": -1, "OptionSet": {
        "MetadataId": guid(draw), "HasChanged": None, "IsCustomOptionSet": True, "IsGlobal": is_global, "IsManaged": True,
        "Name": set_name, "ExternalTypeName": None, "OptionSetType": {"state": "State", "status": "Status"}.get(kind, "Picklist"),
        "IntroducedVersion": "1.0.0.0", "ParentOptionSetName": None, "Description": label({}, draw), "DisplayName": display,
        "IsCustomizable": {"Value": True, "CanBeChanged": True, "ManagedPropertyLogicalName": "iscustomizable"},
        "Options": [option_json(option) for option in options]}}


def entity_json(table):
    return {"LogicalName": table.name, "SchemaName": table.name, "EntitySetName": f"{table.name}s", "EnforceStateTransitions": False,
            "MetadataId": guid(random.Random(table.name)), "DisplayName": label({1033: table.name.title()}, random.Random(table.name))}


def write_one(tables, path):
    """The shape of `RetrieveMetadataChanges`: all tables in one answer."""
    with path.open("w") as out:
        out.write(f'{{"@odata.context":"{ORG}Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse","EntityMetadata":[')
        for at, table in enumerate(tables):
            columns = [{"@odata.type": f"#Microsoft.Dynamics.CRM.Complex{CASTS[column[1]]}AttributeMetadata"}
                       | column_json(table, column) for column in table.columns]
            out.write("," * (at > 0) + json.dumps(entity_json(table) | {"Attributes": columns}, ensure_ascii=False, separators=(",", ":")))
        out.write("]}\n")


def write_folder(tables, folder):
    """A folder for each table, a file for each of its answers, laid out for reviews."""
    for table in tables:
        (folder / table.name).mkdir(parents=True)
        answers = {"entity": {"@odata.context": f"{ORG}EntityDefinitions/$entity"} | entity_json(table)}
        for file, cast in CASTS.items():
            context = f"{ORG}EntityDefinitions('{table.name}')/Attributes/Microsoft.Dynamics.CRM.{cast}AttributeMetadata"
            columns = [column_json(table, column) for column in table.columns if column[1] == file]
            answers[file] = {"@odata.context": context, "value": columns}
        for file, answer in answers.items():
            (folder / table.name / f"{file}.json").write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def set_xml(name, kind, options):
    group, one = {"state": ("states", "state"), "status": ("statuses", "status")}.get(kind, ("options", "option"))
    xml = [f'<optionset Name="{name}"><OptionSetType>{kind if kind in ("state", "status") else "picklist"}</OptionSetType>'
           f"<IntroducedVersion>1.0.0.0</IntroducedVersion><IsCustomizable>1</IsCustomizable><{group}>"]
    for option in options:
        more = {"state": f' defaultstatus="{1 if option.value == 0 else 4}" invariantname="{"Active" if option.value == 0 else "Inactive"}"',
                "status": f' state="{option.state}" TransitionData={quoteattr(option.transitions() or "")}'}.get(kind, ' ExternalValue=""')
        labels = "".join(f'<label description={quoteattr(text)} languagecode="{code}" />' for code, text in option.labels.items())
        about = (f'<Descriptions><Description description={quoteattr(option.description)} languagecode="1033" /></Descriptions>'
                 if option.description else "")
        xml.append(f'<{one} value="{option.value}"{more} Color="#0000ff"><labels>{labels}</labels>{about}</{one}>')
    return "\r\n".join(xml) + f"</{group}></optionset>"


def form_xml(draw):
    """Forms, which make up most of a solution. Each cell and control has an id."""
    cells = "".join(
        f'<row><cell id="{{{guid(draw)}}}" showlabel="true" locklevel="0"><labels><label description="Field {at}" languagecode="1033" /></labels>'
        f'<control id="demo_field{at}" classid="{{{guid(draw)}}}" datafieldname="demo_field{at}" disabled="false" /></cell></row>\r\n'
        for at in range(150))
    return f'<FormXml><forms type="main"><systemform><form><tabs><tab><rows>{cells}</rows></tab></tabs></form></systemform></forms></FormXml>'


def write_solution(tables, path):
    """`customizations.xml` as Dataverse exports it, with CRLF and without a declaration, and the other files of a solution."""
    draw = random.Random(3)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        def add(name):
            entry = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            return archive.open(entry, "w")

        shared = {}
        with add("customizations.xml") as out:
            def write(text):
                out.write(text.encode())

            write('<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\r\n<Entities>\r\n')
            for table in tables:
                write(f'<Entity><Name LocalizedName="{table.name}" OriginalName="">{table.name}</Name><EntityInfo>'
                      f'<entity Name="{table.name}"><attributes>\r\n')
                for name, kind, set_name, is_global, options in table.columns:
                    kind_name = {"multiselect": "multiselectpicklist"}.get(kind, kind)
                    inner = f"<OptionSetName>{set_name}</OptionSetName>" if is_global else set_xml(set_name, kind, options)
                    shared |= {set_name: options} if is_global else {}
                    write(f'<attribute PhysicalName="{name}"><Type>{kind_name}</Type><Name>{name}</Name><LogicalName>{name}</LogicalName>'
                          f'<RequiredLevel>none</RequiredLevel>{inner}<displaynames><displayname description="{name.title()}" '
                          'languagecode="1033" /></displaynames></attribute>\r\n')
                write("</attributes><EnforceStateTransitions>0</EnforceStateTransitions></entity></EntityInfo>" + form_xml(draw) + "</Entity>\r\n")
            write("</Entities>\r\n<optionsets>\r\n")
            for name, options in sorted(shared.items()):
                write(set_xml(name, "picklist", options).replace("<OptionSetType>", "<IsGlobal>1</IsGlobal><OptionSetType>", 1) + "\r\n")
            write("</optionsets>\r\n</ImportExportXml>\r\n")
        for number in range(len(tables) * 8 // 1000):
            with add(f"WebResources/demo_bundle{number}.js") as out:
                out.write(draw.randbytes(1_000_000))
        with add("solution.xml") as out:
            out.write(b"<ImportExportXml><SolutionManifest><UniqueName>demo</UniqueName></SolutionManifest></ImportExportXml>")


def measure(arguments):
    """Processor seconds, elapsed seconds, and megabytes: the least time of the runs, and the most memory."""
    seconds, passed, most = [], [], 0
    for _ in range(RUNS):
        start = os.times().elapsed
        child = os.posix_spawn(COMMAND, [str(COMMAND), *map(str, arguments)], os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(child, 0)
        if status != 0:
            raise SystemExit(f"failed: {arguments}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        passed.append(os.times().elapsed - start)
        most = max(most, usage.ru_maxrss)
    return min(seconds), min(passed), most / 1024


def size_of(path):
    return sum(file.stat().st_size for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    kept = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    folder = kept or Path(tempfile.mkdtemp(prefix="closure-reason-metadata-"))
    inputs = {"one file": folder / "one.json", "folder": folder / "folder", "solution": folder / "solution.zip"}
    try:
        if not inputs["solution"].exists():
            draw = random.Random(1)
            tables = [Table(number, draw) for number in range(count)]
            folder.mkdir(exist_ok=True, parents=True)
            write_one(tables, inputs["one file"])
            write_folder(tables, inputs["folder"])
            write_solution(tables, inputs["solution"])
        print(f"{count} tables, {5 * count} columns, {35 * count} options; the least of {RUNS} runs\n")
        print("| input | MB | verb | cpu s | s | MB of memory |\n|---|--:|---|--:|--:|--:|")
        for name, path in inputs.items():
            output = folder / f"generated {name}"
            for verb, arguments in (
                    ("generate", ["generate", "--from", path, "-o", output]),
                    ("check", ["check", "--from", path, output])):
                if verb == "generate":
                    shutil.rmtree(output, ignore_errors=True)
                seconds, passed, memory = measure(arguments)
                print(f"| {name} | {size_of(path) / 1e6:.0f} | {verb} | {seconds:.2f} | {passed:.2f} | {memory:.0f} |", flush=True)
    finally:
        if not kept:
            shutil.rmtree(folder)


main()
