"""A second house's masters, with what makes masters hard: turned groups, twins, theme gradients, maps, tables, VML."""

from __future__ import annotations

import io

import docx
import pptx
from PIL import Image
from support.edit import find, qn

from corpus.bases.second_deck import DARK, MASTER, PLAIN
from corpus.bases.second_document import DEFAULT, EVEN, FIRST, FOOTER, MAIN
from corpus.case import LIBRARY, Found, case, job
from corpus.edits import (
    SLIDE,
    THEME,
    duplicate,
    image,
    jpeg,
    mm,
    named,
    png,
    put,
    rectangle,
    replace_media,
    shift,
    stretch,
)
from corpus.office import Office, element

LOGO = "//p:pic[p:nvPicPr/p:cNvPr/@name='Logga']"
IN_TABLE = "default-header-logga-i-tabell", "header", DEFAULT
WATERMARK = "first-header-vattenstampel", "header", FIRST
IN_MASTER = "master-logga", "master", MASTER


@case("honest-second-house-untouched.pptx", brand="second", origin="script: drawn part by part")
def _(file: Office) -> None:
    """The second house's deck as it is."""


@case("honest-second-house-untouched.docx", brand="second", origin="script: drawn part by part")
def _(file: Office) -> None:
    """The second house's document as it is."""


@case("honest-second-house-by-python-pptx.pptx", brand="second", origin=LIBRARY + "python-pptx")
def _(file: Office) -> bytes:
    """python-pptx opened and saved the second house's deck."""
    deck, buffer = pptx.Presentation(io.BytesIO(file.pack())), io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


@case("honest-second-house-by-python-docx.docx", brand="second", origin=LIBRARY + "python-docx")
def _(file: Office) -> bytes:
    """python-docx opened and saved the second house's document."""
    document, buffer = docx.Document(io.BytesIO(file.pack())), io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@case("honest-nested-groups-flattened.pptx", brand="second")
def _(file: Office) -> None:
    """The logo was taken out of its two groups and stands where they had put it, turned by its own hand."""
    logo = file.one(MASTER, LOGO)
    transform = find(logo, "p:spPr/a:xfrm")
    transform.set("rot", "5400000")
    for tag, values in (("off", {"x": "10550000", "y": "5350000"}), ("ext", {"cx": "900000", "cy": "300000"})):
        for name, value in values.items():
            find(transform, f"a:{tag}").set(name, value)
    outer = file.one(MASTER, named("Yttre"))
    outer.addprevious(logo)
    outer.getparent().remove(outer)


@case("NV201-fail-outer-group-moved.pptx", Found("NV201", *IN_MASTER), brand="second")
def _(file: Office) -> None:
    """The outer one of two nested groups was moved by 3 mm."""
    shift(file.one(MASTER, named("Yttre") + "/p:grpSpPr/a:xfrm/a:off"), x=-mm(3))


@case("NV203-fail-inner-group-turned.pptx", Found("NV203", *IN_MASTER), brand="second")
def _(file: Office) -> None:
    """The inner group, which turns the logo by 90 degrees, turns it by 100."""
    file.one(MASTER, named("Inre") + "/p:grpSpPr/a:xfrm").set("rot", "6000000")


@case("NV202-fail-outer-group-stretched.pptx", Found("NV202", *IN_MASTER), brand="second")
def _(file: Office) -> None:
    """The outer group is a tenth higher; the logo in it stands on its side and becomes longer."""
    extent = file.one(MASTER, named("Yttre") + "/p:grpSpPr/a:xfrm/a:ext")
    stretch(extent, down=1.1)
    shift(file.one(MASTER, named("Yttre") + "/p:grpSpPr/a:xfrm/a:off"), y=-30_000)


@case("NV206-fail-band-asks-for-another-colour.pptx", Found("NV206", "master-band", "master", MASTER), brand="second")
def _(file: Office) -> None:
    """The band takes the theme's gradient in another accent."""
    file.one(MASTER, named("Band") + "/p:style/a:fillRef/a:schemeClr").set("val", "accent2")


@case("NV206-pass-gradient-written-out.pptx", brand="second", origin="script: what LibreOffice writes")
def _(file: Office) -> None:
    """The theme's gradient that the band asks for is written out on the shape."""
    file.one(MASTER, named("Band") + "//a:prstGeom").addnext(element(
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="7D9AC1"/></a:gs><a:gs pos="100000"><a:srgbClr '
        'val="3D5A80"/>'
        '</a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'))


@case("NV206-fail-line-of-another-style.pptx", Found("NV206", "master-linje", "master", MASTER), brand="second")
def _(file: Office) -> None:
    """The line takes the thinnest of the theme's lines instead of the thickest."""
    file.one(MASTER, "//p:cxnSp/p:style/a:lnRef").set("idx", "1")


@case("NV205-fail-words-of-the-mark-changed.pptx", Found("NV205", "master-ordbild", "master", MASTER), brand="second")
def _(file: Office) -> None:
    """The mark that consists of words reads another name."""
    file.one(MASTER, named("Ordbild") + "//a:t").text = "Tredje huset i länet"


@case("NV205-pass-words-of-the-mark-in-two-runs.pptx", brand="second")
def _(file: Office) -> None:
    """A spelling check split the words of the mark into two runs."""
    run = file.one(MASTER, named("Ordbild") + "//a:r")
    other = duplicate(run)
    find(run, "a:t").text, find(other, "a:t").text = "Andra huset ", "i länet"


@case("NV303-fail-background-picture-exchanged.pptx", Found("NV303", None, "master", MASTER), brand="second")
def _(file: Office) -> None:
    """The master's background picture, which holds a logo, is another one."""
    file.content["ppt/media/ground.png"] = png(Image.radial_gradient("L").resize((1280, 720)).convert("RGBA"))


@case("NV303-pass-background-picture-recompressed.pptx", brand="second")
def _(file: Office) -> None:
    """The background picture was recompressed as a smaller JPEG under its old name."""
    ground = image(file.content["ppt/media/ground.png"]).resize((640, 360))
    file.content["ppt/media/ground.png"] = jpeg(ground, 80)


@case("NV302-fail-layouts-map-taken-away.pptx", Found("NV302", None, "layout", DARK), brand="second")
def _(file: Office) -> None:
    """The dark layout lost its own colour map, so that it is light."""
    override = file.one(DARK, "//a:overrideClrMapping")
    override.getparent().replace(override, element("<a:masterClrMapping/>"))


@case("NV207-fail-crop-of-the-brands-own-changed.pptx", Found("NV207", "mork-sida-tonad-logga", "layout", DARK),
      brand="second")
def _(file: Office) -> None:
    """The layout's picture, which the brand crops by a third, is shown whole."""
    file.remove(DARK, "//a:srcRect")


@case("NV206-fail-tint-of-the-brands-own-changed.pptx", Found("NV206", "mork-sida-tonad-logga", "layout", DARK),
      brand="second")
def _(file: Office) -> None:
    """The layout's picture, which the brand tints, is tinted in another colour."""
    file.one(DARK, "//a:duotone/a:schemeClr").set("val", "accent6")


@case("NV206-fail-frame-twice-as-thick.pptx", Found("NV206", "mork-sida-ram", "layout", DARK), brand="second")
def _(file: Office) -> None:
    """The frame of the dark layout is twice as thick."""
    file.one(DARK, named("Ram") + "/p:spPr/a:ln").set("w", "57150")


@case("NV205-unknown-metafile-exchanged.pptx", Found("NV205", "ljus-sida-metafil", "layout", PLAIN), brand="second")
def _(file: Office) -> None:
    """The layout's metafile holds other bytes; nobody here can see what it shows."""
    file.content["ppt/media/mark.emf"] += b"\x00" * 16


@case("NV208-pass-inside-the-frame.pptx", brand="second")
def _(file: Office) -> None:
    """A box stands inside the dark layout's frame, which is as large as the page and empty."""
    put(file, SLIDE.format(2), rectangle((2_000_000, 5_400_000, 3_000_000, 600_000), "EFEFF6"))


@case("NV301-fail-accent-changed-under-a-gradient.pptx", Found("NV301", None, "theme", THEME), brand="second")
def _(file: Office) -> None:
    """The accent that the band's gradient hangs on is another: one finding."""
    file.one(THEME, "//a:accent1/a:srgbClr").set("val", "008000")


@case("NV202-fail-logo-in-the-table-enlarged.docx", Found("NV202", *IN_TABLE),
      brand="second")
def _(file: Office) -> None:
    """The logo in the letterhead's table is a fifth larger."""
    stretch(file.one(DEFAULT, "//wp:inline/wp:extent"), 1.2, 1.2)


@case("NV204-fail-row-of-the-letterhead-deleted.docx", Found("NV204", *IN_TABLE),
      brand="second")
def _(file: Office) -> None:
    """The letterhead's table was deleted with the logo in it."""
    file.remove(DEFAULT, "//w:tbl")


@case("NV201-unknown-logo-taken-out-of-the-line.docx", Found("NV201", *IN_TABLE),
      brand="second")
def _(file: Office) -> None:
    """The logo in the table floats now: how far it is from where the line had it cannot be told."""
    inline = file.one(DEFAULT, "//wp:inline")
    anchor = element(
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">'
        '<wp:posOffset>900000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>450000'
        "</wp:posOffset></wp:positionV></wp:anchor>")
    children = list(inline)
    anchor.extend(children[:1])
    anchor.append(element("<wp:wrapNone/>"))
    anchor.extend(children[1:])
    inline.getparent().replace(inline, anchor)


@case("NV206-fail-watermark-recoloured.docx", Found("NV206", *WATERMARK), brand="second")
def _(file: Office) -> None:
    """The VML watermark has another colour."""
    file.one(FIRST, "//v:shape").set("fillcolor", "#3d5a80")


@case("NV204-fail-watermark-deleted.docx", Found("NV204", *WATERMARK), brand="second")
def _(file: Office) -> None:
    """The VML watermark was deleted (Design > Watermark > Remove)."""
    file.remove(FIRST, "//w:pict")


@case("NV209-fail-watermark-hidden.docx", Found("NV209", *WATERMARK), brand="second")
def _(file: Office) -> None:
    """The VML watermark is hidden by its style."""
    shape = file.one(FIRST, "//v:shape")
    shape.set("style", shape.get("style") + ";visibility:hidden")


@case("NV201-pass-aligned-or-measured.docx", brand="second")
def _(file: Office) -> None:
    """The logo in the first header stands where it stood, measured from the page instead of aligned to the margin."""
    position = file.one(FIRST, "//wp:anchor/wp:positionH")
    position.set("relativeFrom", "page")
    position.replace(position[0], element("<wp:posOffset>4860515</wp:posOffset>"))


@case("NV205-fail-words-in-the-footers-box-changed.docx", Found("NV205", "first-footer-adressrad", "footer", FOOTER),
      brand="second")
def _(file: Office) -> None:
    """The box in the footer names another address."""
    file.one(FOOTER, "//wps:txbx//w:t").text = "tredjehuset.example"


@case("NV205-fail-only-the-even-header-differs.docx", Found("NV205", "even-header-liten-logga", "header", EVEN),
      brand="second")
def _(file: Office) -> None:
    """The logo of the even pages only is another picture."""
    ring = png(Image.radial_gradient("L").resize((600, 200)).convert("RGBA"))
    replace_media(file, EVEN, file.one(EVEN, "//a:blip"), ring, "fresh.png")


@case("NV204-pass-odd-and-even-no-longer-differ.docx", brand="second")
def _(file: Office) -> None:
    """All pages show the ordinary header: "Different odd and even pages" was turned off."""
    file.remove("word/settings.xml", "//w:evenAndOddHeaders")


@case("honest-second-house-landscape-section.docx", brand="second")
def _(file: Office) -> None:
    """A section in landscape shows the same headers; what is aligned to its margin stands elsewhere on that page."""
    section = file.one(MAIN, "//w:body/w:sectPr")
    holder = element("<w:p><w:pPr/></w:p>")
    section.addprevious(holder)
    other = duplicate(section)
    find(holder, "w:pPr").append(section)
    for reference in (*other.findall(qn("w:headerReference")), *other.findall(qn("w:footerReference"))):
        other.remove(reference)
    size = find(other, "w:pgSz")
    for name, value in (("w", "16838"), ("h", "11906"), ("orient", "landscape")):
        size.set(qn(f"w:{name}"), value)


job("NV205-unknown-tint-drawn-in-by-libreoffice.pptx",
    "LibreOffice saved the second house's deck and drew the brand's own tint of a picture into its pixels.",
    Found("NV205", "mork-sida-tonad-logga", "master"), brand="second")
job("honest-second-house-by-libreoffice.docx", "Writer opened and saved the second house's document.", brand="second")
