"""The lines of the README for views, run as they are."""

import csv
import io
import json
import os
import pathlib
import shlex
import subprocess
import tempfile
from collections import Counter

import duckdb

import postgres
from common import BINARY, compare
from rows import blocks
from views import column

LABELS = {1: "In Progress", 2: "On Hold", 5: "Problem; solved"}
ROWS = [1, 1, 2, 5, 5, 5, 77, None]
EXPECTED = Counter(LABELS.get(cell, cell and str(cell)) for cell in ROWS)
CREATE = "CREATE TABLE {} (incidentid INTEGER, statuscode INTEGER)"
INSERT = "INSERT INTO {} VALUES " + ", ".join(f"({at}, {'NULL' if cell is None else cell})" for at, cell in enumerate(ROWS))


def counted(rows):
    return Counter({label or None: int(count) for label, count in rows})


def check(spark):
    views = {heading: code[0] for heading, code in blocks().items() if len(code) > 1 or "Fabric" in heading}
    long = [heading for heading, code in blocks().items() if any(one.count("\n") > 5 for one in code)]
    compare("no recipe has more than five lines", long, [])
    before, path = os.getcwd(), os.environ["PATH"]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["PATH"] = f"{pathlib.Path(BINARY).parent}:{path}"
        try:
            pathlib.Path("metadata").mkdir()
            status = column("statuscode", "status", [(value, (label,), {"State": 0}) for value, label in LABELS.items()])
            pathlib.Path("metadata/incident.json").write_text(json.dumps({"value": [status | {"EntityLogicalName": "incident"}]}))
            in_each(spark, views)
        finally:
            os.environ["PATH"] = path
            os.chdir(before)


def in_each(spark, code):
    tables = lambda name, more="": [*(["CREATE SCHEMA lake"] if "." in name else []), CREATE.format(name) + more, INSERT.format(name)]
    shell = lambda lines: subprocess.run(["sh", "-ec", lines], check=True, stdout=subprocess.PIPE, text=True).stdout

    # Without its own shell: Python reads the file and runs the query.
    list_them, run_them = code["DuckDB"].strip().split("\n")
    with duckdb.connect("my.db") as database:
        for statement in tables("lake.incident"):
            database.execute(statement)
        shell(list_them)
        read, query = [word for word in shlex.split(run_them)[2:] if word != "-c"]
        database.execute(pathlib.Path(read.removeprefix(".read ")).read_text())
        compare("DuckDB, the recipe for views", counted(database.execute(query).fetchall()), EXPECTED)
    pathlib.Path("my.db").unlink()

    subprocess.run(["sqlite3", "my.db", *tables("incident")], check=True)
    compare("SQLite, the recipe for views", counted(csv.reader(io.StringIO(shell(code["SQLite"])), delimiter="|")), EXPECTED)

    with postgres.server() as server:
        if server is not None:
            server.run(";".join(tables("lake.incident")) + ";")
            compare("PostgreSQL, the recipe for views", counted(list(csv.reader(io.StringIO(server.shell(code["PostgreSQL"]))))[1:]), EXPECTED)

    for statement in tables("lake.incident", " USING parquet"):
        spark.sql(statement.replace("CREATE SCHEMA lake", "CREATE SCHEMA IF NOT EXISTS lake"))
    shell(code["Spark"].split("\n")[0].removeprefix("# "))
    names = {"spark": spark}
    exec(code["Spark"], names)
    compare("Spark, the recipe for views", counted(names["counts"].collect()), EXPECTED)
    spark.sql("DROP VIEW incident_labeled")

    shell(code["Fabric, Synapse and SQL Server"])
    compare("Fabric, the recipe for views", "\nGO\n" in pathlib.Path("views.sql").read_text(), True)
