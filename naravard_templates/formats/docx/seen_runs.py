"""Which runs of a Word document show letters, so that colours of what nobody sees are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import by_name, children, find
from naravard_templates.formats.ooxml.values import flag

_RUN, _TEXT, _RUN_PROPERTIES = qn("w:r"), qn("w:t"), qn("w:rPr")
# What draws no letters in the colour of its run: blanks, breaks, field codes, and drawings with colours of their own.
_WORDLESS = frozenset(qn(f"w:{name}") for name in (
    "rPr", "tab", "ptab", "br", "cr", "softHyphen", "lastRenderedPageBreak", "drawing", "pict", "object", "fldChar",
    "instrText", "delText", "delInstrText", "commentReference", "annotationRef", "separator",
    "continuationSeparator")) | {qn("mc:AlternateContent")}
_COLOUR, _FILL, _VANISH, _TAB = map(qn, ("w:color", "w14:textFill", "w:vanish", "w:tab"))
_LETTERS_ONLY = frozenset({_COLOUR, qn("w14:srgbClr"), qn("w14:schemeClr")})


def draws_letters(element: etree._Element) -> bool:
    """Whether a colour in a run's properties is shown; True for one that stands elsewhere.

    Highlight, shading and underline are seen on blanks too. An effect's fill goes before the plain colour.
    """
    properties = next(element.iterancestors(_RUN_PROPERTIES), None)
    run = None if properties is None else properties.getparent()
    if properties is None or run is None or run.tag != _RUN:
        return True
    said = by_name(properties)
    if _VANISH in said and flag(said[_VANISH], qn("w:val"), True):
        return False
    if element.tag == _COLOUR and _FILL in said:
        return False
    return has_letters(run) if element.tag in _LETTERS_ONLY else _has_anything(run)


def has_letters(run: etree._Element) -> bool:
    """Whether a run shows more than blanks, breaks, field codes and drawings."""
    return any(bool((child.text or "").strip()) if child.tag == _TEXT else child.tag not in _WORDLESS
               for child in children(run))


def is_vanished(run: etree._Element) -> bool:
    vanish = find(run, "w:rPr/w:vanish")
    return vanish is not None and flag(vanish, qn("w:val"), True)


def lettered(root: etree._Element) -> Iterator[etree._Element]:
    """The runs below `root` that show letters."""
    return (run for run in root.iter(_RUN) if has_letters(run) and not is_vanished(run))


def _has_anything(run: etree._Element) -> bool:
    return has_letters(run) or any(child.tag in {_TEXT, _TAB} for child in children(run))
