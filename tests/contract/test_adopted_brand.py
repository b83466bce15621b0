"""A real organisation's masters, adopted, built with, and judged by, with no line of code for it."""

from pathlib import Path

import pytest
from support.edit import edit, find
from support.places import EXAMPLES, SHARED, needs_shared

import naravard_templates as nt
from naravard_templates.brand.types import Brand
from naravard_templates.formats.read import read
from naravard_templates.model.finding import Finding, Severity
from naravard_templates.model.snapshot import Format

pytestmark = needs_shared
TEMPLATES = SHARED / "templates"


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    folder = tmp_path_factory.mktemp("unhcr") / "brand"
    return nt.adopt([TEMPLATES / "unhcr.pptx", TEMPLATES / "unhcr.docx"], folder)


def shift(root, path: str, by: int) -> None:
    offset = find(root, path)
    offset.set("x", str(int(offset.get("x")) + by))


def failures(data: bytes, brand: Brand) -> list[Finding]:
    """What is wrong; what is only worth knowing is left out."""
    return [finding for finding in nt.lint(data, brand=brand).findings if finding.severity is not Severity.INFO]


def test_a_deck_is_built_on_it_and_a_moved_logo_is_found(brand: Brand, tmp_path: Path) -> None:
    deck = nt.build(EXAMPLES / "fardplan.md", tmp_path / "deck.pptx", brand=brand)
    assert nt.lint(deck, brand=brand).ok

    moved = edit(deck.read_bytes(), "ppt/slideMasters/slideMaster1.xml",
                 lambda root: shift(root, ".//p:pic/p:spPr/a:xfrm/a:off", -360_000))
    (finding,) = failures(moved, brand)

    assert (finding.code, finding.location.surface, finding.location.object) == ("NV201", "master", "Graphic 3")


def test_a_document_is_built_on_it_and_a_deleted_logo_is_found(brand: Brand, tmp_path: Path) -> None:
    document = nt.build(EXAMPLES / "beslut.md", tmp_path / "document.docx", brand=brand)
    assert nt.lint(document, brand=brand).ok

    def delete(root) -> None:
        drawing = find(root, ".//w:drawing")
        drawing.getparent().remove(drawing)

    pages = read(document.read_bytes()).pages
    header = next(page.surfaces[0].part for page in pages if page.kind == "first")
    (finding,) = failures(edit(document.read_bytes(), header, delete), brand)

    assert (finding.code, finding.location.surface) == ("NV204", "header")


def test_a_document_of_our_own_brand_is_not_on_theirs(brand: Brand, tmp_path: Path) -> None:
    deck = nt.build(EXAMPLES / "fardplan.md", tmp_path / "deck.pptx")

    assert [finding.code for finding in nt.lint(deck, brand=brand).findings] == ["NV101"]


@pytest.mark.parametrize("name", ["ogc.pptx", "phs.pptx", "mecanon.potx"])
def test_the_native_locks_are_put_on_whatever_is_protected(name: str, tmp_path: Path) -> None:
    brand = nt.adopt([TEMPLATES / name], tmp_path / "brand")
    deck = nt.build(short_outline(tmp_path), tmp_path / "kort.pptx", brand=brand)

    protected = {(element.part, element.element.path) for element in brand.master(Format.PPTX).elements}
    drawn = [drawn for page in read(deck.read_bytes()).layouts for drawn in page.stack()
             if drawn.element.path != "background" and (drawn.surface.part, drawn.element.path) in protected]
    assert drawn or name == "phs.pptx"
    assert all("noMove" in found.element.locks or found.element.groups for found in drawn)


def test_a_brand_without_any_title_says_what_to_do(tmp_path: Path) -> None:
    brand = nt.adopt([SHARED / "files/master-pictures/c568dae3.pptx"], tmp_path / "brand")

    with pytest.raises(nt.NaravardError, match="adopt the master anew"):
        nt.build(short_outline(tmp_path), tmp_path / "kort.pptx", brand=brand)


def short_outline(folder: Path) -> Path:
    source = folder / "kort.md"
    source.write_text("---\ntitel: Kort\ntyp: presentation\n---\n", encoding="utf-8")
    return source
