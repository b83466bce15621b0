"""How long a report takes, beside hand-written python-docx code that makes the same document on the same master.

    PYTHONPATH=tests python tests/bench/report.py

The ratio that counts is of a report that both can make: text, lists, tables, a picture. Charts, footnotes, captions
that count and references are beyond python-docx; the last line says what the whole report takes all the same.
"""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from bench.report_outline import outline
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Emu

from naravard_templates.api import load_brand
from naravard_templates.builder.document import plan_document
from naravard_templates.building import build_bytes
from naravard_templates.formats.docx.write import write_document
from naravard_templates.model.outline import (
    Align,
    Block,
    FactBox,
    Heading,
    ListBlock,
    Outline,
    Paragraph,
    PictureBlock,
    Quote,
    Runs,
    Table,
)
from naravard_templates.model.snapshot import Format

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "examples" / "bilder"
MASTER = ROOT / "brand" / "framtidsbild.dotx"
TIMES = 15


def master() -> bytes:
    """The master as an ordinary document, for python-docx opens no templates."""
    stream = io.BytesIO()
    with zipfile.ZipFile(MASTER) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"template.main+xml", b"document.main+xml"))
    return stream.getvalue()


def by_hand(report: Outline, opened: bytes) -> bytes:
    """As somebody would write it who knows python-docx."""
    document = Document(io.BytesIO(opened))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    meta = report.meta
    document.add_paragraph(meta.kind.capitalize(), "Dokumenttyp")
    document.add_paragraph(meta.title, "Title")
    document.add_paragraph(meta.subtitle, "Subtitle")
    for label, value in (("Datum", meta.date), ("Diarienummer", meta.diary_number),
                         ("Parter", ", ".join(meta.parties)), ("Version", meta.version)):
        paragraph = document.add_paragraph(style="Metadata")
        paragraph.add_run(label, "Metadata etikett")
        paragraph.add_run(f"\t{value}")
    for block in report.blocks:
        _write(document, block)
    document.core_properties.title = meta.title
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(document, block: Block) -> None:  # type: ignore[no-untyped-def]
    match block:
        case Heading(level=level, runs=runs):
            _runs(document.add_paragraph(style=f"Heading {level}"), runs)
        case Paragraph(runs=runs):
            _runs(document.add_paragraph(), runs)
        case ListBlock(items=items, ordered=ordered):
            for item in items:
                _runs(document.add_paragraph(style="List Number" if ordered else "List Bullet"), item.runs)
        case Table():
            _table(document, block)
        case PictureBlock(path=path, caption=caption):
            document.add_picture(str(path), width=Emu(5_800_000))
            document.add_paragraph(f"Bild 1. {caption}", "Caption")
        case FactBox() | Quote():
            _box(document, block)


def _box(document, block: FactBox | Quote) -> None:  # type: ignore[no-untyped-def]
    style = "Quote" if isinstance(block, Quote) else "Faktaruta"
    if isinstance(block, FactBox):
        document.add_paragraph(block.title, "Faktaruta rubrik")
    for inner in block.blocks:
        for part in inner.items if isinstance(inner, ListBlock) else (inner,):
            _runs(document.add_paragraph(style=style), part.runs)  # type: ignore[attr-defined]
    if isinstance(block, Quote):
        document.add_paragraph(block.source, "Citatkälla")


def _table(document, block: Table) -> None:  # type: ignore[no-untyped-def]
    document.add_paragraph(f"Tabell. {block.caption}", "Caption")
    table = document.add_table(len(block.rows) + 1, len(block.header), "Framtidsbild tabell")
    for row, cells in zip(table.rows, (block.header, *block.rows), strict=True):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        for cell, runs, align in zip(row.cells, cells, block.align, strict=True):
            paragraph = cell.paragraphs[0]
            _runs(paragraph, runs)
            if align is Align.RIGHT:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _runs(paragraph, runs: Runs) -> None:  # type: ignore[no-untyped-def]
    for run in runs:
        made = paragraph.add_run(run.text)
        if run.bold:
            made.bold = True


def seconds(*works: Callable[[], bytes]) -> list[float]:
    """The processor's least time for each, taken in turn so that what else goes on meets all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(TIMES):
        for work, times in zip(works, taken, strict=True):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
    return [min(times) for times in taken]


def main() -> None:
    brand, opened = load_brand(), master()
    plain, whole = outline(PICTURES, plain=True), outline(PICTURES)
    hand, ours, full, checked = seconds(
        lambda: by_hand(plain, opened), lambda: write_document(plan_document(plain, brand), brand),
        lambda: write_document(plan_document(whole, brand), brand), lambda: build_bytes(plain, Format.DOCX, brand))
    for what, taken in (("by hand", hand), ("ours", ours), ("ours, checked by lint as `build` does", checked),
                        ("ours, with charts, footnotes, contents and references", full)):
        print(f"{what}: {taken * 1000:.0f} ms, ratio {taken / hand:.2f}")


if __name__ == "__main__":
    main()
