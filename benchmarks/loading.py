"""How long a large call log takes, as a ratio to DuckDB's own reading of the same file.

    python benchmarks/loading.py [--calls 1000000]

Prints, for one run on one machine: the whole import of a file up to ready pages as a multiple
of bare ``create table as from read_csv`` of it, a later export of 5,000 calls as a part of that
import, and the peak memory of all processes together. Machines are shared and noisy: only the
ratios mean something. Of 10,000,000 calls the import should take at most 4 times as long as the
bare reading, the later export at most 1/20 of the import, and the processes at most 4 GiB.
Last seen, on two cores with nothing else running: 7.1 times by the clock and 6.2 by work (7.9 and
6.6 before both threads read what is not committed yet), 1/12 and 1/15 (3.6 s), 3,572 MiB.
"""

import argparse
import random
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from measured import OURS, cost

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
    history = str(folder / "history.csv")
    bare = cost([sys.executable, "-c", REFERENCE, history, str(folder / "bare.duckdb")])
    full = cost([*OURS, "import", history, *store])
    day = cost([*OURS, "import", str(folder / "day.csv"), *store])
    print(f"{calls:,} calls: {full.seconds / bare.seconds:.1f} times bare read_csv, by the work "
          f"of the processor {full.work / bare.work:.1f} times")  # fmt: skip
    print(f"  ({bare.seconds:.1f} s and {full.seconds:.1f} s; of work {bare.work:.1f} s and "
          f"{full.work:.1f} s)")  # fmt: skip
    print(f"5,000 more: 1/{full.seconds / day.seconds:.0f} of that, by work "
          f"1/{full.work / day.work:.0f} ({day.seconds:.1f} s)")  # fmt: skip
    print(f"all processes together had at most {max(full.memory, day.memory):,.0f} MiB")


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


if __name__ == "__main__":
    main()
