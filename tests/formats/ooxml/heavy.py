"""Files with more in them than anybody draws: what is much, and what multiplies with something else."""

import io
from collections.abc import Callable, Iterable
from functools import cache

from formats.ooxml.hostile import DECK, DOCUMENT, in_body, in_part, on_layout
from PIL import Image
from support.edit import pack, parts

import naravard_templates as nt

SLIDE, SLIDE_LAYOUT = "ppt/slides/slide2.xml", "ppt/slideLayouts/slideLayout2.xml"
_PARAGRAPH = b"<w:p><w:r><w:t>Hej hej</w:t></w:r></w:p>"


@cache
def deck() -> bytes:
    """A deck of ours with slides."""
    outline = nt.Presentation("Färdplan", parties=["Region Västerbotten", "Umeå kommun"])
    for number in range(4):
        outline.add(title=f"Sida {number}", body="- ett\n- två")
    stream = io.BytesIO()
    outline.pptx.save(stream)
    return stream.getvalue()


def shape(number: int, *, slot: str = "", placed: bool = True) -> str:
    """A shape with text, somewhere on the slide, of a colour of its own."""
    at = (f'<a:xfrm><a:off x="{number * 7919 % 12_000_000}" y="{number * 104_729 % 6_800_000}"/>'
          '<a:ext cx="300000" cy="200000"/></a:xfrm>' if placed else "")
    colour = f'<a:srgbClr val="{number * 7919 % 0xFFFFFF:06X}"><a:alpha val="60000"/></a:srgbClr>'
    fill = f"<a:solidFill>{colour}</a:solidFill>"
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Form {number}"/><p:cNvSpPr/><p:nvPr>{slot}</p:nvPr>'
            f"</p:nvSpPr><p:spPr>{at}{fill}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>Text {number}</a:t></a:r></a:p>"
            "</p:txBody></p:sp>")


def shapes(count: int) -> bytes:
    return "".join(map(shape, range(10, count + 10))).encode()


def slots(count: int) -> bytes:
    return "".join(shape(number, slot=f'<p:ph type="pic" idx="{number}"/>', placed=False)
                   for number in range(10, count + 10)).encode()


def on_slide(data: bytes, drawn: bytes, part: str = SLIDE) -> bytes:
    return in_part(data, part, b"</p:spTree>", drawn + b"</p:spTree>")


def slides(count: int, data: bytes, *, own_maps: bool = False) -> bytes:
    """The deck with so many slides more, all alike."""
    content = parts(data)
    slide, rels = content[SLIDE], content[SLIDE.replace("slides/", "slides/_rels/") + ".rels"]
    mapped = (b'<p:clrMapOvr><a:overrideClrMapping bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent%d" '
              b'accent2="accent%d" accent3="accent%d" accent4="accent%d" accent5="accent%d" accent6="accent%d" '
              b'hlink="hlink" folHlink="folHlink"/></p:clrMapOvr>')
    ids, links = [], []
    for number in range(count):
        chosen = tuple(number // 6 ** place % 6 + 1 for place in range(6))
        own = slide.replace(b"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", mapped % chosen) if own_maps else slide
        content[f"ppt/slides/more{number}.xml"] = own
        content[f"ppt/slides/_rels/more{number}.xml.rels"] = rels
        ids.append(f'<p:sldId id="{10_000 + number}" r:id="more{number}"/>')
        links.append(f'<Relationship Id="more{number}" Target="slides/more{number}.xml" Type="http://schemas.'
                     'openxmlformats.org/officeDocument/2006/relationships/slide"/>')
    for name, end, more in (("ppt/presentation.xml", b"</p:sldIdLst>", ids),
                            ("ppt/_rels/presentation.xml.rels", b"</Relationships>", links)):
        content[name] = content[name].replace(end, "".join(more).encode() + end)
    return pack(content)


def sections(count: int, drawings: int) -> bytes:
    """Each section has paper of its own, and each shows the same header, which is full."""
    header = next(name for name, data in parts(DOCUMENT).items() if name.startswith("word/header") and b"<wp:" in data)
    content = parts(DOCUMENT)
    rels = content["word/_rels/document.xml.rels"].decode()
    relation = next(line.partition('Id="')[2].partition('"')[0] for line in rels.split("<Relationship ")
                    if header.rpartition("/")[2] in line)
    drawn = content[header]
    begin, end = drawn.index(b"<w:drawing>"), drawn.index(b"</w:drawing>") + len(b"</w:drawing>")
    content[header] = drawn[:begin] + drawn[begin:end] * drawings + drawn[end:]
    body = "".join(f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="{relation}"/>'
                   f'<w:pgSz w:w="{10_000 + number}" w:h="15000"/></w:sectPr></w:pPr></w:p>' for number in range(count))
    content["word/document.xml"] = content["word/document.xml"].replace(b"<w:body>", b"<w:body>" + body.encode(), 1)
    return pack(content)


def styles(count: int) -> bytes:
    """Each style follows the next, and each is used."""
    chain = "".join(f'<w:style w:type="paragraph" w:styleId="Z{i}"><w:name w:val="z{i}"/><w:basedOn w:val="Z{i + 1}"/>'
                    "</w:style>" for i in range(count)).encode()
    data = in_part(DOCUMENT, "word/styles.xml", b"</w:styles>", chain + b"</w:styles>")
    used = "".join(f'<w:p><w:pPr><w:pStyle w:val="Z{i}"/></w:pPr><w:r><w:t>Hej</w:t></w:r></w:p>' for i in range(count))
    return in_part(data, "word/document.xml", b"<w:body>", b"<w:body>" + used.encode())


def table(rows: int, columns: int) -> str:
    cell = '<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>'
    return ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="T"/><p:cNvGraphicFramePr/><p:nvPr/>'
            '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1" bandRow="1">'
            "<a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId></a:tblPr><a:tblGrid/>"
            + f'<a:tr h="1">{cell * columns}</a:tr>' * rows + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>")


def pictures(count: int, side: int) -> bytes:
    """So many pictures on a layout, each another one, each large."""
    content = parts(deck())
    rels = SLIDE_LAYOUT.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"
    stream = io.BytesIO()
    Image.new("RGB", (side, side), "#123456").save(stream, "PNG")
    drawn, links = [], []
    for number in range(count):
        content[f"ppt/media/p{number}.png"] = stream.getvalue() + number.to_bytes(4, "big")
        links.append(f'<Relationship Id="p{number}" Target="../media/p{number}.png" Type="http://schemas.openxmlformats'
                     '.org/officeDocument/2006/relationships/image"/>')
        drawn.append(f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="B{number}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
                     f'<p:blipFill><a:blip r:embed="p{number}"/></p:blipFill><p:spPr><a:xfrm>'
                     f'<a:off x="{number}" y="9"/><a:ext cx="900000" cy="900000"/></a:xfrm></p:spPr></p:pic>')
    for name, end, more in ((SLIDE_LAYOUT, b"</p:spTree>", drawn), (rels, b"</Relationships>", links)):
        content[name] = content[name].replace(end, "".join(more).encode() + end)
    return pack(content)


def nested_groups(leaves: int) -> bytes:
    inside = "".join(map(shape, range(leaves))).encode()
    start = (b'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name="g"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="1" y="1"/>'
             b'<a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/></a:xfrm></p:grpSpPr>')
    return on_slide(deck(), start * 235 + inside + b"</p:grpSp>" * 235)


def said(text: str) -> bytes:
    """A text as title, as paragraph, as alt text and as name, in a deck."""
    drawn = (f'<p:pic><p:nvPicPr><p:cNvPr id="77" name="{text}" descr="{text}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
             "<p:blipFill/><p:spPr/></p:pic>" + shape(5).replace("Text 5", text)
             + shape(6, slot='<p:ph type="title"/>').replace("Text 6", text))
    return on_slide(deck(), drawn.encode())


def written(texts: Iterable[str]) -> bytes:
    """Texts as headings, links and fields, in a document."""
    return in_body("".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        f'<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'
        f'<w:p><w:fldSimple w:instr="HYPERLINK {text}"><w:r><w:t>{text}</w:t></w:r></w:fldSimple></w:p>'
        for text in texts).encode())


LONG = {word: word * (600_000 // len(word)) for word in (
    " ", "a", "1", ".", "http://", "a@", "{{", "- ", "klicka här ", "[", "_", "fil.png ", "1 maj ", "§ 1 ", "a.a/")}
"""What patterns may go through again and again."""

CASES: dict[str, Callable[[], bytes]] = {
    "20,000 shapes all over a slide": lambda: on_slide(deck(), shapes(20_000)),
    "20,000 shapes all over a layout": lambda: on_slide(deck(), shapes(20_000), SLIDE_LAYOUT),
    "8,000 slots on a slide and its layout": lambda: on_slide(
        on_slide(deck(), slots(8000)), slots(8000), SLIDE_LAYOUT),
    "2,000 slides on a layout of 2,000 shapes": lambda: slides(
        2000, on_slide(deck(), shapes(2000), SLIDE_LAYOUT)),
    "2,000 colour maps over a layout of 1,000 shapes": lambda: slides(
        2000, on_slide(deck(), shapes(1000), SLIDE_LAYOUT), own_maps=True),
    "6,000 slides": lambda: slides(6000, deck()),
    "200,000 paragraphs": lambda: in_body(_PARAGRAPH * 200_000),
    "300,000 runs in a paragraph": lambda: in_body(b"<w:p>" + b"<w:r><w:t>x</w:t></w:r>" * 300_000 + b"</w:p>"),
    "2,000 papers under a header of 300 drawings": lambda: sections(2000, 300),
    "5,000 styles, each after the next": lambda: styles(5000),
    "a table of 400 by 300": lambda: on_slide(deck(), table(400, 300).encode()),
    "500 tables on a slide": lambda: on_slide(deck(), table(10, 10).encode() * 500),
    "a table of 100,000 rows": lambda: in_body(
        b"<w:tbl>" + b"<w:tr><w:tc><w:p/></w:tc></w:tr>" * 100_000 + b"</w:tbl>"),
    "80 tables within each other, full": lambda: in_body(
        b"<w:tbl><w:tr><w:tc>" * 78 + b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 20_000
        + b"</w:tc></w:tr></w:tbl>" * 78),
    "4,000 shapes in 235 groups": lambda: nested_groups(4000),
    "300 large pictures": lambda: pictures(300, 4000),
    "shapes whose form has 3,000 curves": lambda: on_layout(
        ('<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:custGeom><a:pathLst>'
         '<a:path w="99" h="99"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>' + "".join(
             f'<a:cubicBezTo><a:pt x="{n % 98}" y="9"/><a:pt x="7" y="{n % 97}"/><a:pt x="{n % 96}" y="5"/>'
             "</a:cubicBezTo>" for n in range(3000))
         + "</a:path></a:pathLst></a:custGeom></p:spPr></p:sp>").encode() * 60),
    "150,000 relationships": lambda: in_part(
        DECK, "ppt/_rels/presentation.xml.rels", b"</Relationships>", "".join(
            f'<Relationship Id="q{n}" Target="x{n}.xml" Type="http://x/slide"/>' for n in range(150_000)).encode()
        + b"</Relationships>"),
    **{f"half a million of {word!r}": lambda text=text: said(text) for word, text in LONG.items()},
    "half a million of each in a document": lambda: written(LONG.values()),
}
