"""Outlines and brands in few words, for the tests of building."""

from pathlib import Path

from naravard_templates.brand.config import BrandConfig
from naravard_templates.brand.protected import Layout, MasterFacts, Protected, Slot, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.model.geometry import Box
from naravard_templates.model.outline import (
    Block,
    Columns,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Outline,
    Paragraph,
    PictureBlock,
    Run,
    Runs,
    Table,
)
from naravard_templates.model.snapshot import Format

META = Metadata(title="Färdplan 2030", parties=("Region Västerbotten", "Umeå kommun"), date="2026-03-12")
CM = 360_000


def runs(text: str) -> Runs:
    return (Run(text),)


def heading(level: int, text: str, layout: str = "", line: int = 1) -> Heading:
    return Heading(line, level, runs(text), layout)


def text(words: str, line: int = 1) -> Paragraph:
    return Paragraph(line, runs(words))


def bullets(*items: str | ListItem, ordered: bool = False, start: int = 1) -> ListBlock:
    made = (ListItem(1, runs(item)) if isinstance(item, str) else item for item in items)
    return ListBlock(1, tuple(made), ordered, start)


def item(words: str, *children: Block) -> ListItem:
    return ListItem(1, runs(words), children)


def table(*rows: tuple[str, ...], caption: str = "", line: int = 1) -> Table:
    made = tuple(tuple(runs(cell) for cell in row) for row in rows)
    return Table(line, made[0], made[1:], (), caption)


def columns(*each: tuple[Block, ...]) -> Columns:
    return Columns(1, each)


def picture(path: Path, caption: str = "", alt: str = "En bild") -> PictureBlock:
    return PictureBlock(1, path, alt, not alt, caption)


def outline(*blocks: Block, meta: Metadata = META) -> Outline:
    return Outline(meta, blocks, "prov.md")


def slot(role: str, index: int, x: float = 1, y: float = 4, width: float = 30, height: float = 12,
         name: str = "") -> Slot:
    """A slot with its place in centimetres."""
    kinds = {"title": "title", "subtitle": "subTitle", "content": "obj", "text": "body", "picture": "pic",
             "table": "tbl", "chart": "chart", "date": "dt", "footer": "ftr", "number": "sldNum"}
    box = Box(round(x * CM), round(y * CM), round(width * CM), round(height * CM))
    return Slot(SlotRole(role), kinds[role], index, name or f"{role} {index}", box)


TITLE = slot("title", 0, y=1, height=3)
LEFT, RIGHT = slot("content", 1, width=14), slot("content", 2, x=16, width=14)


def layout(name: str, role: str, *slots: Slot, titled: bool = True) -> Layout:
    return Layout(name, role, f"ppt/slideLayouts/{name}.xml", (TITLE, *slots) if titled else slots)


LAYOUTS = (
    layout("Start", "title", slot("subtitle", 1, height=3), slot("text", 2, y=8, height=3)),
    layout("Avsnitt trygghet", "section", slot("text", 1)),
    layout("Avsnitt tillsammans", "section", slot("text", 1)),
    layout("Innehåll", "content", slot("content", 1)),
    layout("Två", "two-content", LEFT, RIGHT),
    layout("Jämför", "comparison", slot("text", 1, 1, 4, 14, 1.5), slot("text", 3, 16, 4, 14, 1.5),
           slot("content", 2, 1, 6, 14, 9), slot("content", 4, 16, 6, 14, 9)),
    layout("Bildtext", "picture-text", slot("picture", 1, width=14), slot("text", 2, 16, width=14)),
    layout("Bara bild", "other", slot("picture", 1)),
    layout("Tabell", "table", slot("table", 1)),
    layout("Citat", "quote", slot("text", 1, height=8), slot("text", 2, y=13, height=2)),
    layout("Bara rubrik", "title-only"),
)


def brand(*layouts: Layout, roles: dict[str, str] | None = None, folder: Path = Path()) -> Brand:
    """A brand of these layouts, else of one of each kind."""
    config = BrandConfig(id="prov", name="Provmärket", version="1.0", layouts=roles or {})
    master = MasterFacts("prov.potx", "", Format.PPTX, layouts=layouts or LAYOUTS)
    return Brand(folder, config, Protected("prov", "1.0", (master,)))
