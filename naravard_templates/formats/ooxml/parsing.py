"""Parses the XML of parts without DTD, entities, network or surprises."""

from __future__ import annotations

import re
import threading
from typing import Any

from lxml import etree

from naravard_templates.errors import UnreadableFile, UnsafePackage
from naravard_templates.formats.ooxml.names import transitional
from naravard_templates.model.limits import DEEPEST, DEFAULT_LIMITS, Limits

_BOM = b"\xef\xbb\xbf"
_UTF_16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_UTF_32 = (b"\xff\xfe\0\0", b"<\0\0\0", b"\0\0")
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)""")
_DOCTYPE = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
"""Possessive, so that a file of nothing but comments is not gone through again and again."""
_READ = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252"})
"""OPC allows UTF-8 and UTF-16 (ECMA-376 part 2, 6.2.5). In these every sign of markup is one byte; what is written in
stranger ones could not be looked through before it is parsed."""


class _Parser(threading.local):
    """For each thread, as making one anew takes as long as parsing a small part."""

    def __init__(self) -> None:
        self.plain = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                                     remove_pis=True, huge_tree=False)


_parser = _Parser()


def parse(data: bytes, part: str, limits: Limits = DEFAULT_LIMITS) -> etree._Element:
    """The root of a part. Raises UnreadableFile, UnsafePackage or MemoryError."""
    if len(data) > limits.xml_part:
        raise UnsafePackage("The part {part} is larger than {limit} bytes.", part=part, limit=limits.xml_part)
    try:
        known = _in_known_bytes(data)
        _refuse_doctype(_DOCTYPE.match(known.removeprefix(_BOM)), part)
        root = etree.fromstring(transitional(known), _parser.plain)
    except (etree.XMLSyntaxError, ValueError) as error:
        if _is_no_memory(error):  # the part may be sound
            raise MemoryError from error
        raise UnreadableFile("The part {part} is not well-formed XML: {reason}", part=part,
                             reason=str(error).partition("\n")[0]) from error
    document: Any = root.getroottree().docinfo
    _refuse_doctype(document.doctype, part)
    if limits.depth < DEEPEST:
        _check_depth(root, part, limits.depth)
    return root


def _is_no_memory(error: Exception) -> bool:
    """libxml2 says so, or where there is no room left even for that, nothing at all."""
    known: Any = error
    return isinstance(error, etree.XMLSyntaxError) and (
        known.msg is None or known.code == etree.ErrorTypes.ERR_NO_MEMORY)


def _refuse_doctype(found: object, part: str) -> None:
    if found:
        raise UnsafePackage("The part {part} declares a document type, which Office files never do.", part=part)


def _in_known_bytes(data: bytes) -> bytes:
    """UTF-16 as UTF-8, in which names of namespaces can be looked for. Raises ValueError."""
    codec = next((codec for start, codec in _UTF_16 if data.startswith(start)), None)
    if codec is not None and not data.startswith(_UTF_32):
        return _DECLARATION.sub("", data.decode(codec), count=1).encode()
    declared = _ENCODING.match(data.removeprefix(_BOM))
    named = declared[1].decode("latin-1").lower() if declared else ""
    if named not in _READ:
        raise ValueError(f"its encoding is {named}, not UTF-8")
    if not data.removeprefix(_BOM).lstrip().startswith(b"<"):
        raise ValueError("it does not begin with an element")
    return data


def _check_depth(root: etree._Element, part: str, deepest: int) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > deepest:
            raise UnsafePackage("The part {part} has elements nested deeper than {limit}.", part=part, limit=deepest)
