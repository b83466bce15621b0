"""Drawings in SVG, which can be programs as well as pictures: read with suspicion, written anew without what acts.

Nothing outside the drawing is ever opened. Scripts, animations and links are taken away, for they show nothing on
paper; a drawing that shows other files, or that declares entities, is refused.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree
from xml.parsers import expat

from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.svg_bitmaps import refuse_large_bitmaps

MAX_BYTES: Final = 5_000_000
MAX_ELEMENTS: Final = 100_000
MAX_DEPTH: Final = 200
MAX_PIXELS: Final = 16_000_000
"""Of the PNG twin, which only older programs show."""
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_HREFS: Final = ("href", "{http://www.w3.org/1999/xlink}href")
_ACTING: Final = frozenset({"script", "animate", "animateColor", "animateMotion", "animateTransform",
                            "set", "discard", "handler", "listener"})
_INSIDE: Final = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
_CSS_ESCAPE: Final = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_OUTSIDE: Final = re.compile(
    r"@import|(?:image-set|src)\s*\(|url\s*\(\s*+[\"']?+(?!\s*(?:#|data:(?!image/svg)))[^)]*", re.IGNORECASE)
_MAY_ASK: Final = re.compile(r"[(@\\]")
_LENGTH: Final = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_DPI: Final = 96
_PIXELS: Final = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_NOT_WELL: Final = "The drawing {path} is not SVG that can be read ({reason}). Save it anew as SVG, or as PNG."

ElementTree.register_namespace("", _NAMESPACE)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe to hand on: its bytes, its size in CSS pixels (1/96 inch), whether letters are in it."""

    data: bytes
    width: float
    height: float
    lettered: bool


def read_drawing(data: bytes) -> Drawing:
    """Raises PictureFault."""
    if len(data) > MAX_BYTES:
        raise PictureFault("The drawing {path} is larger than 5 MB. Save it as PNG instead.")
    _refuse_entities(data)
    root = _parsed(data)
    if root.tag != f"{{{_NAMESPACE}}}svg":
        raise PictureFault(_NOT_WELL, reason=f"<{_local(root)}>")
    width, height = _size(root)
    _clean(root)
    refuse_large_bitmaps(root)
    lettered = any(_local(element) == "text" for element in root.iter())
    return Drawing(ElementTree.tostring(root, "utf-8", xml_declaration=True), width, height, lettered)


def draw(drawing: Drawing, width: int) -> bytes:
    """The drawing as a PNG so many pixels wide, or fewer where that is too many. Letters come from the fonts of this
    machine. Raises PictureFault."""
    try:
        import resvg_py
    except ImportError as error:
        raise PictureFault("Placing the drawing {path} needs one more package: pip install 'naravard-templates[svg]'. "
                           "Or save the drawing as PNG.") from error
    proportion = drawing.height / drawing.width
    width = max(1, min(width, int((MAX_PIXELS / proportion) ** 0.5)))
    height = max(1, round(width * proportion))
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=drawing.data.decode(), width=width, height=height, dpi=_DPI,
                                           skip_system_fonts=not drawing.lettered))
    except ValueError as error:
        raise PictureFault(_NOT_WELL, reason=" ".join(str(error).split()).rstrip(".")) from error


def _refuse_entities(data: bytes) -> None:
    """A document type as such is common and harmless; nothing that it names is opened."""
    def refuse(*_: object) -> None:
        raise PictureFault("The drawing {path} declares entities, which can hide anything. Save it anew as plain SVG, "
                           "or as PNG.")

    parser: expat.XMLParserType = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise PictureFault(_NOT_WELL, reason=str(error)) from error


def _parsed(data: bytes) -> ElementTree.Element:
    """The tree, without comments and processing instructions, which ElementTree leaves out."""
    depth = count = 0
    reading = ElementTree.iterparse(io.BytesIO(data), ("start", "end"))  # noqa: S314  # without entities
    for event, _ in reading:
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise PictureFault("The drawing {path} has too many parts. Save it as PNG instead.")
    root: ElementTree.Element = reading.root  # type: ignore[attr-defined]  # once all is read
    return root


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Width and height as the drawing says them, else those of its view box; one alone keeps the proportions."""
    box = [float(number) for number in re.findall(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?", root.get("viewBox", ""))]
    wide, high = box[2:] if len(box) == 4 else (0.0, 0.0)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if wide > 0 and high > 0:
        width, height = (width or (height * wide / high if height else wide),
                         height or (width * high / wide if width else high))
    if not (0.1 <= width <= 100_000 and 0.1 <= height <= 100_000 and 1 / 100 <= width / height <= 100):
        raise PictureFault("The drawing {path} does not say how large it is. Save it with a width and a height, or as "
                           "PNG.")
    return width, height


def _length(text: str | None) -> float:
    """CSS pixels; 0 where nothing is said, or a share of something else."""
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _PIXELS[(found[2] or "px").lower()] if found else 0.0


def _clean(element: ElementTree.Element) -> None:
    """Takes away what acts, from the element and from all in it. Raises PictureFault for what is shown from outside."""
    for name, value in list(element.attrib.items()):
        if _local_name(name).lower().startswith("on") or (_local(element) == "a" and name in _HREFS):
            del element.attrib[name]
        elif name in _HREFS and not _INSIDE.match(value):
            raise _outside(value)
        else:
            _check_css(value)
    if _local(element) == "style":
        _check_css("".join(element.itertext()))
    for child in list(element):
        if _local(child) in _ACTING or _has_other_text(element, child):
            _remove(element, child)
        else:
            _clean(child)


def _has_other_text(parent: ElementTree.Element, child: ElementTree.Element) -> bool:
    """HTML inside a drawing, which Office does not show: where there is other text for such programs, that is taken."""
    if _local(child) != "foreignObject":
        return False
    if _local(parent) != "switch":
        raise PictureFault("The drawing {path} holds text as HTML, which Office does not show. Save it with plain text "
                           "(in Mermaid: htmlLabels: false), or as PNG.")
    return True


def _remove(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """The words that come after it stay."""
    before, tail = list(parent).index(child) - 1, child.tail or ""
    if before < 0:
        parent.text = (parent.text or "") + tail
    else:
        parent[before].tail = (parent[before].tail or "") + tail
    parent.remove(child)


def _check_css(css: str) -> None:
    if not _MAY_ASK.search(css):
        return
    plain = _CSS_ESCAPE.sub(_unescaped, _CSS_COMMENT.sub("", css))
    found = _CSS_OUTSIDE.search(plain)
    if found:
        raise _outside(found[0])


def _unescaped(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2]


def _outside(target: str) -> PictureFault:
    return PictureFault("The drawing {path} shows something that is not in it: {target}. Save it with everything "
                        "embedded, or as PNG.", target=target.strip()[:80])


def _local(element: ElementTree.Element) -> str:
    return _local_name(str(element.tag))


def _local_name(name: str) -> str:
    return name.rpartition("}")[2]
