"""Word masters of the kinds that give trouble, drawn here: nothing is anybody's.

Each case is a function without arguments that gives the bytes of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from support.packages import OFFICE, VBA, Package, emf, logo, svg, theme, wmf, xml

_WORD = f"{OFFICE}.wordprocessingml"
TEMPLATE = f"{_WORD}.template.main+xml"
DOCUMENT = f"{_WORD}.document.main+xml"
MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
_LOGO = (1_800_000, 600_000)
_PAGE = ('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1418" w:bottom="1701" w:left="1418" '
         'w:header="709" w:footer="567" w:gutter="0"/>')


def paragraph(inner: str = "", style: str = "") -> str:
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{said}{inner}</w:p>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def graphic(number: int, rid: str, name: str, size: tuple[int, int], extension: str = "", locks: str = "") -> str:
    cx, cy = size
    said = " ".join(f'{lock}="1"' for lock in locks.split())
    return (f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr><a:picLocks {said}/></pic:cNvPicPr>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}">{extension}</a:blip><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>')


def inline(number: int, rid: str = "rIdLogo", name: str = "Logotyp", **more: str) -> str:
    cx, cy = _LOGO
    return (f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
            f'<wp:docPr id="{number}" name="{name}" descr="Husets logotyp"/><wp:cNvGraphicFramePr/>'
            f"{graphic(number, rid, name, _LOGO, **more)}</wp:inline></w:drawing></w:r>")


def anchored(number: int, rid: str = "rIdLogo", name: str = "Logotyp", x: int = 4_800_000, y: int = 450_000,
             inner: str = "", **more: str) -> str:
    """A picture, or what `inner` says, at a place of its own on the page."""
    drawn = inner or graphic(number, rid, name, _LOGO, **more)
    return f"<w:r><w:drawing>{anchor(number, name, x, y, _LOGO)}{drawn}</wp:anchor></w:drawing></w:r>"


def anchor(number: int, name: str, x: int, y: int, size: tuple[int, int]) -> str:
    cx, cy = size
    return ('<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" '
            'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">'
            f'<wp:posOffset>{x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page">'
            f'<wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="{cx}" cy="{cy}"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{number}" name="{name}" descr="Husets logotyp"/><wp:cNvGraphicFramePr/>')


def vml(inner: str, style: str, kind: str, attributes: str = "", identity: str = "Vattenstämpel") -> str:
    """A shape of one of VML's types: 75 is a picture, 136 letter art."""
    return (f'<w:r><w:pict><v:shapetype id="_x0000_t{kind}" coordsize="21600,21600" o:spt="{kind}" {_VML_TYPES[kind]}'
            f'</v:shapetype><v:shape id="{identity}" type="#_x0000_t{kind}" style="{style}" {attributes}>{inner}'
            "</v:shape></w:pict></w:r>")


_VML_TYPES = {
    "75": 'filled="f" stroked="f" path="m@4@5l@4@11@9@11@9@5xe"><v:stroke joinstyle="miter"/>',
    "136": 'adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/>',
}


@dataclass
class Edge:
    """A header or footer: what stands in it, and the media that it embeds by relationship id."""

    inner: str
    media: dict[str, str] = field(default_factory=lambda: {"rIdLogo": "logo.png"})


def usual_styles(*, themed: bool = True) -> str:
    font = ('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>' if themed
            else '<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>')
    plain = (f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr>'
             '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>')
    heads = "".join(style(f"Rubrik{level}", f"heading {level}", f'<w:keepNext/><w:outlineLvl w:val="{level - 1}"/>',
                          f'<w:b/><w:sz w:val="{36 - 4 * level}"/>') for level in (1, 2, 3))
    title = style("Rubrik", "Title", look='<w:sz w:val="48"/>')
    return (plain + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            f'</w:style>{heads}{title}<w:style w:type="table" w:default="1" w:styleId="Tabell"><w:name '
            'w:val="Normal Table"/></w:style>')


def style(identity: str, name: str, properties: str = "", look: str = "") -> str:
    return (f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:qFormat/><w:pPr>'
            f"{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>")


def document(edges: dict[str, Edge], *, media: dict[str, str | bytes] | None = None, main_type: str = TEMPLATE,
             themed: bool = True, styles: str = "", page: str = "", settings: str = "",
             body: str = "", add: Callable[[Package], None] | None = None) -> bytes:
    """A document whose last section has these headers and footers ("header default", "footer first" …).

    `page` is what the section says besides, `body` what stands before it.
    """
    package, name = Package(), "word/document.xml"
    for file, data in {"logo.png": logo(), **(media or {})}.items():
        package.add(f"word/media/{file}", data)
    references = ""
    for number, (which, edge) in enumerate(edges.items(), 1):
        kind, _, when = which.partition(" ")
        part = f"word/{kind}{number}.xml"
        tag = "w:hdr" if kind == "header" else "w:ftr"
        package.add(part, xml(tag, edge.inner), f"{_WORD}.{kind}+xml")
        package.relate(name, f"rIdE{number}", kind, part)
        for rid, file in edge.media.items():
            package.relate(part, rid, "image", f"word/media/{file}")
        references += f'<w:{kind}Reference w:type="{when.split()[0]}" r:id="rIdE{number}"/>'
    package.add(name, xml("w:document", f"<w:body>{body}{paragraph()}<w:sectPr>{references}{_PAGE}{page}</w:sectPr>"
                          "</w:body>"), main_type)
    package.add("word/styles.xml", xml("w:styles", styles or usual_styles(themed=themed)), f"{_WORD}.styles+xml")
    package.relate(name, "rIdStyles", "styles", "word/styles.xml")
    package.add("word/settings.xml", xml("w:settings", settings), f"{_WORD}.settings+xml")
    package.relate(name, "rIdSettings", "settings", "word/settings.xml")
    if themed:
        package.add("word/theme/theme1.xml", theme(), f"{OFFICE}.theme+xml")
        package.relate(name, "rIdTheme", "theme", "word/theme/theme1.xml")
    package.relate("", "rId1", "officeDocument", name)
    if add:
        add(package)
    return package.bytes()


def vml_words() -> bytes:
    """A watermark as Word itself still writes it."""
    words = '<v:textpath style="font-family:&quot;Verdana&quot;;font-size:1pt" string="UTKAST"/>'
    mark = vml(f'<v:fill opacity=".5"/>{words}',
               "position:absolute;margin-left:0;margin-top:0;width:412.4pt;height:164.95pt;rotation:315;z-index:-2516;"
               "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
               "mso-position-vertical-relative:margin", "136", 'fillcolor="silver" stroked="f" o:allowincell="f"',
               "PowerPlusWaterMarkObject1")
    return document({"header default": Edge(paragraph(mark + anchored(2)))})


def vml_picture() -> bytes:
    mark = vml('<v:imagedata r:id="rIdLogo" o:title="husets märke" gain="19661f" blacklevel="22938f"/>',
               "position:absolute;margin-left:20pt;margin-top:30pt;width:300pt;height:100pt;z-index:-2516;"
               "mso-position-horizontal-relative:page;mso-position-vertical-relative:page", "75", 'o:allowincell="f"')
    return document({"header default": Edge(paragraph(mark))})


def no_theme_part() -> bytes:
    return document({"header default": Edge(paragraph(anchored(2)))}, themed=False)


def first_and_even() -> bytes:
    """Another header on the first page and on even pages."""
    return document({"header first": Edge(paragraph(anchored(2))),
                     "header default": Edge(paragraph(anchored(3, x=600_000))),
                     "header even": Edge(paragraph(anchored(4, "rIdLogo", "Litet märke", x=5_200_000))),
                     "footer default": Edge(paragraph(run("Husets kontor")), {})},
                    page="<w:titlePg/>", settings="<w:evenAndOddHeaders/>")


def table_letterhead() -> bytes:
    """The logo in a cell, the sender in another."""
    def cell(width: int, inner: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
    table = ('<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol '
             f'w:w="5000"/></w:tblGrid><w:tr>{cell(4000, paragraph(inline(2)))}'
             f"{cell(5000, paragraph(run('Husets kontor')) + paragraph(run('Storgatan 1, Vindeln')))}</w:tr></w:tbl>")
    return document({"header default": Edge(table + paragraph()),
                     "footer default": Edge(table.replace('id="2"', 'id="5"') + paragraph())})


def emf_logo() -> bytes:
    return document({"header default": Edge(paragraph(anchored(2)), {"rIdLogo": "m.emf"})}, media={"m.emf": emf()})


def wmf_logo() -> bytes:
    return document({"header default": Edge(paragraph(inline(2)), {"rIdLogo": "m.wmf"})}, media={"m.wmf": wmf()})


def svg_logo() -> bytes:
    twin = ('<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="rIdSvg"/></a:ext>'
            "</a:extLst>")
    return document({"header default": Edge(paragraph(anchored(2, extension=twin)),
                                            {"rIdLogo": "logo.png", "rIdSvg": "m.svg"})}, media={"m.svg": svg()})


def locked_picture() -> bytes:
    """In a content control that may not be changed, with the locks of pictures besides."""
    control = ('<w:sdt><w:sdtPr><w:alias w:val="Logotyp"/><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
               + paragraph(anchored(2, locks="noChangeAspect noMove noResize")) + "</w:sdtContent></w:sdt>")
    return document({"header default": Edge(control + paragraph())})


def grouped_shapes() -> bytes:
    """A logo of shapes in a group, and the same in VML for old programs."""
    def shape(number: int, x: int, colour: str) -> str:
        return (f'<wps:wsp><wps:cNvPr id="{number}" name="Fält {number}"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off '
                f'x="{x}" y="0"/><a:ext cx="800000" cy="600000"/></a:xfrm><a:prstGeom prst="ellipse"><a:avLst/>'
                f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></wps:spPr><wps:bodyPr/>'
                "</wps:wsp>")
    group = ('<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
             '<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="600000"/>'
             '<a:chOff x="0" y="0"/><a:chExt cx="1800000" cy="600000"/></a:xfrm></wpg:grpSpPr>'
             f'{shape(11, 0, "accent1")}{shape(12, 1_000_000, "accent2")}</wpg:wgp></a:graphicData></a:graphic>')
    drawing = anchored(2, name="Märke", inner=group).removeprefix("<w:r>").removesuffix("</w:r>")
    old = '<w:pict><v:group style="position:absolute;width:142pt;height:47pt"/></w:pict>'
    return document({"header default": Edge(paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"), {})})


def embedded_fonts() -> bytes:
    def add(package: Package) -> None:
        fonts = ('<w:font w:name="Husgrotesk"><w:embedRegular r:id="rIdF" '
                 'w:fontKey="{11111111-2222-3333-4444-555555555555}"/></w:font>')
        package.add("word/fontTable.xml", xml("w:fonts", fonts), f"{_WORD}.fontTable+xml")
        package.relate("word/document.xml", "rIdFonts", "fontTable", "word/fontTable.xml")
        package.add("word/fonts/font1.odttf", b"\0" * 64)
        package.relate("word/fontTable.xml", "rIdF", "font", "word/fonts/font1.odttf")
        package.add("word/theme/theme1.xml", theme(fonts=("Husgrotesk", "Husgrotesk")), f"{OFFICE}.theme+xml")
    return document({"header default": Edge(paragraph(anchored(2)))}, add=add)


def macro_template() -> bytes:
    """.dotm"""
    def add(package: Package) -> None:
        package.add("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"\0" * 60, "application/vnd.ms-office.vbaProject")
        package.relate("word/document.xml", "rIdVba", VBA, "word/vbaProject.bin")
    return document({"header default": Edge(paragraph(anchored(2)))}, main_type=MACRO_TEMPLATE, add=add)


def libreoffice_export() -> bytes:
    """Its own style names and ids, no theme, sizes that are odd numbers of EMU."""
    styles = usual_styles(themed=False).replace("Rubrik1", "Heading1").replace("Rubrik2", "Heading2")
    styles += style("TextBody", "Body Text", '<w:spacing w:before="0" w:after="140"/>')
    styles += style("HeaderandFooter", "Header and Footer") + style("Header", "header")
    return document({"header default": Edge(paragraph(anchored(2, name="Image1", x=4_799_965, y=449_945), "Header"))},
                    styles=styles, themed=False, main_type=DOCUMENT)


def google_export() -> bytes:
    """As Google Docs writes: no theme, all text formatted directly, pictures named by their file."""
    styles = usual_styles(themed=False).replace('<w:name w:val="Normal"/>', '<w:name w:val="normal"/>')
    return document({"header default": Edge(paragraph(inline(2, name="image1.png")))}, styles=styles, themed=False,
                    main_type=DOCUMENT, body=paragraph(run("Klicka och skriv", '<w:rFonts w:ascii="Verdana" '
                                                           'w:hAnsi="Verdana"/><w:sz w:val="22"/>')))


def several_sections() -> bytes:
    """A cover in a section of its own, with a header of its own."""
    def add(package: Package) -> None:
        mark = anchored(9, name="Omslagets märke", x=900_000, y=900_000)
        package.add("word/header9.xml", xml("w:hdr", paragraph(mark)), f"{_WORD}.header+xml")
        package.relate("word/header9.xml", "rIdLogo", "image", "word/media/logo.png")
        package.relate("word/document.xml", "rIdCover", "header", "word/header9.xml")
    cover = paragraph(run("Omslag"), "Rubrik") + (
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdCover"/>{_PAGE}</w:sectPr></w:pPr></w:p>')
    return document({"header default": Edge(paragraph(anchored(2)))}, body=cover, add=add)


def bold_body() -> bytes:
    """Running text in a style of its own that is larger and bold, beside headings that are not."""
    styles = usual_styles() + style("Brodtext", "Body Text", look='<w:b/><w:sz w:val="28"/>')
    styles += style("Underrubrik", "Subtitle", '<w:outlineLvl w:val="1"/>')
    return document({"header default": Edge(paragraph(anchored(2)))}, styles=styles)


def other_chunk() -> bytes:
    """A page in HTML that stands in for text, and calls itself a document."""
    def add(package: Package) -> None:
        package.add("word/chunk.dat", b"<html><body>Text</body></html>", DOCUMENT)
        package.relate("word/document.xml", "rIdChunk", "aFChunk", "word/chunk.dat")
    return document({"header default": Edge(paragraph(anchored(2)))}, body='<w:altChunk r:id="rIdChunk"/>', add=add)


CASES: dict[str, Callable[[], bytes]] = {
    function.__name__: function for function in (
        vml_words, vml_picture, no_theme_part, first_and_even, table_letterhead, emf_logo, wmf_logo, svg_logo,
        locked_picture, grouped_shapes, embedded_fonts, macro_template, libreoffice_export, google_export,
        several_sections, bold_body, other_chunk)}
