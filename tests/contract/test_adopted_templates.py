"""The masters of real organisations: adopted, built on with outlines for another brand, tampered with, found out."""

import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image
from support.edit import edit
from support.places import EXAMPLES, SHARED, needs_shared

import naravard_templates as nt
from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.shapes import shape_at
from naravard_templates.formats.read import read
from naravard_templates.model.snapshot import Format

pytestmark = [needs_shared, pytest.mark.slow]
TEMPLATES = SHARED / "templates"
NAMES = ["djpr.pptx", "mecanon.potx", "ogc.pptx", "phs.pptx", "unhcr.pptx", "gouvdown-letter.docx", "phs.docx",
         "strategy-unit.docx", "unhcr.docx"]
OUTLINES = {Format.PPTX: ("strategi.md", "fardplan.md"), Format.DOCX: ("beslut.md", "rapport.md")}
CENTIMETRE = 360_000
# What a template brings itself, and what the outline says: no fault of whoever builds on it.
BROUGHT = {"NV703", "NV607", "NV903"}


@pytest.fixture(scope="module", params=NAMES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Brand, bytes]:
    folder = tmp_path_factory.mktemp("adopted")
    brand = nt.adopt([TEMPLATES / request.param], folder / "brand")
    format = brand.protected.masters[0].format
    for outline in OUTLINES[format]:
        made = nt.build(EXAMPLES / outline, folder / f"{outline}.{format}", brand=brand)
        codes = {found.code for found in nt.lint(made, brand=brand).findings if found.outcome == "failed"}
        assert codes <= BROUGHT, outline
    return brand, made.read_bytes()


def element_of(brand: Brand, data: bytes, wanted: Callable[[ProtectedElement], bool]) -> ProtectedElement:
    """A protected element that some page of the file shows."""
    shown = {drawn.surface.part for page in read(data).pages for drawn in page.stack()}
    found = [one for one in brand.protected.masters[0].elements
             if one.part in shown and one.element.path != "background" and wanted(one)]
    return found[0] if found else pytest.skip("the template has no such graphic")


def tampered(data: bytes, one: ProtectedElement, change: Callable[..., None]) -> bytes:
    def on(root) -> None:
        if one.part.startswith("ppt/"):
            change(shape_at(root, one.element.path))
        else:
            change(list(drawings(root))[int(one.element.path.split("/")[0])])
    return edit(data, one.part, on)


def codes_of(data: bytes, brand: Brand, one: ProtectedElement) -> set[str]:
    return {found.code for found in nt.lint(data, brand=brand).findings if found.element == one.id}


def is_picture(one: ProtectedElement) -> bool:
    return one.element.picture is not None


def is_placed(one: ProtectedElement) -> bool:
    """Whether it has a place of its own, and does not stand in the line of the text."""
    return one.part.startswith("ppt/") or one.element.box.frame.horizontal != "line"


def move(shape) -> None:
    offset = shape.find("*/a:xfrm/a:off", NS)
    if offset is not None:
        offset.set("x", str(int(offset.get("x")) + CENTIMETRE))
        return
    anchor = shape.find("wp:anchor/wp:positionH", NS)
    if anchor is None:
        pytest.skip("it stands in the line of the text")
    if anchor.find("wp:posOffset", NS) is None:
        pytest.skip("it is aligned, not placed")
    anchor.find("wp:posOffset", NS).text = str(int(anchor.find("wp:posOffset", NS).text) + CENTIMETRE)


def test_a_moved_graphic_is_found(built: tuple[Brand, bytes]) -> None:
    brand, data = built
    one = element_of(brand, data, lambda one: is_placed(one) and "/" not in one.element.path)

    assert codes_of(tampered(data, one, move), brand, one) == {"NV201"}


def test_a_recoloured_picture_is_found(built: tuple[Brand, bytes]) -> None:
    brand, data = built
    one = element_of(brand, data, is_picture)

    def grey(shape) -> None:
        next(shape.iter(qn("a:blip"))).append(shape.makeelement(qn("a:grayscl"), {}))

    assert codes_of(tampered(data, one, grey), brand, one) == {"NV206"}


def test_a_deleted_graphic_is_found(built: tuple[Brand, bytes]) -> None:
    brand, data = built
    one = element_of(brand, data, is_picture)

    assert codes_of(tampered(data, one, lambda shape: shape.getparent().remove(shape)), brand, one) == {"NV204"}


def test_a_replaced_picture_is_found(built: tuple[Brand, bytes]) -> None:
    brand, data = built
    one = element_of(brand, data, lambda one: is_picture(one) and one.element.picture.sha256)
    stream = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(stream, "PNG")

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, stream.getvalue() if name == one.element.picture.part else source.read(name))

    assert codes_of(out.getvalue(), brand, one) & {"NV205", "NV206"}


def in_grey(root) -> None:
    next(root.find("p:cSld/p:bg", NS).iter(qn("a:blip"))).append(root.makeelement(qn("a:grayscl"), {}))


def shifted(root) -> None:
    next(root.find("p:cSld/p:bg", NS).iter(qn("a:fillRect"))).attrib.update({"l": "10000", "r": "-10000"})


def removed(root) -> None:
    root.find("p:cSld", NS).remove(root.find("p:cSld/p:bg", NS))


@pytest.mark.parametrize("change", [in_grey, shifted, removed])
def test_a_changed_picture_in_the_background_is_found(built: tuple[Brand, bytes], change: Callable[..., None]) -> None:
    brand, data = built
    shown = {drawn.surface.part for page in read(data).pages for drawn in page.stack()}
    part = next((one.part for one in brand.protected.masters[0].elements
                 if one.element.path == "background" and one.part in shown and is_picture(one)), None)
    if part is None:
        pytest.skip("the template has no such background")

    assert "NV303" in {found.code for found in nt.lint(edit(data, part, change), brand=brand).findings}


def test_nothing_of_the_sample_is_left_in_a_built_file(built: tuple[Brand, bytes]) -> None:
    brand, data = built
    master = brand.protected.masters[0]
    sample = {paragraph.words for paragraph in read((brand.folder / master.file).read_bytes()).paragraphs
              if len(paragraph.words) > 25 and paragraph.location.surface in {"body", "slide"}}
    made = {paragraph.words for paragraph in read(data).paragraphs}

    assert not sample & made
