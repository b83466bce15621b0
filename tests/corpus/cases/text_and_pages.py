"""NV401 to NV403 and NV501 to NV504: fonts, sizes of text, pages, margins and placeholders."""

from __future__ import annotations

from support.edit import find, qn

from corpus.case import Found, case
from corpus.edits import BODY, PRESENTATION, SLIDE, STYLES, TEXT, THEME, WORD_THEME, mm, put, rectangle
from corpus.office import Office, element

CONTENT = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']"
TITLE = "//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']"


def set_run(file: Office, xml: str = "", **attributes: str) -> None:
    """Direct formatting of the first words of slide 2's content."""
    properties = file.one(SLIDE.format(2), CONTENT + "//a:r/a:rPr")
    for name, value in attributes.items():
        properties.set(name, value)
    if xml:
        properties.append(element(xml))


def set_word_run(file: Office, xml: str) -> None:
    run = file.one(BODY, TEXT + "/w:r")
    if run.find(qn("w:rPr")) is None:
        run.insert(0, element("<w:rPr/>"))
    find(run, "w:rPr").append(element(xml))


@case("NV401-fail-theme-font-changed.pptx", Found("NV401", None, "theme", THEME))
def _(file: Office) -> None:
    """The theme's font for text is Comic Sans MS: one finding, whatever text shows it."""
    file.one(THEME, "//a:minorFont/a:latin").set("typeface", "Comic Sans MS")


@case("NV401-pass-fonts-for-other-scripts.pptx")
def _(file: Office) -> None:
    """PowerPoint added the theme's fonts for other scripts."""
    file.one(THEME, "//a:minorFont").append(element('<a:font script="Jpan" typeface="Yu Gothic"/>'))


@case("NV401-fail-theme-font-changed.docx", Found("NV401", None, "theme", WORD_THEME))
def _(file: Office) -> None:
    """The theme's font for text is Comic Sans MS."""
    file.one(WORD_THEME, "//a:minorFont/a:latin").set("typeface", "Comic Sans MS")


@case("NV401-pass-fonts-for-other-scripts.docx")
def _(file: Office) -> None:
    """Word added the theme's fonts for other scripts."""
    file.one(WORD_THEME, "//a:minorFont").append(element('<a:font script="Jpan" typeface="Yu Gothic"/>'))


@case("NV402-fail-other-font-on-words.pptx", Found("NV402", None, "slide", 2))
def _(file: Office) -> None:
    """Some words on slide 2 are in Comic Sans MS."""
    set_run(file, '<a:latin typeface="Comic Sans MS"/>')


@case("NV402-pass-theme-font-said-outright.pptx")
def _(file: Office) -> None:
    """Some words name the theme's own font instead of following it."""
    set_run(file, f'<a:latin typeface="{file.one(THEME, "//a:minorFont/a:latin").get("typeface")}"/>')


@case("NV402-fail-other-font-on-words.docx", Found("NV402", None, "body"))
def _(file: Office) -> None:
    """Some words are in Comic Sans MS."""
    set_word_run(file, '<w:rFonts w:ascii="Comic Sans MS" w:hAnsi="Comic Sans MS"/>')


@case("NV402-pass-theme-font-followed.docx")
def _(file: Office) -> None:
    """Some words follow the theme's font by name; the family beside it is one that Word ignores."""
    set_word_run(file, '<w:rFonts w:ascii="Comic Sans MS" w:hAnsi="Comic Sans MS" w:asciiTheme="minorHAnsi" '
                       'w:hAnsiTheme="minorHAnsi"/>')


@case("NV403-fail-tiny-text.pptx", Found("NV403", None, "slide", 2))
def _(file: Office) -> None:
    """Some words on slide 2 are 7 points high."""
    set_run(file, sz="700")


@case("NV403-pass-smaller-text.pptx")
def _(file: Office) -> None:
    """Some words on slide 2 are 16 points high, which can be read."""
    set_run(file, sz="1600")


@case("NV403-fail-tiny-text.docx", Found("NV403", None, "body"))
def _(file: Office) -> None:
    """Some words are 6 points high."""
    set_word_run(file, '<w:sz w:val="12"/>')


@case("NV403-pass-a-raised-number.docx")
def _(file: Office) -> None:
    """Some words are set as superscript, which is no size of text."""
    set_word_run(file, '<w:vertAlign w:val="superscript"/>')


@case("NV501-fail-four-to-three.pptx", Found("NV501", None, "package"))
def _(file: Office) -> None:
    """The slides were made 4:3 without anything being moved: one finding."""
    size = file.one(PRESENTATION, "//p:sldSz")
    size.set("cx", "9144000")


@case("NV501-pass-size-named.pptx")
def _(file: Office) -> None:
    """The size of the slides has a name now, and is the same."""
    file.one(PRESENTATION, "//p:sldSz").set("type", "custom")


@case("NV501-fail-american-paper.docx", Found("NV501", None, "body"))
def _(file: Office) -> None:
    """The document is on Letter paper."""
    size = file.one(BODY, "//w:pgSz")
    size.set(qn("w:w"), "12240")
    size.set(qn("w:h"), "15840")


@case("NV501-pass-size-rounded.docx")
def _(file: Office) -> None:
    """The paper is a twentieth of a point wider, as another program rounds A4."""
    file.one(BODY, "//w:pgSz").set(qn("w:w"), "11907")


@case("NV502-fail-narrow-margins.docx", Found("NV502", None, "body"))
def _(file: Office) -> None:
    """The margins are half as wide (Layout > Margins > Narrow)."""
    margins = file.one(BODY, "//w:pgMar")
    margins.set(qn("w:left"), "720")
    margins.set(qn("w:right"), "720")


@case("NV502-pass-margins-rounded.docx")
def _(file: Office) -> None:
    """The margins are rounded to whole points."""
    file.one(BODY, "//w:pgMar").set(qn("w:left"), "1700")


@case("NV503-fail-title-moved-down.pptx", Found("NV503", None, "slide", 2))
def _(file: Office) -> None:
    """The title of slide 2 stands 5 cm lower than its layout has it."""
    layout = file.one("ppt/slideMasters/slideMaster1.xml", TITLE + "/p:spPr/a:xfrm")
    off, ext = find(layout, "a:off"), find(layout, "a:ext")
    find(file.one(SLIDE.format(2), TITLE), "p:spPr").append(element(
        f'<a:xfrm><a:off x="{off.get("x")}" y="{int(off.get("y")) + mm(50)}"/>'
        f'<a:ext cx="{ext.get("cx")}" cy="{ext.get("cy")}"/></a:xfrm>'))


@case("NV504-fail-text-box-on-a-slide.pptx", info=(Found("NV504", None, "slide", 2),))
def _(file: Office) -> None:
    """A text box of its own holds words on slide 2; that is only pointed out."""
    box = put(file, SLIDE.format(2), rectangle((7_000_000, 4_000_000, 3_000_000, 900_000), name="Textruta 9"))
    fill = find(box, "p:spPr/a:solidFill")
    fill.getparent().replace(fill, element("<a:noFill/>"))
    find(box, "p:txBody/a:p").insert(0, element(
        '<a:r><a:rPr lang="sv-SE"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:rPr>'
        "<a:t>Parterna följer upp handlingsplanen i juni varje år.</a:t></a:r>"))


@case("NV305-pass-unused-style-recoloured.docx")
def _(file: Office) -> None:
    """A style of somebody's own, which the template does not have, follows the theme."""
    file.tree(STYLES).append(element(
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn '
        'w:val="Normal"/>'
        '<w:rPr><w:color w:val="1D655F" w:themeColor="accent1"/></w:rPr></w:style>'))
