"""Pictures that are paragraphs of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from naravard_templates.model.outline import PictureBlock
from naravard_templates.outline.attributes import LABEL, Names, named_attributes, plain_name, read_attributes
from naravard_templates.outline.inlines import read_plain
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

_REMOTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
"""One letter and a colon is a drive of Windows."""

_DECORATIVE: Final = ("dekorativ", "decorative")
_ATTRIBUTES: Final[Names] = {**LABEL, "width": ("bredd", "width"), "decorative": _DECORATIVE, "alt": ("alt",)}
_PERCENT: Final = re.compile(r"([0-9]{1,3})\s*%?")


def lone_picture(inlines: list[Token]) -> Token | None:
    """The picture that is all there is in a paragraph."""
    shown = [token for token in inlines if token.type != "text" or token.content.strip()]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def read_picture(node: Node, token: Token, source: Source) -> PictureBlock:
    target = unquote(str(token.attrs["src"]))
    alt = read_plain(token.children or [], source, node.line).strip()
    attributes = read_attributes(token.meta.get("attributes"), source, node.line)
    given = named_attributes(attributes, _ATTRIBUTES, source, node.line)
    decorative = "decorative" in given or any(plain_name(name) in _DECORATIVE for name in attributes.classes)
    if alt and "alt" in given:
        source.fault("The picture has its text twice, between the square brackets and as alt: keep one of them.",
                     node.line)
    alt = alt or given.get("alt", "").strip()
    check_alternative(alt, decorative, target, node.line, source)
    caption = source.check_characters(str(token.attrs.get("title", "")), node.line)
    return PictureBlock(line=node.line, path=find_picture(target, node.line, source), alt=alt,
                        decorative=decorative, caption=caption, width=read_width(given.get("width"), source, node.line),
                        label=read_label(given.get("label", ""), source, node.line))


def check_alternative(alt: str, decorative: bool, target: str, line: int, source: Source) -> None:
    """A picture has a text for those who do not see it, or it only decorates."""
    if decorative and alt:
        source.fault("A picture that only decorates has no text between the square brackets.", line)
    elif not decorative and not alt:
        source.fault(
            "The picture {target} lacks a text for those who do not see it: write one between the square "
            "brackets, or {{.dekorativ}} after the picture if it only decorates.",
            line, target=target,
        )


def read_width(text: str | None, source: Source, line: int) -> float:
    """A share of the text's width, from a percentage; 0 where none is asked for."""
    if text is None:
        return 0.0
    number = _PERCENT.fullmatch(text.strip())
    if number and 0 < int(number[1]) <= 100:
        return int(number[1]) / 100
    source.fault("The width {found} is not a share of the text's width: write for example 60%.", line, found=text)
    return 0.0


def find_picture(target: str, line: int, source: Source) -> Path:
    """Where the picture is."""
    if _REMOTE.match(target):
        source.fault_near(
            "The picture {target} is not a file: save it beside the outline and write the name of the file.",
            target, line, target=target,
        )
        return Path(target)
    path = source.beside(target)
    if path is not None:
        return path
    if source.uploaded is not None:
        source.fault_near("The picture {target} has not been uploaded: add it beside the text, or change the name.",
                          target, line, target=target)
        return source.folder / "-"
    source.fault_near(
        "The picture {target} does not exist in the folder {folder}.",
        target, line, target=target, folder=source.folder.absolute(),
    )
    return source.folder / target
