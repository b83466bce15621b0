"""Examples of NV703 placeholder-text-left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.saying import saying, slide, text
from naravard_templates.model.content import Paragraph, ParagraphKind
from naravard_templates.model.snapshot import Snapshot


def _on_slide(words: str) -> Snapshot:
    prompt = Paragraph(ParagraphKind.TEXT, words, slide(2, "Innehåll"), style="body", is_prompt=True)
    return replace(deck(), paragraphs=(prompt, prompt))


def valid() -> Iterator[Example]:
    yield Example("text of one's own", saying(text("Klicka på Visa för att se presentationen [1]. Se bild XX.")))
    yield Example("a template", replace(_on_slide("Klicka här för att lägga till text"), is_template=True))


def invalid() -> Iterator[Example]:
    yield Example("the program's prompt", saying(text("Klicka här för att lägga till text")))
    yield Example("the layout's prompt, twice in one object", _on_slide("Skriv tre punkter"))
    yield Example("an empty placeholder", _on_slide(""))
    yield Example("a field that nobody filled", saying(text("Till {{kommun}}")))
    yield Example("a mail merge that was not run", saying(replace(text("Till «Namn»"), merge_fields=("Namn",))))
    yield Example("a bracket", saying(text("Ansvarig är [skriv namn här].")))
    yield Example("a starter's text", saying(text("Skriv här vad ärendet gäller.")))
    yield Example("filler", saying(text("Dnr RS XXX-2026")))
