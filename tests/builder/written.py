"""Built files, opened again: what the tests of writing look at."""

import atexit
import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from builder.making import META, bullets, columns, heading, item, outline, picture, table, text
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from support.places import SHARED

from naravard_templates.adopting import adopt
from naravard_templates.api import load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.document import plan_document
from naravard_templates.formats.docx.write import write_document
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.write import write_deck
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    FactBox,
    ListItem,
    Metadata,
    Notes,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Run,
)
from naravard_templates.model.snapshot import Format

DECKS = ("unhcr.pptx", "phs.pptx", "ogc.pptx", "djpr.pptx", "mecanon.potx")
DOCUMENTS = ("unhcr.docx", "phs.docx", "strategy-unit.docx", "gouvdown-letter.docx")


def deck(*blocks: Block, meta: Metadata = META, brand: Brand | None = None) -> bytes:
    brand = brand or load_brand()
    return write_deck(plan_deck(outline(*blocks, meta=meta), brand), brand)


def document(*blocks: Block, meta: Metadata = META, brand: Brand | None = None) -> bytes:
    brand = brand or load_brand()
    return write_document(plan_document(outline(*blocks, meta=meta), brand), brand)


def build(source: Outline, brand: Brand, format: Format) -> bytes:
    made = deck if format is Format.PPTX else document
    return made(*source.blocks, meta=source.meta, brand=brand)


@cache
def real_brand(*files: str) -> Brand:
    """A brand adopted from real masters, as adopting leaves it."""
    folder = Path(tempfile.mkdtemp(prefix="naravard-brand-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    masters = [SHARED / "templates" / file for file in files]
    return adopt(masters, folder)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(read(data, name))


def read(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def names(data: bytes, beginning: str = "") -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.startswith(beginning)]


def slides(data: bytes) -> list[etree._Element]:
    count = len(names(data, "ppt/slides/slide"))
    return [part(data, f"ppt/slides/slide{number}.xml") for number in range(1, count + 1)]


def slot(slide: etree._Element, index: int) -> etree._Element:
    """The shape of a slide that stands in a slot."""
    for shape in slide.find("p:cSld/p:spTree", NS):  # type: ignore[union-attr]
        found = shape.find("*/p:nvPr/p:ph", NS)
        if found is not None and int(found.get("idx", "0")) == index:
            return shape
    raise AssertionError(f"no shape in slot {index}")


def words(root: etree._Element) -> Iterator[str]:
    """The text of each paragraph, breaks as line feeds."""
    letters = {qn("a:t"): None, qn("w:t"): None, qn("a:br"): "\n", qn("w:br"): "\n", qn("w:tab"): "\t"}
    for paragraph in root.iter(qn("a:p"), qn("w:p")):
        found = (node for node in paragraph.iter(*letters) if next(node.iterancestors(qn("a:fld")), None) is None)
        yield "".join(letters[str(node.tag)] or node.text or "" for node in found)


def invalid(data: bytes, ending: str) -> set[str]:
    """What a validator says of a file; a fresh validator each time, as a used one is not deterministic."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"prov.{ending}")
        path.write_bytes(data)
        result = OpenXmlValidator().validate(str(path))
        return {f"{error.part_uri} {error.description}" for error in result.errors}


def everything(folder: Path, layouts: bool = False) -> Outline:
    """An outline with every kind of block, for a deck as well as for a document."""
    photo, drawing = folder / "foto.jpg", folder / "ritning.png"
    Image.new("RGB", (600, 400), "teal").save(photo)
    Image.new("RGBA", (300, 60), (0, 0, 0, 0)).save(drawing)
    link = Run("länk", link="https://example.org/å b?x=1&y=2")
    blocks: list[Block] = [
        Notes(1, (text("Hej"), bullets("a", "b"))),
        heading(1, "Trygghet"), text("Kort text."),
        heading(2, "Lista"),
        bullets(ListItem(1, (Run("fet", bold=True), Run(" kursiv ", italic=True), Run("kod", code=True), link)),
                item("yttre", bullets("inre", item("djup", bullets("tre", item("x", bullets("y")))), ordered=True))),
        PageBreak(), heading(3, "Numrerat"),
        bullets("ett", item("två", text("mer")), item("tre", bullets("i"), text("eget stycke")), "fyra", ordered=True),
        heading(2, "Börjar på sju"), bullets("sju", "åtta", ordered=True, start=7), Notes(1, (text("Säg detta"),)),
        heading(2, "Tabell"), table(("Vad & <vem>", "När"), ("En", "2026"), ("Två",)),
        heading(2, "Bild"), picture(photo),
        heading(2, "Ritning"), picture(drawing, alt=""),
        heading(2, "Röst"), Quote(1, (text("Ord."),), "Anna"),
        heading(2, "Ruta"), FactBox(1, "Visste du", (text("Att"), bullets("p"))), CodeBlock(1, "x\n  y"),
        Paragraph(1, (Run("rad\nrad \u202bשלום\u202c 😀 \"'&<>"),)),
    ]
    if layouts:
        blocks += [heading(2, "Spalter"), columns((heading(3, "A"), text("a")), (heading(3, "B"), text("b")))]
    return outline(*blocks)
