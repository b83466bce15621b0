"""NV703 placeholder-text-left."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.prompts import placeholder_in
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import excerpt
from naravard_templates.model.content import Paragraph, ParagraphKind
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import REPEATED


def check(context: Context) -> Iterator[Fault]:
    """Once for each text and object. A template is nothing but what waits to be replaced."""
    if context.snapshot.is_template:
        return
    known: set[tuple[object, ...]] = set()
    for paragraph in context.snapshot.paragraphs:
        fault = _fault(paragraph)
        if fault is None:
            continue
        place = paragraph.location
        key = (place,) if paragraph.is_prompt and place.object else (place, fault.actual)
        if key not in known:
            known.add(key)
            yield fault


def _fault(paragraph: Paragraph) -> Fault | None:
    """An empty slot is not seen in a show, but stands in the way of those who edit or listen. A title is NV602's."""
    words = paragraph.words
    if paragraph.is_prompt and not words:
        if paragraph.kind is ParagraphKind.TITLE:
            return None
        return Fault(Message("The placeholder is empty."), paragraph.location, None, None, "", minor=True)
    if paragraph.merge_fields:
        return Fault(Message("The merge field {field} has not been filled in.", {"field": paragraph.merge_fields[0]}),
                     paragraph.location, None, None, paragraph.merge_fields[0])
    left = placeholder_in(words) or (words if paragraph.is_prompt else "")
    if left:
        # A prompt in a header came with the template, and not every document has something to write there.
        return Fault(Message("“{text}” is text to be replaced.", {"text": excerpt(left)}), paragraph.location, None,
                     None, excerpt(left), minor=paragraph.location.surface in REPEATED)
    return None


RULE = Rule("NV703", "placeholder-text-left", Severity.WARNING, None, Docs(
    Message("A prompt, a merge field or filler text was left, or a placeholder is empty."),
    Message("Readers wonder whether the document is finished, and whether something is missing."),
    Message("“Click to add text” still stands below the heading, or the letter is to [name]."),
    Message("Write the text, or select the placeholder's frame and press Delete."),
    Message("Write the text, or remove it. A content control: right-click > Remove Content Control, and delete the "
            "text."),
), check)
