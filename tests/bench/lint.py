"""How long linting takes and how much memory, beside python-pptx, python-docx and another linter, in one run.

    python tests/bench/lint.py [--readme] [--no-peer] [--files N]

Every figure is a median of several runs, taken in turns on the same files: what counts are the ratios. `--readme`
writes the table into the README. The other linter, pptlint, is installed into an environment of its own that goes
afterwards; without a package index its row is missing, and it is said.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from copies import copies, deck_of
from measuring import Growth, Times, function, growth, in_turns, median, program
from pptx import Presentation

import naravard_templates as nt

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
ROUNDS = 7
SLIDES = 20
FOLDER = 200
_MARKED = re.compile(r"(<!-- speed begins -->\n).*?(<!-- speed ends -->)", re.DOTALL)
_TOUCH_PPTX = """
import sys
from pptx import Presentation
for slide in Presentation(sys.argv[1]).slides:
    for shape in slide.shapes:
        shape.name, shape.shape_type, shape.has_text_frame and shape.text_frame.text
"""
_TOUCH_DOCX = """
import sys
from docx import Document
document = Document(sys.argv[1])
for paragraph in document.paragraphs:
    paragraph.text, paragraph.style.name
for table in document.tables:
    for row in table.rows:
        [cell.text for cell in row.cells]
"""
Row = tuple[str, str, str, str, str]
"""What; seconds of the processors, beside what, how many times that, and the same by the clock."""


def naravard(*arguments: str | Path) -> list[str | Path]:
    """The command as it was installed."""
    return [Path(sys.executable).with_name("naravard"), *arguments]


def beside(what: str, mine: Times, other: Times, name: str) -> Row:
    return (what, f"{mine.cpu:.3f} s", f"{name}: {other.cpu:.3f} s", f"**{mine.cpu / other.cpu:.2f}**",
            f"{mine.wall / other.wall:.2f}")


def alone(what: str, figure: str, note: str = "") -> Row:
    return what, figure, note, "", ""


def whole_processes(folder: Path, deck: Path, document: Path) -> Iterator[Row]:
    """The commands as people run them: started, brand read, file checked, findings written."""
    python, lint = partial(program, sys.executable, "-c"), partial(program, *naravard("lint"), folder=folder)
    simple = simple_deck(folder / "simple.pptx")
    mine, other = in_turns(ROUNDS, lint("--no-cache", simple), python(_TOUCH_PPTX, simple))
    yield beside(f"`naravard lint` of {SLIDES} slides of text", mine, other,
                 "python-pptx opens it and touches every shape")
    mine, other, again = in_turns(ROUNDS, lint("--no-cache", deck), python(_TOUCH_PPTX, deck), lint(deck))
    yield beside(f"of {SLIDES} slides on nearly as many layouts", mine, other, "the same")
    yield beside("that again, unchanged", again, other, "the same")
    mine, other = in_turns(ROUNDS, lint("--no-cache", document), python(_TOUCH_DOCX, document))
    yield beside("`naravard lint` of a report", mine, other, "python-docx opens it and touches every paragraph")
    mine, other = in_turns(ROUNDS, program(*naravard("--help")), python("import pptx"))
    yield beside("`naravard --help`", mine, other, "`import pptx`")


def simple_deck(path: Path) -> Path:
    """What most presentations are: slides with a heading and some points."""
    deck = nt.Presentation(title="Nära vård", parties=["Region Västerbotten"])
    for number in range(1, SLIDES):
        deck.add(layout="Rubrik och innehåll", title=f"Rubrik {number}",
                 body="- En punkt om vården nära dig\n- En annan punkt\n  - En underpunkt\n- Den sista punkten")
    deck.save(path)
    return path


def peer(folder: Path, deck: Path) -> Iterator[Row]:
    """Another linter for .pptx; it writes its reports where it is run."""
    home = folder / "peer"
    try:
        subprocess.run([sys.executable, "-m", "venv", home], check=True, capture_output=True)
        pip = [home / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "pptlint"], check=True, capture_output=True, timeout=120)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"pptlint could not be installed, so it is not in the table: {error}", file=sys.stderr)
        return
    theirs = program(home / "bin" / "pptlint", "check", deck, folder=home)
    mine, other = in_turns(3, program(*naravard("lint", "--no-cache", deck)), theirs)
    yield beside("`naravard lint` of the deck", mine, other, "`pptlint check`")


def in_one_process(folder: Path, deck: Path) -> Iterator[Row]:
    """What a program that checks many files sees: decks one after the other."""
    brand = nt.load_brand()
    for what, path in (("of text", simple_deck(folder / "warm.pptx")), ("on nearly as many layouts", deck)):
        mine, other = in_turns(3 * ROUNDS, function(partial(nt.lint, path, brand=brand)),
                               function(partial(touch, path)))
        yield (f"decks of {SLIDES} slides {what}: **{1 / mine.cpu:.0f} a second and core**", f"{mine.cpu:.4f} s",
               f"python-pptx: {other.cpu:.4f} s", f"**{mine.cpu / other.cpu:.2f}**", f"{mine.wall / other.wall:.2f}")


def touch(path: Path) -> None:
    """What other programs at least do with a presentation that they look at."""
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            _ = shape.name, shape.shape_type, shape.has_text_frame and shape.text_frame.text  # type: ignore[attr-defined]


def growing(source: bytes) -> Iterator[Row]:
    """What a slide costs in small decks and large ones."""
    brand = nt.load_brand()
    for slides in (10, 100, 1000):
        run = function(partial(nt.lint, deck_of(slides, source), brand=brand))
        times = in_turns(2 if slides == 1000 else ROUNDS, run)[0]
        yield alone(f"a deck of {slides} slides", f"{times.cpu:.3f} s", f"{1000 * times.cpu / slides:.2f} ms a slide")


def again(folder: Path, deck: Path) -> Iterator[Row]:
    """A second run in a warm process, when the file has not changed."""
    brand = nt.load_brand()
    first, second = [], []
    for number in range(ROUNDS):
        run = function(lambda kept=folder / f"kept-{number}": list(nt.lint_many([deck], brand=brand, cache=kept)))
        first.append(run())
        second += [run() for _ in range(3)]
    yield _faster(f"a deck of {SLIDES} slides again, unchanged", median(second), median(first))


def a_folder(decks: Path) -> Iterator[Row]:
    """The command on a folder: with one process and with two, and a second time."""
    one, two = (program(*naravard("lint", "--no-cache", "--jobs", jobs, decks))() for jobs in ("1", "2"))
    yield (f"`naravard lint --jobs 2` of {FOLDER} decks", f"{two.cpu:.1f} s", f"`--jobs 1`: {one.cpu:.1f} s",
           f"{two.cpu / one.cpu:.2f}", f"**{two.wall / one.wall:.2f}**")
    run = program(*naravard("lint", decks))
    first = run()
    yield _faster("the same again, unchanged", median([run() for _ in range(3)]), first)


def _faster(what: str, second: Times, first: Times) -> Row:
    return (what, f"{second.cpu:.4f} s", f"the first time: {first.cpu:.3f} s", f"**1/{first.cpu / second.cpu:.0f}**",
            f"1/{first.wall / second.wall:.0f}")


def memory(folder: Path, source: bytes, document: bytes, count: int) -> Iterator[Row]:
    """The most that is taken for one large file, and whether it grows with many."""
    deck = folder / "large.pptx"
    deck.write_bytes(deck_of(500, source))
    script = ("import resource, sys\nimport naravard_templates as nt\nnt.lint(sys.argv[1])\n"
              "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", script, str(deck)], capture_output=True, check=True, text=True)
    yield alone("memory for 500 slides", f"{int(done.stdout) / 1024:.0f} MiB", "with Python and all libraries")
    many = folder / "many"
    copies(document, "word/document.xml", count, many, ".docx")
    found = growth(*naravard("lint", "--no-cache", many))
    yield alone(f"memory for {count} documents, at last", f"{_peaks(found, 0.9, 1)} MiB",
                f"after a tenth of them {_peaks(found, 0.1, 0.2)}: the program, and each process that checks")
    yield alone(f"{count} documents in a folder", f"{found.times.cpu:.0f} s",
                f"{found.times.wall:.0f} s by the clock with {os.cpu_count()} cores")


def _peaks(found: Growth, begin: float, end: float) -> str:
    return f"{found.at(found.parent, begin, end):.0f} + {found.at(found.workers, begin, end):.0f}"


def table(rows: Sequence[Row]) -> str:
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    head = ["| what | processor time | beside | ratio | by the clock |", "|---|---|---|---|---|"]
    note = f"Medians of one run of `tests/bench/lint.py` on {machine}, shared with other work: the ratios count."
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows), "", note, ""])


def rows_of(folder: Path, *, files: int, with_peer: bool) -> Iterator[Row]:
    source = nt.build(ROOT / "examples" / "strategi.md", folder / "source.pptx").read_bytes()
    document = nt.build(ROOT / "examples" / "rapport.md", folder / "report.docx")
    deck = folder / "deck.pptx"
    deck.write_bytes(deck_of(SLIDES, source))
    copies(deck.read_bytes(), "ppt/slides/slide1.xml", FOLDER, folder / "decks", ".pptx")
    small = nt.build(ROOT / "tests" / "bench" / "small.md", folder / "small.docx").read_bytes()
    yield from whole_processes(folder, deck, document)
    if with_peer:
        yield from peer(folder, deck)
    yield from in_one_process(folder, deck)
    yield from growing(source)
    yield from again(folder, deck)
    yield from a_folder(folder / "decks")
    yield from memory(folder, source, small, files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peer", action="store_true", help="do not install and run the other linter")
    parser.add_argument("--files", type=int, default=10_000, help="how many documents memory is watched for")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["NARAVARD_CACHE_DIR"] = str(Path(name, "cache"))
        rows = []
        for row in rows_of(Path(name), files=options.files, with_peer=not options.no_peer):
            print(*filter(None, row), sep=" | ", flush=True)
            rows.append(row)
    if options.readme:
        text = README.read_text(encoding="utf-8")
        README.write_text(_MARKED.sub(lambda found: found[1] + table(rows) + found[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
