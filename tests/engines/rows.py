"""The same rows, counted by `closure-reason summary` and by each engine with the lines of the README."""

import csv
import io
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

import duckdb

import postgres
from common import ROOT, command, compare, listed

ROWS = 20_000


def blocks():
    """The code of the README, by the heading above it: for views, and for rows in files."""
    text = (ROOT / "tests/engines/README.md").read_text()
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    return {section.split("\n", 1)[0]: re.findall(r"```\w+\n(.*?)```", section, re.DOTALL) for section in sections[1:]}


def generate(folder):
    """Options, unknown values and empty cells, next to texts that are hard to parse."""
    draw = random.Random(5)
    values = [int(row["value"]) for row in csv.DictReader(io.StringIO(listed("--as", "csv")))]
    texts = ["plain", "a, b", 'a "quoted" word', "two\nlines", "", "é漢🙂"]
    rows = [(draw.choice([*values, None, 192350099, 7, -1]), draw.choice(texts)) for _ in range(ROWS)]
    with open(folder / "sessions.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["activityid", "msdyn_closurereason", "subject"])
        writer.writerows([at, value, text] for at, (value, text) in enumerate(rows))
    with open(folder / "sessions.json", "w") as file:
        json.dump({"value": [{"activityid": at, "msdyn_closurereason": value, "subject": text}
                             for at, (value, text) in enumerate(rows)]}, file)


def by_value(rows):
    """Counts by value and label. Engines write an empty cell as a null or as an empty text."""
    return {(int(value) if value not in (None, "") else None, label or None): int(count) for value, label, count in rows}


def summarized(folder, file):
    rows = csv.DictReader(io.StringIO(command("summary", "--as", "csv", file, cwd=folder)))
    return by_value([row["value"], row["label"], row["count"]] for row in rows)


def check(spark):
    code = {heading: code[-1] for heading, code in blocks().items() if code}
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        generate(folder)
        for form in ("csv", "sql"):
            (folder / f"labels.{form}").write_text(listed("--as", form), newline="")
        expected = summarized(folder, "sessions.csv")
        compare("the same rows in CSV and JSON", summarized(folder, "sessions.json"), expected)
        compare("every row is counted", sum(expected.values()), ROWS)
        os.chdir(folder)
        try:
            compare("DuckDB, rows", by_value(duckdb.sql(code["DuckDB"]).fetchall()), expected)
            in_json = code["DuckDB"].replace(
                "read_csv('sessions.csv')", "(SELECT unnest(value, recursive := true) FROM read_json('sessions.json'))")
            compare("DuckDB, rows in JSON", by_value(duckdb.sql(in_json).fetchall()), expected)
            answer = subprocess.run(["sh", "-c", code["SQLite"]], check=True, stdout=subprocess.PIPE, text=True).stdout
            compare("SQLite, rows", by_value(csv.reader(io.StringIO(answer))), expected)
            with postgres.server() as server:
                if server is not None:
                    compare("PostgreSQL, rows", by_value(list(csv.reader(io.StringIO(server.shell(code["PostgreSQL"]))))[1:]), expected)
            # Spark resolves relative paths from where it was started.
            absolute = re.sub(r'"(\w+\.csv)"', lambda file: f'"{folder}/{file[1]}"', code["Spark"])
            names = {"spark": spark}
            exec(absolute, names)
            compare("Spark, rows", by_value(tuple(row) for row in names["counts"].collect()), expected)
        finally:
            os.chdir(before)
