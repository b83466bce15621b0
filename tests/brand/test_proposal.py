"""What adopting proposes to protect, and how brand.yaml overrules it."""

from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from support.edit import edit, find, qn
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.brand.colours import colour_name
from naravard_templates.brand.types import Brand
from naravard_templates.cli import run
from naravard_templates.model.snapshot import Format

LAYOUT = "ppt/slideLayouts/slideLayout1.xml"


def with_extras(root) -> None:
    """A layout with a note to its users, a guide off the page and a hidden copy of a shape of its own."""
    tree = find(root, "p:cSld/p:spTree")
    shape = next(one for one in tree.iterfind(qn("p:sp")) if one.find(".//" + qn("p:ph")) is None)
    for name, change in (("Note", say), ("Guide", lift), ("Spare", hide)):
        copy = deepcopy(shape)
        find(copy, "p:nvSpPr/p:cNvPr").set("name", name)
        change(copy)
        tree.append(copy)


def say(shape) -> None:
    for body in shape.findall(qn("p:txBody")):
        shape.remove(body)
    body = shape.makeelement(qn("p:txBody"))
    for tag in ("a:bodyPr", "a:lstStyle", "a:p"):
        body.append(body.makeelement(qn(tag)))
    run = body[-1].makeelement(qn("a:r"))
    text = run.makeelement(qn("a:t"))
    text.text = "Ta bort den här rutan innan du sparar"
    run.append(text)
    body[-1].append(run)
    shape.append(body)


def lift(shape) -> None:
    find(shape, "p:spPr/a:xfrm/a:off").set("y", "-9000000")


def hide(shape) -> None:
    find(shape, "p:nvSpPr/p:cNvPr").set("hidden", "1")


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    master = tmp_path / "ours.potx"
    master.write_bytes(edit((BRAND / "framtidsbild.potx").read_bytes(), LAYOUT, with_extras))
    return nt.adopt([master], tmp_path / "brand")


def test_notes_guides_and_hidden_things_are_left_out_with_the_reason(brand: Brand) -> None:
    deck = brand.master(Format.PPTX)

    assert {one.element.name: one.left_out for one in deck.ignored} == {
        "Note": "instruction", "Guide": "off-page", "Spare": "hidden"}
    assert {"Note", "Guide", "Spare"}.isdisjoint(one.element.name for one in deck.elements)


def test_a_person_can_protect_what_was_left_out_and_the_other_way_round(brand: Brand) -> None:
    path = brand.folder / "brand.yaml"
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["protection"] = {"protect": ["titel-note"], "ignore": ["master-ordmarke"]}
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")

    ids = {one.id for one in nt.load_brand(brand.folder).master(Format.PPTX).elements}

    assert "titel-note" in ids
    assert "master-ordmarke" not in ids


def test_adopting_tells_what_it_proposes_and_why(
        brand: Brand, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["brand", "adopt", str(brand.folder / "ours.potx"), "-o", str(tmp_path / "again"), "--lang", "en"])
    said = capsys.readouterr().out

    assert "Logos and pictures: " in said
    assert "an instruction to whoever uses the template (titel-note)" in said
    text = (tmp_path / "again/brand.yaml").read_text(encoding="utf-8")
    assert "titel-note: instructions to whoever uses the template" in text


def test_colours_drawn_beside_the_theme_are_offered_by_names_in_words(tmp_path: Path) -> None:
    def paint(root) -> None:
        find(root, ".//a:gs/a:schemeClr").getparent().append(root.makeelement(qn("a:srgbClr"), {"val": "1A6B2F"}))
        first = find(root, ".//a:gs")
        first.remove(find(first, "a:schemeClr"))

    master = tmp_path / "ours.potx"
    master.write_bytes(edit((BRAND / "framtidsbild.potx").read_bytes(), "ppt/slideLayouts/slideLayout1.xml", paint))

    assert nt.adopt([master], tmp_path / "brand").config.palette.offered["mörkgrön"] == "1A6B2F"

def test_colours_are_called_by_words_of_the_brands_language() -> None:
    assert [colour_name(rgb) for rgb in ("0000CF", "14143C", "92D050", "F4B884")] == [
        "blue", "dark blue", "lime", "light orange"]
    assert [colour_name(rgb, "sv-SE") for rgb in ("0000CF", "14143C", "92D050", "F4B884")] == [
        "blå", "mörkblå", "limegrön", "ljusorange"]
