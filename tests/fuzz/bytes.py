"""Fuzzing over bytes with atheris, which is not on every system:

    PYTHONPATH=tests python tests/fuzz/bytes.py lint|outline|yaml FOLDER [atheris options, as -max_total_time=600]

FOLDER keeps what was tried and led somewhere new; it begins with our own files, outlines and hostile cases. What goes
wrong is written to the current folder and ends the run.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

LARGEST = 40_000
"""Bytes of a seed: larger files are tried too slowly to get anywhere."""


def seeds(kind: str) -> Iterator[bytes]:
    """What to begin with."""
    from fuzz import files, outlines
    from support.edit import pack

    if kind != "lint":
        yield from (text.encode() for text, is_yaml in outlines.sources() if is_yaml is (kind == "yaml"))
        return
    from formats.ooxml import hostile_zips
    from support import tiny

    yield tiny.pptx(tiny.shape("Hej"), tiny.picture(), tiny.group(tiny.shape("x")))
    yield tiny.docx(tiny.paragraph("Hej", style="Rubrik1"), tiny.style("Rubrik1", "heading 1"))
    for source in files.sources():
        small = {name: data for name, data in source.items() if len(data) < LARGEST // 8 or name.endswith(".rels")}
        yield pack(small)
    yield from (data for _, make in hostile_zips.CASES.values() if len(data := make()) < LARGEST)


def target(kind: str) -> Callable[[bytes], object]:
    from fuzz import trials

    if kind == "lint":
        return trials.lint
    return lambda data: trials.outline(data.decode("utf-8", "surrogateescape"), kind == "yaml")


def main(kind: str, folder: Path, options: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["naravard_templates"]):
        run = target(kind)
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(kind)):
        (folder / f"seed-{number}").write_bytes(data)
        run(data)  # what is imported late is then there
    atheris.Setup([sys.argv[0], *options, str(folder)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
