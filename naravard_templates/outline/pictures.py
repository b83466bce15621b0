"""Pictures that are paragraphs of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from naravard_templates.model.outline import PictureBlock
from naravard_templates.outline.attributes import check_attributes, plain_name, read_attributes
from naravard_templates.outline.inlines import read_plain
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

_REMOTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
"""One letter and a colon is a drive of Windows."""

_DECORATIVE: Final = ("dekorativ", "decorative")


def lone_picture(inlines: list[Token]) -> Token | None:
    """The picture that is all there is in a paragraph."""
    shown = [token for token in inlines if token.type != "text" or token.content.strip()]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def read_picture(node: Node, token: Token, source: Source) -> PictureBlock:
    target = unquote(str(token.attrs["src"]))
    alt = read_plain(token.children or [], source, node.line).strip()
    decorative = _is_decorative(token, node.line, source)
    if decorative and alt:
        source.fault("A picture that only decorates has no text between the square brackets.", node.line)
    elif not decorative and not alt:
        source.fault(
            "The picture {target} lacks a text for those who do not see it: write one between the square "
            "brackets, or {{.dekorativ}} after the picture if it only decorates.",
            node.line, target=target,
        )
    caption = source.check_characters(str(token.attrs.get("title", "")), node.line)
    return PictureBlock(line=node.line, path=_find(target, node.line, source), alt=alt,
                        decorative=decorative, caption=caption)


def _is_decorative(token: Token, line: int, source: Source) -> bool:
    attributes = read_attributes(token.meta.get("attributes"), source, line)
    check_attributes([*attributes.classes, *attributes.values], _DECORATIVE, source, line)
    return any(plain_name(name) in _DECORATIVE for name in attributes.classes)


def _find(target: str, line: int, source: Source) -> Path:
    """Where the picture is; a stroke the wrong way, as in Windows, is forgiven."""
    if _REMOTE.match(target):
        source.fault_near(
            "The picture {target} is not a file: save it beside the outline and write the name of the file.",
            target, line, target=target,
        )
        return Path(target)
    for name in (target, target.replace("\\", "/")):
        path = source.folder / name
        if _is_file(path):
            return path
    source.fault_near(
        "The picture {target} does not exist in the folder {folder}.",
        target, line, target=target, folder=source.folder.absolute(),
    )
    return source.folder / target


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long for the system, or a folder that may not be entered
        return False
