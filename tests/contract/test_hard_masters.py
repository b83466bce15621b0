"""Masters of the kinds that give trouble: adopted, built on, found clean, and every change to them found out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support import hard_decks, hard_documents
from support.edit import NS, edit, parts, qn, replace_bytes
from support.packages import emf, logo, wmf
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError
from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.pptx.shapes import shape_at
from naravard_templates.formats.read import read

pytestmark = pytest.mark.slow
CASES = [*(("pptx", name) for name in hard_decks.CASES), *(("docx", name) for name in hard_documents.CASES)]
SOURCES = {"pptx": "strategi.md", "docx": "rapport.md"}
# What an outline says is its author's.
AUTHORS = {"NV607", "NV703", "NV903"}
WATERMARKS = ("PowerPlusWaterMark", "Vattenstämpel")
Built = tuple[Brand, bytes]


def adopted(format: str, name: str, folder: Path) -> Brand:
    module = hard_decks if format == "pptx" else hard_documents
    master = folder / f"{name}.{format}"
    master.write_bytes(module.CASES[name]())
    return nt.adopt([master], folder / "brand")


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    format, name = request.param
    folder = tmp_path_factory.mktemp(name)
    brand = adopted(format, name, folder)
    return brand, nt.build(EXAMPLES / SOURCES[format], folder / f"made.{format}", brand=brand).read_bytes()


def codes(data: bytes, brand: Brand, *, of: ProtectedElement | None = None) -> set[str]:
    return {found.code for found in nt.lint(data, brand=brand).findings if of is None or found.element == of.id}


def graphic(built: Built) -> ProtectedElement:
    """One that the file shows: a watermark in VML if there is one, else a picture, else a shape."""
    brand, data = built
    shown = {drawn.surface.part for page in read(data).pages for drawn in page.stack()}
    found = [one for one in brand.protected.masters[0].elements if one.part in shown]
    return min(found, key=lambda one: (not one.element.name.startswith(WATERMARKS), one.element.picture is None))


def tampered(built: Built, one: ProtectedElement, change: Callable[[etree._Element], None]) -> bytes:
    if one.element.path == "background":
        pytest.skip("a background has its own tests")

    def on(root: etree._Element) -> None:
        index = int(one.element.path.split("/")[0])
        change(shape_at(root, one.element.path) if one.part.startswith("ppt/") else list(drawings(root))[index])
    return edit(built[1], one.part, on)


def move(shape: etree._Element) -> None:
    offset, placed = shape.find("p:spPr/a:xfrm/a:off", NS), shape.find("wp:anchor/wp:positionH/wp:posOffset", NS)
    art = next(shape.iter(qn("v:shape")), None)
    if offset is not None:
        deep = any(parent.tag == qn("p:grpSp") for parent in shape.iterancestors())
        offset.set("x", str(int(offset.get("x")) + (400 if deep else 360_000)))
    elif placed is not None:
        placed.text = str(int(placed.text) + 360_000)
    elif art is not None:
        said = re.sub(r"mso-position-horizontal:[a-z]+;", "", art.get("style"))
        art.set("style", re.sub(r"margin-left:[^;]+", "margin-left:90pt", said))
    else:
        pytest.skip("it stands in the line of the text")


def recolour(shape: etree._Element) -> None:
    blip, fill, art = (next(shape.iter(qn(name)), None) for name in ("a:blip", "a:solidFill", "v:shape"))
    if blip is not None:
        blip.insert(0, blip.makeelement(qn("a:grayscl"), {}))
    elif fill is not None:
        fill[:] = [fill.makeelement(qn("a:srgbClr"), {"val": "FF00AA"})]
    else:
        drawn = art.find("v:imagedata", NS)
        art.set("fillcolor", "#ff00aa") if drawn is None else drawn.set("grayscale", "t")


def test_what_is_built_is_clean(built: Built) -> None:
    brand, data = built

    assert codes(data, brand) <= AUTHORS
    assert not [name for name in parts(data) if "vbaProject" in name]


def test_a_moved_graphic_is_found(built: Built) -> None:
    one = graphic(built)

    assert codes(tampered(built, one, move), built[0], of=one) == {"NV201"}


def test_a_recoloured_graphic_is_found(built: Built) -> None:
    one = graphic(built)

    assert codes(tampered(built, one, recolour), built[0], of=one) == {"NV206"}


def test_a_deleted_graphic_is_found(built: Built) -> None:
    one = graphic(built)

    assert codes(tampered(built, one, lambda shape: shape.getparent().remove(shape)), built[0], of=one) == {"NV204"}


def test_a_replaced_picture_is_found(built: Built) -> None:
    one, others = graphic(built), {"emf": emf(7), "wmf": wmf(3)}
    if one.element.picture is None:
        pytest.skip("it is no picture")
    part = one.element.picture.part

    found = codes(replace_bytes(built[1], part, others.get(part[-3:], logo(33, (480, 270)))), built[0])

    assert found & {"NV205", "NV303"}


def test_a_background_that_is_taken_away_is_found(tmp_path: Path) -> None:
    brand = adopted("pptx", "baked_in_background", tmp_path)
    made = nt.build(EXAMPLES / "strategi.md", tmp_path / "made.pptx", brand=brand).read_bytes()

    def without(root: etree._Element) -> None:
        ground = root.find("p:cSld/p:bg", NS)
        ground.getparent().remove(ground)

    assert codes(edit(made, "ppt/slideMasters/slideMaster1.xml", without), brand) & {"NV303", "NV204"}


def test_the_logo_in_a_header_is_not_taken_for_the_same_one_in_the_footer(tmp_path: Path) -> None:
    brand = adopted("docx", "table_letterhead", tmp_path)
    made = nt.build(EXAMPLES / "rapport.md", tmp_path / "made.docx", brand=brand).read_bytes()
    for one in brand.protected.masters[0].elements:
        gone = tampered((brand, made), one, lambda shape: shape.getparent().remove(shape))

        assert {found.element for found in nt.lint(gone, brand=brand).findings if found.code == "NV204"} == {one.id}


def test_a_file_without_usable_layouts_says_once_what_is_missing(tmp_path: Path) -> None:
    blank = hard_decks.deck([hard_decks.Master([hard_decks.Layout("Tom", "blank")])])
    (tmp_path / "tom.pptx").write_bytes(blank)
    brand = nt.adopt([tmp_path / "tom.pptx"], tmp_path / "brand")

    with pytest.raises(BrandError, match="no layout for content has both a title and a place for text") as error:
        nt.build(EXAMPLES / "strategi.md", tmp_path / "made.pptx", brand=brand)

    assert "«Tom»" in str(error.value)
    assert "Slide Master" in str(error.value)
