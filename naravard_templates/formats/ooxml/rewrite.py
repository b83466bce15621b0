"""The two ends of writing: a master file made fit for python-pptx and python-docx, and a package made final.

`prepare` turns a template, show or macro file into an ordinary one and mends what those libraries refuse. `finish`
stamps the file with the brand, writes its properties anew and packs it the same way every time.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn, transitional
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.parsing import parse
from naravard_templates.formats.ooxml.properties import KIND_NAME, STAMP_NAME
from naravard_templates.model.snapshot import Format, Stamp

PRODUCER: Final = "naravard-templates"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_MAIN_TYPES: Final = {
    Format.PPTX: f"{_OFFICE}.presentationml.presentation.main+xml",
    Format.DOCX: f"{_OFFICE}.wordprocessingml.document.main+xml",
}
_TEMPLATE_TYPES: Final = {
    _MAIN_TYPES[Format.PPTX]: f"{_OFFICE}.presentationml.template.main+xml",
    _MAIN_TYPES[Format.DOCX]: f"{_OFFICE}.wordprocessingml.template.main+xml",
}
_LEFT_BEHIND: Final = frozenset({"thumbnail", "vbaProject", "origin", "attachedTemplate", "aFChunk"})
"""Kinds of relationship that a new file does not take over: a picture of the old one, macros, signatures, its path, and
files of other kinds that stand in for its text."""
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_CORE, _EXTENDED, _CUSTOM = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_DECLARED: Final = {
    _CORE: ("application/vnd.openxmlformats-package.core-properties+xml",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
    _EXTENDED: (f"{_OFFICE}.extended-properties+xml", f"{NS['r']}/extended-properties"),
    _CUSTOM: (f"{_OFFICE}.custom-properties+xml", f"{NS['r']}/custom-properties"),
}
_CUSTOM_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_CUSTOM: Final = 2
"""Property ids 0 and 1 are reserved (ECMA-376 part 1, 22.3.2.2)."""
_LONGEST_TITLE: Final = 255
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)
_CORE_NAMES: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself. `created` is an ISO 8601 date; no person is named."""

    title: str
    language: str
    created: str = ""


def prepare(package: Package) -> bytes:
    """The master as a package that python-pptx and python-docx open."""
    actual = {name.lower(): name for name in package.names()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in actual.values():
            data = package.read(name)
            if name == _CONTENT_TYPES:
                data = _ordinary_type(data, package)
            elif name.endswith(".rels"):
                data = _mended(data, name, actual)
            elif name.endswith(".xml"):
                data = transitional(data).replace(b' conformance="strict"', b"")
            archive.writestr(name, data)
    return stream.getvalue()


def finish(data: bytes, *, stamp: Stamp, facts: Facts, template: bool = False) -> bytes:
    """The package stamped, described and packed so that the same content always gives the same bytes.

    `template`: Office makes new files from it instead of opening it itself.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return finish_parts(parts, stamp=stamp, facts=facts, template=template)


def finish_parts(parts: dict[str, bytes], *, stamp: Stamp, facts: Facts, template: bool = False) -> bytes:
    """The same, of a package that is not packed yet. Adds its own parts to those given."""
    parts[_CORE] = _core(facts)
    parts[_EXTENDED] = _extended()
    parts[_CUSTOM] = custom_properties(parts.get(_CUSTOM), stamp)
    for name, (content_type, relationship) in _DECLARED.items():
        _declare(parts, name, content_type, relationship)
    if template:
        parts[_CONTENT_TYPES] = _template_type(parts[_CONTENT_TYPES])
    return _packed(parts)


def repacked(data: bytes) -> bytes:
    """The same package, packed so that its bytes do not tell when or on which system it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _packed({info.filename: archive.read(info) for info in archive.infolist()})


def _ordinary_type(data: bytes, package: Package) -> bytes:
    """The content types with the main part an ordinary document or presentation, whatever it was."""
    root = parse(data, _CONTENT_TYPES)
    name = f"/{package.main_part}".lower()
    for override in root.iter(qn("ct:Override")):
        if str(override.get("PartName", "")).lower() == name:
            override.set("ContentType", _MAIN_TYPES[package.format])
    return _xml(root)


def _template_type(data: bytes) -> bytes:
    root = parse(data, _CONTENT_TYPES)
    for override in root.iter(qn("ct:Override")):
        wanted = _TEMPLATE_TYPES.get(str(override.get("ContentType")))
        if wanted:
            override.set("ContentType", wanted)
    return _xml(root)


def _mended(data: bytes, name: str, actual: dict[str, str]) -> bytes:
    """Relationships without those that lead nowhere or are left behind, the others under the parts' true names."""
    root = parse(data, name)
    folder = posixpath.dirname(posixpath.dirname(name))
    for item in list(root.iter(qn("rel:Relationship"))):
        kind = str(item.get("Type", "")).rpartition("/")[2]
        external = item.get("TargetMode") == "External"
        target = posixpath.normpath(posixpath.join("/", folder, str(item.get("Target", "")))).lstrip("/")
        found = actual.get(target.lower())
        if kind in _LEFT_BEHIND or not (external or found):
            root.remove(item)
        elif not external:
            item.set("Target", f"/{found}")
    return _xml(root)


def _core(facts: Facts) -> bytes:
    root = etree.Element(_core_name("cp:coreProperties"), nsmap=_CORE_NAMES)
    title = facts.title if len(facts.title) <= _LONGEST_TITLE else facts.title[:_LONGEST_TITLE - 1] + "…"
    for name, value in (("dc:title", title), ("dc:language", facts.language)):
        etree.SubElement(root, _core_name(name)).text = value
    for name in ("dcterms:created", "dcterms:modified"):
        moment = etree.SubElement(root, _core_name(name))
        moment.set(_core_name("xsi:type"), "dcterms:W3CDTF")
        moment.text = f"{facts.created or '2000-01-01'}T00:00:00Z"
    return _xml(root)


def _core_name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_CORE_NAMES[prefix]}}}{local}"


def _extended() -> bytes:
    root = etree.fromstring(f'<Properties xmlns="{NS["ep"]}"/>')
    etree.SubElement(root, qn("ep:Application")).text = PRODUCER
    return _xml(root)


def custom_properties(data: bytes | None, stamp: Stamp) -> bytes:
    """The custom properties that there are, with the stamp: the one mark that survives every program."""
    root = parse(data or f'<Properties xmlns="{NS["cp"]}" xmlns:vt="{NS["vt"]}"/>'.encode(), _CUSTOM)
    for item in list(root.iter(qn("cp:property"))):
        if item.get("name") in {STAMP_NAME, KIND_NAME}:
            root.remove(item)
    used = [int(str(item.get("pid", "0"))) for item in root.iter(qn("cp:property"))]
    marks = {STAMP_NAME: f"{stamp.brand}@{stamp.version}", KIND_NAME: stamp.kind}
    for number, (name, text) in enumerate(marks.items(), max([_FIRST_CUSTOM - 1, *used]) + 1):
        if text:
            item = etree.SubElement(root, qn("cp:property"), fmtid=_CUSTOM_FORMAT, pid=str(number), name=name)
            etree.SubElement(item, qn("vt:lpwstr")).text = text
    return _xml(root)


def _declare(parts: dict[str, bytes], name: str, content_type: str, relationship: str) -> None:
    """Content type and root relationship of a part, where they are missing."""
    types = parse(parts[_CONTENT_TYPES], _CONTENT_TYPES)
    if not any(item.get("PartName") == f"/{name}" for item in types.iter(qn("ct:Override"))):
        etree.SubElement(types, qn("ct:Override"), PartName=f"/{name}", ContentType=content_type)
        parts[_CONTENT_TYPES] = _xml(types)
    root = parse(parts[_ROOT_RELATIONSHIPS], _ROOT_RELATIONSHIPS)
    items = list(root.iter(qn("rel:Relationship")))
    if not any(item.get("Type") == relationship for item in items):
        etree.SubElement(root, qn("rel:Relationship"), Id=_free_id(items), Type=relationship, Target=name)
        parts[_ROOT_RELATIONSHIPS] = _xml(root)


def _free_id(items: list[etree._Element]) -> str:
    used = {item.get("Id") for item in items}
    return next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)


def _packed(parts: dict[str, bytes]) -> bytes:
    first = {_CONTENT_TYPES: 0, _ROOT_RELATIONSHIPS: 1}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (first.get(name, 2), name)):
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # as Office does; otherwise the bytes would tell on which system they were made
            archive.writestr(info, parts[name])
    return stream.getvalue()


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
