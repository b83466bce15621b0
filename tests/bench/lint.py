"""How long linting takes, beside a process that only opens the same file with python-pptx or python-docx.

    PYTHONPATH=tests python tests/bench/lint.py [--peer PROGRAM] [--readme]

Every figure is the least processor time of several runs, all in one go on one machine: what counts are the ratios.
`--peer` is a program that checks a deck, with its arguments ("pptlint check", say). `--readme` writes the table into
the README.
"""

import argparse
import io
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import naravard_templates as nt

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
DECK_SLIDES = 20
README = ROOT / "README.md"
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
Row = tuple[str, str, str]


def spent(command: Sequence[str | Path], runs: int = RUNS) -> float:
    """The least processor time of a program, in seconds. It may exit with anything but a crash."""
    return min(_once(command) for _ in range(runs))


def _once(command: Sequence[str | Path]) -> float:
    before = os.times()
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{command}: {done.stderr.decode()[-500:]}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least processor time of something that is done in this process, in seconds."""
    def once() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return min(once() for _ in range(runs))


def deck_of(slides: int, source: bytes) -> bytes:
    """A deck with so many slides: those of another one over and over, each a part of its own."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    old = sorted((name for name in content if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)), key=_number)
    bodies = [(content.pop(name), content.pop(_rels_of(name))) for name in old]
    for number in range(1, slides + 1):
        name = f"ppt/slides/slide{number}.xml"
        content[name], content[_rels_of(name)] = bodies[(number - 1) % len(bodies)]
    _list_slides(content, slides)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _list_slides(content: dict[str, bytes], slides: int) -> None:
    """Puts them into the presentation's list, its relationships and the content types."""
    numbers = range(1, slides + 1)
    ids = "".join(f'<p:sldId id="{1000 + number}" r:id="slide{number}"/>' for number in numbers)
    _replace(content, "ppt/presentation.xml", rb"<p:sldIdLst>.*?</p:sldIdLst>", f"<p:sldIdLst>{ids}</p:sldIdLst>")
    _replace(content, "ppt/presentation.xml", rb"<p14:sectionLst.*?</p14:sectionLst>", "")
    rels = "ppt/_rels/presentation.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    _replace(content, rels, rb'<Relationship [^>]*relationships/slide"[^>]*/>', "")
    _replace(content, rels, rb"</Relationships>", "".join(
        f'<Relationship Id="slide{number}" Type="{kind}" Target="slides/slide{number}.xml"/>'
        for number in numbers) + "</Relationships>")
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    _replace(content, "[Content_Types].xml", rb'<Override [^>]*/ppt/slides/[^>]*/>', "")
    overrides = (f'<Override PartName="/ppt/slides/slide{number}.xml" ContentType="{kind}"/>' for number in numbers)
    _replace(content, "[Content_Types].xml", rb"</Types>", "".join(overrides) + "</Types>")


def _replace(content: dict[str, bytes], part: str, pattern: bytes, new: str) -> None:
    content[part] = re.sub(pattern, new.encode(), content[part], flags=re.DOTALL)


def _rels_of(slide: str) -> str:
    return slide.replace("slides/", "slides/_rels/") + ".rels"


def _number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def whole_processes(folder: Path, deck: Path, document: Path, peer: str) -> list[Row]:
    """The command as people run it: started, brand read, file checked, findings written."""
    touch_pptx = spent([sys.executable, "-c", _TOUCH_PPTX, deck])
    touch_docx = spent([sys.executable, "-c", _TOUCH_DOCX, document])
    naravard = Path(shutil.which("naravard") or "naravard")
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    rows = [
        _row(f"`naravard lint` of {DECK_SLIDES} slides", spent([naravard, "lint", "--no-cache", deck]), touch_pptx,
             "python-pptx opens it and touches every shape"),
        _row("the same again, unchanged", spent([naravard, "lint", deck]), touch_pptx, "the same"),
        _row("`naravard lint` of a report", spent([naravard, "lint", "--no-cache", document]), touch_docx,
             "python-docx opens it and touches every paragraph"),
        _row("`naravard --help`", spent([naravard, "--help"]), spent([sys.executable, "-c", "import pptx"]),
             "`import pptx`"),
    ]
    if peer:
        mine = spent([naravard, "lint", "--no-cache", deck])
        other = spent([*shlex.split(peer), deck])
        rows.append(_row("`naravard lint` of the deck", mine, other, f"`{Path(peer).name}`"))
    return rows


def _row(what: str, seconds: float, other: float, beside: str) -> Row:
    return what, f"{seconds:.2f} s", f"{seconds / other:.1f} × {beside}"


def in_one_process(source: bytes) -> list[Row]:
    """What a program that checks many files sees."""
    brand = nt.load_brand()
    nt.lint(source, brand=brand)  # rules are imported when they are first needed
    decks = {slides: deck_of(slides, source) for slides in (10, DECK_SLIDES, 100, 1000)}
    times = {slides: least(partial(nt.lint, data, brand=brand), 2 if slides == 1000 else RUNS)
             for slides, data in decks.items()}
    rows = [(f"decks of {DECK_SLIDES} slides, one after the other", f"{times[DECK_SLIDES]:.3f} s",
             f"{1 / times[DECK_SLIDES]:.0f} a second and core")]
    rows += [(f"{slides} slides", f"{times[slides]:.2f} s", f"{1000 * times[slides] / slides:.1f} ms a slide")
             for slides in (10, 100, 1000)]
    return rows


def memory(folder: Path, source: bytes) -> Row:
    """The most that a process holds that checks 500 slides."""
    deck = folder / "large.pptx"
    deck.write_bytes(deck_of(500, source))
    script = ("import resource, sys\nimport naravard_templates as nt\nnt.lint(sys.argv[1])\n"
              "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", script, str(deck)], capture_output=True, check=True, text=True)
    return "memory for 500 slides", f"{int(done.stdout) / 1024:.0f} MiB", "with Python and all libraries"


def table(rows: Sequence[Row]) -> str:
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    lines = ["| what | processor time | beside |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    note = f"Measured in one run of `tests/bench/lint.py` on {machine}, shared with other work: the ratios count."
    return "\n".join([*lines, "", note, ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", default="", help="a program that checks a deck")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = nt.build(ROOT / "examples" / "strategi.md", folder / "source.pptx").read_bytes()
        document = nt.build(ROOT / "examples" / "rapport.md", folder / "report.docx")
        deck = folder / "deck.pptx"
        deck.write_bytes(deck_of(DECK_SLIDES, source))
        rows = [*whole_processes(folder, deck, document, options.peer), *in_one_process(source), memory(folder, source)]
    print(table(rows))
    if options.readme:
        text = README.read_text(encoding="utf-8")
        README.write_text(_MARKED.sub(lambda found: found[1] + table(rows) + found[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
