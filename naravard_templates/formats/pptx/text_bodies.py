"""The text of shapes and cells (`p:txBody`, `a:txBody`): its paragraphs, and the runs that each is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import children
from naravard_templates.formats.ooxml.values import number
from naravard_templates.model.record import record

RUN, FIELD, BREAK = qn("a:r"), qn("a:fld"), qn("a:br")
TEXTS = frozenset({RUN, FIELD, BREAK})
_PARAGRAPH, _PARAGRAPH_PROPERTIES, _PROPERTIES, _TEXT = qn("a:p"), qn("a:pPr"), qn("a:rPr"), qn("a:t")
_BODY_PROPERTIES, _LIST_STYLE, _END = qn("a:bodyPr"), qn("a:lstStyle"), qn("a:endParaRPr")
_DEFAULTS, _DEFAULT_LEVEL = qn("a:defRPr"), qn("a:defPPr")
_LEVELS = tuple(qn(f"a:lvl{level}pPr") for level in range(1, 10))

Levels = Mapping[str, list[etree._Element]]
"""Run properties (`a:defRPr`) by the names of the levels that they are for."""
NO_LEVELS: Levels = {}


@record
class Run:
    """A piece of a paragraph: a run, field or break, or a formula or the like with the words in it."""

    tag: str
    properties: etree._Element | None
    text: str


@record
class BodyParagraph:
    """A paragraph of a level, from 1."""

    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """What it says, a new line for each break; formulas and the like left out."""
        return "".join([run.text for run in self.runs if run.tag in TEXTS])

    @property
    def lasting_text(self) -> str:
        """What it says by itself: fields (slide number, date) left out, as they change, and breaks."""
        return "".join([run.text for run in self.runs if run.tag not in {FIELD, BREAK}])


@record
class TextBody:
    """`a:bodyPr`, what the list style says of each level, and the paragraphs."""

    properties: etree._Element | None = None
    levels: Levels = field(default_factory=dict)
    paragraphs: tuple[BodyParagraph, ...] = ()


NO_TEXT = TextBody()


def read_body(body: etree._Element | None) -> TextBody:
    """What stands in a `txBody`; nothing where there is none."""
    if body is None:
        return NO_TEXT
    properties, levels, paragraphs = None, NO_LEVELS, []
    for child in children(body):
        tag = child.tag
        if tag == _PARAGRAPH:
            paragraphs.append(_paragraph(child))
        elif tag == _BODY_PROPERTIES and properties is None:
            properties = child
        elif tag == _LIST_STYLE:
            levels = read_levels(child)
    return TextBody(properties, levels, tuple(paragraphs))


def read_levels(style: etree._Element | None) -> Levels:
    """What a list style, or another of the kind, says of each level."""
    if style is None or not len(style):
        return NO_LEVELS
    found: dict[str, list[etree._Element]] = {}
    for paragraph in children(style):
        found.setdefault(paragraph.tag, []).extend(paragraph.iterchildren(_DEFAULTS))
    return found


def said_of(levels: Levels, level: int) -> list[etree._Element]:
    """The run properties of a level, from 1, then those of the default paragraph."""
    return [*levels.get(_LEVELS[min(level, 9) - 1], ()), *levels.get(_DEFAULT_LEVEL, ())] if levels else []


def _paragraph(paragraph: etree._Element) -> BodyParagraph:
    deadline.check()
    level, runs = 1, []
    for child in children(paragraph):
        tag = str(child.tag)
        if tag == _PARAGRAPH_PROPERTIES:
            level = int(number(child.get("lvl"))) + 1
        elif tag in TEXTS:
            runs.append(_run(child, tag))
        elif tag != _END:
            runs.append(Run(tag, None, "".join(_words(child))))
    return BodyParagraph(level, tuple(runs))


def _run(run: etree._Element, tag: str) -> Run:
    properties, text = None, "\n" if tag == BREAK else ""
    for child in children(run):
        if child.tag == _TEXT:
            text += child.text or ""
        elif child.tag == _PROPERTIES:
            properties = child
    return Run(tag, properties, text)


def _words(parent: etree._Element) -> Iterator[str]:
    """The words inside an element, those of fields left out."""
    for text in parent.iter(_TEXT):
        holder = text.getparent()
        if holder is None or holder.tag != FIELD:
            yield text.text or ""
