"""A second house's Word template: a letterhead in a table, a VML watermark, three headers, a box with words."""

from __future__ import annotations

from corpus.bases import rings
from corpus.bases.package import namespaces, packed, theme

MAIN, DEFAULT, FIRST, EVEN, FOOTER = (f"word/{name}.xml" for name in (
    "document", "header1", "header2", "header3", "footer1"))
_NAMES = namespaces("w", "r", "wp", "a", "pic", "wps", "mc", "v", "o")
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_PICTURE = ('<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
            'r:embed="rId1"/><a:stretch>'
            '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
            '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>')
_ANCHOR = ('<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
           'behindDoc="1" '
           'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH '
           'relativeFrom="{across}">{x}'
           '</wp:positionH><wp:positionV relativeFrom="{down}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
           '<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
           '<wp:docPr id="{id}" name="{name}"/><wp:cNvGraphicFramePr/>{inner}</wp:anchor></w:drawing></w:r>')


def master() -> bytes:
    return _pack("template", "")


def document() -> bytes:
    """Three pages: the first, an even one, an odd one."""
    page = '<w:p><w:r><w:t>En mening om vården, och en till.</w:t></w:r></w:p>'
    return _pack("document", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'.join([page] * 3))


def _pack(kind: str, text: str) -> bytes:
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" '
               'r:id="rId4"/>'
               '<w:headerReference w:type="even" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
               '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="even" r:id="rId6"/>'
               '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1417" w:bottom="1417" w:left="1417" '
               'w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/></w:sectPr>')
    content = {
        MAIN: f"<w:document {_NAMES}><w:body>{text or '<w:p/>'}{section}</w:body></w:document>",
        DEFAULT: _header(_letterhead()), FIRST: _header(_first()), EVEN: _header(_even()), FOOTER: _footer(),
        "word/styles.xml": f'<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts '
                           f'w:asciiTheme="minorHAnsi" '
                           'w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault>'
                           '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
                           'w:val="Normal"/></w:style></w:styles>',
        "word/settings.xml": f"<w:settings {_NAMES}><w:evenAndOddHeaders/></w:settings>",
        "word/theme/theme1.xml": theme(), "word/media/logo.png": rings()}
    logo = [("rId1", "image", "word/media/logo.png")]
    relations = {MAIN: [("rId1", "styles", "word/styles.xml"), ("rId2", "settings", "word/settings.xml"),
                        ("rId3", "header", DEFAULT), ("rId4", "header", FIRST), ("rId5", "header", EVEN),
                        ("rId6", "footer", FOOTER), ("rId7", "theme", "word/theme/theme1.xml")],
                 DEFAULT: logo, FIRST: logo, EVEN: logo}
    return packed(MAIN, _KIND.format(kind), content, relations)


def _header(inner: str) -> str:
    return f"<w:hdr {_NAMES}>{inner}</w:hdr>"


def _letterhead() -> str:
    """The logo in line with the text of a table's first cell; words in the second."""
    drawing = ('<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1080000" cy="360000"/>'
               '<wp:docPr id="1" name="Logga i tabell"/><wp:cNvGraphicFramePr/>'
               + _PICTURE.format(name="logo.png", cx=1_080_000, cy=360_000) + "</wp:inline></w:drawing>")
    return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol '
            'w:w="5000"/>'
            f"</w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r>{drawing}</w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r>"
            "<w:t>Andra huset</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>")


def _first() -> str:
    """The logo, measured from the right margin; a watermark in VML."""
    logo = _ANCHOR.format(across="margin", x="<wp:align>"
                                             "right</wp:align>", down="page", y=450_000, cx=1_800_000, cy=600_000,
                          id=2, name="Logga", inner=_PICTURE.format(name="logo.png", cx=1_800_000, cy=600_000))
    mark = ('<w:r><w:pict><v:shape id="Vattenstämpel" '
            'style="position:absolute;margin-left:100pt;margin-top:300pt;width:300pt;'
            'height:100pt;rotation:315;z-index:-251;mso-position-horizontal-relative:page;'
            'mso-position-vertical-relative:page" fillcolor="#c1666b" stroked="f"><v:fill '
            'opacity=".5"/></v:shape></w:pict>'
            "</w:r>")
    return f"<w:p>{logo}{mark}</w:p>"


def _even() -> str:
    logo = _ANCHOR.format(across="page", x="<wp:posOffset>900000</wp:posOffset>", down="page", y=450_000, cx=900_000,
                          cy=300_000, id=3, name="Liten logga",
                          inner=_PICTURE.format(name="logo.png", cx=900_000, cy=300_000))
    return f"<w:p>{logo}</w:p>"


def _footer() -> str:
    """A box with words in it, which is a mark too."""
    box = ('<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
           '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2700000" cy="360000"/></a:xfrm>'
           '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr '
           'val="accent1"/></a:solidFill><a:ln>'
           "<a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>"
           "<w:t>andrahuset.example</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
           "</a:graphic>")
    return (f"<w:ftr {_NAMES}><w:p>"
            + _ANCHOR.format(across="page", x="<wp:posOffset>"
                                              "900000</wp:posOffset>", down="page", y=10_000_000, cx=2_700_000,
                             cy=360_000, id=4, name="Adressrad", inner=box) + "</w:p></w:ftr>")
