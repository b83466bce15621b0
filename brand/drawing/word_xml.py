"""Writing WordprocessingML as text: elements from keyword arguments, namespaces, lengths and tints.

Lengths: Word counts page and paragraph measures in twips (1/20 pt), type in half-points, border widths in
eighths of a point, and drawings in EMU (360,000 a centimetre).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

Value = str | int | bool | None

NAMESPACES: Final[dict[str, str]] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(millimetres: float) -> int:
    """Millimetres to twips."""
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """Millimetres to EMU."""
    return round(millimetres * 36_000)


def element(
    name: str, /, *children: str, attributes: Mapping[str, Value] | None = None, **more: Value
) -> str:
    """An element; an attribute that is ``None`` is left out, booleans are written 1 and 0."""
    pairs = {**(attributes or {}), **more}
    written = "".join(
        f" {key}={quoteattr(_text(value))}" for key, value in pairs.items() if value is not None
    )
    content = "".join(children)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def w(name: str, /, *children: str, **attributes: Value) -> str:
    """An element of WordprocessingML: its name and attributes get the prefix ``w:``."""
    return element(
        f"w:{name}", *children, attributes={f"w:{key}": value for key, value in attributes.items()}
    )


def val(name: str, value: Value) -> str:
    """``<w:name w:val="value"/>``, or nothing where the value is ``None``."""
    return "" if value is None else w(name, val=value)


def on(name: str, wanted: bool) -> str:
    """A toggle such as ``<w:keepNext/>``, or nothing."""
    return w(name) if wanted else ""


def text(content: str) -> str:
    """Text content, escaped."""
    return escape(content)


def part(root: str, *children: str, prefixes: str = "w", ignorable: str | None = None) -> bytes:
    """A whole XML part: declaration and root with the namespaces that ``prefixes`` lists."""
    spaces: dict[str, Value] = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    if ignorable:
        spaces["mc:Ignorable"] = ignorable
    return (DECLARATION + element(root, *children, attributes=spaces)).encode()


def _text(value: Value) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
