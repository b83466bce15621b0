"""Changes parts of a package. What nobody touches is written as it was, in the order in which it stood."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package, Relationship, rels_name
from naravard_templates.formats.ooxml.parsing import parse

_CONTENT_TYPES = "[Content_Types].xml"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class PackageEditor:
    """A package with parts changed and added. The package itself stays as it is."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._names = {name.lower(): name for name, _ in package.members()}
        self._trees: dict[str, etree._Element] = {}
        self._added: dict[str, bytes] = {}
        self._removed: set[str] = set()

    @property
    def touched(self) -> frozenset[str]:
        """The parts that were changed, added or removed, lists of relationships and content types included."""
        changed = frozenset(name for name in self._trees if self._is_changed(name))
        return changed | frozenset(self._added) | frozenset(self._removed)

    def _is_changed(self, name: str) -> bool:
        """Whether an edit really made a difference: a part that says what it said keeps its very bytes."""
        return not self.package.has(name) or _xml(self._trees[name]) != _xml(self.package.tree(name))

    def tree(self, part: str) -> etree._Element:
        """The part's XML root, to be changed. Raises UnreadableFile where there is no such part."""
        name = self._named(part)
        if name not in self._trees:
            added = self._added.get(name)
            self._trees[name] = copy.deepcopy(self.package.tree(part)) if added is None else parse(added, name)
        return self._trees[name]

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """The part's bytes as they will be written."""
        name = self._named(part)
        if name in self._trees and self._is_changed(name):
            return _xml(self._trees[name])
        return self._added[name] if name in self._added else self.package.read(name)

    def _named(self, part: str) -> str:
        """The name as it stands in the package: names are compared without regard to case (part 2, 6.2.2.3)."""
        return self._names.get(part.lower(), part)

    def add(self, wanted: str, data: bytes, content_type: str) -> str:
        """A new part, under the name wanted or one like it that is free; its name comes back."""
        stem, suffix = posixpath.splitext(wanted)
        names = (wanted, *(f"{stem}-{number}{suffix}" for number in range(2, 10_000)))
        name = next(name for name in names if not self.has(name) and name not in self._removed)
        self._added[name] = data
        self._names[name.lower()] = name
        self._declare(name, content_type)
        return name

    def replace(self, part: str, data: bytes) -> None:
        """The part holds these bytes instead of its own."""
        name = self._named(part)
        self._trees.pop(name, None)
        self._added[name] = data

    def remove(self, part: str) -> None:
        """The part goes, with its relationships and its content type; what points at it is the caller's concern."""
        for name in (self._named(part), self._named(rels_name(part))):
            if self._names.pop(name.lower(), None) is not None:
                self._removed.add(name)
                self._trees.pop(name, None)
                self._added.pop(name, None)
        for override in list(self.tree(_CONTENT_TYPES).iter(qn("ct:Override"))):
            if str(override.get("PartName", "")).lower() == f"/{part}".lower():
                _drop(override)

    def unrelate(self, part: str, id: str) -> None:
        """One relationship of the part goes."""
        for item in list(self._relationship_tree(part).iter(qn("rel:Relationship"))):
            if item.get("Id") == id:
                _drop(item)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The part's relationships by id, those that were added included."""
        name = self._named(rels_name(part))
        if name not in self._trees:
            return self.package.relationships(part)
        folder = posixpath.dirname(part)
        found = self._trees[name].iter(qn("rel:Relationship"))
        return {str(item.get("Id")): _relationship(item, folder) for item in found}

    def relate(self, part: str, type: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of `part` to another part or an address, made where there is none yet."""
        for known in self.relationships(part).values():
            if (known.type, known.target, known.external) == (type, target, external):
                return known.id
        used = set(self.relationships(part))
        name = next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)
        self.relate_as(name, part, type, target, external=external)
        return name

    def relate_as(self, name: str, part: str, type: str, target: str, *, external: bool = False) -> None:
        """A relationship under an id that is free."""
        root = self._relationship_tree(part)
        item = etree.SubElement(root, qn("rel:Relationship"), Id=name, Type=type,
                                Target=target if external else f"/{target}")
        if external:
            item.set("TargetMode", "External")

    def content_type(self, part: str) -> str:
        """The content type that the package gives a part."""
        return content_type(self._trees.get(_CONTENT_TYPES, self.package.tree(_CONTENT_TYPES)), part)

    def _relationship_tree(self, part: str) -> etree._Element:
        name = self._named(rels_name(part))
        if not self.has(name):
            self._names[name.lower()] = name
            self._trees[name] = etree.Element(qn("rel:Relationships"), nsmap={None: NS["rel"]})  # type: ignore[dict-item]
        return self.tree(name)

    def _declare(self, name: str, content_type: str) -> None:
        root = self.tree(_CONTENT_TYPES)
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        for default in root.iter(qn("ct:Default")):
            if str(default.get("Extension", "")).lower() == extension and default.get("ContentType") == content_type:
                return
        etree.SubElement(root, qn("ct:Override"), PartName=f"/{name}", ContentType=content_type)

    def save(self) -> bytes:
        """The package as it now is. The same edits of the same file give the same bytes."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, member in self.package.members():
                if name not in self._removed:
                    archive.writestr(_like(member), self.read(name))
            known = {name.lower() for name, _ in self.package.members()}
            for name in sorted(self.touched):
                if name.lower() not in known and name not in self._removed:
                    archive.writestr(_new_member(name), self.read(name))
        return stream.getvalue()


def _drop(item: etree._Element) -> None:
    parent = item.getparent()
    if parent is not None:
        parent.remove(item)


def content_type(root: etree._Element, part: str) -> str:
    """The content type of a part by the package's list: its own, else its extension's."""
    for override in root.iter(qn("ct:Override")):
        if str(override.get("PartName", "")).lower() == f"/{part}".lower():
            return str(override.get("ContentType", ""))
    extension = posixpath.splitext(part)[1].lstrip(".").lower()
    for default in root.iter(qn("ct:Default")):
        if str(default.get("Extension", "")).lower() == extension:
            return str(default.get("ContentType", ""))
    return ""


def _relationship(item: etree._Element, folder: str) -> Relationship:
    target, external = str(item.get("Target", "")), item.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relationship(str(item.get("Id")), str(item.get("Type")), target, external)


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(member.filename, member.date_time)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, member.create_system
    info.external_attr = member.external_attr
    return info


def _new_member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _FIXED_TIME)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
    return info


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
