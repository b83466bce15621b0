"""PowerPoint masters of the kinds that give trouble, drawn here: nothing is anybody's.

Each case is a function without arguments that gives the bytes of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from support.edit import NS
from support.packages import NAMES, OFFICE, VBA, Package, backdrop, emf, logo, svg, theme, wmf, xml

WIDE, HIGH = 12_192_000, 6_858_000
MAIN = f"{OFFICE}.presentationml.presentation.main+xml"
TEMPLATE = f"{OFFICE}.presentationml.template.main+xml"
MACRO_TEMPLATE = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
_LOCKS = "noGrp noRot noChangeAspect noMove noResize noEditPoints noAdjustHandles noChangeArrowheads noChangeShapeType"
TITLE_BOX, BODY_BOX = (700_000, 400_000, 9_000_000, 900_000), (700_000, 1_500_000, 10_700_000, 4_400_000)
LEFT, RIGHT = (700_000, 1_500_000, 5_200_000, 4_400_000), (6_200_000, 1_500_000, 5_200_000, 4_400_000)
LOGO_BOX = (10_000_000, 300_000, 1_800_000, 600_000)


def xfrm(box: tuple[int, int, int, int]) -> str:
    x, y, cx, cy = box
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'


def slot(number: int, kind: str = "", idx: int | None = None, box: tuple[int, int, int, int] | None = None,
         name: str | None = None, prompt: str = "Text", look: str = "", fill: str = "") -> str:
    """A placeholder; without `kind` one for anything, without `idx` it says none."""
    said = (f' type="{kind}"' if kind else "") + (f' idx="{idx}"' if idx is not None else "")
    label = f"{kind or 'Innehåll'} {number}" if name is None else name
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{label}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph{said}/></p:nvPr></p:nvSpPr><p:spPr>{xfrm(box) if box else ''}{fill}</p:spPr><p:txBody>"
            f"<a:bodyPr/><a:lstStyle>{look}</a:lstStyle><a:p><a:r><a:rPr lang=\"sv-SE\"/>"
            f"<a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>")


def bar(number: int, box: tuple[int, int, int, int] = (0, 6_700_000, WIDE, 158_000), colour: str = "accent1",
        name: str = "List") -> str:
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr '
            f'val="{colour}"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody></p:sp>')


def picture(number: int, rid: str, box: tuple[int, int, int, int] = LOGO_BOX, name: str = "Logotyp", locks: str = "",
            extension: str = "") -> str:
    said = " ".join(f'{lock}="1"' for lock in locks.split())
    return (f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{name}" descr="Husets logotyp"/><p:cNvPicPr><a:picLocks '
            f'{said}/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{rid}">{extension}'
            f'</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{xfrm(box)}<a:prstGeom prst="rect">'
            "<a:avLst/></a:prstGeom></p:spPr></p:pic>")


def group(number: int, inner: str, box: tuple[int, int, int, int], child: tuple[int, int, int, int]) -> str:
    x, y, cx, cy = child
    frame = xfrm(box).replace("</a:xfrm>", f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{cx}" cy="{cy}"/></a:xfrm>')
    return (f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="Grupp {number}"/><p:cNvGrpSpPr/><p:nvPr '
            f'userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{inner}</p:grpSp>')


@dataclass
class Layout:
    """A slide layout: its name, type, shapes, and the media that it embeds by relationship id."""

    name: str
    kind: str = ""
    shapes: str = ""
    media: dict[str, str] = field(default_factory=dict)
    background: str = ""


@dataclass
class Master:
    layouts: Sequence[Layout]
    art: str = bar(20) + picture(21, "rIdLogo")
    media: dict[str, str] = field(default_factory=lambda: {"rIdLogo": "logo.png"})
    background: str = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    theme: str | None = field(default_factory=theme)
    slots: str = (slot(2, "title", box=TITLE_BOX) + slot(3, "body", 1, BODY_BOX)
                  + slot(4, "sldNum", 4, (11_000_000, 6_300_000, 800_000, 300_000)))


def usual() -> list[Layout]:
    """The five that every template has."""
    two = slot(3, "", 1, LEFT) + slot(4, "", 2, RIGHT)
    return [
        Layout("Rubrikbild", "title", slot(2, "ctrTitle", box=(700_000, 1_800_000, 9_000_000, 1_400_000))
               + slot(3, "subTitle", 1, (700_000, 3_400_000, 9_000_000, 1_500_000))),
        Layout("Avsnittsrubrik", "secHead", slot(2, "title", box=(700_000, 2_200_000, 9_000_000, 1_200_000))
               + slot(3, "body", 1, (700_000, 3_600_000, 9_000_000, 1_200_000))),
        Layout("Rubrik och innehåll", "obj", slot(2, "title") + slot(3, "", 1)),
        Layout("Två innehållsdelar", "twoObj", slot(2, "title") + two),
        Layout("Endast rubrik", "titleOnly", slot(2, "title")),
    ]


def deck(masters: Sequence[Master], media: dict[str, str | bytes] | None = None, main_type: str = TEMPLATE,
         extra: str = "", add: Callable[[Package], None] | None = None) -> bytes:
    """A presentation without slides. `media` are pictures by file name, `extra` what the main part says besides."""
    package, name, number = Package(), "ppt/presentation.xml", 0
    for file, data in {"logo.png": logo(), **(media or {})}.items():
        package.add(f"ppt/media/{file}", data)
    for count, master in enumerate(masters, 1):
        number = _add_master(package, master, count, number)
        package.relate(name, f"rIdM{count}", "slideMaster", f"ppt/slideMasters/slideMaster{count}.xml")
    ids = "".join(f'<p:sldMasterId id="{2147483648 + 400 * count}" r:id="rIdM{count}"/>'
                  for count in range(1, len(masters) + 1))
    package.add(name, xml("p:presentation", f"<p:sldMasterIdLst>{ids}</p:sldMasterIdLst><p:sldSz cx=\"{WIDE}\" "
                          f'cy="{HIGH}"/><p:notesSz cx="6858000" cy="9144000"/>{extra}'), main_type)
    package.relate("", "rId1", "officeDocument", name)
    if add:
        add(package)
    return package.bytes()


def _add_master(package: Package, master: Master, count: int, number: int) -> int:
    name = f"ppt/slideMasters/slideMaster{count}.xml"
    ids = ""
    for layout in master.layouts:
        number += 1
        _add_layout(package, layout, number, name)
        package.relate(name, f"rIdL{number}", "slideLayout", f"ppt/slideLayouts/slideLayout{number}.xml")
        ids += f'<p:sldLayoutId id="{2147483648 + 400 * count + number}" r:id="rIdL{number}"/>'
    _embed(package, name, master.media)
    if master.theme is not None:
        package.add(f"ppt/theme/theme{count}.xml", master.theme, f"{OFFICE}.theme+xml")
        package.relate(name, "rIdT", "theme", f"ppt/theme/theme{count}.xml")
    accents = " ".join(f'accent{index}="accent{index}"' for index in range(1, 7))
    package.add(name, xml("p:sldMaster", f"{_tree(master.background, master.art + master.slots)}<p:clrMap bg1=\"lt1\" "
                          f'tx1="dk1" bg2="lt2" tx2="dk2" {accents} hlink="hlink" folHlink="folHlink"/>'
                          f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{_STYLES}"),
                f"{OFFICE}.presentationml.slideMaster+xml")
    return number


def _add_layout(package: Package, layout: Layout, number: int, master: str) -> None:
    name = f"ppt/slideLayouts/slideLayout{number}.xml"
    kind = f'type="{layout.kind}"' if layout.kind else ""
    package.add(name, xml("p:sldLayout", f"{_tree(layout.background, layout.shapes, layout.name)}<p:clrMapOvr>"
                          "<a:masterClrMapping/></p:clrMapOvr>", f'{kind} preserve="1"'),
                f"{OFFICE}.presentationml.slideLayout+xml")
    package.relate(name, "rIdM", "slideMaster", master)
    _embed(package, name, layout.media)


def _embed(package: Package, source: str, media: dict[str, str]) -> None:
    for rid, file in media.items():
        package.relate(source, rid, "image", f"ppt/media/{file}")


def _tree(background: str, shapes: str, name: str = "") -> str:
    return (f'<p:cSld name="{name}">{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/>'
            '<p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
            f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree></p:cSld>')


def _levels(size: int, bullet: str, colour: str = "tx1", font: str = "+mn-lt") -> str:
    return "".join(f'<a:lvl{level}pPr marL="{200_000 * level * bool(bullet)}" indent="{-200_000 * bool(bullet)}">'
                   f'{bullet or "<a:buNone/>"}<a:defRPr sz="{max(size - 200 * (level - 1), 1400)}"><a:solidFill>'
                   f'<a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="{font}"/></a:defRPr>'
                   f"</a:lvl{level}pPr>"
                   for level in range(1, 6))


_STYLES = (f"<p:txStyles><p:titleStyle>{_levels(3200, '', 'tx2', '+mj-lt')}</p:titleStyle><p:bodyStyle>"
           + _levels(2000, '<a:buChar char="•"/>') + f"</p:bodyStyle><p:otherStyle>{_levels(1800, '')}</p:otherStyle>"
           "</p:txStyles>")


def no_theme_part() -> bytes:
    return deck([Master(usual(), theme=None)])


def many_layouts() -> bytes:
    """157, most of them the same but for their names and a bar."""
    more = [Layout(f"Sida {number}", "obj", slot(2, "title") + slot(3, "", 1)
                   + bar(30, (0, 0, 60_000 * (number % 9 + 1), HIGH), f"accent{number % 6 + 1}"))
            for number in range(152)]
    return deck([Master([*usual(), *more])])


def ninety_pictures() -> bytes:
    boxes = [(200_000 + 130_000 * number, 6_200_000, 120_000, 120_000) for number in range(90)]
    art = bar(20) + "".join(picture(100 + number, f"rId{number}", box, f"Bild {number}")
                            for number, box in enumerate(boxes))
    return deck([Master(usual(), art=art, media={f"rId{number}": f"p{number}.png" for number in range(90)})],
                {f"p{number}.png": logo(number, (40, 40)) for number in range(90)})


def several_masters() -> bytes:
    """Two houses in one file; the other has a dark ground, and colours and names of its own."""
    ground = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="12303B"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    cover, _, content, *_ = usual()
    other = Master([Layout("Mörk titel", "title", cover.shapes), Layout("Mörkt innehåll", "obj", content.shapes)],
                   art=bar(20, colour="accent2"), media={}, theme=theme(("FFCC00", "77CCEE", "AA88FF", "88DD88",
                                                                          "FF8866", "DDDDDD"), name="Mörkt"),
                   background=ground)
    return deck([Master(usual()), other])


def embedded_fonts() -> bytes:
    def add(package: Package) -> None:
        package.add("ppt/fonts/font1.fntdata", b"\0" * 64)
        package.relate("ppt/presentation.xml", "rIdF", "font", "ppt/fonts/font1.fntdata")
    fonts = ('<p:embeddedFontLst><p:embeddedFont><p:font typeface="Husgrotesk"/><p:regular r:id="rIdF"/>'
             "</p:embeddedFont></p:embeddedFontLst>")
    return deck([Master(usual(), theme=theme(fonts=("Husgrotesk", "Husgrotesk")))], extra=fonts, add=add)


def nameless_slots() -> bytes:
    """Placeholders without names, and without numbers where the type alone says which is meant."""
    two = slot(3, "", 1, LEFT, "") + slot(4, "", 2, RIGHT, "")
    layouts = [
        Layout("", "title", slot(2, "ctrTitle", name="") + slot(3, "subTitle", None, name="")),
        Layout("", "secHead", slot(2, "title", name="") + slot(3, "body", None, name="")),
        Layout("", "obj", slot(2, "title", name="") + slot(3, "body", None, name="")),
        Layout("", "twoObj", slot(2, "title", name="") + two),
    ]
    return deck([Master(layouts, slots=slot(2, "title", box=TITLE_BOX, name="") + slot(3, "body", 1, BODY_BOX, ""))])


def untitled_layouts() -> bytes:
    """Half of the layouts have no title, and stand first."""
    bare = [Layout("Bild över hela sidan", "", slot(3, "pic", 13, (0, 0, WIDE, HIGH))),
            Layout("Bara text", "", slot(3, "body", 13, BODY_BOX)),
            Layout("Tom", "blank", bar(30, (0, 0, 90_000, HIGH)))]
    return deck([Master([*bare, *usual()])])


def locked_pictures() -> bytes:
    return deck([Master(usual(), art=bar(20) + picture(21, "rIdLogo", locks=f"{_LOCKS} noCrop noSelect"))])


def emf_logo() -> bytes:
    return deck([Master(usual(), media={"rIdLogo": "m.emf"})], {"m.emf": emf()})


def wmf_logo() -> bytes:
    return deck([Master(usual(), media={"rIdLogo": "m.wmf"})], {"m.wmf": wmf()})


def svg_logo() -> bytes:
    """As PowerPoint writes it: a picture for old programs, and its SVG beside it."""
    twin = ('<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="rIdSvg"/></a:ext>'
            "</a:extLst>")
    return deck([Master(usual(), art=bar(20) + picture(21, "rIdLogo", extension=twin),
                        media={"rIdLogo": "logo.png", "rIdSvg": "m.svg"})], {"m.svg": svg()})


def baked_in_background() -> bytes:
    """The logo is a corner of the picture that fills the page; nothing else is drawn."""
    ground = ('<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rIdBg"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
              "<a:effectLst/></p:bgPr></p:bg>")
    return deck([Master(usual(), art="", media={"rIdBg": "bg.png"}, background=ground)], {"bg.png": backdrop()})


def filled_slots() -> bytes:
    """White text on a pale ground of the slot's own: a fault of the master, not of those who write on it."""
    white = ('<a:lvl1pPr><a:defRPr sz="2000" b="1"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr>'
             "</a:lvl1pPr>")
    pale = '<a:solidFill><a:srgbClr val="E6C86E"/></a:solidFill>'
    heads = (slot(3, "body", 1, (700_000, 1_500_000, 5_200_000, 600_000), look=white, fill=pale)
             + slot(5, "body", 3, (6_200_000, 1_500_000, 5_200_000, 600_000), look=white, fill=pale))
    bodies = (slot(4, "", 2, (700_000, 2_200_000, 5_200_000, 3_700_000))
              + slot(6, "", 4, (6_200_000, 2_200_000, 5_200_000, 3_700_000)))
    return deck([Master([*usual(), Layout("Jämförelse", "twoTxTwoObj", slot(2, "title") + heads + bodies)])])


def grouped_logo() -> bytes:
    """The logo two groups deep, each at its own scale."""
    inner = group(31, picture(32, "rIdLogo", (1_000, 1_000, 3_000, 1_000)) + bar(33, (1_000, 2_200, 3_000, 200)),
                  (500, 500, 8_000, 4_000), (0, 0, 5_000, 2_500))
    return deck([Master(usual(), art=bar(20) + group(30, inner, (9_800_000, 250_000, 2_000_000, 1_000_000),
                                                     (0, 0, 10_000, 5_000)))])


def google_export() -> bytes:
    """Names, types and numbers as Google Slides writes them; the logo stands on each layout."""
    def shapes(number: int, *slots: str) -> str:
        return picture(50 + number, "rIdLogo", name=f"Google Shape;{50 + number};p{number}") + "".join(slots)

    def named(number: int, kind: str, idx: int | None, box: tuple[int, int, int, int]) -> str:
        return slot(number, kind, idx, box, f"Google Shape;{number};p{number % 7}")

    heading = named(12, "title", None, (700_000, 2_500_000, 9_000_000, 1_200_000))
    layouts = [
        Layout("TITLE", "title", shapes(2, named(10, "ctrTitle", None, (700_000, 1_800_000, 9_000_000, 1_400_000)),
                                        named(11, "subTitle", 1, (700_000, 3_400_000, 9_000_000, 1_500_000)))),
        Layout("SECTION_HEADER", "secHead", shapes(3, heading)),
        Layout("TITLE_AND_BODY", "tx", shapes(4, named(13, "title", None, TITLE_BOX), named(14, "body", 1, BODY_BOX))),
        Layout("TITLE_AND_TWO_COLUMNS", "twoColTx", shapes(5, named(15, "title", None, TITLE_BOX),
                                                           named(16, "body", 1, LEFT), named(17, "body", 2, RIGHT))),
        Layout("TITLE_ONLY", "titleOnly", shapes(6, named(18, "title", None, TITLE_BOX))),
        Layout("BLANK", "blank", shapes(7)),
    ]
    for layout in layouts:
        layout.media = {"rIdLogo": "logo.png"}
    return deck([Master(layouts, art="", media={})], main_type=MAIN)


def libreoffice_export() -> bytes:
    """As LibreOffice saves: a master for each layout, "PlaceHolder 1", no types, layout art in the masters."""
    def part(name: str, kind: str, shapes: str) -> Master:
        return Master([Layout(name, kind, shapes)], art=bar(20, name="") + picture(21, "rIdLogo", name=""))

    def holder(number: int, kind: str, idx: int | None, box: tuple[int, int, int, int]) -> str:
        return slot(number, kind, idx, box, f"PlaceHolder {number}")

    title = holder(1, "title", None, TITLE_BOX)
    return deck([
        part("Title Slide", "tx", title + holder(2, "subTitle", None, BODY_BOX)),
        part("Title, Content", "obj", title + holder(2, "", None, BODY_BOX)),
        part("Title, 2 Content", "twoObj", title + holder(2, "", None, LEFT) + holder(3, "", None, RIGHT)),
        part("Title Only", "titleOnly", title), part("Blank Slide", "blank", "")], main_type=MAIN)


def macro_template() -> bytes:
    """.potm"""
    def add(package: Package) -> None:
        package.add("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 60, "application/vnd.ms-office.vbaProject")
        package.relate("ppt/presentation.xml", "rIdVba", VBA, "ppt/vbaProject.bin")
    return deck([Master(usual())], main_type=MACRO_TEMPLATE, add=add)


def alternate_content() -> bytes:
    """The logo stands twice, for new programs and for old ones."""
    new, old = picture(40, "rIdLogo"), picture(41, "rIdLogo")
    both = (f'<mc:AlternateContent {NAMES} xmlns:a14="{NS["a14"]}"><mc:Choice Requires="a14">{new}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>")
    return deck([Master(usual(), art=bar(20) + both)])


CASES: dict[str, Callable[[], bytes]] = {
    function.__name__: function for function in (
        no_theme_part, many_layouts, ninety_pictures, several_masters, embedded_fonts, nameless_slots, untitled_layouts,
        locked_pictures, emf_logo, wmf_logo, svg_logo, baked_in_background, filled_slots, grouped_logo, google_export,
        libreoffice_export, macro_template, alternate_content)}
