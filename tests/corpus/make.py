"""Makes the corpus: `python tests/corpus/make.py [FOLDER]` writes every file and its INDEX.tsv.

Without a folder only the index beside this script is made anew. The files themselves are not kept: most are made within
a moment, and what LibreOffice makes depends on its version.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

_HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(_HERE.parent), str(_HERE.parents[1])]

from support.office import python_with_uno  # noqa: E402

from corpus.bases import Bases  # noqa: E402
from corpus.case import Case  # noqa: E402
from corpus.cases import all_cases  # noqa: E402
from corpus.office import Office  # noqa: E402

INDEX = _HERE / "INDEX.tsv"
_TRIES = 3
_COLUMNS = ("file", "code", "outcome", "element", "surface", "origin", "purpose")


def make(case: Case, bases: Bases) -> bytes:
    """The file of a case that a script makes."""
    file = Office(bases.data(case.base))
    made = case.change(file)
    return file.pack() if made is None else made


def make_in_libreoffice(cases: Iterable[Case], bases: Bases, folder: Path) -> None:
    """The files that LibreOffice makes, all by one process.

    It is started again, for what is left to do, where it fails: on a busy machine it does so now and then. Raises
    AssertionError with what it said where that does not help.
    """
    jobs = []
    for case in cases:
        source = folder / f"base-{case.base}"
        source.write_bytes(bases.data(case.base))
        jobs.append({"source": str(source), "target": str(folder / case.file), **(case.job or {})})
    plan = folder / "jobs.json"
    plan.write_text(json.dumps(jobs))
    command = [python_with_uno(), str(_HERE / "libreoffice.py"), str(plan)]
    said = []
    for _ in range(_TRIES):
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        if done.returncode == 0:
            return
        said.append(done.stderr)
    raise AssertionError("\n".join(said))


def rows() -> Iterator[str]:
    """The lines of the index."""
    yield "\t".join(_COLUMNS)
    for case in all_cases():
        found = (*case.expected, *case.info)
        elements, surfaces = ({str(value) for value in values if value} for values in (
            [one.element for one in found], [one.surface for one in found]))
        yield "\t".join((case.file, case.code or "-", case.outcome, " ".join(sorted(elements)) or "-",
                         " ".join(sorted(surfaces)) or "-", case.origin, case.purpose))


def index() -> str:
    return "\n".join(rows()) + "\n"


def write_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        bases = Bases(Path(scratch))
        by_office = [case for case in all_cases() if case.job is not None]
        for case in all_cases():
            if case.job is None:
                (folder / case.file).write_bytes(make(case, bases))
        work = Path(scratch) / "office"
        work.mkdir()
        make_in_libreoffice(by_office, bases, work)
        for case in by_office:
            (folder / case.file).write_bytes((work / case.file).read_bytes())
    (folder / INDEX.name).write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write_all(Path(sys.argv[1]))
    INDEX.write_text(index(), encoding="utf-8")
