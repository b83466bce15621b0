"""NV304 and NV305: colours in content and in styles."""

from __future__ import annotations

from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import BODY, MASTER, SLIDE, STYLES, TEXT, float_over, lay_over_page, mm, put, rectangle, word_box
from corpus.office import Office, element

CHART = "ppt/charts/chart1.xml"
ON_SLIDE_2 = Found("NV304", None, "slide", 2)
IN_BODY = Found("NV304", None, "body")


def text_colour(file: Office, colour: str) -> None:
    """The first words of slide 2's content in a colour, given as XML."""
    run = file.one(SLIDE.format(2), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']//a:r/a:rPr")
    run.insert(0, element(f"<a:solidFill>{colour}</a:solidFill>"))


def run_properties(file: Office, properties: str) -> None:
    """Direct formatting of some words in the body of a document."""
    run = file.one(BODY, TEXT + "/w:r")
    if run.find(qn("w:rPr")) is None:
        run.insert(0, element("<w:rPr/>"))
    find(run, "w:rPr").append(element(properties))


@case("NV304-fail-red-text.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """Some words on slide 2 are bright red."""
    text_colour(file, '<a:srgbClr val="FF0000"/>')


@case("NV304-pass-palette-colour-said-outright.pptx")
def _(file: Office) -> None:
    """Some words on slide 2 are in the palette's red, as a fixed colour."""
    text_colour(file, '<a:srgbClr val="B3261E"/>')


@case("NV304-pass-step-of-the-picker.pptx")
def _(file: Office) -> None:
    """A box on slide 2 has accent 2 at "Lighter 80 %", as the colour menu offers it."""
    shape = put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 2_000_000, 900_000)))
    fill = find(shape, "p:spPr/a:solidFill")
    fill.replace(fill[0], element('<a:schemeClr val="accent2"><a:lumMod val="20000"/><a:lumOff val="80000"/>'
                                  '</a:schemeClr>'))


@case("NV304-pass-step-of-the-picker-said-outright.pptx")
def _(file: Office) -> None:
    """The same step, as LibreOffice writes it: a fixed colour."""
    put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 2_000_000, 900_000), "C4EEEB"))


@case("NV304-pass-grey-and-black.pptx")
def _(file: Office) -> None:
    """Grey boxes and black text are allowed everywhere."""
    put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 2_000_000, 900_000), "D9D9D9"))
    text_colour(file, '<a:srgbClr val="000000"/>')


@case("NV304-fail-line-in-a-foreign-colour.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A box on slide 2 has a violet outline."""
    shape = put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 2_000_000, 900_000), "FFFFFF"))
    line = find(shape, "p:spPr/a:ln")
    line.getparent().replace(line, element('<a:ln w="25400"><a:solidFill><a:srgbClr '
                                           'val="8000FF"/></a:solidFill></a:ln>'))


@case("NV304-fail-gradient-with-one-foreign-stop.pptx", ON_SLIDE_2)
def _(file: Office) -> None:
    """A box on slide 2 runs from the palette's teal to bright yellow."""
    shape = put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 2_000_000, 900_000)))
    fill = find(shape, "p:spPr/a:solidFill")
    fill.getparent().replace(fill, element(
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs><a:gs pos="100000">'
        '<a:srgbClr val="FFFF00"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>'))


@case("NV304-fail-table-cell.pptx", Found("NV304", None, "slide", 3))
def _(file: Office) -> None:
    """A cell of the table on slide 3 is bright yellow."""
    file.one(SLIDE.format(3), "(//a:tcPr)[3]").append(
        element('<a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>'))


@case("NV304-fail-chart-series.pptx", Found("NV304", None, "slide", 4))
def _(file: Office) -> None:
    """The bars of the chart on slide 4 are magenta."""
    properties = file.one(CHART, "//c:ser/c:spPr")
    for child in list(properties):
        properties.remove(child)
    properties.append(element('<a:solidFill><a:srgbClr val="FF00FF"/></a:solidFill>'))


@case("NV304-pass-chart-in-palette-colours.pptx")
def _(file: Office) -> None:
    """The bars of the chart on slide 4 are in the palette's amber."""
    properties = file.one(CHART, "//c:ser/c:spPr")
    for child in list(properties):
        properties.remove(child)
    properties.append(element('<a:solidFill><a:srgbClr val="A0520F"/></a:solidFill>'))


@case("NV304-pass-colour-that-only-differs-on-paper.pptx")
def _(file: Office) -> None:
    """The palette's teal is off by three steps in one channel, as after a screen's colour profile."""
    text_colour(file, '<a:srgbClr val="1D6862"/>')


@case("NV304-fail-red-text.docx", IN_BODY)
def _(file: Office) -> None:
    """Some words are bright red."""
    run_properties(file, '<w:color w:val="FF0000"/>')


@case("NV304-fail-highlight.docx", IN_BODY)
def _(file: Office) -> None:
    """Some words are marked with bright green."""
    run_properties(file, '<w:highlight w:val="green"/>')


@case("NV304-fail-shaded-cell.docx", IN_BODY)
def _(file: Office) -> None:
    """A cell of the table is bright yellow."""
    cell = file.one(BODY, "(//w:tc)[4]/w:tcPr")
    for old in cell.findall(qn("w:shd")):
        cell.remove(old)
    cell.append(element('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'))


@case("NV304-fail-box-in-the-body.docx", IN_BODY)
def _(file: Office) -> None:
    """A violet box floats in the margin."""
    fill = '<a:solidFill><a:srgbClr val="8000FF"/></a:solidFill>'
    lay_over_page(file, float_over((mm(10), mm(120), mm(15), mm(15)), word_box(mm(15), mm(15), fill)))


@case("NV304-pass-theme-colour-with-tint.docx")
def _(file: Office) -> None:
    """Some words follow accent 1 at "Darker 25 %"; the fixed colour beside it is an old one that Word ignores."""
    run_properties(file, '<w:color w:val="0000FF" w:themeColor="accent1" w:themeShade="BF"/>')


@case("NV304-pass-automatic-colour.docx")
def _(file: Office) -> None:
    """Automatic colour is black or white by itself."""
    run_properties(file, '<w:color w:val="auto"/>')


@case("NV304-pass-deleted-red-text.docx")
def _(file: Office) -> None:
    """The red words were deleted while changes were being tracked; nobody sees them when that is accepted."""
    run = file.one(BODY, TEXT + "/w:r")
    run.addnext(element('<w:del w:id="901" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:rPr>'
                        '<w:color w:val="FF0000"/></w:rPr><w:delText>utkast</w:delText></w:r></w:del>'))


@case("NV305-fail-heading-style-recoloured.docx", Found("NV305", None, "styles"))
def _(file: Office) -> None:
    """The style Heading 1 is orange: one finding, however many headings there are."""
    style = file.one(STYLES, "//w:style[w:name/@w:val='heading 1']")
    colour = style.find("w:rPr/w:color", style.nsmap)
    assert colour is not None
    colour.attrib.clear()
    colour.set(qn("w:val"), "FF6600")


@case("NV305-pass-style-colour-said-outright.docx")
def _(file: Office) -> None:
    """The style's theme colour is a fixed one now, and the same."""
    for colour in file.all(STYLES, "//w:style//w:color[@w:themeColor='accent1']"):
        if colour.get(qn("w:themeShade")) is None and colour.get(qn("w:themeTint")) is None:
            colour.attrib.clear()
            colour.set(qn("w:val"), "1D655F")


@case("NV305-fail-master-text-recoloured.pptx", Found("NV305", None, "master", MASTER))
def _(file: Office) -> None:
    """The master's titles are orange."""
    fill = file.one(MASTER, "//p:titleStyle/a:lvl1pPr/a:defRPr/a:solidFill")
    fill.replace(fill[0], element('<a:srgbClr val="FF6600"/>'))


@case("NV305-pass-master-text-said-outright.pptx")
def _(file: Office) -> None:
    """The colour of the master's titles is a fixed one now, and the same."""
    fill = file.one(MASTER, "//p:titleStyle/a:lvl1pPr/a:defRPr/a:solidFill")
    assert fill[0].get("val")
    rgb = {"tx2": "0F3D4C", "tx1": "14303A", "accent1": "1D655F"}[fill[0].get("val")]
    fill.replace(fill[0], element(f'<a:srgbClr val="{rgb}"/>'))
