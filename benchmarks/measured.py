"""What a command costs: time, work of the processor, and memory of all its processes at once."""

import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

OURS = [sys.executable, "-m", "rsoft_analytics.cli"]
LOOKS_A_SECOND = 5


class Cost(NamedTuple):
    """What one command cost."""

    seconds: float
    work: float  # seconds of the processor, of all processes: less noisy on a shared machine
    memory: float  # MiB, the most that all its processes had at one time


def cost(command: list[str]) -> Cost:
    """Run a command, and tell what it cost."""
    before, begin = work_of_children(), time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks = [0.0]
    looking = threading.Thread(target=watch, args=(process, peaks))
    looking.start()
    if process.wait():
        raise SystemExit(f"{' '.join(command)} failed")
    seconds = time.perf_counter() - begin
    looking.join()
    return Cost(seconds, work_of_children() - before, max(peaks))


def work_of_children() -> float:
    """The processor's seconds of all children that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watch(process: "subprocess.Popen[bytes]", peaks: list[float]) -> None:
    """Note what a process and those that it started have in memory, until it ends."""
    while process.poll() is None:
        peaks.append(sum(map(resident, family(process.pid))))
        time.sleep(1 / LOOKS_A_SECOND)


def family(pid: int) -> list[int]:
    """A process and those that it started, as Linux lists them."""
    try:
        lists = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [pid, *(one for pids in lists for child in pids.split() for one in family(int(child)))]


def resident(pid: int) -> float:
    """The MiB that a process has in memory."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]
    return sum(found) / 1024
