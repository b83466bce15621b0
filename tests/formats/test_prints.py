"""What is just the brand's own is known by its print, and then passed over where no slide shows it."""

import io
from collections.abc import Callable

import pptx
import pytest
from support.edit import edit, find, parts, qn, replace_bytes, without
from support.places import BRAND, EXAMPLES

import naravard_templates as nt
from naravard_templates import linting
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.pptx.read import layout_prints
from naravard_templates.formats.read import read_package
from naravard_templates.model.snapshot import Format

MASTER, LAYOUT, THEME = (f"ppt/{name}1.xml" for name in (
    "slideMasters/slideMaster", "slideLayouts/slideLayout", "theme/theme"))
MAIN, RELATIONS = "ppt/presentation.xml", "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
OWN = {one: layout.name for layout in nt.load_brand().master(Format.PPTX).layouts for one in layout.prints}


def template() -> bytes:
    return (BRAND / "framtidsbild.potx").read_bytes()


def prints(data: bytes) -> dict[str, str]:
    """By part, as the file is written."""
    with Package(data) as package:
        return {part: found[0] for part, found in layout_prints(package).items()}


def saved_by_a_library(data: bytes) -> bytes:
    stream = io.BytesIO()
    pptx.Presentation(io.BytesIO(_as_deck(data))).save(stream)
    return stream.getvalue()


def _as_deck(data: bytes) -> bytes:
    return replace_bytes(data, "[Content_Types].xml", parts(data)["[Content_Types].xml"].replace(
        b"presentationml.template.main", b"presentationml.presentation.main"))


def picture(data: bytes) -> str:
    return next(name for name in parts(data) if name.startswith("ppt/media/"))


def moved(root) -> None:
    offset = find(root, ".//a:off")
    offset.set("x", str(int(offset.get("x")) + 1))


def reworded(root) -> None:
    find(root, ".//a:t").text += "."


def wider(root) -> None:
    find(root, "p:sldSz").set("cx", "9144000")


def other_defaults(root) -> None:
    find(root, "p:defaultTextStyle//a:defRPr").set("sz", "4200")


def other_colour(root) -> None:
    find(root, ".//a:accent1/a:srgbClr").set("val", "FF0000")


def other_map(root) -> None:
    find(root, "p:clrMap").set("accent1", "accent2")


def linked(root) -> None:
    next(one for one in root if one.get("Type", "").endswith("/image")).set("TargetMode", "External")


def test_the_brand_knows_the_layouts_of_its_master() -> None:
    assert len(set(prints(template()).values())) == 21
    assert set(prints(template()).values()) <= OWN.keys()


def test_it_knows_them_as_a_library_writes_them_and_as_we_do(tmp_path) -> None:
    assert set(prints(saved_by_a_library(template())).values()) <= OWN.keys() - set(prints(template()).values())
    nt.build(EXAMPLES / "strategi.md", tmp_path / "deck.pptx")
    assert set(prints((tmp_path / "deck.pptx").read_bytes()).values()) <= OWN.keys()


CHANGES = {
    "a layout's graphic": (lambda data: edit(data, LAYOUT, moved), 1),
    "a layout's words": (lambda data: edit(data, LAYOUT, reworded), 1),
    "a linked picture": (lambda data: edit(data, RELATIONS, linked), 1),
    "the master's graphic": (lambda data: edit(data, MASTER, moved), 21),
    "the colour map": (lambda data: edit(data, MASTER, other_map), 21),
    "the theme": (lambda data: edit(data, THEME, other_colour), 21),
    "the page": (lambda data: edit(data, MAIN, wider), 21),
    "the defaults for text": (lambda data: edit(data, MAIN, other_defaults), 21),
    "a picture": (lambda data: replace_bytes(data, picture(data), b"another"), None),
    "a missing picture": (lambda data: without(data, picture(data)), None),
}


@pytest.mark.parametrize(("change", "count"), CHANGES.values(), ids=CHANGES)
def test_a_print_shows_whatever_a_layout_rests_on(change: Callable[[bytes], bytes], count: int | None) -> None:
    old, new = prints(template()), prints(change(template()))
    different = [part for part in old if old[part] != new[part]]
    assert LAYOUT in different or count is None
    assert different if count is None else len(different) == count


def test_a_layout_is_passed_over_only_if_no_slide_shows_it_and_it_is_the_brands(tmp_path) -> None:
    deck = nt.Presentation(title="Vård", parties=["Region Västerbotten"])
    deck.add(layout="Rubrik och innehåll", title="Syfte", body="- Nära")
    deck.save(tmp_path / "deck.pptx")
    data = edit((tmp_path / "deck.pptx").read_bytes(), "ppt/slideLayouts/slideLayout9.xml", moved)
    with Package(data) as package:
        passed, plain = read_package(package, OWN), read_package(package)  # what was read once is not passed over
    shown = {page.layout for page in passed.pages}
    assert {page.layout for page in passed.layouts} == shown | {plain.layouts[8].layout}
    assert {one.name for one in passed.untouched} == {page.layout for page in plain.layouts} - {
        page.layout for page in passed.layouts}
    assert passed.pages == plain.pages
    assert passed.texts == plain.texts


def test_the_next_deck_gets_the_layouts_that_the_first_had_no_use_for() -> None:
    with Package(template()) as first, Package(edit(template(), "docProps/core.xml", lambda _: None)) as second:
        assert not read_package(first, OWN).layouts
        assert len(read_package(second).layouts) == 21


@pytest.mark.parametrize("change", [lambda data: data, *(change for change, _ in CHANGES.values())],
                         ids=["nothing", *CHANGES])
def test_what_is_passed_over_changes_nothing_in_what_lint_says(change: Callable[[bytes], bytes],
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    data = change(template())
    quick = nt.lint(data)
    monkeypatch.setattr(linting, "_own_layouts", lambda *_: {})
    assert quick == nt.lint(data)


def test_namespaces_without_a_canonical_form_are_no_fault() -> None:
    def strange(root) -> None:
        root.append(root.makeelement(qn("p:extLst"), nsmap={"x": "relative"}))

    data = edit(template(), LAYOUT, strange)
    assert prints(data)[LAYOUT] not in OWN
    assert nt.lint(data).status == nt.lint(template()).status
