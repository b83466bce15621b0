"""NV607 link-text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import excerpt
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import REPEATED

_ADDRESS: Final = r"(?:https?|ftp|file)://\S+|www\.\S+|[\w.-]+\.[a-z]{2,}/\S+"
"""A bare host such as 1177.se is the name of a site and says where it leads; a path says nothing to a listener."""
_EMPTY: Final = frozenset({
    "här", "klicka här", "tryck här", "läs mer", "läs mer här", "läs här", "läs vidare", "mer", "mer info",
    "mer information", "länk", "länken", "denna länk", "den här länken", "via länken", "se länk", "se här",
    "här finns mer", "hämta här", "ladda ner här", "here", "click here", "click", "read more", "read more here", "more",
    "more info", "more information", "learn more", "link", "this link", "this page", "download", "see here"})


def check(context: Context) -> Iterator[Fault]:
    """Links one by one, the same one on the same page once. An e-mail address is its own best text.

    The sender's address in a header or footer is the template's, and was written to be read on paper.
    """
    found = {(paragraph.location, link): None for paragraph in context.snapshot.paragraphs
             if paragraph.location.surface not in REPEATED for link in paragraph.links}
    for place, link in found:
        message = _message(link.text)
        if message is not None:
            yield Fault(message, replace(place, object=excerpt(link.text)), None, None,
                        {"text": link.text, "target": link.target})


def _message(words: str) -> Message | None:
    """What is wrong with a link's text, None where nothing is."""
    if _plain(words) in _EMPTY:
        return Message("The link text “{text}” does not say where it leads.", {"text": words})
    if _is_address(words.strip("<>() .,;")):
        return Message("The link shows its bare address, {text}. Write what is found there instead.", {"text": words})
    return None


def _is_address(words: str) -> bool:
    likely = "/" in words or words[:4].casefold() == "www."
    return likely and re.fullmatch(_ADDRESS, words, re.IGNORECASE) is not None


def _plain(words: str) -> str:
    return " ".join(words.strip("»›>→.…:,!()[]– ").casefold().split())


RULE = Rule("NV607", "link-text", Severity.WARNING, None, Docs(
    Message("A link's text is a bare address, or words such as “click here”."),
    Message("Screen readers list the links of a page by themselves; ten times “here” leads nowhere."),
    Message("The sentence ends: for more about the plan, click here."),
    Message("Right-click the link > Edit Link, and write in Text to display what is found there."),
    Message("Right-click the link > Edit Hyperlink, and write in Text to display what is found there."),
), check)
