"""Names and labels that are hard to write in SQL: each engine finds what they name, and nothing in them runs as SQL."""

import json
import pathlib
import re
import sqlite3
import tempfile

import duckdb
import sqlglot

import postgres
from common import compare, listed
from views import column, spark_statements

# Each name would end a literal, an identifier or a statement somewhere. No column of labels is called like another column.
HARD = "x\"'`]; DROP TABLE kept; -- "
TABLES = ("select", "Two words.and dots é漢🙂", f"{HARD}{{}} $ \\")
COLUMNS = ("order", "with.dot", "é 漢🙂 [b]", f"{HARD}c /* \\", "%s {0} :a ?1 @b")
LABELS = {
    1: f"{HARD}\\", 2: "\\'); DROP TABLE kept; --", 3: "\\u0027 \\x27 \\n \\", 4: "a\tb\r\nc\x1b\x7f\x85\u2028", 5: "GO\nGO\n", 6: "${a} $(b) {{c}} :d %s",
    7: "é漢🙂👩‍👩‍👧", 8: "long é漢🙂 " * 10_000, 9: "", 10: " ", 11: "/* \n.quit\n\\q\n", 12: '"]\', \'[["VARCHAR"]]\')', 13: "r' \\n' ${", 0: "null"}
NUL = {14: "a\0b"}
SCHEMA, VIEW, SUFFIX = "w\"'`] é", "{table} \"'`]; in words", " \"'`]; label"


def metadata(folder, tables, labels):
    options = [(value, (label,), {}) for value, label in labels.items()]
    columns = [column(name, "choices" if at == 1 else "choice", options) | {"EntityLogicalName": table}
               for table in tables for at, name in enumerate(COLUMNS)]
    file = pathlib.Path(folder, "names.json")
    file.write_text(json.dumps({"value": columns}))
    return str(file)


def rows(labels):
    """A row for each label, one for a value that has none, one of nothing, and one that is deleted."""
    return [(value, f"{value},77", value, value, value, False) for value in (*labels, 99)] + [(None,) * 5 + (None,), (1, "1", 1, 1, 1, True)]


def expected(labels):
    shown = lambda cell: None if cell is None else labels.get(cell) or str(cell)
    return [(shown(row[0]), None if row[1] is None else f"{shown(row[0])}; 77", *map(shown, row[2:5])) for row in rows(labels)[:-1]]


def in_order(got):
    return sorted((tuple(row) for row in got), key=repr)


def quoted(name, mark='"'):
    return mark + name.replace(mark, mark * 2) + mark


def create(table, labels, boolean="BOOLEAN"):
    types = ["INTEGER", "TEXT", "INTEGER", "INTEGER", "INTEGER", boolean]
    names = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip((*COLUMNS, "IsDelete"), types))
    cell = lambda cell: "NULL" if cell is None else str(cell).upper() if isinstance(cell, (bool, int)) else f"'{cell}'"
    values = ", ".join("(" + ", ".join(map(cell, row)) + ")" for row in rows(labels))
    return f"CREATE TABLE {table} ({names}); INSERT INTO {table} VALUES {values};"


def query(view, mark='"'):
    return "SELECT {} FROM {}".format(", ".join(quoted(name + SUFFIX, mark) for name in COLUMNS), view)


def options(schema, source):
    return ("--schema", schema, "--source", source, "--view", VIEW, "--suffix", SUFFIX, "--active")


def check(spark):
    with tempfile.TemporaryDirectory() as folder:
        file = metadata(folder, TABLES, LABELS)
        script = lambda dialect, *more: listed("--as", "views", "--dialect", dialect, "--from", file, *more)
        views = [VIEW.replace("{table}", table) for table in TABLES]
        result = in_order(expected(LABELS))

        def same(engine, read, kept):
            compare(f"{engine}, names and labels that are hard to write", [in_order(read(view)) == result for view in views], [True] * len(views))
            compare(f"{engine}, nothing in a name runs", kept, 0)

        # Tables in one schema, labels and views in another.
        in_schemas = f"CREATE SCHEMA {quoted(SCHEMA)}; CREATE SCHEMA {quoted(HARD)}; CREATE TABLE kept (a INTEGER);" + "".join(
            create(f"{quoted(HARD)}.{quoted(table)}", LABELS) for table in TABLES)
        place = lambda view: f"{quoted(SCHEMA)}.{quoted(view)}"

        database = duckdb.connect(":memory:")
        database.execute(in_schemas)
        database.execute(script("duckdb", *options(SCHEMA, HARD + ".{table}")))
        same("DuckDB", lambda view: database.execute(query(place(view))).fetchall(), database.execute("SELECT count(*) FROM kept").fetchone()[0])

        with postgres.server() as server:
            if server is not None:
                server.run(in_schemas)
                server.run(script("postgres", *options(SCHEMA, HARD + ".{table}")))
                read = lambda view: [row for _, row in server.read(query(place(view)).replace("SELECT ", "SELECT 0, json_build_array(", 1).replace(" FROM", ") FROM", 1))]
                same("PostgreSQL", read, server.read("SELECT count(*), 0 FROM kept")[0][0])

        # Views of SQLite see only their own schema.
        attached = f"{folder}/attached"
        database = sqlite3.connect(":memory:")
        database.executescript(f"ATTACH '{attached}' AS {quoted(HARD)}; CREATE TABLE kept (a);" + "".join(
            create(f"{quoted(HARD)}.{quoted(table)}", LABELS, "INTEGER") for table in TABLES))
        database.executescript(script("sqlite", *options(HARD, HARD + ".{table}")))
        same("SQLite", lambda view: database.execute(query(f"{quoted(HARD)}.{quoted(view)}")).fetchall(), database.execute("SELECT count(*) FROM kept").fetchone()[0])

        for dialect, grammar in (("sqlserver", "tsql"), ("synapse", "tsql"), ("fabric", "fabric")):
            read_by_grammar(dialect, grammar, script(dialect, *options(SCHEMA, HARD + ".{table}")))
        # Last, since it writes other metadata into the same file, with a label that only Spark can have. Only views of
        # a session may have any name there.
        in_spark(spark, folder)


def in_spark(spark, folder):
    """Permanent tables and views in databases with columns of any name; and views of any name, which only a session may have."""
    labels = LABELS | NUL
    file = metadata(folder, TABLES, labels)
    result = in_order(expected(labels))
    cell = lambda cell: "NULL" if cell is None else str(cell).upper() if isinstance(cell, (bool, int)) else f"'{cell}'"
    values = ", ".join("(" + ", ".join(map(cell, row)) + ")" for row in rows(labels))
    source = f"SELECT * FROM VALUES {values} AS v ({', '.join(quoted(name, '`') for name in (*COLUMNS, 'IsDelete'))})"
    spark.sql("CREATE TABLE kept (a INT) USING parquet")
    for table in TABLES:
        spark.sql(f"CREATE TEMP VIEW {quoted(table, '`')} AS {source}")
    script = listed("--as", "views", "--dialect", "spark", "--from", file, "--view", VIEW, "--suffix", SUFFIX, "--active")
    for statement in spark_statements(script):
        spark.sql(statement.replace("CREATE OR REPLACE VIEW", "CREATE OR REPLACE TEMP VIEW"))
    views = [quoted(VIEW.replace("{table}", table), "`") for table in TABLES]
    got = [in_order(spark.sql(query(view, "`")).collect()) == result for view in views]
    compare("Spark, names and labels that are hard to write", got, [True] * len(TABLES))
    spark.sql("CREATE DATABASE IF NOT EXISTS lake")
    spark.sql("CREATE DATABASE IF NOT EXISTS words")
    spark.sql(f"CREATE VIEW lake.`select` AS {source}")
    script = listed("--as", "views", "--dialect", "spark", "--from", file, "--table", "select", "--schema", "words",
                    "--source", "lake.{table}", "--view", "{table}_in_words", "--suffix", SUFFIX, "--active")
    for statement in spark_statements(script):
        spark.sql(statement)
    compare("Spark, labels and views in another schema", in_order(spark.sql(query("words.select_in_words", "`")).collect()) == result, True)
    compare("Spark, nothing in a name runs", spark.sql("SELECT * FROM kept").count(), 0)


def text_of(tree):
    """The text that a literal of T-SQL is, with the characters that it joins."""
    exp = sqlglot.exp
    if isinstance(tree, exp.Add):
        return text_of(tree.left) + text_of(tree.right)
    if isinstance(tree, (exp.Cast, exp.Paren)):
        return text_of(tree.this)
    if isinstance(tree, exp.Chr):
        return chr(int(tree.expressions[0].this))
    if isinstance(tree, exp.Anonymous) and tree.this.upper() in ("CHAR", "NCHAR"):
        return chr(int(tree.expressions[0].this))
    return tree.this if isinstance(tree, (exp.Literal, exp.National)) else None


def read_by_grammar(dialect, grammar, script):
    """The grammar finds each name and label as it was, and no other statements."""
    exp = sqlglot.exp
    batches = [batch for batch in re.split(r"^GO$", script, flags=re.MULTILINE) if batch.strip()]
    parsed = [tree for batch in batches for tree in sqlglot.parse(batch, read=grammar, error_level=sqlglot.ErrorLevel.RAISE)]
    at = 8  # the column `label`
    labels = [text_of(row.expressions[at]) for tree in parsed for values in tree.find_all(exp.Values) for row in values.expressions]
    compare(f"{dialect}, labels read by the grammar", labels, list(LABELS.values()) * len(TABLES) * len(COLUMNS))
    views = [tree for tree in parsed if isinstance(tree, exp.Create) and tree.kind == "VIEW"]
    names = [(tree.this.name, tree.this.db) for tree in views if tree.this.name != "option_set_labels"]
    compare(f"{dialect}, names of views read by the grammar", sorted(names), sorted((VIEW.replace("{table}", table), SCHEMA) for table in TABLES))
    columns = {alias.alias for tree in views for alias in tree.expression.expressions if isinstance(alias, exp.Alias)}
    compare(f"{dialect}, names of columns read by the grammar", columns >= {name + SUFFIX for name in COLUMNS}, True)
    dropped = [tree.find(exp.Table).name for tree in parsed if isinstance(tree, exp.Drop)]
    compare(f"{dialect}, what is dropped", dropped, [] if dialect == "synapse" else ["option_set_labels"])
