"""The views of `list --as views`, row for row against `decode --replace`, in real engines; T-SQL by a real grammar."""

import csv
import io
import json
import pathlib
import random
import re
import sqlite3
import tempfile

import duckdb
import sqlglot

import postgres
from common import command, compare, leave_out, listed

LANGUAGES = ("1033", "1031")
ROWS = 3_000


def texts(english, german=None):
    labels = [{"Label": english, "LanguageCode": 1033}] + ([{"Label": german, "LanguageCode": 1031}] if german else [])
    return {"LocalizedLabels": labels, "UserLocalizedLabel": labels[0]}


def column(name, kind, options, set_name=None):
    type_name = {"choice": "PicklistType", "choices": "MultiSelectPicklistType", "boolean": "BooleanType",
                 "state": "StateType", "status": "StatusType"}[kind]
    options = [{"Value": value, "Label": texts(*labels), **more} for value, labels, more in options]
    option_set = {"Name": set_name or f"demo_all_{name}", "IsGlobal": set_name is not None, "OptionSetType": "Picklist"}
    if kind == "boolean":
        option_set |= {"OptionSetType": "Boolean", "FalseOption": options[0], "TrueOption": options[1]}
    else:
        option_set |= {"Options": options, "OptionSetType": {"state": "State", "status": "Status"}.get(kind, "Picklist")}
    return {"EntityLogicalName": "demo_all", "LogicalName": name, "AttributeTypeName": {"Value": type_name}, "OptionSet": option_set}


GRADES = [(0, ("None",), {}), (6, ("",), {}), (-1, ('Minus "one"', "Minus eins"), {}), (745500000, ("It's; fine", "Gut"), {}), (5, ("é漢🙂, and more",), {})]
MANY = [(value, (f"Option {value}",), {}) for value in (*range(-3, 60), 123, 192350000, 2147483647, -2147483648)]
COLUMNS = {
    "demo_grade": ("choice", GRADES, None),
    "demo_zone": ("choice", [(1, ("North", "Nord"), {}), (2, ("South",), {})], "demo_zones"),
    "demo_otherzone": ("choice", [(1, ("North", "Nord"), {}), (2, ("South",), {})], "demo_zones"),
    "demo_empty": ("choice", [], None),
    "demo_many": ("choice", MANY, None),
    "demo_colors": ("choices", [(1, ("Red", "Rot"), {}), (9, ("Blue; dark",), {}), (10, ("Green",), {})], None),
    "demo_paid": ("boolean", [(0, ("Open", "Offen"), {}), (1, ("Paid",), {})], None),
    "statecode": ("state", [(0, ("Active",), {"DefaultStatus": 1}), (1, ("Inactive",), {"DefaultStatus": 2})], None),
    "statuscode": ("status", [(1, ("In progress",), {"State": 0}), (2, ("Done",), {"State": 1}), (3, ("In progress",), {"State": 1})], None),
}
# Cells by kind: options, values that are not, and nothing.
CELLS = {
    "demo_colors": ["1", "1,9", "1, 9", "9,1", "10,77", "77", None],
    "demo_paid": ["True", "False", None],
    "demo_empty": ["1", None],
}


def rows():
    draw = random.Random(6)
    cells = {name: CELLS.get(name) or [str(option[0]) for option in options] + ["77", None] for name, (_, options, _) in COLUMNS.items()}
    return [[str(at)] + [draw.choice(cells[name]) for name in COLUMNS] for at in range(ROWS)]


def written(file, header, rows):
    with open(file, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


def decoded(metadata, file, language):
    """What `decode` makes of the rows: the label, or the cell where it is not an option."""
    text = command("decode", "--from", metadata, "--replace", "--language", language, file)
    return [[cell or None for cell in row] for row in list(csv.reader(io.StringIO(text)))[1:]]


def types(dialect):
    return {"choices": "STRING" if dialect == "spark" else "VARCHAR", "boolean": "INTEGER" if dialect == "sqlite" else "BOOLEAN"}


def select(view, count):
    """The labels of every column, in both languages, by row."""
    names = [f"{name}name_{language}" for language in LANGUAGES for name in list(COLUMNS)[:count]]
    return f"SELECT {', '.join(names)} FROM {view} ORDER BY CAST(id AS INTEGER)"


def split_cells(cells):
    """Members of choices stand in the order of the cell, as `decode` writes them: after a blank."""
    return [None if cell is None else re.sub(r",\s*", "; ", cell) if re.fullmatch(r"[\d, ]+", cell) else cell for cell in cells]


def cell_of(dialect, name, cell):
    if cell is None:
        return "NULL"
    kind = COLUMNS[name][0]
    if kind == "boolean":
        return ("1" if cell == "True" else "0") if dialect == "sqlite" else cell.upper()
    return f"'{cell}'" if kind == "choices" else cell


def table(dialect, rows):
    kinds = types(dialect)
    columns = ", ".join(f"{name} {kinds.get(kind, 'BIGINT')}" for name, (kind, _, _) in COLUMNS.items())
    values = ",\n".join("(" + ", ".join([row[0]] + [cell_of(dialect, name, cell) for name, cell in zip(COLUMNS, row[1:])]) + ")" for row in rows)
    using = " USING parquet" if dialect == "spark" else ""
    return [f"CREATE TABLE demo_all (id BIGINT, {columns}){using}", f"INSERT INTO demo_all VALUES {values}"]


def spark_statements(script):
    """Statements end at a semicolon that ends a line; within texts there is no line break."""
    return [statement for statement in re.split(r";\n", script) if statement.strip()]


def check(spark):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        metadata, file = str(folder / "metadata.json"), str(folder / "demo_all.csv")
        answer = {"value": [column(name, kind, options, set_name) for name, (kind, options, set_name) in COLUMNS.items()]}
        pathlib.Path(metadata).write_text(json.dumps(answer))
        all_rows = rows()
        written(file, ["id", *COLUMNS], all_rows)
        by_language = [decoded(metadata, file, language) for language in LANGUAGES]
        expected = [split_cells(one[1:] + other[1:]) for one, other in zip(*by_language)]

        def script(dialect, *more):
            return listed("--as", "views", "--dialect", dialect, "--from", metadata, *more,
                          *(word for language in LANGUAGES for word in ("--language", language)))

        def same(engine, got):
            compare(f"{engine}, views, row for row", [list(row) for row in got] == expected, True)

        query = select("demo_all_labeled", len(COLUMNS))
        narrow = query[:query.index(", demo_gradename_1031")].replace("_1033", "") + query[query.index(" FROM"):]

        def one_language(engine, run, read):
            """Views in one language. They stay as they are if the table of labels gets all languages."""
            options = ("--dialect", engine.lower().replace("postgresql", "postgres"), "--from", metadata)
            for script in (("views", "--language", "1033"), ("sql",)):
                run(listed("--as", *script, *options))
                same = [list(row) for row in read(narrow)] == [row[:len(COLUMNS)] for row in expected]
                compare(f"{engine}, views in one language, labels by --as {script[0]}", same, True)

        database = duckdb.connect(":memory:")
        for statement in table("duckdb", all_rows):
            database.execute(statement)
        for time in ("first", "second"):
            database.execute(script("duckdb"))
            same(f"DuckDB ({time} run)", database.execute(query).fetchall())
        one_language("DuckDB", database.execute, lambda query: database.execute(query).fetchall())
        compare("DuckDB, views, as many rows as the table", database.execute("SELECT count(*) FROM demo_all_labeled").fetchone()[0], ROWS)

        database = sqlite3.connect(":memory:")
        for statement in table("sqlite", all_rows):
            database.execute(statement)
        for time in ("first", "second"):
            database.executescript(script("sqlite"))
            same(f"SQLite ({time} run)", database.execute(query).fetchall())
        one_language("SQLite", database.executescript, lambda query: database.execute(query).fetchall())

        with postgres.server() as server:
            if server is None:
                leave_out("PostgreSQL: there is no initdb, or nobody to run it as")
            else:
                for statement in table("postgres", all_rows):
                    server.run(statement + ";")
                lists = lambda query: query.replace("SELECT ", "SELECT CAST(id AS INTEGER) AS a, json_build_array(", 1).replace(" FROM", ") AS b FROM", 1)
                read = lambda query: [row for _, row in server.read(lists(query))]
                for time in ("first", "second"):
                    server.run(script("postgres"))
                    same(f"PostgreSQL ({time} run)", read(query))
                one_language("PostgreSQL", server.run, read)

        for statement in table("spark", all_rows):
            spark.sql(statement)
        labels = re.search("SELECT (.*) FROM", query)[1].split(", ")
        run = lambda script: [spark.sql(statement) for statement in spark_statements(script)]
        view = next(one for one in spark_statements(script("spark")) if "CREATE OR REPLACE VIEW" in one)

        def view_of(rows):
            """The view, but of other rows."""
            temporary = view.replace("CREATE OR REPLACE VIEW `demo_all_labeled`", f"CREATE OR REPLACE TEMP VIEW {rows}_labeled")
            spark.sql(temporary.replace("FROM `demo_all` AS t", f"FROM {rows} AS t"))

        for ansi in ("false", "true"):
            spark.conf.set("spark.sql.ansi.enabled", ansi)
            run(script("spark"))
            same(f"Spark (ANSI mode: {ansi})", [tuple(row) for row in spark.sql(query).collect()])
            halves = {name: f"CAST({name} AS DOUBLE) + 0.5 AS {name}" for name in ("demo_grade", "demo_many")}
            spark.sql(f"CREATE OR REPLACE TEMP VIEW halves AS SELECT {', '.join(halves.get(name, name) for name in COLUMNS)} FROM demo_all")
            view_of("halves")
            wrong = " OR ".join(f"{name}name_1033 <> CAST({name} AS STRING)" for name in halves)
            compare(f"Spark, views, no number is rounded to an option (ANSI mode: {ansi})", spark.sql(f"SELECT * FROM halves_labeled WHERE {wrong}").count(), 0)
        spark.conf.set("spark.sql.ansi.enabled", "false")
        # One language: so few columns of labels are joined one by one.
        one_language("Spark", run, lambda query: spark.sql(query).collect())
        joins = lambda query: [spark.sql(query)._jdf.queryExecution().executedPlan().toString().count(join) for join in ("BroadcastHashJoin", "SortMergeJoin")]
        compare("Spark, views, few columns, a broadcast join for each", joins(narrow), [len(COLUMNS) - 1, 0])
        compare("Spark, views, few columns, one join for one", joins("SELECT demo_zonename, count(*) FROM demo_all_labeled GROUP BY ALL"), [1, 0])
        compare("Spark, views, few columns, no join for none", joins("SELECT demo_zone, count(*) FROM demo_all_labeled GROUP BY ALL"), [0, 0])
        run(script("spark"))
        # A million rows: each of them as often as there are copies.
        copies = 1_000_000 // ROWS + 1
        spark.sql(f"CREATE OR REPLACE TEMP VIEW many AS SELECT t.* FROM demo_all t CROSS JOIN range({copies})")
        view_of("many")
        counted = f"SELECT id, {', '.join(labels)}, count(*) FROM many_labeled GROUP BY ALL ORDER BY CAST(id AS INTEGER)"
        got = [(list(row[1:-1]), row[-1]) for row in spark.sql(counted).collect()]
        compare(f"Spark, views, {copies * ROWS} rows", got == [(row, copies) for row in expected], True)
        plan = spark.sql(query)._jdf.queryExecution().executedPlan().toString()
        compare("Spark, views, one broadcast join", (plan.count("BroadcastNestedLoopJoin"), plan.count("SortMergeJoin"), plan.count("HashJoin")), (1, 0, 0))
        plan = spark.sql("SELECT demo_gradename_1033 FROM demo_all_labeled")._jdf.queryExecution().executedPlan().toString()
        compare("Spark, views, no labels of columns that nobody asks for", ("demo_grade" in plan, "demo_zone" in plan), (True, False))

        for dialect, grammar in (("sqlserver", "tsql"), ("synapse", "tsql"), ("fabric", "fabric")):
            transact(dialect, grammar, script(dialect), table("duckdb", all_rows), query, expected)
        taken(spark, script)
        wide(spark, folder)


def taken(spark, script):
    """A table that has a column with the name of one of labels: no engine shows the one for the other."""
    create = "CREATE TABLE demo_all (id BIGINT, {}, demo_gradename_1033 VARCHAR(9))".format(
        ", ".join(f"{name} {types('sqlite').get(kind, 'BIGINT')}" for name, (kind, _, _) in COLUMNS.items()))

    def refused(engine, *statements):
        try:
            for statement in statements:
                engine(statement)
        except (Exception, SystemExit) as error:
            return "demo_gradename_1033" in str(error)
        return False

    query = "SELECT * FROM demo_all_labeled"
    compare("DuckDB, views, a name that is taken", refused(duckdb.connect(":memory:").execute, create, script("duckdb"), query), True)
    compare("SQLite, views, a name that is taken", refused(sqlite3.connect(":memory:").executescript, create, script("sqlite"), query), True)
    spark.sql("DROP TABLE demo_all")
    statements = [create.replace("VARCHAR(9)", "STRING").replace("VARCHAR", "STRING") + " USING parquet", *spark_statements(script("spark"))]
    compare("Spark, views, a name that is taken", refused(spark.sql, *statements), True)
    with postgres.server() as server:
        if server is not None:
            server.run(f"{create};")
            compare("PostgreSQL, views, a name that is taken", refused(server.run, script("postgres")), True)


def transact_statements(script, grammar):
    """The statements of all batches, read by the grammar of sqlglot."""
    batches = [batch for batch in re.split(r"^GO$", script, flags=re.MULTILINE) if batch.strip()]
    return [tree for batch in batches for tree in sqlglot.parse(batch, read=grammar, error_level=sqlglot.ErrorLevel.RAISE)]


def run_transact(database, parsed):
    """What T-SQL says, in DuckDB's words."""
    for tree in parsed:
        if tree.sql().startswith(("SET", "BEGIN", "COMMIT")):
            continue
        sql = re.sub(r"\b(TEXT|VARCHAR)\((MAX|\d+)\)", "TEXT", tree.sql(dialect="duckdb"), flags=re.IGNORECASE)
        # DuckDB has no STRING_SPLIT with ordinals: its own words for the same.
        sql = re.sub(r"STRING_SPLIT\((.*?), ',', 1\) AS m\b",
                     r"(SELECT unnest(string_split(\1, ',')) AS value, generate_subscripts(string_split(\1, ','), 1) AS ordinal) AS m", sql)
        database.execute(sql)


def transact(dialect, grammar, script, rows, query, expected):
    """The grammar reads every batch. What it can say in DuckDB's words gives the same rows there."""
    parsed = transact_statements(script, grammar)
    opaque = [tree.sql() for tree in parsed if isinstance(tree, sqlglot.exp.Command) and not tree.sql().startswith("SET")]
    compare(f"{dialect}, views, read by the grammar", opaque, [])
    database = duckdb.connect(":memory:")
    for statement in rows:
        database.execute(statement)
    run_transact(database, parsed)
    compare(f"{dialect}, views, row for row in DuckDB's words", [list(row) for row in database.execute(query).fetchall()] == expected, True)


def wide(spark, folder):
    """Four hundred choice columns in one table."""
    names = [f"demo_c{number}" for number in range(400)]
    metadata, file = str(folder / "wide.json"), str(folder / "wide.csv")
    columns = [column(name, "choice", [(1, (f"One of {name}",), {}), (2, ("Two",), {})]) for name in names]
    pathlib.Path(metadata).write_text(json.dumps({"value": [c | {"EntityLogicalName": "demo_wide"} for c in columns]}))
    draw = random.Random(7)
    rows = [[str(at)] + [draw.choice(["1", "2", "3", None]) for _ in names] for at in range(40)]
    written(file, ["id", *names], rows)
    expected = [[cell for cell in row[1:]] for row in decoded(metadata, file, "1033")]
    query = "SELECT {} FROM demo_wide_labeled ORDER BY id".format(", ".join(f"{name}name" for name in names))
    create = "CREATE TABLE demo_wide (id BIGINT, {})".format(", ".join(f"{name} BIGINT" for name in names))
    insert = "INSERT INTO demo_wide VALUES " + ", ".join("(" + ", ".join(cell or "NULL" for cell in row) + ")" for row in rows)

    def script(dialect):
        return listed("--as", "views", "--dialect", dialect, "--from", metadata)

    same = lambda engine, got: compare(f"{engine}, views, 400 columns", [list(row) for row in got] == expected, True)
    for engine, connect, dialect in (("DuckDB", duckdb.connect, "duckdb"), ("SQLite", sqlite3.connect, "sqlite")):
        database = connect(":memory:")
        database.execute(create)
        database.execute(insert)
        (database.executescript if dialect == "sqlite" else database.execute)(script(dialect))
        same(engine, database.execute(query).fetchall())
    for statement in (f"{create} USING parquet", insert, *spark_statements(script("spark"))):
        spark.sql(statement)
    same("Spark", [tuple(row) for row in spark.sql(query).collect()])
    with postgres.server() as server:
        if server is not None:
            for statement in (create, insert):
                server.run(statement + ";")
            server.run(script("postgres"))
            lists = "SELECT id AS a, jsonb_build_array({}) AS b FROM demo_wide_labeled ORDER BY id"
            # A function takes 100 arguments at most.
            parts = [names[at:at + 100] for at in range(0, 400, 100)]
            parts = [server.read(lists.format(", ".join(f"{name}name" for name in part))) for part in parts]
            same("PostgreSQL", [sum((part[row][1] for part in parts), []) for row in range(len(rows))])
