"""The child that reads: it takes jobs in JSON lines, and answers each with frames.

    {"path", "name"}                        whose file it is
    {"format", "kind", "columns"}           and how to read it, where somebody said so

It answers what it recognised, then the batches, then that it is done; or a
sentence that refuses. Started as ``python -m rsoft_analytics.parsing.worker``.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.files.export import Export
from rsoft_analytics.parsing.frames import send_batch, send_words
from rsoft_analytics.parsing.guarded import failures_told, guarded
from rsoft_analytics.parsing.limits import live_small
from rsoft_analytics.parsing.pictured import with_safe_pictures
from rsoft_analytics.parsing.recognising import look, reading_of


def main() -> None:
    """Answer jobs until there are no more."""
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not be taken for an answer
    live_small()
    for line in jobs:
        job = json.loads(line)
        try:
            answer(job, Export(Path(job["path"]), job["name"]), answers)
        except RsoftError as problem:
            send_words(answers, {"refused": str(problem)})


def answer(job: dict[str, Any], export: Export, answers: BinaryIO) -> None:
    """Look at an export, or read it."""
    with failures_told(export):
        if job["do"] == "look":
            send_words(answers, look(export))
            return
        name, reading = reading_of(export, job["format"], job["mapping"])
    told = {"format": name, "kind": reading.kind, "conventions": asdict(reading.conventions)}
    send_words(answers, told)
    for batch in guarded(export, with_safe_pictures(reading.batches)):
        send_batch(answers, batch)
    send_words(answers, {"done": True})


if __name__ == "__main__":
    main()
