"""How long each page's questions to the store take, and the same answers by plain pandas.

    python benchmarks/pages.py [--calls 1000000]

Makes a store of that many calls by a tenth as many callers and one of a tenth of
that, opens every page on both with its default period, and prints for each the
median of the time that its questions take together, how that grows with the
store, and what pandas needs for the headline numbers on frames that are already
in memory. Machines are shared and noisy: the ratios mean something, the
milliseconds only beside each other.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from streamlit.testing.v1 import AppTest

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.mastheads import mastheads

ROOT = Path(__file__).parents[1]
HISTORY = (Path(__file__).parent / "history.sql").read_text(encoding="utf-8")
RUNS, PATIENCE = 7, 300
HEADLINES = ("calls", "answer_rate", "missed_calls", "talk_seconds", "unique_callers")


def main() -> None:
    """Measure, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=1_000_000)
    calls = options.parse_args().calls
    with tempfile.TemporaryDirectory() as folder:
        small, large = (filled(Path(folder), size) for size in (calls // 10, calls))
        few, many = by_page(small), by_page(large)
        print(f"{'page':<16}{calls // 10:>14,}{calls:>14,}{'growth':>8}   (calls in the store)")
        for name, milliseconds in many.items():
            growth = milliseconds / few[name] if few[name] else 0
            print(f"{name:<16}{few[name]:>11.1f} ms{milliseconds:>11.1f} ms{growth:>8.1f}")
        against_pandas(large)


def filled(folder: Path, calls: int) -> Path:
    """The file of a store with so many calls in it."""
    export, path = folder / f"history-{calls}.csv", folder / f"{calls}" / "rsoft.duckdb"
    duckdb.connect().sql(HISTORY, params={"calls": calls}).to_csv(str(export), header=True)
    with collected([export]) as found, Store(path) as store:
        (told,) = import_all(store, found)
        if told.added != calls:
            raise SystemExit(f"{told.sentence()} {calls:,} calls were to be added.")
    export.unlink()
    return path


def by_page(store: Path) -> dict[str, float]:
    """The median milliseconds that the questions of each page take together."""
    os.environ["RSOFT_STORE"] = str(store)
    found = {}
    for one in mastheads(ROOT / "pages"):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=PATIENCE)
        page = one.path.relative_to(ROOT).as_posix()
        app.run().switch_page(page).run()
        found[one.name] = statistics.median(asked(app) for _ in range(RUNS))
    answers.opened.clear()
    return found


def asked(app: AppTest) -> float:
    """The milliseconds that the questions of one run of a page take, with nothing kept."""
    for kept in (answers.reported, answers.answered, answers.checked):
        kept.cache_clear()
    with timed() as spent:
        app.run()
    if app.exception:
        raise SystemExit(f"A page failed: {app.exception[0].message}")
    return sum(spent) * 1000


@contextmanager
def timed() -> Any:
    """The seconds of each question that the store is asked inside the block."""
    spent: list[float] = []
    originals = {name: getattr(Store, name) for name in ("rows", "frame")}

    def timing(original: Callable[..., Any]) -> Callable[..., Any]:
        def question(*given: Any, **values: Any) -> Any:
            begin = time.perf_counter()
            try:
                return original(*given, **values)
            finally:
                spent.append(time.perf_counter() - begin)

        return question

    try:
        for name, original in originals.items():
            setattr(Store, name, timing(original))
        yield spent
    finally:
        for name, original in originals.items():
            setattr(Store, name, original)


def against_pandas(path: Path) -> None:
    """Tell the headline numbers of 30 days by the store and by pandas, and refuse a difference."""
    with Store(path) as store:
        calls = store.frame("store/calls_without_ids")
        calls["day"] = pd.to_datetime(calls["day"])
        until = calls["day"].max().date()
        filters = Filters(until - timedelta(days=29), until)
        ours, by_store = best(lambda: by_the_store(store, filters))
        theirs, by_pandas = best(lambda: with_pandas(calls, filters))
    if any(abs(one - other) > 1e-9 for one, other in zip(ours, theirs, strict=True)):
        raise SystemExit(f"The store says {ours}, pandas says {theirs}.")
    print(
        f"{', '.join(HEADLINES)} of 30 days: {by_store:.1f} ms by the store, "
        f"{by_pandas:.1f} ms by pandas on a frame in memory: {by_pandas / by_store:.1f} times"
    )


def by_the_store(store: Store, filters: Filters) -> list[float]:
    """The headline numbers, as the pages ask for them."""
    return [report(store, name, filters)["rows"][0]["value"] for name in HEADLINES]


def with_pandas(calls: pd.DataFrame, filters: Filters) -> list[float]:
    """The headline numbers, counted without SQL."""
    period = calls[calls["day"].between(pd.Timestamp(filters.since), pd.Timestamp(filters.until))]
    incoming = period[period["direction"] == "incoming"]
    spoken = incoming["is_conversation"] & incoming["outcome"].isin(["answered", "elsewhere"])
    missed = incoming["outcome"] == "missed"
    offered = spoken | missed | (incoming["outcome"] == "declined")
    return [
        len(period),
        spoken[offered].mean(),
        int(missed.sum()),
        int(period.loc[period["is_conversation"], "seconds"].sum()),
        incoming["caller"].nunique(),
    ]


def best(question: Callable[[], Any]) -> tuple[Any, float]:
    """An answer, and the median milliseconds that it took."""
    took = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        answer = question()
        took.append((time.perf_counter() - begin) * 1000)
    return answer, statistics.median(took)


if __name__ == "__main__":
    main()
