"""Puts things on a slide or into a document, and tells which of their colours the brand does not have."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

import naravard_templates as nt
from support.edit import NS, edit, find, pack, parts

SLIDE = "ppt/slides/slide2.xml"
DOCUMENT = "word/document.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(frozen=True)
class OffPalette:
    rgb: str
    role: str
    object: str | None
    part: str | None
    number: int | None


@cache
def deck() -> bytes:
    return _built("pptx", "---\ntitle: Prov\nparties: [Region Västerbotten, Umeå]\n---\n\n# Ett\n\n- Text\n")


@cache
def document() -> bytes:
    return _built("docx", "---\ntitle: Prov\nparties: [Region Västerbotten, Umeå]\n---\n\n# Ett\n\nText.\n")


def _built(format: str, outline: str) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "prov.md"
        source.write_text(outline, encoding="utf-8")
        return nt.build(source, Path(folder) / f"prov.{format}").read_bytes()


def fragment(xml: str) -> list[etree._Element]:
    """Elements from text that uses the usual prefixes."""
    prefixes = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items())
    return list(etree.fromstring(f"<root {prefixes}>{xml}</root>"))


def on_slide(xml: str) -> bytes:
    """The deck with something more on its second slide."""
    return edit(deck(), SLIDE, lambda root: find(root, "p:cSld/p:spTree").extend(fragment(xml)))


def in_document(xml: str, data: bytes | None = None) -> bytes:
    """The document with something more at the start of its body."""
    def insert(root: etree._Element) -> None:
        for element in reversed(fragment(xml)):
            find(root, "w:body").insert(0, element)

    return edit(data or document(), DOCUMENT, insert)


def with_part(data: bytes, owner: str, kind: str, name: str, content: bytes, related: dict[str, bytes] | None = None,
              id: str = "rIdForm") -> bytes:
    """The file with a part more, which `owner` points at, and the parts that this one points at by their kinds."""
    files = parts(data)
    files[name] = content
    _relate(files, owner, kind, name, id)
    for number, (inner, xml) in enumerate((related or {}).items()):
        part = f"{name.rpartition('.')[0]}-{inner}.xml"
        files[part] = xml
        _relate(files, name, inner, part, f"rId{number}")
    return pack(files)


def _relate(files: dict[str, bytes], owner: str, kind: str, target: str, id: str) -> None:
    folder, _, name = owner.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    empty = f'<Relationships xmlns="{NS["rel"]}"></Relationships>'.encode()
    line = f'<Relationship Id="{id}" Type="{_OFFICE}{kind}" Target="/{target}"/></Relationships>'.encode()
    files[rels] = files.get(rels, empty).replace(b"</Relationships>", line)


def off_palette(data: bytes) -> list[OffPalette]:
    """What lint says of colours that the brand does not have."""
    report = nt.lint(data, select=("NV304",))
    assert report.error is None, report.error
    return [OffPalette(finding.actual["rgb"], finding.actual["role"], finding.location.object, finding.location.part,
                       finding.location.number)
            for finding in report.findings if finding.code == "NV304"]
