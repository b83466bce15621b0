"""What a slide is drawn in is told once; what nobody sees is not told at all. Each case is put on a clean slide."""

import pytest
from lxml import etree
from support.colours import SLIDE, deck, off_palette, on_slide, with_part
from support.edit import NS, edit, find

RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
SHAPE = ('<p:sp><p:nvSpPr><p:cNvPr id="900" name="Form"{attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
         '<a:off x="600000" y="3000000"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>{paint}'
         '</p:spPr>{style}<p:txBody><a:bodyPr/>{text}</p:txBody></p:sp>')
EMPTY = "<a:lstStyle/><a:p/>"


def shape(paint: str = "<a:noFill/>", text: str = EMPTY, style: str = "", attributes: str = "") -> str:
    return SHAPE.format(paint=paint, text=text, style=style, attributes=attributes)


def words(run_properties: str, text: str = "Ord", before: str = "") -> str:
    return shape(text=f"<a:lstStyle/><a:p>{before}<a:r>{run_properties}<a:t>{text}</a:t></a:r></a:p>")


def style(fill: str = "0", line: str = "0", font: str = "minor", colour: str = '<a:srgbClr val="FF0000"/>') -> str:
    return (f'<p:style><a:lnRef idx="{line}">{colour}</a:lnRef><a:fillRef idx="{fill}">{colour}</a:fillRef>'
            f'<a:effectRef idx="0">{colour}</a:effectRef><a:fontRef idx="{font}">{colour}</a:fontRef></p:style>')


LINKED = '<a:rPr>' + RED + '<a:hlinkClick xmlns:r="' + NS["r"] + '" r:id="">{}</a:hlinkClick></a:rPr>'
OWN_LINK = ('<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr val="tx" '
            'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor"/></a:ext></a:extLst>')
DRAWN = {
    "fill": (shape(RED), "fill", "FF0000"),
    "line": (shape(f"<a:noFill/><a:ln>{RED}</a:ln>"), "line", "FF0000"),
    "gradient": (shape('<a:gradFill><a:gsLst><a:gs pos="0"><a:schemeClr val="accent1"/></a:gs><a:gs pos="100000">'
                       '<a:srgbClr val="FF0000"/></a:gs></a:gsLst></a:gradFill>'), "gradient", "FF0000"),
    "pattern": (shape('<a:pattFill prst="pct50"><a:fgClr><a:prstClr val="red"/></a:fgClr><a:bgClr>'
                      '<a:schemeClr val="bg1"/></a:bgClr></a:pattFill>'), "pattern", "FF0000"),
    "glow": (shape('<a:noFill/><a:effectLst><a:glow rad="63500"><a:srgbClr val="FF0000"/></a:glow></a:effectLst>'),
             "effect", "FF0000"),
    "shadow": (shape('<a:noFill/><a:effectLst><a:outerShdw dist="50000"><a:hslClr hue="0" sat="100000" lum="50000"/>'
                     '</a:outerShdw></a:effectLst>'), "effect", "FF0000"),
    "text": (words(f"<a:rPr>{RED}</a:rPr>"), "text", "FF0000"),
    "text's outline": (words(f"<a:rPr><a:ln>{RED}</a:ln></a:rPr>"), "line", "FF0000"),
    "highlight": (words('<a:rPr><a:highlight><a:srgbClr val="FFFF00"/></a:highlight></a:rPr>'), "highlight", "FFFF00"),
    "highlighted blank": (words('<a:rPr><a:highlight><a:srgbClr val="FFFF00"/></a:highlight></a:rPr>', " "),
                          "highlight", "FFFF00"),
    "underline": (words(f'<a:rPr u="sng"><a:uFill>{RED}</a:uFill></a:rPr>'), "underline", "FF0000"),
    "bullet": (words("", before='<a:pPr><a:buClr><a:srgbClr val="FF0000"/></a:buClr></a:pPr>'), "bullet", "FF0000"),
    "list style that is used": (shape(text=f"<a:lstStyle><a:lvl1pPr><a:defRPr>{RED}</a:defRPr></a:lvl1pPr></a:lstStyle>"
                                           "<a:p><a:r><a:t>Ord</a:t></a:r></a:p>"), "text", "FF0000"),
    "a link with a colour of its own": (words(LINKED.format(OWN_LINK)), "text", "FF0000"),
    "style's fill": (shape("", style=style(fill="1")), "fill", "FF0000"),
    "style's line": (shape("<a:noFill/>", style=style(line="1")), "line", "FF0000"),
    "style's text": (shape(text="<a:lstStyle/><a:p><a:r><a:t>Ord</a:t></a:r></a:p>", style=style()), "text", "FF0000"),
    "another hue of a theme colour": (shape('<a:solidFill><a:schemeClr val="accent1"><a:hueOff val="7200000"/>'
                                            '</a:schemeClr></a:solidFill>'), "fill", None),
    "an alternative, once": (f'<mc:AlternateContent xmlns:mc="{NS["mc"]}"><mc:Choice Requires="p14">{shape(RED)}'
                             f'</mc:Choice><mc:Fallback>{shape(RED.replace("FF0000", "00FF00"))}</mc:Fallback>'
                             '</mc:AlternateContent>',
                             "fill", "FF0000"),
}
UNSEEN = {
    "text in the theme's link colour": words(LINKED.format("")),
    "a blank": words(f"<a:rPr>{RED}</a:rPr>", " "),
    "an empty paragraph": shape(text=f"<a:lstStyle/><a:p><a:endParaRPr>{RED}</a:endParaRPr></a:p>"),
    "a list level without text": shape(text=f"<a:lstStyle><a:lvl7pPr><a:defRPr>{RED}</a:defRPr></a:lvl7pPr>"
                                            "</a:lstStyle><a:p><a:r><a:t>Ord</a:t></a:r></a:p>"),
    "a list style that every run overrules": shape(
        text=f"<a:lstStyle><a:lvl1pPr><a:defRPr>{RED}</a:defRPr></a:lvl1pPr></a:lstStyle><a:p><a:r><a:rPr><a:solidFill>"
             '<a:schemeClr val="tx1"/></a:solidFill></a:rPr><a:t>Ord</a:t></a:r></a:p>'),
    "a fill that is switched off": shape(
        '<a:noFill/><a:extLst><a:ext uri="{909E8E84-426E-40DD-AFC4-6F175D3DCCD1}"><a14:hiddenFill xmlns:a14="'
        f'{NS["a14"]}">{RED}</a14:hiddenFill></a:ext></a:extLst>'),
    "style references that refer to nothing": shape("", style=style()),
    "style references that the shape overrules": shape("<a:noFill/><a:ln><a:noFill/></a:ln>",
                                                       style=style(fill="1", line="1")),
    "the shape styles of Office": shape("", style=style("1", "2", colour='<a:schemeClr val="accent1"><a:shade '
                                                        'val="50000"/></a:schemeClr>')),
    "what letter art makes of a theme colour": words(
        '<a:rPr><a:ln><a:solidFill><a:schemeClr val="accent6"><a:satMod val="120000"/><a:shade val="80000"/>'
        '</a:schemeClr></a:solidFill></a:ln></a:rPr>'),
    "a hidden shape": shape(RED, attributes=' hidden="1"'),
    "a colour that is all clear": shape('<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="0"/></a:srgbClr>'
                                        '</a:solidFill>'),
}


@pytest.mark.parametrize("case", DRAWN)
def test_every_colour_that_is_drawn_is_told_once(case: str) -> None:
    xml, role, rgb = DRAWN[case]

    found = off_palette(on_slide(xml))

    assert len(found) == 1, found
    assert (found[0].role, found[0].object) == (role, "Form")
    assert rgb is None or found[0].rgb == rgb


@pytest.mark.parametrize("case", UNSEEN)
def test_what_nobody_sees_is_not_told(case: str) -> None:
    assert off_palette(on_slide(UNSEEN[case])) == []


TABLE = ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="901" name="Form"/><p:cNvGraphicFramePr/><p:nvPr/>'
         '</p:nvGraphicFramePr><p:xfrm><a:off x="600000" y="3000000"/><a:ext cx="900000" cy="900000"/></p:xfrm>'
         '<a:graphic>'
         '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr {flags}>'
         '<a:tableStyleId>{{11111111-2222-3333-4444-555555555555}}</a:tableStyleId></a:tblPr><a:tblGrid>'
         '<a:gridCol w="9"/>'
         '</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>')
ROW = ('<a:tr h="9"><a:tc{merge}><a:txBody><a:bodyPr/><a:p><a:r><a:t>Ord</a:t></a:r></a:p></a:txBody>'
       '<a:tcPr>{cell}</a:tcPr></a:tc></a:tr>')


def table(flags: str = "", cells: tuple[str, ...] = ("", ""), merge: str = "") -> str:
    return TABLE.format(flags=flags, rows="".join(ROW.format(cell=cell, merge=merge) for cell in cells))


def styled(xml: str, **parts_of_style: str) -> bytes:
    """A slide with a table whose style the file itself defines."""
    def define(root: etree._Element) -> None:
        body = "".join(f"<a:{name}>{content}</a:{name}>" for name, content in parts_of_style.items())
        root.append(etree.fromstring(f'<a:tblStyle xmlns:a="{NS["a"]}" styleName="Egen" '
                                     f'styleId="{{11111111-2222-3333-4444-555555555555}}">{body}</a:tblStyle>'))

    return edit(on_slide(xml), "ppt/tableStyles.xml", define)


FILLED = f"<a:tcStyle><a:tcBdr/><a:fill>{RED}</a:fill></a:tcStyle>"
PLAIN = '<a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:fill></a:tcStyle>'
LINED = f'<a:tcStyle><a:tcBdr><a:insideH><a:ln>{RED}</a:ln></a:insideH></a:tcBdr></a:tcStyle>'
NAMED = '<a:tcTxStyle><a:srgbClr val="FF0000"/></a:tcTxStyle>'


@pytest.mark.parametrize(("flags", "parts_of_style"), [
    ("", {"wholeTbl": FILLED}), ("", {"wholeTbl": LINED}), ("", {"wholeTbl": NAMED}),
    ('firstRow="1"', {"firstRow": FILLED}), ('bandRow="1"', {"band2H": FILLED}), ('lastCol="1"', {"lastCol": NAMED}),
])
def test_a_table_shows_the_parts_of_its_style_that_are_switched_on(flags: str, parts_of_style: dict[str, str]) -> None:
    found = off_palette(styled(table(flags), **parts_of_style))

    assert [(use.rgb, use.object) for use in found] == [("FF0000", "Form")]


@pytest.mark.parametrize(("flags", "cells", "parts_of_style"), [
    ('firstRow="0"', ("", ""), {"firstRow": FILLED}),
    ('firstRow="1" bandRow="1"', ("", ""), {"band2H": FILLED}),
    ('firstRow="1"', ("",), {"wholeTbl": FILLED, "firstRow": PLAIN}),
    ("", ("<a:noFill/>", "<a:noFill/>"), {"wholeTbl": FILLED}),
])
def test_parts_that_are_switched_off_or_overruled_are_not_told(flags: str, cells: tuple[str, ...],
                                                              parts_of_style: dict[str, str]) -> None:
    assert off_palette(styled(table(flags, cells), **parts_of_style)) == []


def test_cells_and_their_borders_are_told() -> None:
    found = off_palette(on_slide(table(cells=(RED, f"<a:lnB>{RED}</a:lnB>"))))

    assert sorted(use.role for use in found) == ["border", "table"]


def test_a_cell_that_another_one_covers_is_not_told() -> None:
    assert off_palette(on_slide(table(cells=(RED,), merge=' vMerge="1"'))) == []


CHART = ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="902" name="Form"/><p:cNvGraphicFramePr/><p:nvPr/>'
         '</p:nvGraphicFramePr><p:xfrm><a:off x="600000" y="3000000"/><a:ext cx="900000" cy="900000"/></p:xfrm>'
         '<a:graphic>'
         '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="' + NS["c"]
         + '" xmlns:r="' + NS["r"] + '" r:id="rIdForm"/></a:graphicData></a:graphic></p:graphicFrame>')
SERIES = '<c:barChart><c:ser><c:idx val="0"/>{}</c:ser></c:barChart>'


def chart(plot: str, theme: bytes | None = None) -> bytes:
    xml = (f'<c:chartSpace xmlns:c="{NS["c"]}" xmlns:a="{NS["a"]}"><c:chart><c:plotArea>{plot}</c:plotArea></c:chart>'
           '</c:chartSpace>')
    related = {} if theme is None else {"themeOverride": theme}
    return with_part(on_slide(CHART), SLIDE, "chart", "ppt/charts/form.xml", xml.encode(), related)


@pytest.mark.parametrize("plot", [
    SERIES.format(f"<c:spPr>{RED}</c:spPr>"),
    SERIES.format(f'<c:dPt><c:idx val="1"/><c:spPr>{RED}</c:spPr></c:dPt>'),
    SERIES.format(f'<c:marker><c:symbol val="circle"/><c:spPr>{RED}</c:spPr></c:marker>'),
    f"<c:catAx><c:spPr><a:ln>{RED}</a:ln></c:spPr></c:catAx>",
    f"<c:valAx><c:txPr><a:p><a:pPr><a:defRPr>{RED}</a:defRPr></a:pPr></a:p></c:txPr></c:valAx>",
    f"<c:spPr>{RED}</c:spPr>",
])
def test_what_a_chart_draws_is_told(plot: str) -> None:
    assert [(use.rgb, use.role, use.object) for use in off_palette(chart(plot))] == [("FF0000", "chart", "Form")]


@pytest.mark.parametrize("plot", [
    f'<c:catAx><c:delete val="1"/><c:spPr><a:ln>{RED}</a:ln></c:spPr></c:catAx>',
    SERIES.format(f'<c:marker><c:symbol val="none"/><c:spPr>{RED}</c:spPr></c:marker>'),
    SERIES.format(f'<c:dLbls><c:txPr><a:p><a:pPr><a:defRPr>{RED}</a:defRPr></a:pPr></a:p></c:txPr>'
                  '<c:showVal val="0"/><c:showCatName val="0"/></c:dLbls>'),
])
def test_what_a_chart_leaves_out_is_not_told(plot: str) -> None:
    assert off_palette(chart(plot)) == []


def test_a_chart_that_brought_its_own_theme_shows_that_themes_colours() -> None:
    theme = (f'<a:themeOverride xmlns:a="{NS["a"]}"><a:clrScheme name="x"><a:accent1><a:srgbClr val="FF0000"/>'
             '</a:accent1></a:clrScheme></a:themeOverride>').encode()
    plot = SERIES.format('<c:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></c:spPr>')

    assert [use.rgb for use in off_palette(chart(plot, theme))] == ["FF0000"]


def test_a_chart_that_no_slide_shows_is_not_told() -> None:
    def forget(root: etree._Element) -> None:
        frame = find(root, ".//p:graphicFrame")
        frame.getparent().remove(frame)  # type: ignore[union-attr]

    assert off_palette(edit(chart(f"<c:spPr>{RED}</c:spPr>"), SLIDE, forget)) == []


INK = (f'<mc:AlternateContent xmlns:mc="{NS["mc"]}"><mc:Choice xmlns:p14="{NS["p14"]}" Requires="p14"><p:contentPart '
       f'xmlns:r="{NS["r"]}" r:id="rIdForm"><p14:nvContentPartPr><p14:cNvPr id="903" name="Form"/>'
       '<p14:cNvContentPartPr/><p14:nvPr/></p14:nvContentPartPr><p14:xfrm><a:off x="10" y="20"/>'
       '<a:ext cx="30" cy="40"/></p14:xfrm></p:contentPart></mc:Choice><mc:Fallback/></mc:AlternateContent>')
BRUSH = (f'<ink xmlns="{NS["inkml"]}"><definitions><brush><brushProperty name="width" value="0.05"/>'
         '<brushProperty name="color" value="#E71224"/></brush></definitions></ink>').encode()


def test_ink_is_told_with_its_place_and_colour() -> None:
    data = with_part(on_slide(INK), SLIDE, "customXml", "ppt/ink/ink1.xml", BRUSH)

    assert [(use.rgb, use.role, use.object) for use in off_palette(data)] == [("E71224", "ink", "Form")]


DIAGRAM = ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="904" name="Form"/><p:cNvGraphicFramePr/><p:nvPr/>'
           '</p:nvGraphicFramePr><p:xfrm><a:off x="600000" y="3000000"/><a:ext cx="900000" cy="900000"/></p:xfrm>'
           f'<a:graphic><a:graphicData uri="{NS["dgm"]}"><dgm:relIds xmlns:dgm="{NS["dgm"]}" xmlns:r="{NS["r"]}" '
           'r:dm="rIdForm" r:lo="rIdLo" r:qs="rIdQs" r:cs="rIdCs"/></a:graphicData></a:graphic></p:graphicFrame>')
POINT = f'<dgm:pt><dgm:prSet/><dgm:spPr>{RED}</dgm:spPr></dgm:pt>'


def diagram(points: str, drawing: str | None) -> bytes:
    link = f'<dsp:dataModelExt xmlns:dsp="{NS["dsp"]}" relId="rIdDrawing"/>' if drawing is not None else ""
    data = (f'<dgm:dataModel xmlns:dgm="{NS["dgm"]}" xmlns:a="{NS["a"]}"><dgm:ptLst>{points}</dgm:ptLst><dgm:extLst>'
            f'<a:ext uri="x">{link}</a:ext></dgm:extLst></dgm:dataModel>')
    file = with_part(on_slide(DIAGRAM), SLIDE, "diagramData", "ppt/diagrams/data9.xml", data.encode())
    if drawing is None:
        return file
    xml = f'<dsp:drawing xmlns:dsp="{NS["dsp"]}" xmlns:a="{NS["a"]}"><dsp:spTree>{drawing}</dsp:spTree></dsp:drawing>'
    return with_part(file, SLIDE, "diagramDrawing", "ppt/diagrams/drawing9.xml", xml.encode(), id="rIdDrawing")


@pytest.mark.parametrize(("points", "drawing", "told"), [
    ("", f"<dsp:sp><dsp:spPr>{RED}</dsp:spPr></dsp:sp>", ["FF0000"]),
    (POINT, "<dsp:sp><dsp:spPr><a:noFill/></dsp:spPr></dsp:sp>", []),
    (POINT, None, ["FF0000"]),
])
def test_smartart_is_told_by_its_drawing_or_else_by_its_data(points: str, drawing: str | None,
                                                            told: list[str]) -> None:
    assert [use.rgb for use in off_palette(diagram(points, drawing))] == told


def test_a_slide_with_nothing_on_it_is_clean() -> None:
    assert off_palette(deck()) == []
