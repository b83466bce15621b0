"""Parts that are not what they should be: relationships, XML, pictures, and what belongs to charts and diagrams."""

import io
import re
import struct
import zlib
from collections.abc import Callable

from formats.ooxml.heavy import deck
from formats.ooxml.hostile import DECK, DOCUMENT, LAYOUT, MAIN, MASTER, encoded, in_body, in_part, numbers, related
from PIL import Image
from support import tiny
from support.edit import pack, parts

_DECLARATION = re.compile(rb"^<\?xml[^>]*\?>\s*")
_LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12)) + b"]>"
_EXTERNAL = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_PARAMETER = b'<!DOCTYPE x [<!ENTITY %% x SYSTEM "http://127.0.0.1:9/x.dtd"> %%x;]>'.replace(b"%%", b"%")
_DEFAULTS = b'<!DOCTYPE x [<!ATTLIST p:sldLayout showMasterSp CDATA "0">]>'


def prefixed(start: bytes, data: bytes = DECK, part: str = LAYOUT) -> bytes:
    """A part with something between its declaration and its root."""
    content = parts(data)
    xml = _DECLARATION.sub(b"", content[part])
    return pack({**content, part: b'<?xml version="1.0" encoding="UTF-8"?>' + start + xml})


def declared(declaration: bytes) -> bytes:
    content = parts(DECK)
    return pack({**content, LAYOUT: declaration + _DECLARATION.sub(b"", content[LAYOUT])})


def leading_to(target: str, *, mode: str = "", data: bytes = DECK, kind: str = "slideMaster") -> bytes:
    """The first layout's relationship of a kind with another target."""
    rels = LAYOUT.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"
    content = parts(data)
    line = re.search(rb"<Relationship [^>]*/%s\"[^>]*>" % kind.encode(), content[rels])[0]
    aim = b'Target="%s" %s' % (target.encode(), mode.encode())
    changed = re.sub(rb'Target="[^"]*"', lambda _: aim, line)
    return pack({**content, rels: content[rels].replace(line, changed)})


def media(make: Callable[[str], bytes]) -> bytes:
    """Every picture of the deck replaced, whatever its name says."""
    return pack({name: make(name) if "/media/" in name else data for name, data in parts(DECK).items()})


def tiff(side: int) -> bytes:
    entries = ((256, side), (257, side), (258, 8), (259, 1), (262, 1), (273, 8), (278, side), (279, 0xFFFFFFF0))
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + directory + bytes(4)


def gif(frames: int) -> bytes:
    stream = io.BytesIO()
    pictures = [Image.new("P", (200, 200), number % 256) for number in range(frames)]
    pictures[0].save(stream, "GIF", save_all=True, append_images=pictures[1:])
    return stream.getvalue()


def emf() -> bytes:
    """A header that counts four thousand million records, of which there is none."""
    box = struct.pack("<8i", -2 ** 31, -2 ** 31, 2 ** 31 - 1, 2 ** 31 - 1, 0, 0, 2 ** 31 - 1, 2 ** 31 - 1)
    return struct.pack("<II", 1, 108) + box + b" EMF" + struct.pack("<6I", 0x10000, *[0xFFFFFFFF] * 5) + bytes(44)


def png_with_text() -> bytes:
    """Compressed text of 200 megabytes in a picture of one pixel."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000)))
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


_SVG = (b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" '
        b'width="1e308"><g id="x"><use href="#x"/><text>&b;</text></g></svg>')


def framed(uri: str, inner: str) -> str:
    return ('<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="F"/><p:cNvGraphicFramePr/><p:nvPr/>'
            f'</p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
            "</p:graphicFrame>")


_CHART = framed("http://schemas.openxmlformats.org/drawingml/2006/chart", '<c:chart r:id="{}"/>')
_DIAGRAM = framed("http://schemas.openxmlformats.org/drawingml/2006/diagram",
                  '<dgm:relIds r:dm="{0}" r:lo="{0}" r:qs="{0}" r:cs="{0}"/>')


def charted(frame: str, target: str, kind: str, part: str = "") -> bytes:
    """A slide that shows a chart or a diagram in another part, which is missing or holds this."""
    return tiny.pptx(frame.format("q"), q=(kind, target), parts={"ppt/slides/q.xml": part} if part else None)


def fonts(name: str) -> bytes:
    """The theme's and all text's fonts under a name of this kind."""
    return pack({part: re.sub(rb'typeface="[^"]*"', b'typeface="%s"' % name.encode(), data) if part.endswith(".xml")
                 else data for part, data in parts(DECK).items()})


def same_ids(data: bytes) -> bytes:
    return pack({name: re.sub(rb'(?<=\s)(id|w:id|w:styleId)="[^"]*"', rb'\1="1"', xml) if name.endswith(".xml") else xml
                 for name, xml in parts(data).items()})


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a thousand million laughs": ("NV004", lambda: prefixed(_LAUGHS)),
    "an entity from the disk": ("NV004", lambda: prefixed(_EXTERNAL)),
    "an entity from the network": ("NV004", lambda: prefixed(_PARAMETER)),
    "values that a document type gives": ("NV004", lambda: prefixed(_DEFAULTS)),
    "a document type behind comments": ("NV004", lambda: prefixed(b"<!-- a --> <?b?>\n" * 1000 + _EXTERNAL)),
    "a document type in the relationships": ("NV004", lambda: prefixed(_LAUGHS, part="_rels/.rels")),
    "200,000 processing instructions": ("", lambda: prefixed(
        b'<?xml-stylesheet href="file:///etc/passwd"?>' * 200_000)),
    "half a comment, 20,000 times": ("NV001", lambda: prefixed(b"<!-- " * 20_000)),
    "an attribute of nine megabytes": ("", lambda: in_part(
        DECK, LAYOUT, b"<p:sldLayout ", b'<p:sldLayout long="' + b"x" * 9_000_000 + b'" ')),
    "an attribute of eleven megabytes": ("NV001", lambda: in_part(
        DECK, LAYOUT, b"<p:sldLayout ", b'<p:sldLayout long="' + b"x" * 11_000_000 + b'" ')),
    "a text of eleven megabytes": ("NV001", lambda: in_body(
        b"<w:p><w:r><w:t>" + b"x" * 11_000_000 + b"</w:t></w:r></w:p>")),
    "five million attributes": ("NV004", lambda: in_part(
        DECK, LAYOUT, b"<p:sldLayout ", b"<p:sldLayout " + b" ".join(b'a%x=""' % i for i in range(5_000_000)) + b" ")),
    "standalone": ("", lambda: declared(b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>')),
    "standalone, perhaps": ("NV001", lambda: declared(b'<?xml version="1.0" standalone="perhaps"?>')),
    "XML of another version": ("", lambda: declared(b'<?xml version="1.1" encoding="UTF-8"?>')),
    "UTF-16 without a mark": ("", lambda: encoded("utf-16-le", "UTF-16")),
    "UTF-16 without a mark, the other way round": ("", lambda: encoded("utf-16-be", "UTF-16")),
    "UTF-32": ("NV001", lambda: encoded("utf-32", "UTF-32")),
    "UTF-7": ("NV001", lambda: encoded("utf-7", "UTF-7")),
    "EBCDIC": ("NV001", lambda: declared("<?xml version='1.0' encoding='IBM037'?>".encode("cp037"))),
    "an encoding that nobody knows": ("NV001", lambda: declared(b'<?xml version="1.0" encoding="x-evil"?>')),
    "bytes that are no UTF-8": ("NV001", lambda: declared(b'<?xml version="1.0" encoding="UTF-8"?><!-- \xff -->')),
    "every id the same, in a deck": ("", lambda: same_ids(DECK)),
    "every id the same, in a document": ("", lambda: same_ids(DOCUMENT)),
    **{f"negative {value} in the {kind}": ("", lambda data=data, value=value: numbers(data, value))
       for kind, data in (("deck", DECK), ("document", DOCUMENT))
       for value in ("-1", "-914400", "-0.5", "-27273042316900")},
    "a slide as its own layout": ("", lambda: tiny.pptx(tiny.shape("x"), l=("slideLayout", "s1.xml"))),
    "a master on its layout": ("", lambda: related(
        MASTER, b"../slideLayouts/slideLayout1.xml", b"../slideMasters/slideMaster1.xml")),
    "a list of relationships with itself in it": ("", lambda: in_part(
        DECK, "_rels/.rels", b"</Relationships>", b'<Relationship Id="z" Type="http://x/y" Target="_rels/.rels"/>'
        b"</Relationships>")),
    "a master far above the package": ("", lambda: leading_to("../" * 50 + "etc/passwd")),
    "a master on the disk": ("", lambda: leading_to("file:///etc/passwd")),
    "a master on the network": ("", lambda: leading_to("http://127.0.0.1:9/master.xml", mode='TargetMode="External"')),
    "a master on a share": ("", lambda: leading_to("\\\\host\\share\\master.xml")),
    "a master of no name": ("", lambda: leading_to("")),
    "a main part on the network": ("", lambda: in_part(
        DECK, "_rels/.rels", b'Target="ppt/presentation.xml"',
        b'Target="http://127.0.0.1:9/" TargetMode="External"')),
    "100,000 slides that are one": ("", lambda: in_part(
        deck(), "ppt/presentation.xml", b"<p:sldIdLst>", b"<p:sldIdLst>" + re.search(
            rb"<p:sldId [^>]*/>", parts(deck())["ppt/presentation.xml"])[0] * 100_000)),
    "pictures in TIFF, of absurd size": ("", lambda: media(lambda _: tiff(60_000))),
    "pictures in GIF, of 500 frames": ("", lambda: media(lambda _: gif(500))),
    "pictures in EMF, of absurd counts": ("", lambda: media(lambda _: emf())),
    "pictures in SVG, that contain themselves": ("", lambda: media(lambda _: _SVG)),
    "pictures with text that unpacks to much": ("", lambda: media(lambda _: png_with_text())),
    "pictures that are decks": ("", lambda: media(lambda _: DECK)),
    "pictures of nothing": ("", lambda: media(lambda _: b"")),
    "a chart that is missing": ("", lambda: charted(_CHART, "q.xml", "chart")),
    "a chart that is no relationship": ("", lambda: tiny.pptx(_CHART.format("none"))),
    "a chart that is the slide": ("", lambda: charted(_CHART, "s1.xml", "chart")),
    "a chart that is a diagram": ("", lambda: charted(_CHART, "q.xml", "chart", "dgm:dataModel|<dgm:ptLst/>")),
    "a chart of nothing": ("", lambda: charted(_CHART, "q.xml", "chart", "c:chartSpace|")),
    "a diagram that is missing": ("", lambda: charted(_DIAGRAM, "q.xml", "diagramData")),
    "a diagram that is the slide": ("", lambda: charted(_DIAGRAM, "s1.xml", "diagramData")),
    "a diagram of nothing": ("", lambda: charted(_DIAGRAM, "q.xml", "diagramData", "dgm:dataModel|")),
    "fonts without a name": ("", lambda: fonts("")),
    "fonts with a long name": ("", lambda: fonts("å" * 100_000)),
    "fonts with a strange name": ("", lambda: fonts("+mn-lt,@&#x202E;;{}%s../..")),
    "a document that is a deck": ("", lambda: pack({
        name.replace("ppt/", "word/"): data.replace(b"ppt/", b"word/") for name, data in parts(DECK).items()})),
    "a body without a body": ("", lambda: pack({**parts(DOCUMENT), MAIN: re.sub(
        rb"<w:body>.*</w:body>", b"", parts(DOCUMENT)[MAIN], flags=re.DOTALL)})),
}
