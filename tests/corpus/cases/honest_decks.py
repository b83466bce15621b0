"""Decks that somebody only saved, or edited where they may; nothing is to be said of them."""

from __future__ import annotations

import io
import re
from copy import deepcopy

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu
from support.edit import NS, find, pack, qn

from corpus.bases import rings
from corpus.case import LIBRARY, case
from corpus.cases.removed import drop_layout
from corpus.edits import (
    LAYOUT,
    LOGO,
    MASTER,
    PRESENTATION,
    SLIDE,
    mm,
    picture,
    put,
    rectangle,
)
from corpus.office import Office, element

SLIDES = range(1, 6)


@case("honest-untouched.pptx", origin="script: naravard build")
def _(file: Office) -> None:
    """The deck as the program builds it."""


@case("honest-saved-by-python-pptx.pptx", origin=LIBRARY + "python-pptx")
def _(file: Office) -> bytes:
    """python-pptx opened and saved the deck."""
    return with_library(file, lambda deck: None)


@case("honest-slide-added-by-python-pptx.pptx", origin=LIBRARY + "python-pptx")
def _(file: Office) -> bytes:
    """A slide with a title and three points was added by python-pptx."""
    def add(deck: pptx.presentation.Presentation) -> None:
        layout = next(one for one in deck.slide_layouts if one.name == "Rubrik och innehåll")
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = "En bild till"
        body = next(one for one in slide.placeholders if one.placeholder_format.idx == 1)
        body.text_frame.text = "Första punkten\nAndra punkten"
        for paragraph in (*slide.shapes.title.text_frame.paragraphs, *body.text_frame.paragraphs):
            for run in paragraph.runs:
                run.font.language_id = 1053
        for shape in list(slide.placeholders):
            if not shape.has_text_frame or not shape.text_frame.text:
                shape.element.getparent().remove(shape.element)
    return with_library(file, add)


@case("honest-chart-added-by-python-pptx.pptx", origin=LIBRARY + "python-pptx")
def _(file: Office) -> bytes:
    """A column chart that takes its colours from the theme was added to slide 2."""
    def add(deck: pptx.presentation.Presentation) -> None:
        data = CategoryChartData()
        data.categories = ["2024", "2025"]
        data.add_series("Besök", (3, 4))
        frame = deck.slides[1].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Emu(6_400_000), Emu(2_600_000),
                                                Emu(4_800_000), Emu(3_000_000), data)
        frame.element.nvGraphicFramePr.cNvPr.set("descr", "Staplar för två år: tre besök och fyra.")
    return with_library(file, add)


@case("honest-shapes-renamed-and-renumbered.pptx", origin="script: what Google Slides writes")
def _(file: Office) -> None:
    """Every shape has a made-up name and number and no lock, in masters, layouts and slides."""
    for part in (MASTER, *file.named("ppt/slideLayouts/"), *map(SLIDE.format, SLIDES)):
        for number, common in enumerate(file.tree(part).iter(qn("p:cNvPr"))):
            common.set("name", f"Google Shape;{number};p1")
            common.set("id", str(500 + number))
        for locks in list(file.tree(part).iter(qn("a:spLocks"), qn("a:picLocks"), qn("a:grpSpLocks"))):
            locks.getparent().remove(locks)
    file.content["docProps/app.xml"] = b"""<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/
extended-properties"><Application>Google</Application></Properties>""".replace(b"\n", b"")


@case("honest-layouts-renamed-by-libreoffice.pptx", origin="script: what LibreOffice writes")
def _(file: Office) -> None:
    """Every layout has the name that LibreOffice gives it."""
    for number, part in enumerate(file.named("ppt/slideLayouts/"), 1):
        file.one(part, "/*/p:cSld").set("name", f"Title Slide_{number}" if number > 1 else "Title Slide")
    file.content["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>LibreOffice/7.4</Application></Properties>")


@case("honest-groups-dissolved.pptx")
def _(file: Office) -> None:
    """The groups of the master were dissolved: the same shapes stand in the same places, one by one."""
    for group in file.all(MASTER, "//p:spTree/p:grpSp"):
        outer = find(group, "p:grpSpPr/a:xfrm")
        values = [int(find(outer, f"a:{tag}").get(name)) for tag, name in (
            ("off", "x"), ("off", "y"), ("chOff", "x"), ("chOff", "y"))]
        scale = int(find(outer, "a:ext").get("cx")) / int(find(outer, "a:chExt").get("cx"))
        for shape in group.findall(qn("p:sp")):
            off, ext = find(shape, "p:spPr/a:xfrm/a:off"), find(shape, "p:spPr/a:xfrm/a:ext")
            off.set("x", str(round(values[0] + (int(off.get("x")) - values[2]) * scale)))
            off.set("y", str(round(values[1] + (int(off.get("y")) - values[3]) * scale)))
            for name in ("cx", "cy"):
                ext.set(name, str(round(int(ext.get(name)) * scale)))
            group.addprevious(shape)
        group.getparent().remove(group)


@case("honest-layouts-in-another-order.pptx")
def _(file: Office) -> None:
    """Somebody sorted the layouts by name."""
    ids = file.one(MASTER, "//p:sldLayoutIdLst")
    ids.extend(list(reversed(ids)))


@case("honest-unused-layouts-deleted.pptx")
def _(file: Office) -> None:
    """All layouts but those in use were deleted to make the file smaller."""
    used = {file.target(SLIDE.format(number), rel.get("Id")) for number in SLIDES
            for rel in file.relationships(SLIDE.format(number)) if rel.get("Type").endswith("/slideLayout")}
    for part in file.named("ppt/slideLayouts/"):
        if part not in used and "_rels" not in part:
            drop_layout(file, part)


@case("honest-slides-reordered-and-deleted.pptx")
def _(file: Office) -> None:
    """The slides stand in another order, and one of them was deleted."""
    slides = file.one(PRESENTATION, "//p:sldIdLst")
    slides.remove(slides[3])
    slides.extend(list(reversed(slides)))
    for sections in file.tree(PRESENTATION).findall("p:extLst", NS):
        sections.getparent().remove(sections)


@case("honest-slide-duplicated.pptx")
def _(file: Office) -> None:
    """Slide 2 was duplicated and given another title."""
    file.add("ppt/slides/slide6.xml", file.content[SLIDE.format(2)],
             "application/vnd.openxmlformats-officedocument.presentationml.slide+xml")
    file.content["ppt/slides/_rels/slide6.xml.rels"] = file.content["ppt/slides/_rels/slide2.xml.rels"]
    file.one("ppt/slides/slide6.xml", "//a:t").text = "Varför vi ses igen"
    number = file.relate(PRESENTATION, "slide", "ppt/slides/slide6.xml")
    file.one(PRESENTATION, "//p:sldIdLst").append(element(f'<p:sldId id="900" r:id="{number}"/>'))


@case("honest-marks-of-powerpoint.pptx", origin="script: what PowerPoint writes")
def _(file: Office) -> None:
    """PowerPoint put its creation ids and modification numbers on shapes and slides, and a transition."""
    for part in (MASTER, *map(SLIDE.format, SLIDES)):
        for number, common in enumerate(file.tree(part).iter(qn("p:cNvPr"))):
            if common.find("a:extLst", NS) is None:
                common.append(element(
                    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId xmlns:a16="http://'
                    f'schemas.microsoft.com/office/drawing/2014/main" id="{{00000000-0000-0000-0000-{number:012d}}}"/>'
                    "</a:ext></a:extLst>"))
    for number in SLIDES:
        file.tree(SLIDE.format(number)).append(element('<p:transition spd="slow"><p:fade/></p:transition>'))


@case("honest-alternate-content-around-the-logo.pptx", origin="script: what newer programs write")
def _(file: Office) -> None:
    """The logo stands in a choice for newer programs and again in its fallback: it is there once."""
    logo = file.one(MASTER, LOGO)
    wrapper = element('<mc:AlternateContent><mc:Choice Requires="p14"/><mc:Fallback/></mc:AlternateContent>')
    logo.addprevious(wrapper)
    wrapper[1].append(deepcopy(logo))
    wrapper[0].append(logo)


@case("honest-offsets-of-zero-left-out.pptx")
def _(file: Office) -> None:
    """A program left out the offsets that are zero."""
    for part in (MASTER, *file.named("ppt/slideLayouts/")):
        for tag in ("a:off", "a:chOff"):
            for offset in list(file.tree(part).iter(qn(tag))):
                if offset.get("x") == "0" and offset.get("y") == "0":
                    offset.getparent().remove(offset)


@case("honest-parts-renamed.pptx")
def _(file: Office) -> bytes:
    """The logo's media, the layouts and the theme have other part names."""
    names = ((rb"wordmark", rb"image17"), (rb"slideLayout(\d+)\.xml", rb"layoutPart\1.xml"),
             (rb"theme1\.xml", rb"theme11.xml"))
    data = {}
    for name, content in file.content.items():
        is_list, new_name = name.endswith(".rels") or name.startswith("["), name.encode()
        for old, new in names:
            content = re.sub(old, new, content) if is_list else content
            new_name = re.sub(old, new, new_name)
        data[new_name.decode()] = content
    return pack(data)


@case("honest-logo-in-another-place-of-the-order.pptx")
def _(file: Office) -> None:
    """The logo stands before the groups in the master's order; nothing overlaps, so nobody sees it."""
    logo = file.one(MASTER, LOGO)
    file.one(MASTER, "//p:spTree/p:grpSp").addprevious(logo)


@case("honest-photo-and-boxes-in-the-content.pptx")
def _(file: Office) -> None:
    """A photo, and boxes in palette colours with a thin line between them, were put on slide 2."""
    slide = SLIDE.format(2)
    put(file, slide, picture(file, slide, rings((800, 600), "#A0520F"), (7_200_000, 3_000_000, 3_600_000, 2_700_000)))
    put(file, slide, rectangle((700_000, 4_000_000, 2_400_000, 900_000), "7A2E5D", name="Ruta 1"))
    put(file, slide, element(
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="92" name="Koppling 91"><a:extLst><a:ext '
        'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst></p:cNvPr>'
        '<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="3100000" y="4450000"/><a:ext cx="1200000" '
        'cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050"><a:solidFill><a:schemeClr '
        'val="accent5"/>'
        "</a:solidFill></a:ln></p:spPr></p:cxnSp>"))


@case("honest-hidden-slide.pptx")
def _(file: Office) -> None:
    """Slide 3 is hidden in the show."""
    file.tree(SLIDE.format(3)).set("show", "0")


@case("honest-comments-and-custom-xml.pptx")
def _(file: Office) -> None:
    """The file carries comments, authors and data of another system."""
    file.add("ppt/commentAuthors.xml", b'<p:cmAuthorLst xmlns:p="' + NS["p"].encode() + b'"/>',
             "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml")
    file.relate(PRESENTATION, "commentAuthors", "ppt/commentAuthors.xml")
    file.add("customXml/item1.xml", b"<arende/>", "application/xml")
    file.relate(PRESENTATION, "customXml", "customXml/item1.xml")


@case("honest-extra-layout-added.pptx")
def _(file: Office) -> None:
    """Somebody added a layout of their own with a placeholder and no graphics; the master's show through."""
    part = LAYOUT.format(77)
    file.add(part, file.content[LAYOUT.format(21)],
             "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml")
    file.content["ppt/slideLayouts/_rels/slideLayout77.xml.rels"] = file.content[
        "ppt/slideLayouts/_rels/slideLayout21.xml.rels"]
    file.one(part, "/*/p:cSld").set("name", "Min egen")
    number = file.relate(MASTER, "slideLayout", part)
    file.one(MASTER, "//p:sldLayoutIdLst").append(element(f'<p:sldLayoutId id="2147485000" r:id="{number}"/>'))


@case("honest-show-and-animation.pptx")
def _(file: Office) -> None:
    """The deck is saved as a show, and slide 2 has a timing tree."""
    part = file.one("[Content_Types].xml", "//ct:Override[@PartName='/ppt/presentation.xml']")
    part.set("ContentType", part.get("ContentType").replace("presentation.main", "slideshow.main"))
    file.tree(SLIDE.format(2)).append(element(
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/></p:par></p:tnLst>'
        "</p:timing>"))


@case("honest-text-rewritten.pptx")
def _(file: Office) -> None:
    """The words of slide 2 are others, longer, in bold, with a link and an indent."""
    paragraphs = file.all(SLIDE.format(2), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']//a:p")
    find(paragraphs[0], "a:r/a:t").text = "Något helt annat, som tar lite mer plats än förut"
    find(paragraphs[0], "a:r/a:rPr").set("b", "1")
    paragraphs[-1].insert(0, element('<a:pPr lvl="1"/>'))
    number = file.relate(SLIDE.format(2), "hyperlink", "https://www.example.org/", external=True)
    find(paragraphs[-1], "a:r/a:rPr").append(element(f'<a:hlinkClick r:id="{number}"/>'))


@case("honest-box-shrunk-to-fit.pptx")
def _(file: Office) -> None:
    """PowerPoint shrank the text of slide 2 to fit, and wrote the placeholder's place out."""
    body = file.one(SLIDE.format(2), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']")
    find(body, "p:txBody/a:bodyPr").append(element('<a:normAutofit fontScale="92500" lnSpcReduction="10000"/>'))
    layout = file.one(LAYOUT.format(6), "//p:sp[p:nvSpPr/p:nvPr/p:ph/@idx='1']/p:spPr/a:xfrm")
    find(body, "p:spPr").append(deepcopy(layout))


@case("honest-guides-and-empty-shapes-in-the-master.pptx")
def _(file: Office) -> None:
    """The master has drawing guides and a line that nobody can see."""
    put(file, MASTER, element(
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="91" name="Hjälplinje"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{mm(10)}" y="{mm(10)}"/><a:ext cx="{mm(50)}" cy="0"/></a:xfrm><a:prstGeom '
        f'prst="line">'
        "<a:avLst/></a:prstGeom><a:ln><a:noFill/></a:ln></p:spPr></p:cxnSp>"))


def with_library(file: Office, change) -> bytes:
    deck = pptx.Presentation(io.BytesIO(file.pack()))
    change(deck)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()

