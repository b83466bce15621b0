"""Decks of other senders, of our own making, and what happens when their slides are pasted with their formatting."""

import io
import zlib
from dataclasses import dataclass

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.pptx.masters import take_master
from support.edit import NS, find, qn

WIDTH, HEIGHT = Emu(12_192_000), Emu(6_858_000)


@dataclass(frozen=True)
class Sender:
    """Whose deck it is: the look of the master, and the names of its layouts."""

    name: str
    accent: str
    ground: str
    ink: str
    font: str
    prefix: str


SENDERS = (
    Sender("Norra bolaget", "B5121B", "FFFFFF", "111111", "Georgia", "NB"),
    Sender("Kvarnens ek. för.", "0A5C36", "10281E", "FFFFFF", "Courier New", "Kvarn"),
    Sender("Sydlig konsult", "6A0DAD", "FFF3D6", "2B1100", "Trebuchet MS", "SK"),
)


def deck(sender: Sender) -> bytes:
    """Seven slides: title, bullets, two columns, a picture in a slot, a table, a chart, a free picture beside text."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    _dress(presentation, sender)
    layouts = presentation.slide_layouts
    _title(presentation.slides.add_slide(layouts[0]), sender)
    _bullets(presentation.slides.add_slide(layouts[1]), sender)
    _columns(presentation.slides.add_slide(layouts[3]), sender)
    _picture(presentation.slides.add_slide(layouts[8]), sender)
    _table(presentation.slides.add_slide(layouts[1]), sender)
    _chart(presentation.slides.add_slide(layouts[1]), sender)
    _free(presentation.slides.add_slide(layouts[1]), sender)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _dress(presentation, sender: Sender) -> None:
    """The stock master, wide, in the sender's colours and with art of its own."""
    master = presentation.slide_master
    for surface in (master, *master.slide_layouts):
        for transform in surface._element.iter(qn("a:xfrm")):
            for name, attribute in (("a:off", "x"), ("a:ext", "cx")):
                node = find(transform, name)
                node.set(attribute, str(round(int(node.get(attribute)) * 4 / 3)))
    for number, layout in enumerate(master.slide_layouts):
        layout.name = f"{sender.prefix} {number}"
    bar = master.shapes._spTree
    shape = etree.fromstring(_BAR.format(accent=sender.accent, name=sender.name))
    bar.insert(2, shape)
    background = find(master._element, "p:cSld/p:bg")
    background.getparent().replace(background, etree.fromstring(_GROUND.format(ground=sender.ground)))
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    root = etree.fromstring(theme.blob)
    root.set("name", sender.name)
    for number in range(1, 7):
        slot = find(root, f".//a:accent{number}")
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr"), val=_shade(sender.accent, number))
    for slot, rgb in (("dk1", sender.ink), ("lt1", sender.ground)):
        node = find(root, f".//a:{slot}")
        node.clear()
        etree.SubElement(node, qn("a:srgbClr"), val=rgb)
    for latin in root.iterfind(".//a:fontScheme/*/a:latin", NS):
        latin.set("typeface", sender.font)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_XML = 'xmlns:a="{a}" xmlns:p="{p}"'.format(a=NS["a"], p=NS["p"])
_BAR = f"""<p:sp {_XML}><p:nvSpPr><p:cNvPr id="900" name="List {{name}}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="180000" cy="6858000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom><a:solidFill><a:srgbClr val="{{accent}}"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody>
</p:sp>"""
_GROUND = f"""<p:bg {_XML}><p:bgPr><a:solidFill><a:srgbClr val="{{ground}}"/></a:solidFill><a:effectLst/></p:bgPr>
</p:bg>"""


def _shade(accent: str, number: int) -> str:
    return "".join(f"{(int(accent[at:at + 2], 16) + 23 * number) % 256:02X}" for at in (0, 2, 4))


def photo(seed: str, size: tuple[int, int] = (320, 200)) -> io.BytesIO:
    """A picture that nothing else has."""
    number = zlib.crc32(seed.encode())
    image = Image.new("RGB", size, (number % 200, number // 200 % 200, number // 40_000 % 200))
    image.paste((240, 240, 240), (20, 20, 120, 100))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return stream


def _named(slide, text: str, sender: Sender) -> None:
    slide.shapes.title.text = f"{text} – {sender.name}"
    slide.notes_slide.notes_text_frame.text = f"Anteckning om {text.lower()} från {sender.name}"


def _title(slide, sender: Sender) -> None:
    _named(slide, "Samverkan i länet", sender)
    slide.placeholders[1].text = "Underrubrik med datum"


def _bullets(slide, sender: Sender) -> None:
    _named(slide, "Bakgrund", sender)
    frame = slide.placeholders[1].text_frame
    frame.text = "Första punkten"
    for number in range(2, 5):
        paragraph = frame.add_paragraph()
        paragraph.level = number % 2
        run = paragraph.add_run()
        run.text = f"Punkt {number} & mer"
        run.font.name, run.font.color.rgb = sender.font, RGBColor.from_string(sender.accent)


def _columns(slide, sender: Sender) -> None:
    _named(slide, "För och emot", sender)
    slide.placeholders[1].text, slide.placeholders[2].text = "Vänster sida", "Höger sida"


def _picture(slide, sender: Sender) -> None:
    _named(slide, "Bild", sender)
    slide.placeholders[1].insert_picture(photo(sender.name)).name = "Foto"
    slide.placeholders[2].text = "Bildtext"
    _describe(slide, "Foto", "En kvarn i solnedgång")


def _describe(slide, name: str, words: str) -> None:
    for shape in slide.shapes:
        if shape.name == name:
            shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _table(slide, sender: Sender) -> None:
    """A table in the slot for content, as PowerPoint inserts it there."""
    _named(slide, "Tabell", sender)
    body = slide.placeholders[1]
    frame = slide.shapes.add_table(3, 3, body.left, body.top, body.width, Emu(1_200_000))
    for row in range(3):
        for column in range(3):
            frame.table.cell(row, column).text = f"{sender.prefix} {row}:{column}"
    _into_slot(frame, body)


def _chart(slide, sender: Sender) -> None:
    _named(slide, "Diagram", sender)
    body = slide.placeholders[1]
    data = CategoryChartData()
    data.categories = ["Umeå", "Vindeln", "Åsele"]
    data.add_series(sender.name, (3.5, 2, len(sender.name)))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, body.left, body.top, body.width, body.height, data)
    frame.name = "Stapeldiagram"
    _describe(slide, "Stapeldiagram", "Staplar för tre kommuner")
    _into_slot(frame, body)


def _into_slot(frame, body) -> None:
    slot = etree.SubElement(find(frame._element, "p:nvGraphicFramePr/p:nvPr"), qn("p:ph"))
    slot.set("idx", "1")
    body._element.getparent().remove(body._element)


def _free(slide, sender: Sender) -> None:
    _named(slide, "Text och fri bild", sender)
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = Emu(900_000), Emu(1_600_000), Emu(5_000_000), Emu(4_000_000)
    body.text = "Text bredvid bilden"
    slide.shapes.add_picture(photo(f"fri {sender.name}"), Emu(6_800_000), Emu(2_000_000), Emu(3_600_000)).name = "Fri"
    _describe(slide, "Fri", "En fri bild")
    note = slide.shapes.add_textbox(Emu(6_800_000), Emu(4_500_000), Emu(3_600_000), Emu(500_000))
    run = note.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.color.rgb = "Fri text", Pt(16), RGBColor.from_string(sender.ink)
    oval = slide.shapes.add_shape(MSO_SHAPE.OVAL, Emu(9_600_000), Emu(5_100_000), Emu(700_000), Emu(700_000))
    oval.text_frame.text = "1"


def pasted(base: bytes, *donors: bytes, limit: int = 1000) -> bytes:
    """A deck with the donors' slides after its own, each on the master that it came from ("keep source formatting").

    `limit` is how many slides are pasted altogether.
    """
    for donor in donors:
        with Package(base) as package, Package(donor) as source:
            transplanter = Transplanter(source, PackageEditor(package))
            slides = list(_slides(source))[:limit]
            limit -= len(slides)
            for slide in slides:
                _append(transplanter, slide)
            for master in source.related(source.main_part, "slideMaster"):
                take_master(transplanter, master)
            base = transplanter.editor.save()
    return base


def _slides(package: Package):
    known = package.relationships(package.main_part)
    for item in package.tree(package.main_part).iterfind("p:sldIdLst/p:sldId", NS):
        yield known[item.get(qn("r:id"))].target


def _append(transplanter: Transplanter, slide: str) -> None:
    """Notes hang on the deck's own notes master, as PowerPoint has them do."""
    editor = transplanter.editor
    notes = editor.package.first_related(editor.package.main_part, "notesMaster")
    own = transplanter.source.first_related(transplanter.source.main_part, "notesMaster")
    if notes and own:
        transplanter._copied[own] = notes
    main = editor.package.main_part
    slides = editor.tree(main).find("p:sldIdLst", NS)
    ids = [int(item.get("id")) for item in slides]
    item = etree.SubElement(slides, qn("p:sldId"), id=str(max([255, *ids]) + 1))
    item.set(qn("r:id"), editor.relate(main, f"{NS['r']}/slide", transplanter.part(slide)))
