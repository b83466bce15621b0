"""NV201, NV202, NV203 and NV207: moved, resized, turned, cropped; and what programs round and rewrite."""

from __future__ import annotations

from support.edit import NS, find, qn

from corpus.case import Found, case
from corpus.edits import (
    FIRST_FOOTER,
    FIRST_HEADER,
    HEADER,
    LOGO,
    MASTER,
    PICTURE_LAYOUT,
    TITLE_LAYOUT,
    WORD_LOGO,
    mm,
    named,
    shift,
    stretch,
)
from corpus.office import Office, element

OFF, EXT = "/p:spPr/a:xfrm/a:off", "/p:spPr/a:xfrm/a:ext"


@case("NV201-fail-logo-moved-2mm.pptx", Found("NV201", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo in the slide master stands 2 mm further right."""
    shift(file.one(MASTER, LOGO + OFF), x=mm(2))


@case("NV201-pass-rounded-by-saving.pptx")
def _(file: Office) -> None:
    """The logo's place was rounded by 500 EMU, as programs do that count in hundredths of a millimetre."""
    shift(file.one(MASTER, LOGO + OFF), x=500, y=-500)


@case("NV201-fail-logo-moved-in-one-layout.pptx", Found("NV201", "titel-ordmarke", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The logo of the title layout only stands 2 mm higher."""
    shift(file.one(TITLE_LAYOUT, LOGO + OFF), y=-mm(2))


@case("NV201-fail-bar-moved-in-its-group.pptx", Found("NV201", "master-falt-trygghet", "master", MASTER))
def _(file: Office) -> None:
    """One field of the colour bar was moved inside its group; the group itself stands still."""
    shift(file.one(MASTER, named("Fält trygghet") + OFF), y=-mm(8))


@case("NV201-fail-group-moved-by-choff.pptx", *[
    Found("NV201", f"master-blad-{word}", "master", MASTER) for word in ("trygghet", "tillganglighet", "tillsammans")])
def _(file: Office) -> None:
    """The motif was moved 3 mm by its group's inner origin (chOff); every offset in the file is as before."""
    origin = file.one(MASTER, named("Motiv") + "/p:grpSpPr/a:xfrm/a:chOff")
    origin.set("x", str(int(origin.get("x")) + mm(6)))


@case("NV201-pass-group-scaled-and-back.pptx")
def _(file: Office) -> None:
    """The motif's group counts its children in halves of the old unit: other numbers, the same places."""
    group = file.one(MASTER, named("Motiv"))
    for found in group.iter(qn("a:off"), qn("a:ext"), qn("a:chOff"), qn("a:chExt")):
        if found.getparent().getparent().tag != qn("p:grpSpPr") or found.tag in {qn("a:chOff"), qn("a:chExt")}:
            for name in found.attrib:
                found.set(name, str(int(found.get(name)) // 2)) if name in {"x", "y", "cx", "cy"} else None


@case("NV201-fail-logo-moved-into-a-group.pptx", Found("NV201", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo was put into a group that moves it 5 mm; its own offset is untouched."""
    logo = file.one(MASTER, LOGO)
    group = element(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="Grupp 89"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f'<a:xfrm><a:off x="{mm(5)}" y="0"/><a:ext cx="12192000" cy="6858000"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="12192000" cy="6858000"/></a:xfrm></p:grpSpPr></p:grpSp>')
    logo.addprevious(group)
    group.append(logo)


@case("NV201-fail-logo-moved-2mm.docx", Found("NV201", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first page's header stands 2 mm further right."""
    shift(file.one(FIRST_HEADER, WORD_LOGO), x=mm(2))


@case("NV201-pass-rounded-by-saving.docx")
def _(file: Office) -> None:
    """The logo's place was rounded to the twentieths of a point that Writer counts in."""
    shift(file.one(FIRST_HEADER, WORD_LOGO), x=-635, y=635)


@case("NV201-fail-mark-moved-by-alignment.docx", Found("NV201", "default-header-marke", "header", HEADER))
def _(file: Office) -> None:
    """The mark in the header was aligned to the right margin instead of standing at its place."""
    position = find(file.one(HEADER, WORD_LOGO), "wp:positionH")
    position.set("relativeFrom", "margin")
    position.replace(find(position, "wp:posOffset"), element("<wp:align>right</wp:align>"))


@case("NV201-pass-measured-from-the-margin.docx")
def _(file: Office) -> None:
    """The logo stands where it stood, but is measured from the margin and not from the edge of the page."""
    anchor = file.one(FIRST_HEADER, WORD_LOGO)
    find(anchor, "wp:positionH").set("relativeFrom", "margin")
    shift(anchor, x=-1701 * 635)


@case("NV201-fail-margin-carries-the-logo-along.docx", Found("NV201", "first-header-ordmarke", "header", FIRST_HEADER),
      Found("NV502", None, "body"))
def _(file: Office) -> None:
    """The logo is measured from the left margin, and the margin was then moved by 1 cm."""
    anchor = file.one(FIRST_HEADER, WORD_LOGO)
    find(anchor, "wp:positionH").set("relativeFrom", "margin")
    shift(anchor, x=-1701 * 635)
    file.one("word/document.xml", "//w:pgMar").set(qn("w:left"), str(1701 + 567))


@case("NV201-unknown-logo-hangs-on-the-text.docx", Found("NV201", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo is anchored to its paragraph, so that its place depends on the text and cannot be measured."""
    find(file.one(FIRST_HEADER, WORD_LOGO), "wp:positionV").set("relativeFrom", "paragraph")


@case("NV202-fail-logo-widened-by-3-percent.pptx", Found("NV202", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo in the master is 3 percent wider and as high as before."""
    stretch(file.one(MASTER, LOGO + EXT), across=1.03)


@case("NV202-fail-logo-enlarged-about-its-centre.pptx",
      Found("NV202", "bild-och-text-ordmarke", "layout", PICTURE_LAYOUT))
def _(file: Office) -> None:
    """The logo in one layout grew by a tenth about its middle, in proportion."""
    logo = file.one(PICTURE_LAYOUT, LOGO)
    width, height = 155_520, 43_200
    stretch(find(logo, "p:spPr/a:xfrm/a:ext"), 1.1, 1.1)
    shift(find(logo, "p:spPr/a:xfrm/a:off"), -width // 2, -height // 2)


@case("NV202-pass-rounded-by-saving.pptx")
def _(file: Office) -> None:
    """Width and height of the logo shrank by 360 EMU, as they do each time LibreOffice saves."""
    extent = file.one(MASTER, LOGO + EXT)
    for name in ("cx", "cy"):
        extent.set(name, str(int(extent.get(name)) - 360))


@case("NV202-fail-logo-shrunk-by-its-group.pptx", Found("NV201", "titel-ordmarke", "layout", TITLE_LAYOUT),
      Found("NV202", "titel-ordmarke", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The title layout's logo stands in a new group that draws it at half its size, elsewhere: moved and resized."""
    logo = file.one(TITLE_LAYOUT, LOGO)
    group = element(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="90" name="Grupp 89"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        '<a:xfrm><a:off x="6096000" y="0"/><a:ext cx="6096000" cy="3429000"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="12192000" cy="6858000"/></a:xfrm></p:grpSpPr></p:grpSp>')
    logo.addprevious(group)
    group.append(logo)


@case("NV202-fail-logo-stretched.docx", Found("NV202", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first header was pulled 5 percent higher by its lower edge."""
    anchor = file.one(FIRST_HEADER, WORD_LOGO)
    for extent in (find(anchor, "wp:extent"), find(anchor, ".//pic:spPr/a:xfrm/a:ext")):
        stretch(extent, down=1.05)


@case("NV202-fail-footer-bar-thickened.docx", *[
    Found("NV202", f"first-footer-falt-{word}", "footer", FIRST_FOOTER)
    for word in ("trygghet", "tillganglighet", "tillsammans")])
def _(file: Office) -> None:
    """The colour bar at the foot of the first page is six times as thick."""
    anchor = file.one(FIRST_FOOTER, "//wp:anchor")
    for extent in (find(anchor, "wp:extent"), find(anchor, ".//wpg:grpSpPr/a:xfrm/a:ext")):
        stretch(extent, down=6)


@case("NV202-pass-rounded-by-saving.docx")
def _(file: Office) -> None:
    """The logo's size was rounded to whole twentieths of a point."""
    extent = file.one(FIRST_HEADER, WORD_LOGO + "/wp:extent")
    extent.set("cx", str(int(extent.get("cx")) // 635 * 635))


@case("NV203-fail-logo-turned-by-one-degree.pptx", Found("NV203", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The logo in the master stands one degree askew."""
    file.one(MASTER, LOGO + "/p:spPr/a:xfrm").set("rot", "60000")


@case("NV203-fail-logo-mirrored.pptx", Found("NV203", "titel-ordmarke", "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The logo of the title layout is mirrored."""
    file.one(TITLE_LAYOUT, LOGO + "/p:spPr/a:xfrm").set("flipH", "1")


@case("NV203-fail-petal-mirrored-by-its-group.pptx", *[
    Found("NV203", f"master-blad-{word}", "master", MASTER) for word in ("trygghet", "tillsammans")],
    Found("NV201", "master-blad-trygghet", "master", MASTER),
    Found("NV201", "master-blad-tillganglighet", "master", MASTER),
    Found("NV203", "master-blad-tillganglighet", "master", MASTER),
    Found("NV201", "master-blad-tillsammans", "master", MASTER))
def _(file: Office) -> None:
    """The whole motif is mirrored by its group, so that its parts also change places."""
    file.one(MASTER, named("Motiv") + "/p:grpSpPr/a:xfrm").set("flipH", "1")


@case("NV203-pass-mirrored-twice-and-turned-half-round.pptx")
def _(file: Office) -> None:
    """Mirrored across, mirrored down and turned by 180 degrees: the logo looks as it did."""
    transform = file.one(MASTER, LOGO + "/p:spPr/a:xfrm")
    for name, value in (("flipH", "1"), ("flipV", "1"), ("rot", "10800000")):
        transform.set(name, value)


@case("NV203-fail-logo-turned.docx", Found("NV203", "first-header-ordmarke", "header", FIRST_HEADER))
def _(file: Office) -> None:
    """The logo in the first header was turned by two degrees."""
    file.one(FIRST_HEADER, WORD_LOGO + "//pic:spPr/a:xfrm").set("rot", "120000")


@case("NV203-pass-a-full-turn.docx")
def _(file: Office) -> None:
    """A rotation of 360 degrees is none."""
    file.one(FIRST_HEADER, WORD_LOGO + "//pic:spPr/a:xfrm").set("rot", "21600000")


@case("NV207-fail-logo-cropped.pptx", Found("NV207", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """A fifth of the logo was cut away at the right, and what is left was stretched to the old width."""
    blip = file.one(MASTER, LOGO + "/p:blipFill/a:blip")
    blip.addnext(element('<a:srcRect r="20000"/>'))


@case("NV207-pass-an-empty-crop.pptx")
def _(file: Office) -> None:
    """PowerPoint writes a crop of nothing when a picture was looked at with the crop tool."""
    blip = file.one(MASTER, LOGO + "/p:blipFill/a:blip")
    blip.addnext(element('<a:srcRect l="0" t="0" r="0" b="0"/>'))


@case("NV207-fail-mark-cropped.docx", Found("NV207", "default-header-marke", "header", HEADER))
def _(file: Office) -> None:
    """Half of the mark in the header was cut away."""
    file.one(HEADER, WORD_LOGO + "//a:blip").addnext(element('<a:srcRect b="50000"/>'))


@case("NV207-pass-an-empty-crop.docx")
def _(file: Office) -> None:
    """Word writes an empty crop."""
    file.one(HEADER, WORD_LOGO + "//a:blip").addnext(element("<a:srcRect/>"))


@case("NV207-fail-logo-cut-by-its-fill-rectangle.pptx", Found("NV207", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """The stretched picture reaches 20 percent beyond its frame on the right (fillRect), which cuts the logo off."""
    rectangle = file.one(MASTER, LOGO + "/p:blipFill/a:stretch/a:fillRect")
    rectangle.set("r", "-25000")
    assert rectangle.getparent().getparent().find("a:srcRect", NS) is None
