"""One of the processes that throw spoilt samples at a store, and write down what became of each.

    python -m tests.fuzzing.worker SAMPLES FOLDER FILES SEED SHARE OF

Every file is taken apart by a child with the product's own limits. Each eighth is then
imported alone (some of these rehearsed only), the others many together.
FOLDER takes results-SHARE.json, and every file that did harm.
"""

import faulthandler
import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.collect import Refusal, collected
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report, refused
from rsoft_analytics.parsing.parser import Parser
from rsoft_analytics.store import Store, engine
from rsoft_analytics.store.checks import findings
from tests.fuzzing.spoiling import mutant
from tests.fuzzing.together import Taken, taken, understood

OF_ONE_STORE = 1_000
ALONE = 8  # each eighth file
REHEARSED = 4  # of these each fourth
TOGETHER = 250  # files, of which an eighth is imported alone
HANGS = 120  # seconds, after which the process says where it stands, and ends
NO_SENTENCE = ("Traceback (most", " object at 0x", "_duckdb.")
UNFORESEEN = "written as no export before it"  # a refusal that only a library's fault explains


def main(samples: str, folder: str, files: str, seed: str, share: str, of: str) -> None:
    """Take this process's share of the files, one after the other."""
    engine.CONFIG["threads"] = "1"  # there is one of these processes for each core
    numbers = range(int(share), int(files), int(of))
    paths = sorted(one for one in Path(samples).iterdir() if one.is_file())
    results: list[dict[str, Any]] = []
    faults: list[str] = []
    for first in range(0, len(numbers), OF_ONE_STORE):
        with Store(None) as store, Parser() as parser:
            of_store = numbers[first : first + OF_ONE_STORE]
            for at in range(0, len(of_store), TOGETHER):
                some = {one: mutant(paths, one, seed) for one in of_store[at : at + TOGETHER]}
                results += thrown_together(store, parser, Path(folder), some)
            faults += [one.name for one in findings(store) if one.offenders]
    told = {"results": results, "checks": faults, "memory": memory_of_the_ended()}
    (Path(folder) / f"results-{share}.json").write_text(json.dumps(told))


def thrown_together(
    store: Store, parser: Parser, folder: Path, some: Mapping[int, tuple[str, bytes]]
) -> Iterator[dict[str, Any]]:
    """What became of some files: each eighth alone, the others together where that goes well."""
    waiting: dict[int, dict[str, Any]] = {}
    parts: list[Taken] = []
    for at, (number, spoilt) in enumerate(some.items()):
        if at % ALONE == 0:
            yield from thrown(store, parser, folder, spoilt, number)
            continue
        found: list[Taken] = []
        (told,) = thrown(store, parser, folder, spoilt, number, found)
        waiting[number] = told
        parts += found
    began, is_refused = time.monotonic(), False
    try:
        reports = list(understood(store, parts, folder / f"rows-{min(some)}", rehearse=False))
        wrong = [one for report, _ in reports for one in faults_of(report, rehearse=False)]
        # what one of them was refused for, all are together: then each is imported alone
        is_refused = any(report.status == "refused" for report, _ in reports)
        wrong += [
            "records were lost"
            for report, held in reports
            if report.status != "refused" and report.read != held
        ]
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        wrong = [traceback.format_exc()]
    for number, told in waiting.items():
        yield from (
            thrown(store, parser, folder, some[number], number) if wrong or is_refused else (told,)
        )
    if wrong and waiting:  # also where each alone does no harm
        yield {**told, "wrong": wrong, "seconds": time.monotonic() - began}


def thrown(
    store: Store,
    parser: Parser,
    folder: Path,
    spoilt: tuple[str, bytes],
    number: int,
    parts: list[Taken] | None = None,
) -> Iterator[dict[str, Any]]:
    """What became of one file; the file is kept where something is wrong with that.

    With ``parts`` its exports are only read to their ends, and go there.
    """
    name, content = spoilt
    path = folder / name.replace(".", f"-{os.getpid()}.", 1)
    path.write_bytes(content)
    faulthandler.dump_traceback_later(HANGS, exit=True)
    began = time.monotonic()
    rehearse = parts is None and number // ALONE % REHEARSED == 0
    try:
        with collected([path]) as found:
            reports = [report_of(store, parser, one, rehearse, parts) for one in found]
        wrong = [fault for one in reports for fault in faults_of(one, rehearse)]
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        reports, wrong = [], [traceback.format_exc()]
    faulthandler.cancel_dump_traceback_later()
    seconds = time.monotonic() - began
    path.unlink()
    unforeseen = [one.error for one in reports if UNFORESEEN in (one.error or "")]
    if wrong or unforeseen:
        (folder / f"harm-{number}-{name}").write_bytes(content)
    yield {
        "number": number,
        "file": name,
        "statuses": [one.status for one in reports],
        "formats": [one.format for one in reports],
        "wrong": wrong,
        "unforeseen": unforeseen,
        "seconds": seconds,
        "memory": max(peak("self"), child_of(parser)),
    }


def report_of(
    store: Store,
    parser: Parser,
    found: Export | Refusal,
    rehearse: bool,
    parts: list[Taken] | None,
) -> Report:
    """What became of one export behind a file, as far as it goes."""
    if isinstance(found, Refusal):
        return refused(found.name, found)
    if parts is None:
        return load(store, found, Options(), rehearse, reads=parser)
    try:
        parts.append(taken(store, found, parser))
    except RsoftError as problem:
        return refused(found.name, problem)
    status = "dry run" if rehearse else "imported"
    return Report(found.name, status, format=parts[-1].format, kind=parts[-1].kind)


def faults_of(report: Report, rehearse: bool) -> Iterator[str]:
    """What is wrong with a report, in words."""
    loaded = ("dry run" if rehearse else "imported", "already imported")
    if report.status == "refused":
        if not is_sentence(report.error or ""):
            yield f"refused without a sentence: {report.error}"
    elif report.status not in loaded or report.error:
        yield f"{report.status}, though it was a {loaded[0]}: {report.error}"
    if report.read != report.added + report.updated + report.unchanged + report.rejected:
        yield "the counts do not add up"
    if report.read < 0 or (report.status != "refused" and len(report.rejects) > report.rejected):
        yield "there are more rejects than were counted"
    for one in report.rejects:
        if not one.message.startswith(f"Line {one.line}: ") or not is_sentence(one.message):
            yield f"a reject without a sentence: {one.message}"


def is_sentence(text: str) -> bool:
    """Whether a text speaks to people, and names nothing of ours."""
    return text.rstrip("\n").endswith(".") and not any(word in text for word in NO_SENTENCE)


def peak(process: int | str) -> int:
    """The most bytes of memory that a process that runs has taken."""
    try:
        told = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if "VmHWM" in line), 0)


def child_of(parser: Parser) -> int:
    """The most bytes of memory that the child has taken which takes the files apart."""
    child = parser._child  # noqa: SLF001 - a test may look
    return peak(child.pid) if child else 0


def memory_of_the_ended() -> int:
    """The most bytes that any process took which this one, or one of its children, started."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
