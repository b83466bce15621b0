"""What a document is drawn in is told once; what nobody sees is not told at all. Each case is put into a clean one."""

import pytest
from lxml import etree
from support.colours import DOCUMENT, document, fragment, in_document, off_palette, with_part
from support.edit import NS, edit, find, qn

RED = '<w:color w:val="FF0000"/>'
STYLES = "word/styles.xml"


def run(properties: str, content: str = "<w:t>Ord</w:t>") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{content}</w:r></w:p>"


def paragraph(properties: str) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Ord</w:t></w:r></w:p>"


def table(properties: str = "", cell: str = "", run_properties: str = "", rows: int = 2) -> str:
    row = (f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:r><w:rPr>{run_properties}</w:rPr><w:t>Ord</w:t></w:r></w:p>"
           "</w:tc></w:tr>")
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{row * rows}</w:tbl>"


def drawing(content: str, uri: str = NS["wps"]) -> str:
    return ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="900" name="Form"/>'
            f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
            "</w:p>")


BOX = ('<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
       '<a:prstGeom prst="rect"/>{}</wps:spPr>{}<wps:bodyPr/></wps:wsp>')
FILL = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
FALLBACK = ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback><w:pict>'
            '<v:rect style="width:9pt;height:9pt" fillcolor="lime"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            "</w:p>")
DRAWN = {
    "text": (run(RED), "text", "FF0000"),
    "highlight green": (run('<w:highlight w:val="green"/>'), "highlight", "00FF00"),
    "highlight dark red": (run('<w:highlight w:val="darkRed"/>'), "highlight", "800000"),
    "highlighted blank": (run('<w:highlight w:val="yellow"/>', '<w:t xml:space="preserve"> </w:t>'), "highlight",
                          "FFFF00"),
    "underline": (run('<w:u w:val="single" w:color="FF0000"/>'), "underline", "FF0000"),
    "letters' frame": (run('<w:bdr w:val="single" w:sz="4" w:color="FF0000"/>'), "border", "FF0000"),
    "letters' ground": (run('<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>'), "shading", "FF0000"),
    "text effect": (run('<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FF0000"/></w14:solidFill></w14:textFill>'),
                    "text", "FF0000"),
    "text effect over a palette colour": (run(
        '<w:color w:val="1D655F"/><w14:glow w14:rad="9"><w14:srgbClr w14:val="FF0000"/></w14:glow>'), "text", "FF0000"),
    "paragraph's ground": (paragraph('<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>'), "shading", "FF0000"),
    "solid ground": (paragraph('<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>'), "shading", "FF0000"),
    "half a ground": (paragraph('<w:shd w:val="pct50" w:color="FF0000" w:fill="FFFFFF"/>'), "shading", "FF8080"),
    "paragraph's border": (paragraph('<w:pBdr><w:top w:val="single" w:sz="4" w:color="FF0000"/></w:pBdr>'), "border",
                           "FF0000"),
    "cell": (table(cell='<w:shd w:val="clear" w:fill="FF0000"/>', rows=1), "shading", "FF0000"),
    "table's border": (table('<w:tblBorders><w:insideH w:val="single" w:color="FF0000"/></w:tblBorders>'), "border",
                       "FF0000"),
    "shape": (drawing(BOX.format(FILL, "")), "drawing", "FF0000"),
    "shape of a style": (drawing(BOX.format(
        "", '<wps:style><a:lnRef idx="0"/><a:fillRef idx="1"><a:srgbClr val="FF0000"/></a:fillRef></wps:style>')),
                         "drawing", "FF0000"),
    "text in a text box": (drawing(BOX.format("<a:noFill/>", f"<wps:txbx><w:txbxContent>{run(RED)}</w:txbxContent>"
                                                             "</wps:txbx>")), "text", "FF0000"),
    "a drawing with a fallback, once": (FALLBACK.format(
        drawing(BOX.format(FILL, "")).removeprefix("<w:p><w:r>").removesuffix("</w:r></w:p>")), "drawing", "FF0000"),
    "VML": ('<w:p><w:r><w:pict><v:rect style="width:9pt;height:9pt" fillcolor="#f00 [8]"/></w:pict></w:r></w:p>',
            "drawing", "FF0000"),
    "VML line": ('<w:p><w:r><w:pict><v:rect style="width:9pt;height:9pt" filled="f" strokecolor="red"/></w:pict></w:r>'
                 "</w:p>", "drawing", "FF0000"),
}
UNSEEN = {
    "automatic": run('<w:color w:val="auto"/>'),
    "a blank": run(RED, '<w:t xml:space="preserve"> </w:t>'),
    "a tab and a break": run(RED, "<w:tab/><w:br/>"),
    "a field code": run(RED, "<w:instrText>PAGE</w:instrText>"),
    "hidden text": run(f"<w:vanish/>{RED}"),
    "a paragraph mark": paragraph(f"<w:rPr>{RED}</w:rPr>"),
    "deleted text": f'<w:p><w:del w:id="1" w:author="x">{run(RED, "<w:delText>Ord</w:delText>")[5:-6]}</w:del></w:p>',
    "moved away": f'<w:p><w:moveFrom w:id="1" w:author="x">{run(RED)[5:-6]}</w:moveFrom></w:p>',
    "what it was before a tracked change": run(
        f'<w:rPrChange w:id="1" w:author="x"><w:rPr>{RED}</w:rPr></w:rPrChange>'),
    "a border that is switched off": paragraph('<w:pBdr><w:top w:val="nil" w:color="FF0000"/></w:pBdr>'),
    "an underline that is switched off": run('<w:u w:val="none" w:color="FF0000"/>'),
    "a ground that is switched off": paragraph('<w:shd w:val="nil" w:fill="FF0000"/>'),
    "the ink of a pattern without any": paragraph('<w:shd w:val="clear" w:color="FF0000" w:fill="auto"/>'),
    "a fixed colour under a theme colour": run('<w:color w:val="FF0000" w:themeColor="accent1"/>'),
    "a fixed ground under a theme colour": paragraph(
        '<w:shd w:val="clear" w:color="auto" w:fill="FF0000" w:themeFill="accent1" w:themeFillTint="33"/>'),
    "a plain colour under a text effect": run(
        f'{RED}<w14:textFill><w14:solidFill><w14:schemeClr w14:val="accent1"/></w14:solidFill></w14:textFill>'),
    "no VML fill": ('<w:p><w:r><w:pict><v:rect style="width:9pt;height:9pt" filled="f" stroked="f" fillcolor="red" '
                    'strokecolor="red"/></w:pict></w:r></w:p>'),
}


@pytest.mark.parametrize("case", DRAWN)
def test_every_colour_that_is_drawn_is_told_once(case: str) -> None:
    xml, role, rgb = DRAWN[case]

    found = off_palette(in_document(xml))

    assert {(use.role, use.rgb, use.part) for use in found} == {(role, rgb, DOCUMENT)}
    assert len(found) == 1


@pytest.mark.parametrize("case", UNSEEN)
def test_what_nobody_sees_is_not_told(case: str) -> None:
    assert off_palette(in_document(UNSEEN[case])) == []


def with_style(body: str, *styles: str) -> bytes:
    return edit(in_document(body), STYLES, lambda root: root.extend(fragment("".join(styles))))


def a_style(content: str, kind: str = "paragraph", id: str = "Egen", base: str = "") -> str:
    return (f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{id}"><w:name w:val="{id} stil"/>'
            f'{base and f"<w:basedOn w:val={base!r}/>"}{content}</w:style>')


STYLED = '<w:p><w:pPr><w:pStyle w:val="Egen"/></w:pPr><w:r>{}<w:t>Ord</w:t></w:r></w:p>'


@pytest.mark.parametrize(("body", "styles"), [
    (STYLED.format(""), [a_style(f"<w:rPr>{RED}</w:rPr>")]),
    (STYLED.format(""), [a_style(f"<w:rPr>{RED}</w:rPr>", id="Grund"), a_style("", base="Grund")]),
    (STYLED.format(""), [a_style('<w:pPr><w:shd w:val="clear" w:fill="FF0000"/></w:pPr>')]),
    (run('<w:rStyle w:val="Egen"/>'), [a_style(f"<w:rPr>{RED}</w:rPr>", "character")]),
    (table('<w:tblStyle w:val="Egen"/>'),
     [a_style('<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>', "table")]),
    (table('<w:tblStyle w:val="Egen"/><w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'),
     [a_style('<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr></w:tblStylePr>',
              "table")]),
    (table('<w:tblStyle w:val="Egen"/><w:tblLook w:val="0000"/>'),
     [a_style(f'<w:tblStylePr w:type="band2Horz"><w:rPr>{RED}</w:rPr></w:tblStylePr>', "table")]),
    (table('<w:tblStyle w:val="Egen"/>'), [a_style('<w:tblPr><w:tblBorders><w:top w:val="single" w:color="FF0000"/>'
                                                   "</w:tblBorders></w:tblPr>", "table")]),
])
def test_a_style_that_the_document_brought_is_told_once(body: str, styles: list[str]) -> None:
    found = off_palette(with_style(body * 2, *styles))

    assert [(use.rgb, use.part, use.object) for use in found] == [("FF0000", STYLES, "Egen stil")]


@pytest.mark.parametrize(("body", "styles"), [
    ("<w:p/>", [a_style(f"<w:rPr>{RED}</w:rPr>")]),
    ('<w:p><w:pPr><w:pStyle w:val="Egen"/></w:pPr></w:p>', [a_style(f"<w:rPr>{RED}</w:rPr>")]),
    (STYLED.format('<w:rPr><w:color w:val="1D655F"/></w:rPr>'), [a_style(f"<w:rPr>{RED}</w:rPr>")]),
    (STYLED.format(""), [a_style(f"<w:rPr>{RED}</w:rPr>", id="Grund"),
                         a_style('<w:rPr><w:color w:val="1D655F"/></w:rPr>', base="Grund")]),
    (table('<w:tblStyle w:val="Egen"/><w:tblLook w:val="0000" w:firstRow="0"/>'),
     [a_style(f'<w:tblStylePr w:type="firstRow"><w:rPr>{RED}</w:rPr></w:tblStylePr>', "table")]),
    (table('<w:tblStyle w:val="Egen"/>', '<w:shd w:val="clear" w:fill="1D655F"/>'),
     [a_style('<w:tcPr><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr>', "table")]),
])
def test_a_style_that_shows_nothing_is_not_told(body: str, styles: list[str]) -> None:
    assert off_palette(with_style(body, *styles)) == []


def test_text_in_a_header_and_in_footnotes_is_told() -> None:
    header = edit(document(), "word/header1.xml", lambda root: root.extend(fragment(run(RED))))
    notes = with_part(document(), DOCUMENT, "footnotes", "word/fotnoter.xml", etree.tostring(fragment(
        f'<w:footnotes><w:footnote w:id="2">{run(RED)}</w:footnote></w:footnotes>')[0]))

    assert [(use.rgb, use.part) for use in off_palette(header)] == [("FF0000", "word/header1.xml")]
    assert [(use.rgb, use.part) for use in off_palette(notes)] == [("FF0000", "word/fotnoter.xml")]


def test_a_comment_is_not_told() -> None:
    comments = etree.tostring(fragment(f'<w:comments><w:comment w:id="2">{run(RED)}</w:comment></w:comments>')[0])

    assert off_palette(with_part(document(), DOCUMENT, "comments", "word/kommentarer.xml", comments)) == []


def test_the_place_is_the_paragraph() -> None:
    assert [use.number for use in off_palette(in_document("<w:p/>" + run(RED)))] == [2]


def test_a_changed_style_of_the_brand_is_not_told_as_a_colour_too() -> None:
    def recolour(root: etree._Element) -> None:
        style = next(one for one in root.iterfind("w:style", NS)
                     if find(one, "w:name").get(qn("w:val")) == "heading 1")
        find(style, "w:rPr/w:color").attrib.clear()
        find(style, "w:rPr/w:color").set(qn("w:val"), "FF0000")

    assert off_palette(edit(document(), STYLES, recolour)) == []
