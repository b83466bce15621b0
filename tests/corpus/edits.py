"""Changes that several cases make: what a person does to a shape, and shapes to put into a file."""

from __future__ import annotations

import io
from copy import deepcopy

from lxml import etree
from PIL import Image
from support.edit import NS, find, qn

from corpus.office import EMU_PER_MM, Office, element

MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout{}.xml"
SLIDE = "ppt/slides/slide{}.xml"
TITLE_LAYOUT, CONTENT_LAYOUT, PICTURE_LAYOUT, SPARE_LAYOUT = (LAYOUT.format(n) for n in (1, 6, 11, 21))
PRESENTATION, THEME = "ppt/presentation.xml", "ppt/theme/theme1.xml"
FIRST_HEADER, HEADER, FIRST_FOOTER, FOOTER = (f"word/{name}.xml" for name in ("header1", "header2", "footer1",
                                                                            "footer2"))
BODY, SETTINGS, STYLES, WORD_THEME = (f"word/{name}.xml" for name in ("document", "settings", "styles",
                                                                      "theme/theme1"))
LOGO = "//p:pic[p:nvPicPr/p:cNvPr/@name='Ordmärke']"
TEXT = "//w:body/w:p[starts-with(w:r/w:t, 'Parterna vill')]"
"""The first paragraph of plain text in the document."""
WORD_LOGO = "//wp:anchor[.//pic:pic]"
LOGO_BOX = (624_000, 6_192_000, 1_555_200, 432_000)
"""Where the logo of the default brand's slide master stands, in EMU."""
WORD_LOGO_BOX = (449_496, 504_000, 1_814_400, 504_000)


def named(name: str) -> str:
    """The XPath of a shape by its name, in either format."""
    return f"//*[p:nvSpPr/p:cNvPr/@name='{name}' or p:nvGrpSpPr/p:cNvPr/@name='{name}' or wps:cNvPr/@name='{name}']"


def shift(offset: etree._Element, x: int = 0, y: int = 0) -> None:
    """Moves an `a:off`, or the `wp:anchor` of a Word drawing."""
    if offset.tag != qn("wp:anchor"):
        offset.set("x", str(int(offset.get("x")) + x))
        offset.set("y", str(int(offset.get("y")) + y))
        return
    for path, by in (("wp:positionH/wp:posOffset", x), ("wp:positionV/wp:posOffset", y)):
        position = find(offset, path)
        position.text = str(int(position.text) + by)


def stretch(extent: etree._Element, across: float = 1.0, down: float = 1.0) -> None:
    for name, factor in (("cx", across), ("cy", down)):
        extent.set(name, str(round(int(extent.get(name)) * factor)))


def recolour(shape: etree._Element, fill: str) -> None:
    """Another fill, as XML, in place of the one that the shape has."""
    old = next(shape.iter(qn("a:solidFill"), qn("a:gradFill")))
    old.getparent().replace(old, element(fill))


def rectangle(box: tuple[int, int, int, int], fill: str = "FFFFFF", alpha: int = 100_000,
              name: str = "Rektangel 98") -> etree._Element:
    """A rectangle for a slide tree; `alpha` is in thousandths of a percent."""
    x, y, cx, cy = box
    return element(
        f'<p:sp><p:nvSpPr><p:cNvPr id="98" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{fill}"><a:alpha val="{alpha}"/></a:srgbClr></a:solidFill><a:ln><a:noFill/>'
        '</a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="sv-SE"/></a:p></p:txBody></p:sp>')


def picture(file: Office, part: str, data: bytes, box: tuple[int, int, int, int], name: str = "Bild 97",
            media: str = "ppt/media/corpus.png") -> etree._Element:
    """A picture of its own for a slide tree, with its part and relationship."""
    file.add(media, data)
    number, (x, y, cx, cy) = file.relate(part, "image", media), box
    return element(
        f'<p:pic><p:nvPicPr><p:cNvPr id="97" name="{name}" descr="Ringar som hänger ihop"/><p:cNvPicPr/><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom></p:spPr></p:pic>')


def put(file: Office, part: str, shape: etree._Element) -> etree._Element:
    """On top of a slide, layout or master."""
    file.one(part, "//p:spTree").append(shape)
    return shape


def float_over(box: tuple[int, int, int, int], inner: str, *, behind: int = 0, name: str = "Textruta 96",
               uri: str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape") -> etree._Element:
    """A run with a drawing that floats at a place on the page, above or behind the text."""
    x, y, cx, cy = box
    return element(
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251999999" '
        f'behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="96" name="{name}" descr="En ruta"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>')


def word_box(cx: int, cy: int, fill: str = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>') -> str:
    """The inside of a Word drawing: a rectangle without words."""
    return ('<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}'
            '<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>')


def lay_over_page(file: Office, run: etree._Element, part: str = BODY) -> None:
    """Anchors a floating drawing in the first paragraph of the body, a header or a footer."""
    file.one(part, "/w:document/w:body/w:p | /w:hdr/w:p | /w:ftr/w:p").append(run)


def replace_media(file: Office, part: str, blip: etree._Element, data: bytes, name: str) -> None:
    """Points one picture at other bytes, with a part and a relationship of its own and no SVG twin."""
    media = f"{part.partition('/')[0]}/media/{name}"
    file.add(media, data)
    blip.set(qn("r:embed"), file.relate(part, "image", media))
    for extension in blip.findall("a:extLst", NS):
        blip.remove(extension)


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def png(found: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    found.save(buffer, "PNG", **options)
    return buffer.getvalue()


def jpeg(found: Image.Image, quality: int = 85) -> bytes:
    """On white, as programs do it that know no transparency."""
    flat = Image.alpha_composite(Image.new("RGBA", found.size, "white"), found).convert("RGB")
    buffer = io.BytesIO()
    flat.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def saved_by(file: Office, program: str) -> None:
    """What docProps/app.xml says of the program that saved the file last."""
    root = file.tree("docProps/app.xml")
    name = root.find("{*}Application")
    if name is None:
        name = root.makeelement(qn("ep:Application"), {})
        root.append(name)
    name.text = program
    version = root.find("{*}AppVersion")
    if version is None:
        version = root.makeelement(qn("ep:AppVersion"), {})
        root.append(version)
    version.text = "16.0000"


def duplicate(found: etree._Element) -> etree._Element:
    """A copy right after the original."""
    copy = deepcopy(found)
    found.addnext(copy)
    return copy


def mm(length: float) -> int:
    return round(length * EMU_PER_MM)
