"""NV208: what lies over protected graphics; and what lies beside, below, or is meant to lie there."""

from __future__ import annotations

from support.edit import find, qn

from corpus.bases import rings
from corpus.case import Found, case
from corpus.edits import (
    BODY,
    CONTENT_LAYOUT,
    FIRST_HEADER,
    LOGO_BOX,
    MASTER,
    SLIDE,
    WORD_LOGO_BOX,
    float_over,
    lay_over_page,
    mm,
    picture,
    put,
    rectangle,
    word_box,
)
from corpus.office import Office, element

X, Y, CX, CY = LOGO_BOX
ON_SLIDE_2 = Found("NV208", "master-ordmarke", "slide", 2)
WORD_X, WORD_Y, WORD_CX, WORD_CY = WORD_LOGO_BOX
TABLE = """<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="95" name="Tabell 94" descr="Tom tabell"/>
<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
<p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></p:xfrm>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1">
<a:tableStyleId>{{2F8A6C14-7B3E-4D59-9C21-0A5E3B7D2030}}</a:tableStyleId></a:tblPr>
<a:tblGrid><a:gridCol w="{cx}"/></a:tblGrid><a:tr h="{cy}"><a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>
<a:rPr lang="sv-SE"/><a:t>Rubrik</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc></a:tr></a:tbl></a:graphicData></a:graphic>
</p:graphicFrame>"""


@case("NV208-fail-white-rectangle-on-a-slide.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A white rectangle lies over the logo on slide 2."""
    put(file, SLIDE.format(2), rectangle((X - mm(1), Y - mm(1), CX + mm(2), CY + mm(2))))


@case("NV208-fail-a-third-of-the-logo-covered.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A rectangle lies over the right third of the logo."""
    put(file, SLIDE.format(2), rectangle((X + 2 * CX // 3, Y, CX // 3, CY)))


@case("NV208-fail-rectangle-in-a-group-scaled-over-the-logo.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """The rectangle is tiny in its own numbers; the group that holds it draws it over the logo."""
    group = element(
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="93" name="Grupp 92" descr="En '
        'ruta"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f'<a:xfrm><a:off x="{X}" y="{Y}"/><a:ext cx="{CX}" cy="{CY}"/><a:chOff x="0" y="0"/><a:chExt cx="100" '
        f'cy="100"/>'
        '</a:xfrm></p:grpSpPr></p:grpSp>')
    group.append(rectangle((0, 0, 100, 100)))
    put(file, SLIDE.format(2), group)


@case("NV208-fail-rectangle-turned-over-the-logo.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A narrow rectangle beside the logo, turned by 90 degrees, lies over a part of it."""
    shape = rectangle((X + CX // 2 - CY // 2, Y - CX // 2 + CY // 2, CY, CX))
    find(shape, "p:spPr/a:xfrm").set("rot", "5400000")
    put(file, SLIDE.format(2), shape)


@case("NV208-pass-turned-away-from-the-logo.pptx")
def _(file: Office) -> None:
    """Before it is turned, a rectangle's numbers meet the logo; upright, as it is drawn, it passes it by."""
    shape = rectangle((X + CX + mm(2) - CX // 2, Y, CX, CY // 4))
    find(shape, "p:spPr/a:xfrm").set("rot", "5400000")
    put(file, SLIDE.format(2), shape)


@case("NV208-fail-rectangle-in-the-layout.pptx", Found("NV208", "master-ordmarke", "layout", CONTENT_LAYOUT))
def _(file: Office) -> None:
    """A white rectangle was put into the layout, over the master's logo."""
    put(file, CONTENT_LAYOUT, rectangle((X - mm(1), Y - mm(1), CX + mm(2), CY + mm(2))))


@case("NV208-fail-picture-over-the-logo.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A picture lies over the logo on slide 2."""
    slide = SLIDE.format(2)
    put(file, slide, picture(file, slide, rings(), (X, Y - CY, CX, 2 * CY)))


@case("NV208-fail-table-over-the-logo.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A table reaches down over the logo."""
    put(file, SLIDE.format(2), element(TABLE.format(x=X, y=Y, cx=4_000_000, cy=CY)))


@case("NV208-fail-filled-placeholder-over-the-logo.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """The content placeholder was pulled down over the logo and filled with white."""
    body = file.one(SLIDE.format(2), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']/p:spPr")
    for child in ('<a:xfrm><a:off x="624000" y="1584000"/><a:ext cx="10944000" cy="5100000"/></a:xfrm>',
                  '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'):
        body.append(element(child))


@case("NV208-fail-cover-40-percent-transparent.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """The rectangle over the logo is 40 percent transparent, which leaves a shadow of the logo."""
    put(file, SLIDE.format(2), rectangle((X, Y, CX, CY), alpha=60_000))


@case("NV208-pass-clear-rectangle-over-the-logo.pptx")
def _(file: Office) -> None:
    """A rectangle of one percent's opacity, as people draw one to click on."""
    put(file, SLIDE.format(2), rectangle((X, Y, CX, CY), alpha=1_000))


@case("NV208-pass-beside-the-logo.pptx")
def _(file: Office) -> None:
    """A white rectangle stands 2 mm to the right of the logo."""
    put(file, SLIDE.format(2), rectangle((X + CX + mm(2), Y, CX, CY)))


@case("NV208-pass-content-over-decoration.pptx")
def _(file: Office) -> None:
    """A filled box reaches a little into the petals in the corner, which are decoration to write beside."""
    put(file, SLIDE.format(2), rectangle((9_000_000, 800_000, 2_300_000, 600_000), "F6F3EC"))


@case("NV208-pass-empty-box-without-fill.pptx")
def _(file: Office) -> None:
    """A text box without fill stands over the logo, with no words in it."""
    shape = rectangle((X, Y, CX, CY))
    fill = find(shape, "p:spPr/a:solidFill")
    fill.getparent().replace(fill, element("<a:noFill/>"))
    put(file, SLIDE.format(2), shape)


@case("NV208-fail-slide-background-brought-over-the-logo.pptx", *[
    Found("NV208", f"master-{name}", "slide", 2)
    for name in ("ordmarke", "falt-trygghet", "falt-tillganglighet", "falt-tillsammans", "blad-trygghet",
                 "blad-tillganglighet", "blad-tillsammans")])
def _(file: Office) -> None:
    """A photo as large as the slide lies over everything that the master shows."""
    slide = SLIDE.format(2)
    whole = picture(file, slide, rings((1600, 900)), (0, 0, 12_192_000, 6_858_000))
    file.one(slide, "//p:spTree").insert(2, whole)


@case("NV208-fail-logo-behind-the-masters-own-panel.pptx", Found("NV208", "master-ordmarke", "master", MASTER))
def _(file: Office) -> None:
    """In the master, a white panel was put between the logo and those who look at it."""
    put(file, MASTER, rectangle((X - mm(2), Y - mm(2), CX + mm(4), CY + mm(4)), name="Panel"))


@case("NV208-fail-white-box-over-the-header.docx", Found("NV208", "first-header-ordmarke", "body", 1))
def _(file: Office) -> None:
    """A white box without words floats over the logo, anchored in the body."""
    box = (WORD_X - mm(1), WORD_Y - mm(1), WORD_CX + mm(2), WORD_CY + mm(2))
    lay_over_page(file, float_over(box, word_box(box[2], box[3])))


@case("NV208-fail-white-box-in-the-header.docx", Found("NV208", "first-header-ordmarke", "header", 1))
def _(file: Office) -> None:
    """The white box over the logo stands in the header itself."""
    box = (WORD_X - mm(1), WORD_Y - mm(1), WORD_CX + mm(2), WORD_CY + mm(2))
    lay_over_page(file, float_over(box, word_box(box[2], box[3])), FIRST_HEADER)


@case("NV208-fail-picture-over-the-header.docx", Found("NV208", "first-header-ordmarke", "body", 1))
def _(file: Office) -> None:
    """A picture floats over the logo."""
    number = file.relate(BODY, "image", "word/media/image1.png")
    inner = (f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
             f'<a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
             f'<a:off x="0" y="0"/><a:ext cx="{WORD_CX}" cy="{WORD_CY}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
             '</a:prstGeom></pic:spPr></pic:pic>')
    lay_over_page(file, float_over(WORD_LOGO_BOX, inner, name="Bild 96",
                                   uri="http://schemas.openxmlformats.org/drawingml/2006/picture"))


@case("NV208-pass-box-without-fill.docx")
def _(file: Office) -> None:
    """A box without fill floats over the logo; nothing is hidden."""
    lay_over_page(file, float_over(WORD_LOGO_BOX, word_box(WORD_CX, WORD_CY, "<a:noFill/>")))


@case("NV208-pass-box-beside-the-header.docx")
def _(file: Office) -> None:
    """A white box floats below the header."""
    box = (WORD_X, WORD_Y + 2 * WORD_CY, WORD_CX, WORD_CY)
    lay_over_page(file, float_over(box, word_box(WORD_CX, WORD_CY)))


@case("NV208-pass-box-on-the-next-page.docx")
def _(file: Office) -> None:
    """A white box floats where the first page has its logo, but on the second page, which has it elsewhere."""
    last = file.all(BODY, "//w:body/w:p")[-1]
    last.addprevious(element('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
    box = (WORD_X + mm(20), WORD_Y, mm(20), mm(10))
    last.append(float_over(box, word_box(box[2], box[3])))
    assert last.tag == qn("w:p")
