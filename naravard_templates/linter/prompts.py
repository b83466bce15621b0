"""Texts that wait to be replaced: prompts of Office and of templates, fields of a mail merge, filler."""

from __future__ import annotations

import re
from typing import Final

# Most texts are none of these: what all of a kind begin with or hold is looked for first, which costs next to nothing.
_OPENINGS: Final = ("klicka", "tryck", "click", "tap", "välj", "choose", "redigera", "edit", "skriv", "type", "write",
                    "your")
_PROMPT: Final = (
    r"klicka (?:här|på ikonen|eller tryck (?:här )?)?\s*för att (?:lägga till|ange|skriva|infoga|redigera|välja)\b.*"
    r"|klicka här och skriv\b.*|tryck här för att (?:ange|skriva)\b.*"
    r"|(?:click|tap)(?: or tap)? (?:here |icon |on icon |the icon )?to (?:add|enter|edit|insert|type|choose)\b.*"
    r"|click here and type\b.*|(?:välj ett (?:objekt|alternativ|datum)|choose an item|choose a date)\.?"
    r"|redigera format för bakgrundstext.*|edit master text styles|click to edit .*"
    r"|skriv (?:text|din text|er text)? ?här\b.*|(?:type|write|your) (?:your )?text here\b.*")
_BRACKETS: Final = (
    r"\[(?:skriv|ange|fyll i|infoga|lägg till|klicka|välj|type|enter|insert|add|click|choose|fill in)\b[^\]]*\]"
    r"|\[(?:namn|datum|titel|rubrik|name|date|title|adress|ort|text|dnr|diarienummer)\]")
_FIELD: Final = r"\{\{[^{}]+\}\}|\{%[^{}%]+%\}"
_FILLER: Final = r"(?<!\w)x{3,}(?!\w)|\blorem ipsum\b|\bdolor sit amet\b"
_SIGNS: Final = (("{", _FIELD), ("[", _BRACKETS), ("xxx", _FILLER), ("lorem ipsum", _FILLER),
                 ("dolor sit amet", _FILLER))


def is_prompt(text: str) -> bool:
    """Whether all of a text is the prompt of some template."""
    if not text.lstrip().casefold().startswith(_OPENINGS):
        return False
    return re.fullmatch(_PROMPT, " ".join(text.split()), re.IGNORECASE) is not None


def placeholder_in(text: str) -> str:
    """The first thing in a text that waits to be replaced; "" where there is none."""
    plain = text.casefold()
    if plain.lstrip().startswith(_OPENINGS) and is_prompt(text):
        return text
    for sign, pattern in _SIGNS:
        if sign in plain and (found := re.search(pattern, text, re.IGNORECASE)):
            return found.group()
    return ""
