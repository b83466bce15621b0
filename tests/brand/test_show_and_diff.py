"""`brand show` and `brand diff`."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.edit import NS, edit, find, qn
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.cli import run
from naravard_templates.model.snapshot import Format

LAYOUT = "ppt/slideLayouts/slideLayout3.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"


def brand(*arguments: object) -> tuple[int, str]:
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(output), redirect_stderr(output):
        code = run(["brand", *map(str, arguments)])
    return code, output.buffer.getvalue().decode()


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.pictures: list[dict[str, str | None]] = []
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        if tag == "img":
            self.pictures.append(found)
        self.references += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_text_tells_palette_layouts_slots_and_graphics() -> None:
    code, said = brand("show", "--lang", "en")

    assert code == 0
    assert "#1D655F  trygghet  (On white 6.82:1" in said
    assert "Rubrik och innehåll (content)" in said
    assert "pptx master-ordmarke (Logos and pictures)" in said
    assert "\n\nPalette\n  #" in said
    assert "\\n" not in said


def test_the_page_stands_alone_and_can_be_read_aloud(tmp_path: Path) -> None:
    code, _ = brand("show", "--format", "html", "-o", tmp_path / "brand.html", "--lang", "sv")
    text = (tmp_path / "brand.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    deck = nt.load_brand().master(Format.PPTX)

    assert code == 0
    assert '<html lang="sv">' in text
    assert all(reference.startswith(("data:image/png", "#")) for reference in page.references)
    assert len(page.pictures) >= len(deck.layouts) + len(deck.elements)
    assert all(picture["alt"] for picture in page.pictures)
    assert page.headings[0] == 1
    assert all(below <= above + 1 for above, below in zip(page.headings, page.headings[1:], strict=False))


def test_a_brand_and_itself_differ_in_nothing() -> None:
    assert brand("diff", BRAND, BRAND)[0] == 0


def changed(folder: Path, part: str, change) -> Path:
    path = folder / "framtidsbild.potx"
    path.write_bytes(edit((BRAND / "framtidsbild.potx").read_bytes(), part, change))
    return path


def move_logo(root) -> None:
    offset = find(root, ".//p:pic/p:spPr/a:xfrm/a:off")
    offset.set("x", str(int(offset.get("x")) - 360_000))


def rename(root) -> None:
    find(root, "p:cSld").set("name", "Kapitelblad")


def drop_slot(root) -> None:
    slot = next(shape for shape in root.iter(qn("p:sp")) if shape.find(".//p:ph[@type='ftr']", NS) is not None)
    slot.getparent().remove(slot)


def recolour_theme(root) -> None:
    find(root, ".//a:accent1/a:srgbClr").set("val", "224499")


@pytest.mark.parametrize(("part", "change", "code"), [
    (MASTER, move_logo, "element-moved"), (LAYOUT, rename, "layout-renamed"), (LAYOUT, drop_slot, "slot-removed"),
    ("ppt/theme/theme1.xml", recolour_theme, "theme-colour-changed")])
def test_what_breaks_is_told_and_fails(tmp_path: Path, part: str, change, code: str) -> None:
    exit_code, said = brand("diff", BRAND / "framtidsbild.potx", changed(tmp_path, part, change), "--format", "json")
    data = json.loads(said)

    assert (exit_code, data["breaking"]) == (1, True)
    assert code in {one["code"] for one in data["changes"] if one["effect"] == "breaking"}


def test_what_is_only_new_does_not_fail(tmp_path: Path) -> None:
    old = changed(tmp_path, LAYOUT, drop_slot)
    exit_code, said = brand("diff", old, BRAND / "framtidsbild.potx", "--format", "json")

    assert exit_code == 0
    assert {one["code"] for one in json.loads(said)["changes"]} == {"slot-added"}


def test_an_unknown_version_names_those_that_there_are() -> None:
    exit_code, said = brand("diff", f"{BRAND}@0.1", BRAND, "--lang", "en")

    assert exit_code == 2
    assert "1.0.0" in said
