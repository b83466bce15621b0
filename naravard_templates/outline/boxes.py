"""Boxes (fenced divs): columns, notes, fact boxes, charts, steps, contents, documents, signatures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from naravard_templates.model.outline import Block, Columns, FactBox, Heading, Notes, TableOfContents
from naravard_templates.outline.attributes import (
    IN_BRACES,
    Attributes,
    Names,
    named_attributes,
    plain_name,
    read_attributes,
)
from naravard_templates.outline.charts import read_chart
from naravard_templates.outline.contents import CONTENTS, read_contents
from naravard_templates.outline.inlines import plain_only
from naravard_templates.outline.papers import DOCUMENT_NAMES, SIGNATURE_NAMES, read_documents, read_signatures
from naravard_templates.outline.places import (
    ANYWHERE,
    COLUMN,
    COLUMNS,
    FACT_BOX,
    NOTES,
    Blocks,
    Column,
    Reader,
    bare_title,
)
from naravard_templates.outline.source import Source, nearest
from naravard_templates.outline.steps import KINDS as STEPS
from naravard_templates.outline.steps import read_steps
from naravard_templates.outline.tree import Node

_INFO: Final = re.compile(rf"(?P<name>[^\s{{}}]*)\s*(?:\{{(?P<attributes>{IN_BRACES})\}})?")
_NO_NAMES: Final[Names] = {}
_FACT_BOX: Final[Names] = {"title": ("titel", "title")}


def read_box(node: Node, reader: Reader) -> Block | None:
    """The box. Where its name means nothing, the faults of what is in it are reported all the same."""
    name, attributes = _head(node, reader.source)
    build = _BOXES.get(plain_name(name))
    if build is None:
        reader.read(node.children, ANYWHERE)
        return None
    return build(node, attributes, reader)


def _head(node: Node, source: Source) -> tuple[str, Attributes]:
    """The name and what else stands after the colons. As in Pandoc, the name may be a class in braces."""
    match = _INFO.fullmatch(node.token.info)
    if not match:
        source.fault("After the colons stand one name and, if need be, attributes in braces, not: {found}",
                     node.line, found=node.token.info)
        return "", Attributes()
    attributes = read_attributes(match["attributes"], source, node.line)
    name = match["name"]
    if not name and attributes.classes:
        name, *others = attributes.classes
        attributes = Attributes(tuple(others), attributes.values)
    if plain_name(name) not in _BOXES:
        _unknown_box(name or node.token.info, node.line, source)
    return name, attributes


def _unknown_box(name: str, line: int, source: Source) -> None:
    near = nearest(name, list(_BOXES))
    source.fault(
        "Unknown box {name}. Did you mean {nearest}?" if near
        else "Unknown box {name}. The boxes are {known}.",
        line, name=name, nearest=near, known=", ".join(_BOXES),
    )


def _columns(node: Node, attributes: Attributes, reader: Reader) -> Columns:
    named_attributes(attributes, _NO_NAMES, reader.source, node.line)
    if not node.children:
        reader.source.fault("The box columns holds no column.", node.line)
    columns = reader.read(node.children, COLUMNS)
    return Columns(line=node.line, columns=tuple(box.blocks for box in columns if isinstance(box, Column)))


def _column(node: Node, attributes: Attributes, reader: Reader) -> Column:
    named_attributes(attributes, _NO_NAMES, reader.source, node.line)
    return Column(line=node.line, blocks=reader.read(node.children, COLUMN))


def _notes(node: Node, attributes: Attributes, reader: Reader) -> Notes:
    named_attributes(attributes, _NO_NAMES, reader.source, node.line)
    return Notes(line=node.line, blocks=reader.read(node.children, NOTES))


def _fact_box(node: Node, attributes: Attributes, reader: Reader) -> FactBox:
    """The title is an attribute, or else the heading that the box begins with."""
    given = named_attributes(attributes, _FACT_BOX, reader.source, node.line)
    title, blocks = given.get("title", ""), reader.read(node.children, FACT_BOX)
    if title:
        return FactBox(line=node.line, title=title, blocks=blocks)
    title, blocks = _own_title(blocks, reader.source)
    return FactBox(line=node.line, title=title, blocks=blocks)


def _own_title(blocks: Blocks, source: Source) -> tuple[str, Blocks]:
    if blocks and isinstance(blocks[0], Heading):
        bare_title(blocks[0], source)
        return plain_only(blocks[0].runs, source, blocks[0].line), blocks[1:]
    return "", blocks


def _contents(node: Node, attributes: Attributes, reader: Reader) -> TableOfContents:
    """The headings fill it, so nothing stands in it; what does is read for its faults."""
    if reader.read(node.children, ANYWHERE):
        reader.source.fault("The box for the contents is empty, for the headings fill it: move this out of it.",
                            node.children[0].line)
    return read_contents(attributes, node.line, reader.source)


def _steps(name: str, node: Node, attributes: Attributes, reader: Reader) -> Block:
    named_attributes(attributes, _NO_NAMES, reader.source, node.line)
    return read_steps(node, name, STEPS[name], reader)


def _paper(read: Callable[[Node, str, Reader], Block], name: str, node: Node, attributes: Attributes, reader: Reader
           ) -> Block:
    named_attributes(attributes, _NO_NAMES, reader.source, node.line)
    return read(node, name, reader)


_Build = Callable[[Node, Attributes, Reader], Block]

_BOXES: Final[Mapping[str, _Build]] = {
    "kolumner": _columns,
    "columns": _columns,
    "kolumn": _column,
    "column": _column,
    "anteckningar": _notes,
    "notes": _notes,
    "faktaruta": _fact_box,
    "factbox": _fact_box,
    "diagram": read_chart,
    "chart": read_chart,
    **{name: partial(_steps, name) for name in STEPS},
    **dict.fromkeys(CONTENTS, _contents),
    **{name: partial(_paper, read_documents, name) for name in DOCUMENT_NAMES},
    **{name: partial(_paper, read_signatures, name) for name in SIGNATURE_NAMES},
}
