"""Charts, `::: diagram`: what they show is in their braces, their values in a table, in code or in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from naravard_templates.model.outline import Block, ChartBlock, ChartKind, CodeBlock, Paragraph, Table
from naravard_templates.outline.attributes import LABEL, Attributes, Names, named_attributes, plain_name
from naravard_templates.outline.data import Data, DataReader, Row
from naravard_templates.outline.inlines import plain, plain_only
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.places import ANYWHERE, CHART, Reader
from naravard_templates.outline.source import Source, nearest
from naravard_templates.outline.tree import Node

KINDS: Final[Mapping[str, ChartKind]] = {
    "stapel": ChartKind.COLUMN, "liggande": ChartKind.BAR, "linje": ChartKind.LINE, "cirkel": ChartKind.PIE,
    "tårta": ChartKind.PIE, "ring": ChartKind.DOUGHNUT, "staplad": ChartKind.STACKED_COLUMN,
    "staplad-liggande": ChartKind.STACKED_BAR,
    **{kind.value: kind for kind in ChartKind},
}
_ATTRIBUTES: Final[Names] = {
    **LABEL, "kind": ("typ", "kind", "type"), "title": ("titel", "title"), "alt": ("alt",), "unit": ("enhet", "unit"),
    "file": ("fil", "file"),
}
_CAPTION: Final = re.compile(r"(?::|Diagram:|Chart:)\s+(?P<caption>.+)", re.DOTALL)
_YAML: Final = ("yaml", "yml")
_CSV: Final = ("csv", "")


def read_chart(node: Node, attributes: Attributes, reader: Reader) -> ChartBlock:
    source = reader.source
    given = named_attributes(attributes, _ATTRIBUTES, source, node.line)
    values = DataReader(source, given.get("unit", ""), given.get("title", ""))
    holders = [child for child in node.children if child.kind in ("fence", "code_block", "table")]
    caption = _caption([child for child in node.children if child not in holders], reader)
    data = Data()
    if one_place(len(holders) + ("file" in given), source, node.line):
        data = _held(holders[0], reader, values) if holders else read_file(given["file"], node.line, values)
    return ChartBlock(line=node.line, kind=read_kind(given.get("kind"), source, node.line),
                      title=given.get("title", ""), unit=given.get("unit", ""), caption=caption,
                      alt=check_alt(given.get("alt", ""), source, node.line), categories=data.categories,
                      series=data.series, label=read_label(given.get("label", ""), source, node.line))


def one_place(found: int, source: Source, line: int) -> bool:
    """Whether the values stand in one place."""
    if found != 1:
        source.fault("A chart has its values in one place: in it, or in the file that fil names.", line)
    return found == 1


def read_kind(name: str | None, source: Source, line: int) -> ChartKind:
    """Columns, where nothing is said."""
    kind = ChartKind.COLUMN if name is None else KINDS.get(plain_name(name).replace(" ", "-"))
    if kind is None:
        near = nearest(name or "", list(KINDS))
        source.fault(
            "Unknown kind of chart {name}. Did you mean {nearest}?" if near
            else "Unknown kind of chart {name}. The kinds are {known}.",
            line, name=name, nearest=near, known=", ".join(KINDS))
    return kind or ChartKind.COLUMN


def check_alt(alt: str, source: Source, line: int) -> str:
    """A chart always says something, so it always needs words."""
    if not alt.strip():
        source.fault('The chart lacks a text for those who do not see it: say what it shows, with alt="…".', line)
    return alt.strip()


def _caption(nodes: Sequence[Node], reader: Reader) -> str:
    captions: list[str] = []
    for block in reader.read(nodes, CHART):
        match = _CAPTION.fullmatch(plain(block.runs)) if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and match and not captions:
            plain_only(block.runs, reader.source, block.line)
            captions.append(match["caption"].strip())
        elif isinstance(block, Paragraph):
            reader.source.problems.append(CHART.refuse(block.line))
    return "".join(captions)


def _held(node: Node, reader: Reader, values: DataReader) -> Data:
    """The values that stand in the box itself."""
    blocks = reader.read([node], ANYWHERE)
    if node.kind == "table":
        rows = zip(node.find("tr"), _texts(blocks), strict=True)
        return values.rows([Row(cells, row.line) for row, cells in rows], node.line)
    (code,) = blocks
    assert isinstance(code, CodeBlock)
    below = node.line + (node.kind == "fence")
    language = code.language.casefold()
    if language in _YAML:
        return values.yaml(code.text, below)
    if language not in _CSV:
        reader.source.fault("The values of a chart are written as yaml or csv, not as {found}.",
                            node.line, found=code.language)
        return Data()
    return values.csv(code.text, below)


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    for table in blocks:
        if isinstance(table, Table):
            yield from (tuple(plain(cell) for cell in row) for row in (table.header, *table.rows))


def read_file(target: str, line: int, values: DataReader) -> Data:
    """The values of a file beside the outline. Its faults name it, for their lines are not the outline's."""
    source = values.source
    path = source.beside(target)
    if path is None and source.uploaded is not None:
        source.fault_near("The file {target} has not been uploaded: add it beside the text, or change the name.",
                          target, line, target=target)
        return Data()
    if path is None:
        source.fault_near("The file {target} does not exist in the folder {folder}.",
                          target, line, target=target, folder=source.folder.absolute())
        return Data()
    inner = Source(target, source.folder, [], uploaded=source.uploaded)
    data = _read(path, DataReader(inner, values.unit, values.name))
    for problem in inner.problems:
        source.fault("In {file}, line {number}: {fault}", line, file=target, number=problem.line, fault=problem.message)
    return data


def _read(path: Path, values: DataReader) -> Data:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        values.source.fault("The file is not text in UTF-8: save it with the encoding UTF-8.", 1)
        return Data()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = "\n".join(values.source.check_characters(line, number) for number, line in enumerate(lines, 1))
    return values.yaml(clean, 1) if path.suffix.lower() in (".yaml", ".yml") else values.csv(clean, 1)
