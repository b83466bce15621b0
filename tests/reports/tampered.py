"""A deck and a document in which somebody has done what people do: each fault once, all in one file."""

from __future__ import annotations

from pathlib import Path

from corpus.edits import (
    HEADER,
    LOGO,
    LOGO_BOX,
    MASTER,
    SLIDE,
    THEME,
    TITLE_LAYOUT,
    WORD_LOGO,
    float_over,
    lay_over_page,
    mm,
    named,
    put,
    recolour,
    rectangle,
    shift,
    stretch,
    word_box,
)
from corpus.office import Office, element
from support.edit import NS, qn
from support.places import EXAMPLES

from naravard_templates import api

_BACKGROUND = ('<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFE9D6"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>')
_NOTE = ('<p:sp><p:nvSpPr><p:cNvPr id="91" name="Textruta 90"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
         '<a:xfrm><a:off x="7200000" y="2700000"/><a:ext cx="3600000" cy="720000"/></a:xfrm><a:prstGeom prst="rect">'
         '<a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="sv-SE" sz="2000">'
         '<a:solidFill><a:srgbClr val="FF2A2A"/></a:solidFill><a:latin typeface="Comic Sans MS"/></a:rPr>'
         '<a:t>Obs! Klart före jul.</a:t></a:r></a:p></p:txBody></p:sp>')


def deck(folder: Path) -> Path:
    """The example presentation with more than ten different faults."""
    file = Office(api.build(EXAMPLES / "fardplan.md", folder / "ren.pptx").read_bytes())
    shift(file.one(MASTER, LOGO + "/p:spPr/a:xfrm/a:off"), x=mm(12), y=-mm(6))
    file.remove(TITLE_LAYOUT, LOGO)
    recolour(file.one(MASTER, named("Fält trygghet")), '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>')
    stretch(file.one(MASTER, named("Motiv") + "/p:grpSpPr/a:xfrm/a:ext"), across=0.7)
    accent = file.one(THEME, "//a:accent2/a:srgbClr")
    accent.set("val", "7030A0")
    x, y, cx, cy = LOGO_BOX
    put(file, SLIDE.format(2), rectangle((x + mm(20), y - mm(4), cx, cy)))
    file.one(SLIDE.format(3), "/p:sld/p:cSld").insert(0, element(_BACKGROUND))
    put(file, SLIDE.format(4), element(_NOTE))
    put(file, SLIDE.format(5), rectangle((mm(200), mm(60), mm(70), mm(40)), "8BC34A", name="Rektangel 7"))
    _move_a_placeholder(file, SLIDE.format(6))
    target = folder / "fardplan-delad.pptx"
    target.write_bytes(file.pack())
    return target


def _move_a_placeholder(file: Office, part: str) -> None:
    title = file.one(part, "//p:sp[p:nvSpPr/p:nvPr/p:ph]")
    properties = title.find("p:spPr", NS)
    assert properties is not None
    for old in properties.findall("a:xfrm", NS):
        properties.remove(old)
    properties.insert(0, element(f'<a:xfrm><a:off x="{mm(120)}" y="{mm(120)}"/><a:ext cx="{mm(150)}" cy="{mm(20)}"/>'
                                 "</a:xfrm>"))


def document(folder: Path) -> Path:
    """The example decision with its header and footer spoilt."""
    file = Office(api.build(EXAMPLES / "beslut.md", folder / "ren.docx").read_bytes())
    first, default = "word/header1.xml", HEADER
    shift(file.one(first, WORD_LOGO), x=mm(15), y=mm(4))
    logo = file.one(default, "//w:r[.//pic:pic]")
    logo.getparent().remove(logo)
    lay_over_page(file, float_over((mm(150), mm(8), mm(40), mm(20)), word_box(
        mm(40), mm(20), '<a:solidFill><a:srgbClr val="8BC34A"/></a:solidFill>'), name="Figur 5"), part=first)
    text = file.one("word/document.xml", "//w:body/w:p[w:r/w:t][6]/w:r")
    properties = text.find(qn("w:rPr"))
    if properties is None:
        properties = element("<w:rPr/>")
        text.insert(0, properties)
    properties.append(element('<w:color w:val="FF2A2A"/>'))
    target = folder / "beslut-delat.docx"
    target.write_bytes(file.pack())
    return target
