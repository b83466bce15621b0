"""Texts that wait to be replaced: prompts of Office and of templates, fields of a mail merge, filler."""

from __future__ import annotations

import re
from typing import Final

_PROMPT: Final = re.compile(
    r"klicka (?:här|på ikonen|eller tryck (?:här )?)?\s*för att (?:lägga till|ange|skriva|infoga|redigera|välja)\b.*"
    r"|klicka här och skriv\b.*|tryck här för att (?:ange|skriva)\b.*"
    r"|(?:click|tap)(?: or tap)? (?:here |icon |on icon |the icon )?to (?:add|enter|edit|insert|type|choose)\b.*"
    r"|click here and type\b.*|(?:välj ett (?:objekt|alternativ|datum)|choose an item|choose a date)\.?"
    r"|redigera format för bakgrundstext.*|edit master text styles|click to edit .*"
    r"|skriv (?:text|din text|er text)? ?här\b.*|(?:type|write|your) (?:your )?text here\b.*", re.IGNORECASE)
_BRACKETS: Final = re.compile(
    r"\[(?:skriv|ange|fyll i|infoga|lägg till|klicka|välj|type|enter|insert|add|click|choose|fill in)\b[^\]]*\]"
    r"|\[(?:namn|datum|titel|rubrik|name|date|title|adress|ort|text|dnr|diarienummer)\]", re.IGNORECASE)
_FIELD: Final = re.compile(r"\{\{[^{}]+\}\}|\{%[^{}%]+%\}")
_FILLER: Final = re.compile(r"(?<!\w)x{3,}(?!\w)|\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE)


def is_prompt(text: str) -> bool:
    """Whether all of a text is the prompt of some template."""
    return _PROMPT.fullmatch(" ".join(text.split())) is not None


def placeholder_in(text: str) -> str:
    """The first thing in a text that waits to be replaced; "" where there is none."""
    if is_prompt(text):
        return text
    for pattern in (_FIELD, _BRACKETS, _FILLER):
        found = pattern.search(text)
        if found is not None:
            return found.group()
    return ""
