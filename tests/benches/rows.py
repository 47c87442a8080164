#!/usr/bin/env python3
"""`closure-reason summary` and `decode` beside DuckDB (and xan, if it is installed) on the same files.

    cargo build --release -p closure-reason-cli
    python3 -m venv target/rows && target/rows/bin/pip install duckdb
    target/rows/bin/python tests/benches/rows.py [ROWS_OF_CSV [ROWS_OF_JSON]]

Generates the rows below the folder for temporary files, removes them, and prints medians as a table.
"""

import json, os, random, shutil, statistics, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "closure-reason"
RUNS = int(os.environ.get("RUNS", "3"))


def generate(folder, csv_rows, json_rows):
    """Ids, reasons and dates; one in a hundred is empty, one in a thousand unknown."""
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
    csv, pages = folder / "rows.csv", folder / "rows.json"
    with csv.open("w") as out:
        out.write("activityid,msdyn_closurereason,createdon\n")
        for start in range(0, csv_rows, 100_000):
            out.write("".join(
                f"{at:08x}{tails[at % 10_007]},{reasons[at % 100_000]},{dates[at % 10_009]}\n"
                for at in range(start, min(start + 100_000, csv_rows))))
    with pages.open("w") as out:
        out.write('{"@odata.context":"https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#msdyn_ocsessions","value":[')
        for at in range(json_rows):
            comma = "," if at else ""
            out.write(f'{comma}{{"@odata.etag":"W/\\"{at}\\"","activityid":"{at:08x}{tails[at % 10_007]}",'
                      f'"msdyn_closurereason":{reasons[at % 100_000] or "null"},"createdon":"{dates[at % 10_009]}"}}')
        out.write("]}\n")
    return csv, pages


def high_water(process):
    """The most memory that a process has had so far, in kB."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
        name = status.split("Name:\t", 1)[1].split("\n", 1)[0]
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    except (OSError, StopIteration, IndexError):
        return None
    # Between fork and exec it is still this program.
    return None if name == OWN and Path(f"/proc/{process}/cmdline").read_bytes() == CMDLINE else int(line.split()[1])


OWN = Path("/proc/self/comm").read_text().strip()
CMDLINE = Path("/proc/self/cmdline").read_bytes()


def run(arguments, output=subprocess.DEVNULL):
    """Seconds and megabytes of each run: the median of the one, the most of the other."""
    seconds, most = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in arguments], stdout=output, stderr=subprocess.DEVNULL)
        # Asked while it runs: what the kernel says at the end counts this program, of which the other was a copy once.
        while child.poll() is None:
            if (high := high_water(child.pid)) is not None:
                most = max(most, high)
            time.sleep(0.002)
        seconds.append(time.perf_counter() - start)
        if child.returncode != 0:
            raise SystemExit(f"failed: {arguments}")
    return statistics.median(seconds), most / 1024


def duckdb(sql, threads):
    setting = "SET enable_progress_bar=false;" + (f"SET threads={threads};" if threads else "")
    script = f"import duckdb, json; print(json.dumps(duckdb.connect().execute({setting + sql!r}).fetchall()))"
    return [sys.executable, "-c", script]


def main():
    csv_rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    json_rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    folder = Path(tempfile.mkdtemp(prefix="closure-reason-rows-"))
    try:
        csv, pages = generate(folder, csv_rows, json_rows)
        labels = folder / "labels.csv"
        summary = json.loads(subprocess.check_output([COMMAND, "summary", "--as", "json", csv]))
        group = summary["columns"][0]["groups"][0]
        labels.write_text("value,label\n" + "".join(f"{o['value']},{o['label']}\n" for o in group["options"]))
        counts = f"SELECT msdyn_closurereason, count(*) FROM read_csv('{csv}') GROUP BY ALL"
        theirs = subprocess.check_output(duckdb(counts, None), text=True)
        theirs = dict(json.loads(theirs))
        ours = {o["value"]: o["count"] for o in group["options"] + group["unknown"]} | {None: group["empty"]}
        if ours != theirs:
            raise SystemExit(f"the counts differ:\n{ours}\n{theirs}")
        rows = f"read_json('{pages}', maximum_object_size=2000000000)"
        in_json = f"SELECT r.msdyn_closurereason, count(*) FROM (SELECT unnest(value) r FROM {rows}) GROUP BY ALL"
        join = (f"COPY (SELECT r.*, l.label AS msdyn_closurereasonname FROM read_csv('{csv}') r LEFT JOIN "
                f"read_csv('{labels}') l ON r.msdyn_closurereason = l.value) TO '{folder / 'theirs.csv'}' (HEADER)")
        cases = [
            ("summary of CSV", "closure-reason", [COMMAND, "summary", csv]),
            ("summary of CSV", "duckdb", duckdb(counts, None)),
            ("summary of CSV", "duckdb, 1 thread", duckdb(counts, 1)),
        ]
        if shutil.which("xan"):
            cases.append(("summary of CSV", "xan frequency", ["xan", "frequency", "-s", "msdyn_closurereason", csv]))
        cases += [
            ("summary of JSON", "closure-reason", [COMMAND, "summary", pages]),
            ("summary of JSON", "duckdb", duckdb(in_json, None)),
            ("summary of JSON", "duckdb, 1 thread", duckdb(in_json, 1)),
            ("decode of CSV", "closure-reason", [COMMAND, "decode", csv, "-o", folder / "ours.csv"]),
            ("decode of CSV", "duckdb COPY", duckdb(join, None)),
            ("decode of CSV", "duckdb COPY, 1 thread", duckdb(join, 1)),
            ("decode of JSON", "closure-reason", [COMMAND, "decode", pages, "-o", folder / "ours.json"]),
        ]
        with (folder / "rows.csv.gz").open("wb") as out:
            subprocess.run(["gzip", "-1c", csv], stdout=out, check=True)
        cases.append(("summary of CSV, gzip", "closure-reason", [COMMAND, "summary", folder / "rows.csv.gz"]))
        sizes = {"CSV": csv.stat().st_size, "JSON": pages.stat().st_size}
        print(f"{csv_rows} rows of CSV ({sizes['CSV'] // 10**6} MB), {json_rows} of JSON ({sizes['JSON'] // 10**6} MB), "
              f"median of {RUNS}, {os.cpu_count()} cores\n")
        print("| work | program | s | MB |\n|---|---|---:|---:|")
        for work, program, arguments in cases:
            seconds, megabytes = run(arguments)
            print(f"| {work} | {program} | {seconds:.2f} | {megabytes:.0f} |", flush=True)
    finally:
        shutil.rmtree(folder)


main()
