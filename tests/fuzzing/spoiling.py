"""A sample with a few things wrong, the same each time for the same number and seed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.fuzzing import by_bytes, by_cells
from tests.fuzzing.by_structure import carded, in_a_zip, in_json, marked_up, packed

Spoil = Callable[[bytes, Random], bytes]

OF_ENDINGS: dict[str, tuple[Spoil, ...]] = {
    ".csv": (by_cells.spoilt,),
    ".txt": (by_cells.spoilt,),
    ".xml": (marked_up,),
    ".html": (marked_up,),
    ".json": (in_json,),
    ".vcf": (carded,),
    ".xlsx": (in_a_zip,),
}
IN_A_ZIP = 0.03  # of the files, so that zips are met as often as any one format
LARGEST = 2**21  # bytes; what grew beyond is cut


def mutant(samples: Sequence[Path], number: int, seed: str) -> tuple[str, bytes]:
    """The name and the content of one spoilt file; each sample has its turn."""
    dice = Random(f"{seed} {number}")
    sample = samples[number % len(samples)]
    data = sample.read_bytes()
    own = OF_ENDINGS.get(sample.suffix, by_bytes.WAYS)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        data = dice.choice(own if dice.random() < 0.6 else by_bytes.WAYS)(data, dice)
    if dice.random() < IN_A_ZIP and sample.suffix != ".xlsx":
        spoilt = in_a_zip(packed([(sample.name, data[:LARGEST]), ("b.csv", data[:99])]), dice)
        return f"{sample.stem}.zip", spoilt
    return sample.name, data[:LARGEST]
