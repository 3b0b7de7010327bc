"""How long a large call log takes, as a ratio to DuckDB's own reading of the same file.

    python benchmarks/loading.py [--calls 1000000]

Prints, for one run on one machine: bare ``create table as from read_csv``, the
whole import of the same file up to ready pages, a later export of 5,000 calls,
the ratios, and the peak memory of the importing process. Machines are shared
and noisy: only the ratios mean something.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

REPS = ("Asha", "Ravi", "Karthik", "Divya", "Priya", "Suresh", "Meena", "Lakshmi")
KINDS = ("Incoming", "Outgoing", "Missed", "Incoming")
BEGIN = datetime(2024, 1, 1)  # noqa: DTZ001 - as a call log writes it, without a zone
YEARS = 2.5
REFERENCE = """
import duckdb, sys
duckdb.connect(sys.argv[2]).execute("create table t as from read_csv(?)", [sys.argv[1]])
"""


def main() -> None:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=1_000_000)
    calls = options.parse_args().calls
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), calls)


def measure(folder: Path, calls: int) -> None:
    """Write the exports, load them both ways, and tell."""
    written(folder / "history.csv", calls, 0)
    written(folder / "day.csv", 5_000, calls)
    store = ["--store", str(folder / "rsoft.duckdb")]
    command = [sys.executable, "-m", "rsoft_analytics.cli", "import"]
    bare = seconds(
        [sys.executable, "-c", REFERENCE, str(folder / "history.csv"), str(folder / "bare.duckdb")]
    )
    bare_memory = peak()
    full = seconds([*command, str(folder / "history.csv"), *store])
    memory = max(peak(), bare_memory)
    day = seconds([*command, str(folder / "day.csv"), *store])
    print(
        f"{calls:,} calls: bare read_csv {bare:.1f} s, import {full:.1f} s: {full / bare:.1f} times"
    )
    print(f"5,000 more: {day:.1f} s, 1/{full / day:.0f} of the full load")
    print(f"peak memory of the largest process: {memory:,.0f} MiB")


def written(path: Path, calls: int, after: int) -> None:
    """A call log of some calls by a tenth as many callers, each number in three spellings."""
    chance = random.Random(calls)
    step = timedelta(days=YEARS * 365) / max(calls, after, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write("Call Time,Phone Number,Call Type,Duration,Agent\n")
        for place in range(calls):
            number = f"55{int(max(calls, after) / 10 * chance.random() ** 2):08d}"
            spelling = (number, f"+91{number}", f"0{number}")[place % 3]
            kind = KINDS[place & 3]
            talked = 0 if kind == "Missed" else chance.randrange(600)
            at = BEGIN + step * (after + place) + timedelta(seconds=chance.randrange(30))
            file.write(f"{at:%Y-%m-%d %H:%M:%S},{spelling},{kind},{talked},{REPS[place % 8]}\n")


def seconds(command: list[str]) -> float:
    """How long a command takes."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def peak() -> float:
    """The peak memory in MiB of the largest process so far."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    main()
