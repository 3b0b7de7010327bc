"""How long each page's questions to the store take, and the same answers by plain pandas.

    python benchmarks/pages.py [--calls 10000000] [--stores FOLDER]

Makes a store of that many calls by a tenth as many callers and one of a tenth of
that, or takes those that lie in FOLDER from a run before. Opens every page on both
with its default period and tells, of all its questions together: the median time,
the work of the processor, and how many rows the engine read for them; how that grows
with the store; and what pandas needs for the page's main answers on frames that are
already in memory, the larger of the two stores. An answer that differs ends the run.

Machines are shared and noisy: the ratios mean something, and the rows that were read;
the milliseconds only beside each other.
"""

import argparse
import json
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from by_pandas import BY_PAGE, Answers, Frames, frames_of
from streamlit.testing.v1 import AppTest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store
from rsoft_analytics.store.statements import bound, statements
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.mastheads import mastheads
from rsoft_analytics.ui.opening import opened

ROOT = Path(__file__).parents[1]
EXPORTS = ("history", "leads", "spend")  # each made by the .sql beside this file
RUNS, PATIENCE = 5, 900
# Days that a page opens with; the others with 30.
PERIODS = {"conversion": 90, "sources": 90, "your_crm": None}
COUNTED = {"leads_of_calls": "leads/downloadable_count"}  # what no metric tells


class Cost(NamedTuple):
    """What the questions of one page take together."""

    wall: float  # milliseconds
    work: float  # milliseconds of the processor, of all threads
    questions: int
    rows: int  # that the engine read


class Question(NamedTuple):
    """A question that the store was asked, and what it took."""

    store: Store
    name: str
    values: dict[str, Any]
    wall: float
    work: float


def main() -> None:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=1_000_000)
    options.add_argument("--stores", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stores = chosen.stores or Path(folder)
        small, large = (filled(stores, size) for size in (chosen.calls // 10, chosen.calls))
        few, many = by_page(small), by_page(large)
        sizes = f"{chosen.calls // 10:>24,} calls{chosen.calls:>24,} calls"
        print(f"{'page':<17}{sizes}   ratio of work{'rows read':>20}{'by pandas':>16}")
        by_pandas = with_pandas(large)
        for name, cost in many.items():
            print(line(name, few[name], cost, by_pandas.get(name)))


def line(name: str, few: Cost, many: Cost, by_pandas: float | None) -> str:
    """One page's figures."""
    growth = many.work / few.work if few.work else 0
    pandas = f"{by_pandas:>10,.0f} ms" if by_pandas else f"{'-':>13}"
    return (
        f"{name:<17}{few.wall:>10.0f} ms, work {few.work:>5.0f} ms{many.wall:>10.0f} ms, work "
        f"{many.work:>5.0f} ms{growth:>12.1f}{few.rows:>14,} {many.rows:>10,}{pandas}"
    )


def filled(folder: Path, calls: int) -> Path:
    """The file of a store with so many calls in it, the leads of a CRM and what was spent."""
    path = folder / f"{calls}" / "rsoft.duckdb"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    exports = [folder / f"{name}-{calls}.csv" for name in EXPORTS]
    for name, export in zip(EXPORTS, exports, strict=True):
        rows = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
        given = {"calls": calls} if "$calls" in rows else None
        duckdb.connect().sql(rows, params=given).to_csv(str(export), header=True)
    with collected(exports) as found, Store(path) as store:
        told = import_all(store, found)
        if told[0].added != calls or any(one.rejected or not one.added for one in told):
            raise SystemExit(f"Not all was added: {' '.join(one.sentence() for one in told)}")
    for export in exports:
        export.unlink()
    return path


def by_page(store: Path) -> dict[str, Cost]:
    """The median cost of each page's questions."""
    os.environ["RSOFT_STORE"] = str(store)
    found = {}
    for one in mastheads(ROOT / "pages"):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        app.run().switch_page(one.path.relative_to(ROOT).as_posix()).run()
        runs = [asked(app) for _ in range(RUNS)]
        found[one.name] = Cost(
            statistics.median(sum(each.wall for each in run) for run in runs),
            statistics.median(sum(each.work for each in run) for run in runs),
            len(runs[0]),
            sum(map(rows_read, runs[0])),
        )
    opened.clear()
    return found


def asked(app: AppTest) -> list[Question]:
    """The questions that one run of a page asks, with nothing kept."""
    for kept in vars(answers).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
    with noted() as questions:
        app.run()
    if app.exception:
        raise SystemExit(f"A page failed: {app.exception[0].message}")
    return questions


@contextmanager
def noted() -> Iterator[list[Question]]:
    """The questions that stores are asked inside the block."""
    questions: list[Question] = []
    originals = {name: getattr(Store, name) for name in ("rows", "frame")}

    def noting(original: Callable[..., Any]) -> Callable[..., Any]:
        def question(store: Store, name: str, /, **values: Any) -> Any:
            begin, work = time.perf_counter(), time.process_time()
            try:
                return original(store, name, **values)
            finally:
                took = (time.perf_counter() - begin) * 1000, (time.process_time() - work) * 1000
                questions.append(Question(store, name, values, *took))

        return question

    try:
        for name, original in originals.items():
            setattr(Store, name, noting(original))
        yield questions
    finally:
        for name, original in originals.items():
            setattr(Store, name, original)


def rows_read(one: Question) -> int:
    """How many rows of its tables the engine read for a question."""
    values = one.store.sight.laid_into(one.values)
    last = statements(one.name)[-1]
    with one.store.engine.cursor() as cursor:
        told = cursor.execute(f"explain (analyze, format json) {last}", bound(last, values))
        return int(json.loads(told.fetchall()[0][1]).get("cumulative_rows_scanned", 0))


def with_pandas(path: Path) -> dict[str, float]:
    """The milliseconds that pandas takes for each page; refuses an answer that differs."""
    frames, took = frames_of(path), {}
    told = {name: best(lambda name=name: BY_PAGE[name](frames, period(frames, name)))  # type: ignore[misc]
            for name in BY_PAGE}  # fmt: skip
    with Store(path) as store:
        for name, (answered, milliseconds) in told.items():
            refuse_a_difference(store, period(frames, name), answered)
            took[name] = milliseconds
    return took


def period(frames: Frames, page: str) -> Filters:
    """The period that a page opens with, until the newest call."""
    days, until = PERIODS.get(page, 30), frames.now.tz_convert("Asia/Kolkata").date()
    return Filters(until - timedelta(days=days - 1), until) if days else Filters()


def refuse_a_difference(store: Store, filters: Filters, answered: Answers) -> None:
    """End the run where the store tells something else."""
    for name, other in answered.items():
        if name in COUNTED:
            ours = store.row(COUNTED[name], system="zoho", only_calls=True, only_new=True)["leads"]
        else:
            ours = report(store, name, filters)["rows"][0]["value"]
        if ours is None or other is None:
            is_same = ours is None and other is None
        else:
            is_same = math.isclose(ours, other, rel_tol=1e-9)
        if not is_same:
            raise SystemExit(f"{name}: the store says {ours}, pandas says {other}.")


def best(question: Callable[[], Answers]) -> tuple[Answers, float]:
    """An answer, and the median milliseconds that it took."""
    took: list[float] = []
    for _ in range(3):
        begin = time.perf_counter()
        answer = question()
        took.append((time.perf_counter() - begin) * 1000)
    return answer, statistics.median(took)


if __name__ == "__main__":
    main()
