"""What `closure-reason list` writes, joined with rows."""

import csv
import io
import json
import pathlib
import random
import sqlite3
import tempfile
from collections import Counter

import duckdb

import postgres
from common import ROOT, compare, leave_out, listed

HOSTILE = ROOT / "closure-reason-cli/tests/data/list/hostile.json"


def statements(sql):
    """Statements end only at a semicolon at the end of a line and outside of a text: CREATE TABLE, then INSERTs."""
    create, _, inserts = sql.partition(";\nINSERT INTO ")
    return [*create.split(";\n")] + ["INSERT INTO " + one for one in inserts.rstrip().removesuffix(";").split(";\nINSERT INTO ")]


def check(spark):
    """SQL and CSV as each engine reads them, and texts that are hard to quote."""
    reasons = {int(row["value"]): row["label"] for row in csv.DictReader(io.StringIO(listed("--as", "csv")))}
    draw = random.Random(4)
    rows = [draw.choice([*reasons, None, 192350099]) for _ in range(20_000)]
    expected = dict(Counter(reasons.get(value) for value in rows))
    texts = {o["Value"]: o["Label"]["LocalizedLabels"][0]["Label"]
             for o in json.loads(HOSTILE.read_text())["OptionSet"]["Options"]}
    join = "SELECT l.label, COUNT(*) FROM sessions s LEFT JOIN {} l ON l.value = s.reason GROUP BY l.label"
    read = "SELECT value, label FROM {}"

    with tempfile.TemporaryDirectory() as folder:
        files = {"reasons": (), "hostile": ("--from", str(HOSTILE))}
        for name, source in files.items():
            pathlib.Path(folder, f"{name}.csv").write_text(listed("--as", "csv", *source), newline="")

        for name, connect in (("SQLite", sqlite3.connect), ("DuckDB", duckdb.connect)):
            database = connect(":memory:")
            database.execute("CREATE TABLE sessions (reason INTEGER)")
            if name == "SQLite":
                database.executemany("INSERT INTO sessions VALUES (?)", [(value,) for value in rows])
            else:
                values = ",".join("(NULL)" if value is None else f"({value})" for value in rows)
                database.execute(f"INSERT INTO sessions VALUES {values}")
            script = listed("--as", "sql")
            database.executescript(script) if name == "SQLite" else database.execute(script)
            compare(f"{name}, sql, join", dict(database.execute(join.format("option_set_labels")).fetchall()), expected)
            script = listed("--as", "sql", *files["hostile"])
            database.executescript(script) if name == "SQLite" else database.execute(script)
            compare(f"{name}, sql, hostile texts", dict(database.execute(read.format("option_set_labels")).fetchall()), texts)
            if name == "DuckDB":
                for file, query, result in (("reasons", join, expected), ("hostile", read, texts)):
                    path = f"read_csv('{folder}/{file}.csv', header = true, allow_quoted_nulls = false)"
                    compare(f"DuckDB, csv, {file}", dict(database.execute(query.format(path)).fetchall()), result)
            else:
                database.execute("CREATE TABLE from_csv (value INTEGER, label TEXT)")
                with open(f"{folder}/reasons.csv", newline="") as file:
                    database.executemany("INSERT INTO from_csv VALUES (:value, :label)",
                                         [{"value": row["value"], "label": row["label"]} for row in csv.DictReader(file)])
                compare("SQLite, csv, reasons", dict(database.execute(join.format("from_csv")).fetchall()), expected)

        with postgres.server() as server:
            if server is None:
                leave_out("PostgreSQL: there is no initdb, or nobody to run it as")
            else:
                values = ",".join("(NULL)" if value is None else f"({value})" for value in rows)
                server.run(f"CREATE TABLE sessions (reason INTEGER); INSERT INTO sessions VALUES {values};")
                server.run(listed("--as", "sql"))
                compare("PostgreSQL, sql, join", dict(server.read(join.format("option_set_labels"))), expected)
                server.run(listed("--as", "sql", *files["hostile"]))
                compare("PostgreSQL, sql, hostile texts", dict(server.read(read.format("option_set_labels"))), texts)

        spark.createDataFrame([(value,) for value in rows], "reason int").createOrReplaceTempView("sessions")
        pairs = lambda sql: {row[0]: row[1] for row in spark.sql(sql).collect()}
        for name, query, result in (("reasons", join, expected), ("hostile", read, texts)):
            for statement in statements(listed("--as", "sql", "--dialect", "spark", *files[name])):
                spark.sql(statement)
            compare(f"Spark, sql, {name}", pairs(query.format("option_set_labels")), result)
        table = spark.read.csv(f"{folder}/reasons.csv", header=True, escape='"', multiLine=True, inferSchema=True)
        table.createOrReplaceTempView("from_csv")
        compare("Spark, csv, reasons", pairs(join.format("from_csv")), expected)
        # Delta's own files are not in PySpark: its parser says what the statements are.
        parse = spark._jsparkSession.sessionState().sqlParser().parsePlan
        plans = [parse(statement).toString() for statement in statements(listed("--as", "sql", "--dialect", "spark", "--using", "delta"))]
        compare("Spark, sql, a table of Delta", [plan.split(" ")[0].split("\n")[0].lstrip("'") for plan in plans], ["DropTable", "CreateTable", "InsertIntoStatement"])
