"""What is drawn becomes elements: ink, embedded objects, groups of old, and pictures in text boxes too."""

import pytest
from support.colours import document, fragment, on_slide, with_part
from support.edit import edit

from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.model.geometry import Relative
from naravard_templates.model.snapshot import Element, ElementKind, Snapshot

HEADER = "word/header1.xml"
PNG = b"\x89PNG\r\n\x1a\n"


def slide_elements(xml: str) -> list[Element]:
    with Package(on_slide(xml)) as package:
        return [element for element in read_package(package).pages[1].surfaces[-1].elements if element.name == "Form"]


def header_elements(xml: str) -> tuple[Element, ...]:
    """What the header shows that was put into it: the last ones."""
    data = edit(document(), HEADER, lambda root: root.extend(fragment(xml)))
    with Package(with_part(data, HEADER, "image", "word/media/form.png", PNG)) as package:
        new = surface_elements(read_package(package))
    with Package(document()) as package:
        return new[len(surface_elements(read_package(package))):]


def surface_elements(snapshot: Snapshot) -> tuple[Element, ...]:
    surfaces = (surface for page in snapshot.pages for surface in page.surfaces if surface.part == HEADER)
    return next(surfaces).elements


def frame(uri: str, content: str = "") -> str:
    return ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Form"/><p:cNvGraphicFramePr/><p:nvPr/>'
            '</p:nvGraphicFramePr><p:xfrm><a:off x="10" y="20"/><a:ext cx="30" cy="40"/></p:xfrm><a:graphic>'
            f'<a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic></p:graphicFrame>')


INK = ('<p:contentPart r:id="rId9"><p14:nvContentPartPr><p14:cNvPr id="9" name="Form" descr="Ring"/>'
       '<p14:cNvContentPartPr/><p14:nvPr/></p14:nvContentPartPr><p14:xfrm><a:off x="10" y="20"/>'
       '<a:ext cx="30" cy="40"/></p14:xfrm></p:contentPart>')
OLE = ('<mc:AlternateContent><mc:Choice Requires="v"><p:oleObj/></mc:Choice><mc:Fallback><p:oleObj><p:pic/></p:oleObj>'
       "</mc:Fallback></mc:AlternateContent>")
OPEN_XML = "http://schemas.openxmlformats.org/"


@pytest.mark.parametrize(("xml", "kind"), [
    (f'<mc:AlternateContent><mc:Choice Requires="p14">{INK}</mc:Choice><mc:Fallback><p:pic/></mc:Fallback>'
     "</mc:AlternateContent>", ElementKind.INK),
    (frame(OPEN_XML + "presentationml/2006/ole", OLE), ElementKind.OLE),
    (frame(OPEN_XML + "drawingml/2006/diagram"), ElementKind.DIAGRAM),
    (frame("http://schemas.microsoft.com/office/drawing/2014/chartex"), ElementKind.CHART),
])
def test_every_kind_of_frame_on_a_slide_is_one_element_with_its_place(xml: str, kind: ElementKind) -> None:
    (element,) = slide_elements(xml)

    assert element.kind is kind
    assert element.box is not None
    assert (element.box.x, element.box.y, element.box.cx, element.box.cy) == (10, 20, 30, 40)


@pytest.mark.parametrize(("paint", "effects"), [
    ("<a:effectLst><a:glow rad='9'/><a:softEdge rad='9'/><a:reflection/></a:effectLst>",
     ("glow", "reflection", "softEdge")),
    ("<a:scene3d><a:camera prst='orthographicFront'/></a:scene3d><a:sp3d/>", ()),
    ("<a:scene3d><a:camera prst='isometricTopUp'/></a:scene3d><a:sp3d><a:bevelT w='9'/></a:sp3d>", ("scene3d", "sp3d")),
])
def test_effects_that_change_something_are_named(paint: str, effects: tuple[str, ...]) -> None:
    shape = ('<p:sp><p:nvSpPr><p:cNvPr id="9" name="Form"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
             f'<a:prstGeom prst="rect"/>{paint}</p:spPr></p:sp>')

    assert slide_elements(shape)[0].effects == effects


INLINE = ('<w:r><w:drawing><wp:inline><wp:extent cx="900" cy="500"/><wp:docPr id="9" name="Bild"/><a:graphic>'
          '<a:graphicData uri="x"><pic:pic><pic:nvPicPr><pic:cNvPr id="9" name="Bild"/><pic:cNvPicPr/></pic:nvPicPr>'
          '<pic:blipFill><a:blip r:embed="rIdForm"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
          '</wp:inline></w:drawing></w:r>')
TEXT_BOX = ('<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="9000" cy="5000"/><wp:docPr id="8" name="Ruta"/><a:graphic>'
            '<a:graphicData uri="x"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent><w:p>' + INLINE
            + '</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
            "</w:p>")


def test_a_picture_in_a_text_box_is_an_element_of_its_own_that_stands_in_text() -> None:
    box, picture = header_elements(TEXT_BOX)

    assert (box.name, picture.name, picture.kind) == ("Ruta", "Bild", ElementKind.PICTURE)
    assert picture.picture is not None
    assert picture.picture.part == "word/media/form.png"
    assert picture.box is not None
    assert (picture.box.cx, picture.box.cy, picture.box.frame.horizontal) == (900, 500, Relative.INLINE)


@pytest.mark.parametrize("wrapped", [
    "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
    '<w:p><w:ins w:id="1" w:author="x">{}</w:ins></w:p>',
])
def test_a_picture_is_found_wherever_it_stands(wrapped: str) -> None:
    (picture,) = header_elements(wrapped.format(INLINE))

    assert (picture.kind, picture.hidden) == (ElementKind.PICTURE, False)


@pytest.mark.parametrize("wrapped", ['<w:p><w:del w:id="1" w:author="x">{}</w:del></w:p>',
                                     '<w:p><w:moveFrom w:id="1" w:author="x">{}</w:moveFrom></w:p>'])
def test_a_picture_that_is_deleted_with_tracking_is_hidden(wrapped: str) -> None:
    assert [picture.hidden for picture in header_elements(wrapped.format(INLINE))] == [True]


def test_a_watermark_in_vml_has_its_words_and_its_transparency() -> None:
    (mark,) = header_elements(
        '<w:p><w:r><w:pict><v:shapetype id="t"/><v:shape id="Vatten" style="width:100pt;height:50pt;rotation:315" '
        'fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath string="UTKAST"/></v:shape></w:pict></w:r>'
        "</w:p>")

    assert (mark.text, mark.fill.stops[0].colour.rgb, mark.fill.stops[0].colour.alpha) == ("UTKAST", "C0C0C0", 0.5)
    assert mark.box is not None
    assert mark.box.rotation == 315


def test_shapes_in_a_vml_group_stand_where_the_group_puts_them() -> None:
    (inner,) = header_elements(
        '<w:p><w:r><w:pict><v:group style="position:absolute;margin-left:10pt;margin-top:20pt;width:100pt;height:50pt" '
        'coordorigin="1000,1000" coordsize="2000,1000"><v:rect style="position:absolute;left:2000;top:1000;width:1000;'
        'height:500" fillcolor="#123456"/></v:group></w:pict></w:r></w:p>')

    assert inner.box is not None
    assert (inner.box.x, inner.box.y, inner.box.cx, inner.box.cy) == (60 * 12700, 20 * 12700, 50 * 12700, 25 * 12700)


def test_an_embedded_object_in_a_header_is_seen() -> None:
    (found,) = header_elements('<w:p><w:r><w:object><v:shape id="o" style="width:9pt;height:9pt"><v:imagedata '
                               'r:id="rIdForm"/></v:shape></w:object></w:r></w:p>')

    assert found.kind is ElementKind.OLE
