"""NV301, NV302 and NV303: the theme's colours, what they stand for, and the ground that pages have."""

from __future__ import annotations

from support.edit import NS, qn

from corpus.bases import rings
from corpus.case import Found, case
from corpus.edits import (
    BODY,
    CONTENT_LAYOUT,
    MASTER,
    SETTINGS,
    SLIDE,
    SPARE_LAYOUT,
    THEME,
    TITLE_LAYOUT,
    WORD_THEME,
)
from corpus.office import Office, element

SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
INVERTED = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
            "hlink": "hlink", "folHlink": "folHlink"}


def set_slot(file: Office, part: str, slot: str, rgb: str) -> None:
    found = file.one(part, f"//a:clrScheme/a:{slot}")
    found.clear()
    found.append(element(f'<a:srgbClr val="{rgb}"/>'))


def override(file: Office, part: str, **tokens: str) -> None:
    """A colour map of the part's own."""
    holder = file.one(part, "//p:clrMapOvr")
    for child in list(holder):
        holder.remove(child)
    mapping = element("<a:overrideClrMapping/>")
    for token, slot in {**INVERTED, "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **tokens}.items():
        mapping.set(token, slot)
    holder.append(mapping)


def background(file: Office, part: str, fill: str) -> None:
    common = file.one(part, "/*/p:cSld")
    for old in common.findall("p:bg", NS):
        common.remove(old)
    common.insert(0, element(f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


@case("NV301-fail-accent-changed.pptx", Found("NV301", None, "theme", THEME))
def _(file: Office) -> None:
    """Accent 1 is red: one finding, however much hangs on it."""
    set_slot(file, THEME, "accent1", "990000")


@case("NV301-pass-accent-rounded.pptx")
def _(file: Office) -> None:
    """Accent 1 is off by two steps of 255 in each channel, as after a turn through another colour space."""
    set_slot(file, THEME, "accent1", "1F6761")


@case("NV301-fail-theme-swapped-wholesale.pptx", *[Found("NV301", None, "theme", THEME)] * 11)
def _(file: Office) -> None:
    """Another theme's colours altogether (Design > Variants > Colors); white stays white."""
    other = ("000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
             "0563C1", "954F72")
    for slot, rgb in zip(SLOTS, other, strict=True):
        set_slot(file, THEME, slot, rgb)


@case("NV301-pass-theme-renamed.pptx")
def _(file: Office) -> None:
    """The theme and its colour scheme have other names, and its white is the system's."""
    file.tree(THEME).set("name", "Tema1")
    file.one(THEME, "//a:clrScheme").set("name", "Anpassat 1")
    white = file.one(THEME, "//a:clrScheme/a:lt1")
    white.replace(white[0], element('<a:sysClr val="window" lastClr="FFFFFF"/>'))


@case("NV301-fail-accent-changed.docx", Found("NV301", None, "theme", WORD_THEME))
def _(file: Office) -> None:
    """Accent 3 is green."""
    set_slot(file, WORD_THEME, "accent3", "00B050")


@case("NV301-pass-accent-rounded.docx")
def _(file: Office) -> None:
    """Accent 3 is off by one step of 255."""
    set_slot(file, WORD_THEME, "accent3", "7B2F5E")


@case("NV302-fail-slide-in-inverted-colours.pptx", Found("NV302", None, "slide", 2))
def _(file: Office) -> None:
    """Slide 2 swaps light and dark by a colour map of its own."""
    override(file, SLIDE.format(2), bg1="dk1", tx1="lt1", bg2="dk2", tx2="lt2")


@case("NV302-fail-layout-with-swapped-accents.pptx", Found("NV302", None, "layout", TITLE_LAYOUT))
def _(file: Office) -> None:
    """The title layout takes accent 6 for accent 1."""
    override(file, TITLE_LAYOUT, accent1="accent6")


@case("NV302-fail-master-map-changed.pptx", Found("NV302", None, "master", MASTER))
def _(file: Office) -> None:
    """The master's own colour map has light and dark exchanged."""
    mapping = file.one(MASTER, "//p:clrMap")
    for token in ("bg1", "tx1", "bg2", "tx2"):
        mapping.set(token, INVERTED[token])


@case("NV302-pass-override-that-says-the-same.pptx")
def _(file: Office) -> None:
    """Slide 2 has a colour map of its own that is the master's."""
    override(file, SLIDE.format(2))


@case("NV302-fail-scheme-mapping-changed.docx", Found("NV302", None, "styles"))
def _(file: Office) -> None:
    """The settings take accent 6 for accent 1."""
    file.one(SETTINGS, "//w:clrSchemeMapping").set(qn("w:accent1"), "accent6")


@case("NV302-pass-scheme-mapping-left-out.docx")
def _(file: Office) -> None:
    """A program left the mapping out, and what is then valid is the same."""
    file.remove(SETTINGS, "//w:clrSchemeMapping")


@case("NV303-fail-dark-slide.pptx", Found("NV303", None, "slide", 2))
def _(file: Office) -> None:
    """Slide 2 has a dark background."""
    background(file, SLIDE.format(2), '<a:solidFill><a:srgbClr val="202020"/></a:solidFill>')


@case("NV303-fail-photo-behind-a-slide.pptx", Found("NV303", None, "slide", 2))
def _(file: Office) -> None:
    """Slide 2 has a picture as its background."""
    file.add("ppt/media/ground.png", rings((1600, 900)))
    number = file.relate(SLIDE.format(2), "image", "ppt/media/ground.png")
    background(file, SLIDE.format(2),
               f'<a:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>')


@case("NV303-fail-layout-with-another-ground.pptx", Found("NV303", None, "layout", CONTENT_LAYOUT))
def _(file: Office) -> None:
    """The layout of slide 2 has a yellow background."""
    background(file, CONTENT_LAYOUT, '<a:solidFill><a:srgbClr val="FFF2CC"/></a:solidFill>')


@case("NV303-fail-patterned-master.pptx", Found("NV303", None, "master", MASTER))
def _(file: Office) -> None:
    """The master's background is dotted."""
    background(file, MASTER, '<a:pattFill prst="pct20"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr><a:bgClr>'
                             '<a:schemeClr val="bg1"/></a:bgClr></a:pattFill>')


@case("NV303-pass-the-same-white-on-the-slide.pptx")
def _(file: Office) -> None:
    """A program wrote the background that the slide inherits on the slide itself."""
    background(file, SLIDE.format(2), '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')


@case("NV303-pass-the-same-ground-as-a-gradient.pptx")
def _(file: Office) -> None:
    """A layout that is not used yet says its white as a gradient from white to white."""
    background(file, SPARE_LAYOUT, '<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="bg1"/></a:gs><a:gs '
                                   'pos="100000">'
                                   '<a:srgbClr val="FFFFFF"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>')


@case("NV303-fail-page-colour.docx", Found("NV303", None, "body"))
def _(file: Office) -> None:
    """The pages are yellow (Design > Page Color)."""
    file.tree(BODY).insert(0, element('<w:background w:color="FFF2CC"/>'))
    file.tree(SETTINGS).insert(1, element("<w:displayBackgroundShape/>"))


@case("NV303-pass-page-colour-that-is-not-shown.docx")
def _(file: Office) -> None:
    """A page colour is kept in the file, and the settings do not show it."""
    file.tree(BODY).insert(0, element('<w:background w:color="FFF2CC"/>'))


@case("NV303-pass-white-page.docx")
def _(file: Office) -> None:
    """A program says outright that the pages are white."""
    file.tree(BODY).insert(0, element('<w:background w:color="FFFFFF"/>'))
    file.tree(SETTINGS).insert(1, element("<w:displayBackgroundShape/>"))


