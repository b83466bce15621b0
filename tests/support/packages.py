"""Whole Office packages from their XML, small and of our own making, valid enough for every reader."""

import io
import struct
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from support.edit import NS, pack

OFFICE = "application/vnd.openxmlformats-officedocument"
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
NAMES = " ".join(f'xmlns:{prefix}="{NS[prefix]}"' for prefix in (
    "a", "p", "w", "r", "wp", "pic", "mc", "wps", "wpg", "v", "o", "asvg"))
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "emf": "image/x-emf", "wmf": "image/x-wmf",
          "svg": "image/svg+xml", "fntdata": "application/x-fontdata", "bin": f"{OFFICE}.obfuscatedFont",
          "odttf": f"{OFFICE}.obfuscatedFont", "xml": "application/xml",
          "rels": "application/vnd.openxmlformats-package.relationships+xml"}
_EMF_HEADER = 88


@dataclass
class Package:
    """Parts by name, their content types, and whom each part relates to (kind and target, by id)."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    related: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def add(self, name: str, data: str | bytes, content_type: str = "") -> None:
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type:
            self.types[name] = content_type

    def relate(self, source: str, rid: str, kind: str, target: str) -> None:
        """`target` is the name of a part, "" as the source is the package itself."""
        self.related.setdefault(source, {})[rid] = kind if ":" in kind else f"{NS['r']}/{kind}", f"/{target}"

    def bytes(self) -> bytes:
        content = {"[Content_Types].xml": self._content_types(), **self.parts}
        for source, links in self.related.items():
            folder, _, name = source.rpartition("/")
            content[f"{folder}/_rels/{name}.rels".lstrip("/")] = _relationships(links)
        return pack(content)

    def _content_types(self) -> bytes:
        used = {name.rpartition(".")[2] for name in self.parts} | {"rels"}
        lines = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _KINDS.items()
                 if ending in used]
        lines += [f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.types.items()]
        return f'<Types xmlns="{NS["ct"]}">{"".join(lines)}</Types>'.encode()


def _relationships(links: dict[str, tuple[str, str]]) -> bytes:
    lines = "".join(f'<Relationship Id="{rid}" Type="{kind}" Target="{target}"/>'
                    for rid, (kind, target) in links.items())
    return f'<Relationships xmlns="{NS["rel"]}">{lines}</Relationships>'.encode()


def xml(tag: str, inner: str, attributes: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{tag} {NAMES} {attributes}>{inner}</{tag}>'


def theme(accents: tuple[str, ...] = ("0B6E4F", "B5121B", "1F4E9E", "8A5A00", "5B2A86", "3A3A3A"),
          fonts: tuple[str, str] = ("Georgia", "Verdana"), name: str = "Hus") -> str:
    slots = {"dk1": "111111", "lt1": "FFFFFF", "dk2": "12303B", "lt2": "F2EFE6", "hlink": "1F4E9E",
             "folHlink": "5B2A86", **{f"accent{number}": rgb for number, rgb in enumerate(accents, 1)}}
    colours = "".join(f'<a:{slot}><a:srgbClr val="{slots[slot]}"/></a:{slot}>' for slot in (
        "dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink"))
    faces = "".join(f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
                    for kind, font in zip(("major", "minor"), fonts, strict=True))
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return xml("a:theme", f'<a:themeElements><a:clrScheme name="{name}">{colours}</a:clrScheme>'
               f'<a:fontScheme name="{name}">{faces}</a:fontScheme><a:fmtScheme name="{name}">'
               f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
               f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
               f"</a:fmtScheme></a:themeElements>", f'name="{name}"')


def logo(seed: int = 0, size: tuple[int, int] = (240, 80)) -> bytes:
    """A picture that no other seed gives: rings and a bar."""
    image, (wide, high) = Image.new("RGB", (240, 80), "white"), (240, 80)
    draw = ImageDraw.Draw(image)
    draw.ellipse((4 + seed % 7, 4, high - 6, high - 6), fill=((31 * seed + 20) % 200, (57 * seed + 90) % 200, 90))
    draw.rectangle((high + seed % 40, high // 3, wide - 8, high - high // 3), fill=(20, (91 * seed) % 180, 120))
    stream = io.BytesIO()
    image.resize(size).save(stream, "PNG")
    return stream.getvalue()


def backdrop() -> bytes:
    """A whole page with a logo painted into its corner."""
    image = Image.new("RGB", (960, 540), (244, 246, 240))
    image.paste(Image.open(io.BytesIO(logo(3))), (690, 30))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def emf(tone: int = 0) -> bytes:
    """An enhanced metafile that draws nothing but its end ([MS-EMF] 2.3.4); `tone` tells one from another."""
    header = struct.pack("<II4i4iIIIIHHIII2i2i", 1, _EMF_HEADER, 0, 0, 240, 80, 0, 0, 6000, 2000, 0x464D4520, 0x10000,
                         _EMF_HEADER + 20, 2, tone, 0, 0, 0, 0, 1920, 1080, 508, 286)
    return header + struct.pack("<5I", 14, 20, 0, 16, 20)


def wmf(tone: int = 0) -> bytes:
    """A placeable Windows metafile without a drawing ([MS-WMF] 2.3.2.3)."""
    start = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 240, 80, 96 + tone, 0)
    check = 0
    for word in struct.unpack("<10H", start):
        check ^= word
    return start + struct.pack("<H", check) + struct.pack("<HHHIHIH", 1, 9, 0x300, 12, 0, 3, 0) + b"\x03\0\0\0\0\0"


def svg(colour: str = "#0B6E4F") -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><circle cx="40" cy="40" r="36" '
            f'fill="{colour}"/><rect x="90" y="28" width="140" height="24" fill="#12303B"/></svg>')
