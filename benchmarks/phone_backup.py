"""Whether a phone's backup of any length is read in the same memory.

    python benchmarks/phone_backup.py [--calls 1000000]

Imports an SMS Backup & Restore XML of a tenth of the calls and one of all of them, and prints
how much more memory the process that reads the file had for ten times as much, and what all
processes together had. The reading process should have no more than a few per cent more.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from measured import OURS, cost

BEGIN = 1_704_047_400_000  # 1 January 2024 in India, in the milliseconds of the app
READING = """
import sys
from pathlib import Path
from rsoft_analytics.files.export import Export
from rsoft_analytics.parsing.parser import Parser
with Parser() as parser:
    for batch in parser.read(Export(Path(sys.argv[1]), "calls.xml"), None, None)[1].batches:
        pass
"""


def main() -> None:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=1_000_000)
    calls = options.parse_args().calls
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), calls)


def measure(folder: Path, calls: int) -> None:
    """Write the backups, read and load them, and tell."""
    written(folder / "small.xml", calls // 10)
    written(folder / "large.xml", calls)
    small, large = (
        cost([sys.executable, "-c", READING, str(folder / name)])
        for name in ("small.xml", "large.xml")
    )
    store = ["--store", str(folder / "rsoft.duckdb")]
    full = cost([*OURS, "import", str(folder / "large.xml"), "--rep", "Asha", *store])
    print(f"{calls:,} calls in XML: reading takes {large.memory / small.memory:.2f} times the "
          f"memory of a tenth of them ({large.memory:,.0f} MiB)")  # fmt: skip
    print(f"  {calls / large.seconds:,.0f} calls a second are read")
    print(f"  the whole import had at most {full.memory:,.0f} MiB in all processes")


def written(path: Path, calls: int) -> None:
    """A backup of some calls as the app writes it, the newest first."""
    chance = random.Random(calls)
    with path.open("w", encoding="utf-8") as file:
        file.write(
            f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"{calls}\">\n"
        )
        for place in range(calls, 0, -1):
            number = f"+9155{int(calls / 10 * chance.random() ** 2):08d}"
            kind = chance.choice((1, 2, 3))
            talked = 0 if kind == 3 else chance.randrange(600)
            file.write(
                f'  <call number="{number}" duration="{talked}" date="{BEGIN + place * 80_000}" '
                f'type="{kind}" presentation="1" subscription_id="1" '
                'readable_date="02-Mar-2026 6:05:00 pm" contact_name="(Unknown)" />\n'
            )
        file.write("</calls>\n")


if __name__ == "__main__":
    main()
