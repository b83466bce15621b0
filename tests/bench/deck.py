"""How long a deck of twenty slides takes, beside a script that makes the same slides with python-pptx by hand.

    python tests/bench/deck.py

Prints the ratio. Not a test: machines are noisy. `--profile` shows where the time goes.
"""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from naravard_templates.api import load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.builder.deck import plan_deck
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import prepare, repacked
from naravard_templates.formats.pptx.write import write_deck
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Notes,
    Outline,
    Paragraph,
    PictureBlock,
    Run,
    Series,
    Step,
    Steps,
    Table,
)
from naravard_templates.model.snapshot import Format

ROUNDS = 25
LIST_SLIDES = 14
ITEMS = tuple(f"Punkt {number}: region och kommuner delar mål och ansvar" for number in range(6))
CELLS = tuple(tuple(f"Cell {row} {column}" for column in range(4)) for row in range(8))
CATEGORIES, VALUES = ("2024", "2026", "2028", "2030"), (12, 15, 19, 24)
YEARS = tuple(str(2026 + number) for number in range(5))


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def outline(photo: Path) -> Outline:
    """Title, section, fourteen lists with notes, a table, a chart, a picture and a time line: twenty slides."""
    blocks: list[Block] = [Heading(1, 1, runs("Trygghet"))]
    items = tuple(ListItem(1, runs(item)) for item in ITEMS)
    for number in range(LIST_SLIDES):
        blocks += [Heading(1, 2, runs(f"Syfte {number}")), ListBlock(1, items),
                   Notes(1, (Paragraph(1, runs("Säg detta")),))]
    cells = tuple(tuple(map(runs, row)) for row in CELLS)
    blocks += [Heading(1, 2, runs("Tabell")), Table(1, cells[0], cells[1:]),
               Heading(1, 2, runs("Diagram")), ChartBlock(1, categories=CATEGORIES, series=(Series("Umeå", VALUES),),
                                                          alt="Ökar"),
               Heading(1, 2, runs("Bild")), PictureBlock(1, photo, "Ett foto"),
               Heading(1, 2, runs("Färdplan")), Steps(1, steps=tuple(
                   Step(1, runs(year), (Paragraph(1, runs("Ett steg")),)) for year in YEARS))]
    return Outline(Metadata(title="Färdplan", parties=("Umeå kommun",), date="2026-03-12"), tuple(blocks))


def by_hand(master: Path, photo: Path) -> bytes:
    """The same slides as somebody writes them who knows python-pptx, and has saved the master as a presentation."""
    deck = Presentation(str(master))
    layouts = {layout.name: layout for layout in deck.slide_layouts}

    def slide(layout: str, title: str) -> Any:
        made = deck.slides.add_slide(layouts[layout])
        made.shapes.title.text = title
        return made, {shape.placeholder_format.idx: shape for shape in made.placeholders}

    slide("Titel", "Färdplan")[1][13].text = "Umeå kommun"
    slide("Avsnitt trygghet", "Trygghet")
    for number in range(LIST_SLIDES):
        made, slots = slide("Rubrik och innehåll", f"Syfte {number}")
        slots[1].text = "\n".join(ITEMS)
        made.notes_slide.notes_text_frame.text = "Säg detta"
    table = slide("Tabell", "Tabell")[1][1].insert_table(len(CELLS), len(CELLS[0])).table
    for row, cells in enumerate(CELLS):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    data = CategoryChartData()
    data.categories = CATEGORIES
    data.add_series("Umeå", VALUES)
    slide("Diagram", "Diagram")[1][1].insert_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data)
    slide("Bild helsida", "Bild")[1][13].insert_picture(str(photo))
    slots = slide("Tidslinje", "Färdplan")[1]
    for number, year in enumerate(YEARS):
        slots[13 + 2 * number].text, slots[14 + 2 * number].text = year, "Ett steg"
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def alternately(*each: Callable[[], object]) -> list[float]:
    """The best time of each in seconds of the processor; taken in turns, so that a busy machine slows all."""
    best = [float("inf")] * len(each)
    for _ in range(ROUNDS):
        for number, what in enumerate(each):
            begin = time.process_time()
            what()
            best[number] = min(best[number], time.process_time() - begin)
    return best


def main() -> None:
    brand: Brand = load_brand()
    with tempfile.TemporaryDirectory() as folder:
        photo, master = Path(folder, "foto.jpg"), Path(folder, "mall.pptx")
        with Package(brand.master_path(Format.PPTX)) as package:
            master.write_bytes(repacked(prepare(package)))
        Image.new("RGB", (1600, 900), "teal").save(photo)
        source = outline(photo)
        plan = plan_deck(source, brand)
        if "--profile" in sys.argv:
            profile = cProfile.Profile()
            profile.runcall(write_deck, plan, brand)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(40)
            return
        ours, whole, theirs = alternately(lambda: write_deck(plan, brand),
                                          lambda: write_deck(plan_deck(source, brand), brand),
                                          lambda: by_hand(master, photo))
    print(f"{len(plan.slides)} slides: {ours * 1000:.0f} ms ({whole * 1000:.0f} ms with planning), "
          f"by hand {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f} ({whole / theirs:.2f})")


if __name__ == "__main__":
    main()
