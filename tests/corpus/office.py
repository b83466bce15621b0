"""An Office file as parts that can be changed: XML as trees, the rest as bytes."""

from __future__ import annotations

import posixpath

from lxml import etree
from support.edit import NS, pack, parts, qn

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU_PER_MM = 36_000


class Office:
    """Parses a part when it is asked for, and packs what has become of it."""

    def __init__(self, data: bytes) -> None:
        self.content = parts(data)
        self._trees: dict[str, etree._Element] = {}

    def tree(self, part: str) -> etree._Element:
        if part not in self._trees:
            self._trees[part] = etree.fromstring(self.content[part])
        return self._trees[part]

    def all(self, part: str, path: str) -> list[etree._Element]:
        """What an XPath finds in a part; a case that finds nothing is a broken case."""
        found = self.tree(part).xpath(path, namespaces=NS)
        assert found, (part, path)
        return found

    def one(self, part: str, path: str) -> etree._Element:
        return self.all(part, path)[0]

    def remove(self, part: str, path: str) -> None:
        for found in self.all(part, path):
            found.getparent().remove(found)

    def named(self, prefix: str, suffix: str = ".xml") -> list[str]:
        return sorted(name for name in self.content if name.startswith(prefix) and name.endswith(suffix))

    def drop(self, part: str) -> None:
        del self.content[part]
        self._trees.pop(part, None)

    def add(self, part: str, data: bytes, content_type: str = "") -> None:
        """A new part; its type stands in [Content_Types].xml, by its extension where that one is known there."""
        self.content[part] = data
        types = self.tree("[Content_Types].xml")
        if content_type:
            etree.SubElement(types, qn("ct:Override"), PartName=f"/{part}", ContentType=content_type)
        extension = part.rpartition(".")[2]
        if not any(found.get("Extension") == extension for found in types.iterfind("ct:Default", NS)):
            default = etree.Element(qn("ct:Default"), Extension=extension, ContentType=f"image/{extension}")
            types.insert(0, default)

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """A new relationship of a part; its id comes back. `kind` is the end of its type ("image")."""
        rels = self.relationships(part)
        number = f"rIdCorpus{len(rels)}"
        mode = {"TargetMode": "External"} if external else {}
        etree.SubElement(rels, qn("rel:Relationship"), Id=number, Type=f"{RELATIONS}/{kind}",
                         Target=target if external else f"/{target}", **mode)
        return number

    def relationships(self, part: str) -> etree._Element:
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        if path not in self.content:
            self.content[path] = f'<Relationships xmlns="{NS["rel"]}"/>'.encode()
        return self.tree(path)

    def target(self, part: str, number: str) -> str:
        """The part that a relationship leads to."""
        found = next(one for one in self.relationships(part) if one.get("Id") == number)
        folder = part.rpartition("/")[0]
        return posixpath.normpath(posixpath.join("/" + folder, found.get("Target"))).lstrip("/")

    def pack(self) -> bytes:
        for part, root in self._trees.items():
            if part in self.content:
                self.content[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return pack(self.content)


def element(xml: str) -> etree._Element:
    """An element from XML that may use every prefix that the project knows."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items() if prefix not in {"rel", "ct"})
    (found,) = etree.fromstring(f"<x {names}>{xml}</x>")
    return found
