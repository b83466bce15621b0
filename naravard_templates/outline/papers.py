"""What official papers end with: the documents they rest on, `::: underlag`, and lines to sign, `::: underskrifter`.

Both are lists. A document is written as people write it, "Tjänsteskrivelse, 2025-10-14, RS 909-2023", with a label
after it where the text refers to it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from naravard_templates.model.outline import Documents, ListBlock, ListItem, Signatures
from naravard_templates.outline.inlines import plain
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.places import DOCUMENTS, SIGNATURES, Blocks, Reader
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

DOCUMENT_NAMES: Final = ("underlag", "beslutsunderlag", "documents")
SIGNATURE_NAMES: Final = ("underskrifter", "justering", "signatures")

_LABEL: Final = re.compile(r"\s*\{#(?P<label>[^\s{}]+)\}\s*")


def read_documents(node: Node, name: str, reader: Reader) -> Documents:
    items = _items(reader.read(node.children, DOCUMENTS))
    if not items:
        reader.source.fault("The box {name} holds no documents: write a list, an item for each, for example: "
                            "- Tjänsteskrivelse, 2025-10-14, RS 909-2023", node.line, name=name)
    return Documents(line=node.line, items=tuple(_labelled(item, reader.source) for item in items))


def read_signatures(node: Node, _name: str, reader: Reader) -> Signatures:
    items = _items(reader.read(node.children, SIGNATURES))
    return Signatures(line=node.line, signers=check_signers(items, reader.source))


def check_signers(items: tuple[ListItem, ...], source: Source) -> tuple[ListItem, ...]:
    """A line to sign says who signs, and nothing more has room."""
    for item in items:
        if item.children or not plain(item.runs).strip():
            source.fault("Here must stand one line that says who signs: a party, a role.", item.line)
    return items


def _items(blocks: Blocks) -> tuple[ListItem, ...]:
    return tuple(item for block in blocks if isinstance(block, ListBlock) for item in block.items)


def _labelled(item: ListItem, source: Source) -> ListItem:
    """`{#skrivelse}` after the text is its label."""
    last = item.runs[-1] if item.runs else None
    found = _LABEL.search(last.text) if last else None
    if last is None or found is None or found.end() != len(last.text):
        return item
    runs = (*item.runs[:-1], replace(last, text=last.text[:found.start()]))
    return replace(item, runs=tuple(run for run in runs if run.text or run.note or run.reference),
                   label=read_label(found["label"], source, item.line))
