"""The PowerPoint master: what it offers, what it protects, and that it is drawn the same every time."""

from __future__ import annotations

import copy
import io
import posixpath
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.presentation import Presentation as Deck

BRAND = Path(__file__).resolve().parents[2] / "brand"
POTX = BRAND / "framtidsbild.potx"
if str(BRAND) not in sys.path:
    sys.path.insert(0, str(BRAND))

from drawing import colour, identity, powerpoint  # noqa: E402
from drawing.package import differences, read_files  # noqa: E402

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {
    "a": A,
    "p": P,
    "r": R,
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "p15": "http://schemas.microsoft.com/office/powerpoint/2012/main",
}
NAMES = [
    "Titel",
    "Titel med bild",
    "Avsnitt trygghet",
    "Avsnitt tillgänglighet",
    "Avsnitt tillsammans",
    "Rubrik och innehåll",
    "Två kolumner",
    "Jämförelse",
    "Fyrfält",
    "Bild helsida",
    "Bild och text",
    "Citat",
    "Tabell",
    "Diagram",
    "Tidslinje",
    "Process",
    "Parter och roller",
    "Beslut",
    "Nyckeltal",
    "Kontakt",
    "Endast rubrik",
]
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUTS = [f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, len(NAMES) + 1)]
STILL = {"noEditPoints", "noAdjustHandles", "noChangeArrowheads", "noChangeShapeType"}
LOCKS = {
    "sp": {"noGrp", "noRot", "noMove", "noResize"} | STILL,
    "pic": {"noGrp", "noRot", "noChangeAspect", "noMove", "noResize", "noCrop"} | STILL,
    "grpSp": {"noGrp", "noUngrp", "noRot", "noChangeAspect", "noMove", "noResize"},
}
AA = 4.5
FOOT = {"dt", "ftr", "sldNum"}
STANDARD_PROMPTS = ("klicka här", "click to")

Box = tuple[float, float, float, float]


@cache
def files() -> dict[str, bytes]:
    return read_files(POTX)


@cache
def tree(part: str) -> etree._Element:
    return etree.fromstring(files()[part])


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return list(element.xpath(path, namespaces=NS))


def name_of(shape: etree._Element) -> str:
    return str(find(shape, "./*/p:cNvPr")[0].get("name"))


def placeholders(part: str) -> list[etree._Element]:
    return find(tree(part), "//p:cSld/p:spTree/p:sp[p:nvSpPr/p:nvPr/p:ph]")


def graphics(part: str) -> list[etree._Element]:
    """Every protected graphic, groups and their children alike."""
    return find(tree(part), "//p:spTree//p:pic | //p:spTree//p:grpSp | //p:spTree//p:sp[not(.//p:ph)]")


def kind(shape: etree._Element) -> str:
    return str(find(shape, ".//p:ph")[0].get("type", "obj"))


def titled(parts: list[str]) -> list[ParameterSet]:
    return [pytest.param(part, id=layout_name(part)) for part in parts]


def layout_name(part: str) -> str:
    return str(find(tree(part), "/*/p:cSld")[0].get("name"))


every_layout = pytest.mark.parametrize("part", titled(LAYOUTS))
every_surface = pytest.mark.parametrize("part", titled([MASTER, *LAYOUTS]))


# --- What it offers ----------------------------------------------------------------------------------


def test_is_a_template_of_the_right_size() -> None:
    assert b"presentationml.template.main+xml" in files()["[Content_Types].xml"]
    size = find(tree("ppt/presentation.xml"), "/p:presentation/p:sldSz")[0]
    assert (size.get("cx"), size.get("cy")) == ("12192000", "6858000")
    assert not find(tree("ppt/presentation.xml"), "//p:sldId")


def test_layouts_have_their_names_in_order() -> None:
    assert [layout_name(part) for part in LAYOUTS] == NAMES


@every_surface
def test_is_kept_even_when_unused(part: str) -> None:
    assert tree(part).get("preserve") == "1"


@every_layout
def test_placeholders_are_labelled_and_told_apart(part: str) -> None:
    shapes = placeholders(part)
    indexes = [find(shape, ".//p:ph")[0].get("idx", "0") for shape in shapes]
    names = [name_of(shape) for shape in shapes]
    assert len(set(indexes)) == len(indexes)
    assert len(set(names)) == len(names)
    assert not [name for name in names if not name or "laceholder" in name or "latshållare" in name]


@every_layout
def test_placeholders_prompt_in_swedish(part: str) -> None:
    for shape in placeholders(part):
        if kind(shape) in FOOT:
            continue
        prompt = "".join(find(shape, ".//a:p[1]//a:t/text()"))  # type: ignore[arg-type]
        assert find(shape, ".//p:ph")[0].get("hasCustomPrompt") == "1"
        assert prompt
        assert not prompt.lower().startswith(STANDARD_PROMPTS)


@every_layout
def test_has_one_title_and_the_three_of_the_foot(part: str) -> None:
    kinds = [kind(shape) for shape in placeholders(part)]
    assert sum(item in {"title", "ctrTitle"} for item in kinds) == 1
    assert set(kinds) >= FOOT


@every_layout
def test_text_shrinks_rather_than_spills(part: str) -> None:
    for shape in placeholders(part):
        assert find(shape, ".//a:bodyPr/a:normAutofit") or kind(shape) == "sldNum", name_of(shape)


@every_surface
def test_every_run_is_marked_as_swedish(part: str) -> None:
    runs = find(tree(part), "//a:r | //a:fld | //a:p/a:endParaRPr")
    marked = [run.get("lang") or find(run, "./a:rPr")[0].get("lang") for run in runs]
    assert set(marked) == {identity.LANG}


def test_body_has_five_levels_with_native_bullets() -> None:
    levels = [find(tree(MASTER), f"//p:bodyStyle/a:lvl{n}pPr")[0] for n in range(1, 6)]
    assert all(find(level, "./a:buChar") for level in levels)
    assert [find(level, "./a:defRPr")[0].get("sz") for level in levels] == ["2000", "1800", "1600", "1400", "1400"]


def test_theme_is_the_brands() -> None:
    for number in (1, 2, 3):
        theme = tree(f"ppt/theme/theme{number}.xml")
        assert theme.get("name") == identity.THEME_NAME
        assert theme_colours(number) == identity.THEME_COLOURS
        fonts = find(theme, "//a:majorFont/a:latin | //a:minorFont/a:latin")
        assert [font.get("typeface") for font in fonts] == ["Calibri", "Calibri"]


def test_no_font_or_colour_outside_the_theme() -> None:
    for part in (MASTER, *LAYOUTS):
        faces = find(tree(part), "//a:latin | //a:ea | //a:cs | //a:buFont")
        assert all(str(face.get("typeface")).startswith("+m") for face in faces)
        assert not find(tree(part), "//a:srgbClr[not(ancestor::p15:clr)] | //a:prstClr | //a:sysClr")


def test_table_style_of_the_brand_is_the_default() -> None:
    styles = tree("ppt/tableStyles.xml")
    assert styles.get("def") == find(styles, "./a:tblStyle")[0].get("styleId")


def test_master_has_guides_and_foot() -> None:
    assert len(find(tree(MASTER), "//p15:guide")) >= 4
    assert find(tree(MASTER), "/p:sldMaster/p:hf[not(@dt) and not(@ftr) and not(@sldNum)]")


# --- What it protects ----------------------------------------------------------------------------------


@every_surface
def test_every_graphic_carries_its_locks(part: str) -> None:
    for shape in graphics(part):
        tag = etree.QName(shape).localname
        element = find(shape, "./*/*/a:spLocks | ./*/*/a:picLocks | ./*/*/a:grpSpLocks")[0]
        assert {lock for lock, value in element.items() if value == "1"} == LOCKS[tag], name_of(shape)
        assert find(shape, "./*/p:nvPr")[0].get("userDrawn") == "1"


@every_surface
def test_no_lock_on_text(part: str) -> None:
    for shape in placeholders(part):
        assert [dict(locks.attrib) for locks in find(shape, ".//a:spLocks")] == [{"noGrp": "1"}]


@every_surface
def test_graphics_have_alternative_text_or_are_decoration(part: str) -> None:
    for shape in graphics(part):
        decorative = find(shape, "./*/p:cNvPr//adec:decorative[@val='1']")
        words = find(shape, "./*/p:cNvPr")[0].get("descr", "")
        if etree.QName(shape).localname == "pic":
            assert words
            assert len(words) <= 150
        assert bool(decorative) != bool(words), name_of(shape)


@every_surface
def test_graphics_hold_no_text(part: str) -> None:
    assert not [name_of(shape) for shape in graphics(part) if find(shape, ".//a:t")]


@every_surface
def test_pictures_have_an_svg_twin(part: str) -> None:
    folder, name = posixpath.split(part)
    relations = etree.fromstring(files()[f"{folder}/_rels/{name}.rels"])
    targets = {item.get("Id"): str(item.get("Target")) for item in relations}
    for blip in find(tree(part), "//a:blip"):
        svg = find(blip, ".//asvg:svgBlip")[0].get(f"{{{R}}}embed")
        assert targets[blip.get(f"{{{R}}}embed")].endswith(".png")
        assert targets[svg].endswith(".svg")


@every_layout
def test_wordmark_stands_on_every_slide(part: str) -> None:
    shown = [MASTER, part] if shows_master(part) else [part]
    marks = [shape for surface in shown for shape in graphics(surface) if name_of(shape) == identity.WORDMARK_NAME]
    assert len(marks) == 1


@every_layout
def test_no_placeholder_lies_over_a_graphic(part: str) -> None:
    shown = [MASTER, part] if shows_master(part) else [part]
    art = [(name_of(shape), box) for surface in shown for shape, box in leaves(tree(surface))]
    for shape in placeholders(part):
        clashes = [name for name, box in art if overlap(box, own_box(shape))]
        assert not clashes, f"{name_of(shape)} ligger över {clashes}"


@every_layout
def test_wordmark_has_its_free_zone(part: str) -> None:
    shown = [MASTER, part] if shows_master(part) else [part]
    for surface in shown:
        for shape, (x, y, width, height) in leaves(tree(surface)):
            if name_of(shape) != identity.WORDMARK_NAME:
                continue
            assert width / height == pytest.approx(identity.WORDMARK_ASPECT, rel=0.01)
            air = height * identity.FREE_ZONE
            zone = (x - air, y - air, width + 2 * air, height + 2 * air)
            assert not [name_of(other) for other in placeholders(part) if overlap(zone, own_box(other))]


@every_surface
def test_everything_stays_on_the_slide(part: str) -> None:
    boxes = [(name_of(shape), box) for shape, box in leaves(tree(part))]
    boxes += [(name_of(shape), own_box(shape)) for shape in placeholders(part)]
    for name, (x, y, width, height) in boxes:
        assert x >= 0, name
        assert y >= 0, name
        assert x + width <= 12_192_000, name
        assert y + height <= 6_858_000, name


@every_layout
def test_placeholders_do_not_overlap_each_other(part: str) -> None:
    boxes = [(name_of(shape), own_box(shape)) for shape in placeholders(part)]
    pairs = [(a, b) for i, (a, first) in enumerate(boxes) for b, second in boxes[i + 1 :] if overlap(first, second)]
    assert not pairs


def test_a_group_with_a_real_transform() -> None:
    group = find(tree(MASTER), "//p:grpSp/p:grpSpPr/a:xfrm")[0]
    outer, inner = find(group, "./a:ext")[0], find(group, "./a:chExt")[0]
    assert outer.get("cx") != inner.get("cx")


def shows_master(part: str) -> bool:
    return tree(part).get("showMasterSp", "1") == "1"


def own_box(shape: etree._Element) -> Box:
    place = find(shape, "./p:spPr/a:xfrm | ./p:grpSpPr/a:xfrm")[0]
    return numbers(place, "off", "x", "y") + numbers(place, "ext", "cx", "cy")


def numbers(place: etree._Element, tag: str, first: str, second: str) -> tuple[float, float]:
    element = find(place, f"./a:{tag}")[0]
    return float(element.get(first, "0")), float(element.get(second, "0"))


def leaves(surface: etree._Element) -> Iterator[tuple[etree._Element, Box]]:
    """Every graphic that is no group, with its box on the slide, group transforms included."""
    yield from _inside(find(surface, "//p:cSld/p:spTree")[0], (0.0, 0.0, 1.0, 1.0))


def _inside(parent: etree._Element, space: Box) -> Iterator[tuple[etree._Element, Box]]:
    dx, dy, sx, sy = space
    for shape in find(parent, "./p:pic | ./p:grpSp | ./p:sp[not(.//p:ph)]"):
        x, y, width, height = own_box(shape)
        if etree.QName(shape).localname != "grpSp":
            yield shape, (dx + x * sx, dy + y * sy, width * sx, height * sy)
            continue
        place = find(shape, "./p:grpSpPr/a:xfrm")[0]
        (left, top), (wide, high) = numbers(place, "chOff", "x", "y"), numbers(place, "chExt", "cx", "cy")
        kx, ky = width / wide * sx, height / high * sy
        yield from _inside(shape, (dx + x * sx - left * kx, dy + y * sy - top * ky, kx, ky))


def overlap(first: Box, second: Box) -> bool:
    across = min(first[0] + first[2], second[0] + second[2]) - max(first[0], second[0])
    down = min(first[1] + first[3], second[1] + second[3]) - max(first[1], second[1])
    return across > 1 and down > 1


# --- Contrast ------------------------------------------------------------------------------------------


def theme_colours(number: int = 1) -> dict[str, str]:
    scheme = find(tree(f"ppt/theme/theme{number}.xml"), "//a:clrScheme")[0]
    return {etree.QName(slot).localname: str(slot[0].get("val")) for slot in scheme}


def resolved(fill: etree._Element) -> str:
    """RRGGBB of a solid fill, by way of the master's colour map and the theme."""
    element = find(fill, "./a:schemeClr")[0]
    slot = find(tree(MASTER), "/p:sldMaster/p:clrMap")[0].get(element.get("val"), element.get("val"))
    percent = {etree.QName(child).localname: int(child.get("val", "0")) // 1000 for child in element}
    tint = (percent.get("lumMod", 100), percent.get("lumOff", 0)) if percent else None
    return colour.tinted(theme_colours()[slot], tint)


def ground(part: str, shape: etree._Element) -> str:
    own = find(shape, "./p:spPr/a:solidFill")
    page = find(tree(part), "/*/p:cSld/p:bg/p:bgPr/a:solidFill")
    return resolved((own or page or find(tree(MASTER), "//p:bg/p:bgPr/a:solidFill"))[0])


def text_colours(shape: etree._Element) -> Iterator[tuple[int, str]]:
    """The colour of each level's text: the layout's, else that of the master's placeholder, else its style."""
    role = {"ctrTitle": "title", "title": "title"}.get(kind(shape), kind(shape) if kind(shape) in FOOT else "body")
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(role, "otherStyle")
    twins = find(tree(MASTER), f"//p:sp[.//p:ph[@type='{role}']]//a:lstStyle")
    sources = [*find(shape, ".//a:lstStyle"), *twins, find(tree(MASTER), f"//p:txStyles/p:{style}")[0]]
    for level in range(1, 2 if role != "body" else 6):
        fills = [find(source, f"./a:lvl{level}pPr/a:defRPr/a:solidFill") for source in sources]
        yield level, resolved(next(fill[0] for fill in fills if fill))


def test_contrast_is_computed_as_wcag_says() -> None:
    assert colour.contrast("000000", "FFFFFF") == pytest.approx(21)
    assert colour.contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


@every_layout
def test_text_stands_out_from_its_ground(part: str) -> None:
    for shape in placeholders(part):
        behind = ground(part, shape)
        for level, text in text_colours(shape):
            ratio = colour.contrast(text, behind)
            assert ratio >= AA, f"{name_of(shape)}, nivå {level}: {text} på {behind} är {ratio:.2f}"


@pytest.mark.parametrize(
    "slot", ["dk1", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"]
)
@pytest.mark.parametrize("behind", ["lt1", "lt2"])
def test_every_dark_colour_is_readable_on_every_light_one(slot: str, behind: str) -> None:
    assert colour.contrast(theme_colours()[slot], theme_colours()[behind]) >= AA


def test_table_text_stands_out() -> None:
    style = find(tree("ppt/tableStyles.xml"), "./a:tblStyle")[0]
    for tag in ("band1H", "firstRow"):
        fill = find(style, f"./a:{tag}/a:tcStyle/a:fill/a:solidFill")[0]
        text = find(style, f"./a:{tag}/a:tcTxStyle") or find(style, "./a:wholeTbl/a:tcTxStyle")
        assert colour.contrast(resolved(text[0]), resolved(fill)) >= AA


# --- That it works ---------------------------------------------------------------------------------------


def test_is_drawn_the_same_every_time() -> None:
    first, second = powerpoint.package(), powerpoint.package()
    assert first.to_bytes() == second.to_bytes()
    assert differences(first.files(), files()) == [], "kör python brand/draw_masters.py"


def test_differences_are_told() -> None:
    fresh = {"a": b"1", "b": b"2"}
    assert differences(fresh, {"b": b"3", "c": b"4"}) == ["saknas: a", "överflödig: c", "annat innehåll: b"]
    assert differences(fresh, {"b": b"2", "a": b"1"}) == ["delarna står i en annan ordning"]


def test_zip_holds_nothing_of_the_day_it_was_made() -> None:
    with zipfile.ZipFile(POTX) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_pictures_need_no_font() -> None:
    for name, data in files().items():
        if name.endswith(".svg"):
            assert b"<text" not in data
            assert b"font" not in data


def test_audit_finds_nothing() -> None:
    result = OpenXmlValidator().validate(str(POTX))
    assert result.errors == []


@pytest.fixture
def deck() -> Deck:
    """The master as a presentation: the same file with the content type of one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files().items():
            archive.writestr(name, data.replace(b"presentationml.template.main", b"presentationml.presentation.main"))
    out.seek(0)
    return Presentation(out)


def test_every_layout_makes_a_slide(deck: Deck, tmp_path: Path) -> None:
    for layout in deck.slide_layouts:
        slide = deck.slides.add_slide(layout)
        for shape in slide.placeholders:
            if shape.has_text_frame:
                shape.text_frame.text = f"{layout.name} {shape.placeholder_format.idx}"
        slide.notes_slide.notes_text_frame.text = "Anteckning"
        add_foot(slide, layout)
    path = tmp_path / "alla.pptx"
    deck.save(str(path))
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert [slide.slide_layout.name for slide in Presentation(str(path)).slides] == NAMES


def add_foot(slide: object, layout: object) -> None:
    """Put footer, date and number on a slide, as Office does."""
    for shape in layout.placeholders:  # type: ignore[attr-defined]
        if shape.element.xpath(".//p:ph")[0].get("type") in FOOT:
            slide.shapes._spTree.append(copy.deepcopy(shape.element))  # type: ignore[attr-defined]
