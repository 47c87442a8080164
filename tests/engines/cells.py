"""The views of tables that store choices as texts, or as numbers of another type: no cell gets the label of another option."""

import itertools
import json
import pathlib
import re
import sqlite3
import tempfile

import duckdb

from common import compare, listed
from views import column, run_transact, spark_statements, transact_statements

FEW = [-2147483648, -1, 0, 1, 5, 192350000, 192350001, 192350004, 2147483647]
COLUMNS = {"demo_few": ("choice", FEW), "demo_many": ("choice", [*FEW, *range(10, 60)]), "demo_yes": ("boolean", [0, 1])}
# With so many columns, Spark's labels are in maps.
MORE = {f"demo_more{at}": ("choice", [1]) for at in range(6)}
# Cells of each type, with the number whose label they have.
TEXTS = {
    "192350004": 192350004, " 192350004 ": 192350004, "192350004.0": 192350004, "-1": -1, "+5": 5, "005": 5, "0": 0, "1": 1,
    "1.5": None, "0.5": None, "-0.5": None, "1.0000001": None, "1,5": None, "1 5": None, ".": None, "abc": None, "True": None,
    "": None, " ": None, "NaN": None, "inf": None, "1e400": None, "5d": None, "0x5": None, "4294967297": None,
    "99999999999999999999": None,
}
# Programs that write so may have left out digits.
EXPONENTS = {"1.9235e+08": None, "1.9235E8": None, "5e0": None}
REALS = {"192350004.0": 192350004, "-1": -1, "1.5": None, "0.5": None, "-0.5": None}
OTHERS = {
    "INT": {"1": 1, "192350004": 192350004, "77": None},
    "BIGINT": {"1": 1, "192350004": 192350004, "-2147483648": -2147483648, "4294967297": None},
    "DOUBLE": {**REALS, "-0.0": 0, "2147483647": 2147483647, "NaN": None, "Infinity": None, "1e300": None},
    "DECIMAL(20, 5)": {"192350004": 192350004, "1.00000": 1, "1.5": None, "1.00001": None},
}


def script(folder, dialect, columns=COLUMNS):
    metadata = pathlib.Path(folder, "metadata.json")
    columns = [column(name, kind, [(value, (f"Option {value}",), {}) for value in values]) for name, (kind, values) in columns.items()]
    metadata.write_text(json.dumps({"value": columns}))
    return listed("--as", "views", "--dialect", dialect, "--from", str(metadata))


def query(text):
    """The cells as texts, and their labels."""
    cells = ", ".join(f"CAST({name} AS {text})" for name in COLUMNS)
    return f"SELECT {cells}, {', '.join(f'{name}name' for name in COLUMNS)} FROM demo_all_labeled ORDER BY id"


def check_rows(what, cells, rows):
    """One row for each cell, which has its label, or stays what it is."""
    got, expected = [], []
    for row, (text, value) in zip(rows, cells.items()):
        for (name, (_, values)), cell, label in zip(COLUMNS.items(), row, row[len(COLUMNS):]):
            got.append((text, name, None if label == cell else label))
            expected.append((text, name, f"Option {value}" if value in values else None))
    wrong = [(one, other) for one, other in zip(got, expected) if one != other]
    compare(what, (len(rows), wrong), (len(cells), []))


def table(kind, cells):
    """A query that makes a table of cells of a type."""
    rows = " UNION ALL ".join(f"SELECT {at} AS id, '{cell}' AS cell" for at, cell in enumerate(cells))
    columns = ", ".join(f"CAST(cell AS {kind}) AS {name}" for name in {**COLUMNS, **MORE})
    return f"AS SELECT id, {columns} FROM ({rows}) AS r"


def in_duckdb(folder):
    for kind, cells in {"VARCHAR": {**TEXTS, **EXPONENTS}, **OTHERS, "BOOLEAN": {"true": 1, "false": 0}}.items():
        database = duckdb.connect(":memory:")
        database.execute(f"CREATE TABLE demo_all {table(kind, cells)}")
        database.execute(script(folder, "duckdb"))
        check_rows(f"DuckDB, views, cells of type {kind}", cells, database.execute(query("VARCHAR")).fetchall())


def in_transact(folder):
    """In DuckDB's words. Only T-SQL itself makes 0 of an empty text, and has no exponents in its DECIMAL."""
    for kind, cells in {"VARCHAR": TEXTS, **OTHERS}.items():
        database = duckdb.connect(":memory:")
        database.execute(f"CREATE TABLE demo_all {table(kind, cells)}")
        run_transact(database, transact_statements(script(folder, "sqlserver"), "tsql"))
        check_rows(f"sqlserver, views, cells of type {kind}, in DuckDB's words", cells, database.execute(query("VARCHAR")).fetchall())


def in_sqlite(folder):
    for kind, cells in {"TEXT": {**TEXTS, **EXPONENTS}, "INTEGER": OTHERS["INT"], "REAL": REALS}.items():
        database = sqlite3.connect(":memory:")
        database.execute(f"CREATE TABLE demo_all {table(kind, cells)}")
        database.executescript(script(folder, "sqlite"))
        check_rows(f"SQLite, views, cells of type {kind}", cells, database.execute(query("TEXT")).fetchall())


def in_spark(spark, folder):
    # FLOATs have no more than seven digits, so the last ones of a large number are lost.
    floats = {"5": 5, "-1": -1, "1.5": None, "192350001": None, "192350004": None, "NaN": None}
    # BIGINTs do not fit into what Spark compares these as.
    fractions = {"5": 5, "1.5": None, "1.000000000000000000000000000001": None}
    types = {"STRING": {**TEXTS, **EXPONENTS}, **OTHERS, "FLOAT": floats, "DECIMAL(38, 30)": fractions, "BOOLEAN": {"true": 1, "false": 0}}
    forms = {"joins": spark_statements(script(folder, "spark")), "maps": spark_statements(script(folder, "spark", {**COLUMNS, **MORE}))}
    for statement in forms["maps"][:-1]:
        spark.sql(statement)
    for kind, cells in types.items():
        spark.sql(f"CREATE OR REPLACE TEMP VIEW cells {table(kind, cells)}")
        spark.sql("DROP TABLE IF EXISTS demo_all")
        spark.sql("CREATE TABLE demo_all USING parquet AS SELECT * FROM cells")
        for ansi, form in itertools.product(("false", "true"), forms):
            what = f"Spark, views, {form}, cells of type {kind} (ANSI mode: {ansi})"
            spark.conf.set("spark.sql.ansi.enabled", ansi)
            try:
                spark.sql(forms[form][-1])
                check_rows(what, cells, [tuple(row) for row in spark.sql(query("STRING")).collect()])
                if form == "joins":
                    plan = lambda name: spark.sql(f"SELECT {name} FROM demo_all_labeled")._jdf.queryExecution().executedPlan().toString()
                    compare(f"{what}, no join if nobody asks for labels", "Join" in plan("demo_few"), False)
                    if kind == "INT":
                        keys = re.findall(r"BroadcastHashJoin \[(.*?)\]", re.sub(r"#\d+", "", plan("demo_fewname")))
                        compare(f"{what}, only cast", keys, ["cast(demo_few as bigint)"])
            except Exception as error:
                compare(what, str(error), None)
        spark.conf.set("spark.sql.ansi.enabled", "false")
    for made in ("VIEW demo_all_labeled", "TABLE demo_all", "VIEW cells", "TABLE option_set_labels"):
        spark.sql(f"DROP {made}")


def check(spark):
    with tempfile.TemporaryDirectory() as folder:
        in_duckdb(folder)
        in_sqlite(folder)
        in_transact(folder)
        in_spark(spark, folder)
