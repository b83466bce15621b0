"""Which of the colours that DrawingML declares for text are seen: there has to be text that does not overrule them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from naravard_templates.formats.ooxml.drawing import has_fill
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_each, find_text
from naravard_templates.formats.ooxml.values import number

Lineage = list[tuple[str, etree._Element]]
_RUNS = frozenset({qn("a:r"), qn("a:fld")})
_ON_BLANKS = frozenset({"highlight", "uFill", "uLn"})


def is_drawn(element: etree._Element, lineage: Lineage) -> bool:
    """Whether a colour is that of no text, or of text that shows it."""
    for index, (name, ancestor) in enumerate(lineage):
        if name == "rPr":
            return _is_run_colour(ancestor, {inner for inner, _ in lineage[:index]})
        if name == "buClr":
            return _has_words(_paragraph(lineage))
        if name == "lstStyle":
            return _is_level_colour(lineage[index - 1][0], ancestor)
        if name == "p" and index and lineage[index - 1][0] == "pPr":
            return _is_charts(lineage) or any(not has_fill(find(run, "a:rPr")) for run in _worded(ancestor))
    return True


def leaves_open(shape: etree._Element) -> bool:
    """Whether some text in a shape has no colour of its own."""
    return any(not has_fill(find(run, "a:rPr")) for run in _worded(shape))


def _is_run_colour(properties: etree._Element, within: set[str]) -> bool:
    run = properties.getparent()
    if run is None or run.tag not in _RUNS:
        return False
    if not _has_words((run,)):
        return bool(_ON_BLANKS & within) and bool(find_text(run, "a:t", ""))
    return "ln" in within or bool(_ON_BLANKS & within) or not _is_link(properties)


def _is_link(properties: etree._Element) -> bool:
    """A link has the theme's colour for links, unless an extension says that its own counts."""
    link = find(properties, "a:hlinkClick")
    return link is not None and not any(one.get("val") == "tx" for one in link.iter("{*}hlinkClr"))


def _is_level_colour(level: str, style: etree._Element) -> bool:
    """Whether a list style's level is that of some paragraph whose text has no colour of its own."""
    body = style.getparent()
    wanted = int(level[3]) - 1 if level[3:4].isdigit() else None
    return body is not None and any(
        not has_fill(find(run, "a:rPr")) for paragraph in find_each(body, "a:p")
        if wanted is None or _level(paragraph) == wanted for run in _worded(paragraph))


def _level(paragraph: etree._Element) -> int:
    properties = find(paragraph, "a:pPr")
    return 0 if properties is None else int(number(properties.get("lvl")))


def _is_charts(lineage: Lineage) -> bool:
    """Charts keep the looks of texts that they make themselves in paragraphs without any."""
    return any(name == "txPr" for name, _ in lineage)


def _paragraph(lineage: Lineage) -> Iterable[etree._Element]:
    """The paragraphs that a bullet's colour is for: its own, or all of its list style."""
    for name, ancestor in lineage:
        if name == "p":
            return (ancestor,)
        if name == "txBody":
            return find_each(ancestor, "a:p")
    return ()


def _worded(parent: etree._Element) -> Iterator[etree._Element]:
    return (run for run in parent.iter(*_RUNS) if find_text(run, "a:t", "").strip())


def _has_words(parents: Iterable[etree._Element]) -> bool:
    return any(True for parent in parents for _ in _worded(parent))
