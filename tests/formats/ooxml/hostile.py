"""Files that somebody made to hurt: each changes the brand's own masters, by name."""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable

from support.edit import pack, parts
from support.places import BRAND

DECK = (BRAND / "framtidsbild.potx").read_bytes()
DOCUMENT = (BRAND / "framtidsbild.dotx").read_bytes()
LAYOUT, MASTER, MAIN = "ppt/slideLayouts/slideLayout1.xml", "ppt/slideMasters/slideMaster1.xml", "word/document.xml"
_RECTANGLE = (b'<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
              b'<a:off x="1" y="2"/><a:ext cx="300000" cy="400000"/></a:xfrm><a:solidFill><a:srgbClr val="FF0000">'
              b'<a:alpha val="500"/></a:srgbClr></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>x</a:t>'
              b"</a:r></a:p></p:txBody></p:sp>")
_NUMBERS = re.compile(rb'(?<=\s)(x|y|cx|cy|rot|idx|w|h|sz|lvl|pos|ang|l|t|r|b|amt|fontScale|w:w|w:val|w:h|w:top|w:left'
                      rb'|w:start)="[^"]*"')
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def in_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    content = parts(data)
    assert old in content[part]
    return pack({**content, part: content[part].replace(old, new, 1)})


def on_layout(shapes: bytes) -> bytes:
    return in_part(DECK, LAYOUT, b"</p:spTree>", shapes + b"</p:spTree>")


def in_body(blocks: bytes) -> bytes:
    return in_part(DOCUMENT, MAIN, b"<w:body>", b"<w:body>" + blocks)


def numbers(data: bytes, value: str) -> bytes:
    """The file with every measure replaced."""
    return pack({name: _NUMBERS.sub(rb"\1=" + f'"{value}"'.encode(), content) if name.endswith(".xml") else content
                 for name, content in parts(data).items()})


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED, zip64: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice is what some of these are about
        for name, data in members:
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=zip64) as stream:
                stream.write(data)
    return buffer.getvalue()


class _Pipe(io.RawIOBase):
    """Cannot seek back, so that sizes stand behind the data (4.3.9 of the zip format)."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.data += bytes(data)
        return len(bytes(data))


def with_descriptors() -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(DECK).items():
            archive.writestr(name, data)
    return bytes(pipe.data)


def in_directory(offset: int, form: str, value: int, *, everywhere: bool = False) -> bytes:
    """The deck with a field of the central directory changed: of its first layout, or of all members."""
    data = bytearray(DECK)
    place = struct.unpack_from("<I", data, data.rfind(b"PK\5\6") + 16)[0]
    while data[place:place + 4] == b"PK\1\2":
        name, extra, comment = struct.unpack_from("<HHH", data, place + 28)
        if everywhere or data[place + 46:place + 46 + name] == LAYOUT.encode():
            struct.pack_into(form, data, place + offset, value)
        place += 46 + name + extra + comment
    return bytes(data)


def encoded(codec: str, name: str, start: bytes = b"", doctype: str = "") -> bytes:
    content = parts(DECK)
    text = re.sub(r"<\?xml[^>]*\?>", "", content[LAYOUT].decode())
    xml = start + f'<?xml version="1.0" encoding="{name}" standalone="yes"?>{doctype}{text}'.encode(codec)
    return pack({**content, LAYOUT: xml})


def related(part: str, old: bytes, new: bytes) -> bytes:
    folder, _, name = part.rpartition("/")
    return in_part(DECK, f"{folder}/_rels/{name}.rels", old, new)


def huge_picture() -> bytes:
    """Every bitmap of the deck as a PNG that claims to be 60,000 pixels wide and high."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    png = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0))
           + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b""))
    return pack({name: png if name.endswith(".png") else data for name, data in parts(DECK).items()})


def style_chain() -> bytes:
    chain = "".join(f'<w:style w:type="paragraph" w:styleId="Z{i}"><w:name w:val="z{i}"/><w:basedOn w:val="Z{i + 1}"/>'
                    "</w:style>" for i in range(3000)).encode()
    data = in_part(DOCUMENT, "word/styles.xml", b"</w:styles>", chain + b"</w:styles>")
    return in_part(data, MAIN, b"<w:body>", b'<w:body><w:p><w:pPr><w:pStyle w:val="Z0"/></w:pPr></w:p>')


def free_form(path: bytes) -> bytes:
    start = b'<a:custGeom><a:pathLst><a:path w="9" h="9"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
    form = start + path + b"</a:path></a:pathLst></a:custGeom>"
    return on_layout(_RECTANGLE.replace(b"</a:xfrm>", b"</a:xfrm>" + form))


# Each is told by the code of the reason that there must be, or "" where the file can be read all the same.
CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "groups within groups": ("", lambda: on_layout(b"<p:grpSp>" * 240 + b"</p:grpSp>" * 240)),
    "groups, deeper": ("NV001", lambda: on_layout(b"<p:grpSp>" * 5000 + b"</p:grpSp>" * 5000)),
    "tables within tables": ("", lambda: in_body(b"<w:tbl><w:tr><w:tc>" * 80 + b"</w:tc></w:tr></w:tbl>" * 80)),
    "controls within controls": ("", lambda: in_body(
        b"<w:sdt><w:sdtContent>" * 120 + b"</w:sdtContent></w:sdt>" * 120)),
    "revisions within revisions": ("", lambda: in_body(b"<w:p>" + b"<w:ins>" * 240 + b"</w:ins>" * 240 + b"</w:p>")),
    "500 shapes that shine through": ("", lambda: on_layout(_RECTANGLE * 500)),
    "a million shapes": ("NV004", lambda: on_layout(b"<p:sp/>" * 1_000_000)),
    "a million paragraphs": ("NV004", lambda: in_body(b"<w:p/>" * 1_000_000)),
    "2,000 sections": ("", lambda: in_body(b"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 2000)),
    "the same layout 100,000 times": ("", lambda: in_part(
        DECK, MASTER, b"<p:sldLayoutIdLst>", b"<p:sldLayoutIdLst>" + re.search(
            rb"<p:sldLayoutId [^>]*/>", parts(DECK)[MASTER])[0] * 100_000)),
    "a layout on itself": ("", lambda: related(LAYOUT, b"slideMasters/slideMaster1", b"slideLayouts/slideLayout1")),
    "a theme as master": ("NV001", lambda: related(LAYOUT, b"slideMasters/slideMaster1", b"theme/theme1")),
    "styles that follow each other": ("", style_chain),
    "a path of 20,000 curves": ("", lambda: free_form(
        b'<a:cubicBezTo><a:pt x="1" y="9"/><a:pt x="7" y="3"/><a:pt x="9" y="5"/></a:cubicBezTo>' * 20_000)),
    "a curve of degree 5,000": ("", lambda: free_form(
        b"<a:cubicBezTo>" + b'<a:pt x="1" y="9"/>' * 5000 + b"</a:cubicBezTo>")),
    "20,000 namespaces": ("", lambda: in_part(DECK, LAYOUT, b"<p:sldLayout ", b"<p:sldLayout " + b" ".join(
        b'xmlns:n%d="u"' % i for i in range(20_000)) + b" ")),
    "a picture of 60,000 by 60,000": ("", huge_picture),
    **{f"every number of the {kind} {value!r}": ("", lambda data=data, value=value: numbers(data, value))
       for kind, data in (("deck", DECK), ("document", DOCUMENT))
       for value in ("NaN", "1e308", "1e400", "-99999999999999999999", "Infinity", "0", "", "x", "9" * 400)},
    "a document type": ("NV004", lambda: pack({**parts(DECK), LAYOUT: _DOCTYPE})),
    "a document type in UTF-16": ("NV004", lambda: encoded(
        "utf-16", "UTF-16", doctype='<!DOCTYPE x [<!ENTITY a "b">]>')),
    "UTF-16": ("", lambda: encoded("utf-16", "UTF-16")),
    "UTF-16, the other way round": ("", lambda: encoded("utf-16-be", "UTF-16", b"\xfe\xff")),
    "UTF-8 with a mark": ("", lambda: encoded("utf-8-sig", "UTF-8")),
    "an empty part": ("NV001", lambda: pack({**parts(DECK), LAYOUT: b""})),
    "junk behind the XML": ("NV001", lambda: in_part(DECK, LAYOUT, b"</p:sldLayout>", b"</p:sldLayout>junk")),
    "content types of pictures": ("", lambda: pack({**parts(DECK), "[Content_Types].xml": re.sub(
        rb'ContentType="[^"]*"', b'ContentType="image/png"', parts(DECK)["[Content_Types].xml"])})),
    "names in capitals": ("", lambda: pack({name.upper(): data for name, data in parts(DECK).items()})),
    "absolute names": ("", lambda: pack({f"/{name}": data for name, data in parts(DECK).items()})),
    "names with backslashes": ("", lambda: pack({name.replace("/", "\\"): data for name, data in parts(DECK).items()})),
    "names that lead out": ("NV004", lambda: pack({**parts(DECK), "../../etc/passwd": b"x"})),
    "the same name twice": ("NV004", lambda: zipped([*parts(DECK).items(), (LAYOUT.upper(), b"<x/>")])),
    "junk behind the zip": ("", lambda: DECK + b"junk" * 1000),
    "junk before the zip": ("", lambda: b"PK" + b"junk" * 1000 + DECK),
    "zip64": ("", lambda: zipped(parts(DECK).items(), zip64=True)),
    "stored": ("", lambda: zipped(parts(DECK).items(), zipfile.ZIP_STORED)),
    "sizes behind the data": ("", with_descriptors),
    "a size that is too small": ("NV001", lambda: in_directory(24, "<I", 10)),
    "a size that is too large": ("NV004", lambda: in_directory(24, "<I", 0xFFFFFFF0)),
    "a packed size that is too small": ("NV001", lambda: in_directory(20, "<I", 5)),
    "a wrong checksum": ("NV001", lambda: in_directory(16, "<I", 5)),
    "a method that nobody knows": ("NV001", lambda: in_directory(10, "<H", 99)),
    "a member beyond the end": ("NV001", lambda: in_directory(42, "<I", 0x7FFFFFFF)),
    "members on top of each other": ("NV001", lambda: in_directory(42, "<I", 0, everywhere=True)),
    "half a file": ("NV001", lambda: DECK[:len(DECK) // 2]),
    "only the end of a file": ("NV001", lambda: DECK[-22:]),
}
