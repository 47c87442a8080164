#!/usr/bin/env python3
"""`closure-reason summary` and `decode` beside DuckDB, xan and qsv on the same files.

    cargo build --release -p closure-reason-cli
    python3 -m venv target/rows && target/rows/bin/pip install duckdb
    cargo install --locked --root target/rows xan
    target/rows/bin/python tests/benches/rows.py FOLDER

Generates the rows in FOLDER, where they stay for the next run, checks that all count alike, and prints a table: medians of
the seconds that passed and of those of all processors, and the most memory. What is not installed is left out.
"""

import argparse, csv, json, os, random, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
COMMAND = TARGET / "release" / "closure-reason"
COLUMN = "msdyn_closurereason"


def generate(folder, csv_rows, json_rows):
    """Ids, reasons and dates; one in a hundred is empty, one in a thousand is not an option."""
    random.seed(1)
    values = [192350000 + value for value in range(27)]
    reasons = [str(random.choice(values)) for _ in range(100_000)]
    for at in range(0, len(reasons), 100):
        reasons[at] = ""
    for at in range(1, len(reasons), 1000):
        reasons[at] = "192350099"
    tails = [f"-{random.getrandbits(16):04x}-4{random.getrandbits(12):03x}-8{random.getrandbits(12):03x}-"
             f"{random.getrandbits(48):012x}" for _ in range(10_007)]
    dates = [f"2026-{1 + at % 12:02}-{1 + at % 28:02}T{at % 24:02}:{at % 60:02}:00Z" for at in range(10_009)]

    def in_csv(out):
        out.write(f"activityid,{COLUMN},createdon\n")
        for start in range(0, csv_rows, 100_000):
            out.write("".join(
                f"{at:08x}{tails[at % 10_007]},{reasons[at % 100_000]},{dates[at % 10_009]}\n"
                for at in range(start, min(start + 100_000, csv_rows))))

    def in_json(out):
        out.write('{"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#msdyn_ocsessions","value":[')
        for at in range(json_rows):
            comma = "," if at else ""
            out.write(f'{comma}{{"@odata.etag":"W/\\"{at}\\"","activityid":"{at:08x}{tails[at % 10_007]}",'
                      f'"{COLUMN}":{reasons[at % 100_000] or "null"},"createdon":"{dates[at % 10_009]}"}}')
        out.write("]}\n")

    paths = folder / f"{csv_rows}.csv", folder / f"{json_rows}.json"
    for path, write in zip(paths, [in_csv, in_json]):
        if not path.exists():
            part = path.with_suffix(".part")
            with part.open("w") as out:
                write(out)
            part.rename(path)
    return paths


def seconds(arguments):
    """Elapsed and processor seconds of a run."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"failed: {arguments}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


OWN = Path("/proc/self/cmdline").read_bytes()


def memory(arguments):
    """The most megabytes, sampled during the run: the kernel's final figure would include this program, because the other one
    started as a copy of it."""
    child = subprocess.Popen([str(part) for part in arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while child.poll() is None:
        try:
            status = Path(f"/proc/{child.pid}/status").read_text()
            # Between fork and exec, it is still a copy of this program.
            if Path(f"/proc/{child.pid}/cmdline").read_bytes() != OWN:
                most = max([most] + [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.002)
    return most / 1024


def duckdb(sql, threads=None):
    setting = "SET enable_progress_bar=false;" + (f"SET threads={threads};" if threads else "")
    script = f"import duckdb, json; print(json.dumps(duckdb.connect().execute({setting + sql!r}).fetchall()))"
    return [sys.executable, "-c", script]


def answer(arguments):
    return subprocess.check_output([str(part) for part in arguments], text=True, stderr=subprocess.DEVNULL)


def program(name):
    return shutil.which(name, path=f"{TARGET / 'rows' / 'bin'}:{os.environ['PATH']}")


class Work:
    """The same work by each program, and the checks that it is the same."""

    def __init__(self, rows, pages, scratch):
        self.rows, self.pages, self.scratch = rows, pages, scratch
        group = json.loads(answer([COMMAND, "summary", "--as", "json", rows]))["columns"][0]["groups"][0]
        self.counts = {o["value"]: o["count"] for o in group["options"] + group["unknown"]} | {None: group["empty"]}
        self.labels = scratch / "labels.csv"
        self.labels.write_text("value,label\n" + "".join(f"{o['value']},{o['label']}\n" for o in group["options"]))
        self.xan, self.qsv = program("xan"), program("qsv") or program("qsvlite")

    def check(self, name, counted):
        """Counts by value; an empty cell counts as none."""
        counts = {int(value) if str(value).isdigit() else None: int(count) for value, count in counted}
        if counts != self.counts:
            raise SystemExit(f"{name} counts differently:\n{counts}\n{self.counts}")

    def cases(self):
        """The work, the program, its threads, and the command."""
        ours, rows, pages, out = COMMAND, self.rows, self.pages, self.scratch / "out"
        in_csv = f"SELECT {COLUMN}, count(*) FROM read_csv('{rows}') GROUP BY ALL"
        page = f"read_json('{pages}', maximum_object_size=2000000000)"
        in_json = f"SELECT r.{COLUMN}, count(*) FROM (SELECT unnest(value) r FROM {page}) GROUP BY ALL"
        copy = (f"COPY (SELECT r.*, l.label AS {COLUMN}name FROM read_csv('{rows}') r LEFT JOIN "
                f"read_csv('{self.labels}') l ON r.{COLUMN} = l.value) TO '{out}.csv' (HEADER)")
        self.check("duckdb", json.loads(answer(duckdb(in_csv))))
        yield "summary of CSV", "closure-reason", "its own", [ours, "summary", rows]
        if shutil.which("taskset"):
            yield "summary of CSV", "closure-reason", 1, ["taskset", "-c", 0, ours, "summary", rows]
        yield "summary of CSV", "duckdb", "its own", duckdb(in_csv)
        yield "summary of CSV", "duckdb", 1, duckdb(in_csv, 1)
        if self.xan:
            frequency = [self.xan, "frequency", "-A", "-s", COLUMN]
            counted = list(csv.DictReader(answer([*frequency, rows]).splitlines()))
            self.check("xan", [(line["value"], line["count"]) for line in counted])
            yield "summary of CSV", "xan frequency -p", "its own", [*frequency, "-p", rows]
            yield "summary of CSV", "xan frequency", 1, [*frequency, rows]
        if self.qsv:
            frequency = [self.qsv, "frequency", "--limit", "0", "--select", COLUMN]
            counted = list(csv.DictReader(answer([*frequency, rows]).splitlines()))
            self.check("qsv", [(line["value"], line["count"]) for line in counted])
            yield "summary of CSV", "qsv frequency", "its own", [*frequency, rows]
            yield "summary of CSV", "qsv frequency", 1, [*frequency, "--jobs", 1, rows]
        yield "summary of JSON", "closure-reason", 1, [ours, "summary", pages]
        yield "summary of JSON", "duckdb", "its own", duckdb(in_json)
        yield "summary of JSON", "duckdb", 1, duckdb(in_json, 1)
        decode = [ours, "decode", rows, "-o", f"{out}.csv"]
        yield "decode of CSV", "closure-reason", "its own", decode
        if shutil.which("taskset"):
            yield "decode of CSV", "closure-reason", 1, ["taskset", "-c", 0, *decode]
        yield "decode of CSV", "duckdb COPY", "its own", duckdb(copy)
        yield "decode of CSV", "duckdb COPY", 1, duckdb(copy, 1)
        if self.xan:
            yield "decode of CSV", "xan join --left", 1, \
                [self.xan, "join", "--left", COLUMN, rows, "value", self.labels, "-o", f"{out}.csv"]
        yield "decode of JSON", "closure-reason", 1, [ours, "decode", pages, "-o", f"{out}.json"]
        compressed = rows.with_suffix(".csv.gz")
        if not compressed.exists():
            with compressed.open("wb") as file:
                subprocess.run(["gzip", "-1c", rows], stdout=file, check=True)
        yield "summary of CSV, gzip", "closure-reason", 1, [ours, "summary", compressed]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--csv-rows", type=int, default=10_000_000)
    parser.add_argument("--json-rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    rows, pages = generate(options.folder, options.csv_rows, options.json_rows)
    with tempfile.TemporaryDirectory(dir=options.folder) as scratch:
        cases = list(Work(rows, pages, Path(scratch)).cases())
        # In turn, so that anything that disturbs the machine disturbs all of them.
        taken = [[seconds(arguments) for *_, arguments in cases] for _ in range(options.runs)]
        print(f"{options.csv_rows:,} rows of CSV ({rows.stat().st_size // 10**6} MB), {options.json_rows:,} of JSON "
              f"({pages.stat().st_size // 10**6} MB), medians of {options.runs}, {os.cpu_count()} processors\n")
        print("| work | program | threads | s | s of processors | MB |\n|---|---|---|--:|--:|--:|")
        last = None
        for at, (work, name, threads, arguments) in enumerate(cases):
            passed, busy = (statistics.median(run[at][part] for run in taken) for part in (0, 1))
            print(f"| {'' if work == last else work} | {name} | {threads} | {passed:.2f} | {busy:.2f} | {memory(arguments):.0f} |",
                  flush=True)
            last = work


main()
