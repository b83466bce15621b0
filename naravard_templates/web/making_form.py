"""What a browser's form says, as a manuscript, and the frame that a new one begins with."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.requests import Request

from naravard_templates.brand.types import Brand
from naravard_templates.kinds.starter import starter
from naravard_templates.web.manuscript import FACTS, Manuscript, read_outline

_KEPT: Final = ("date", "version")
"""What a frame says that may stand: a diary number or a title that is only an example would be overlooked."""
_FIRST_COMMENT: Final = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent: texts by the names of their fields, and files with the names that they had there."""

    texts: Mapping[str, tuple[str, ...]]
    files: tuple[tuple[str, bytes], ...]

    def get(self, name: str) -> str:
        """The field's text, its lines ended as ours are; "" where it was not sent."""
        return next((re.sub(r"\r\n?", "\n", text) for text in self.texts.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        return self.texts.get(name, ())


async def sent(request: Request) -> Sent:
    """The form of a request, read whole, so that no file stays open. Raises HTTPException."""
    texts: dict[str, tuple[str, ...]] = {}
    files = []
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                texts[name] = (*texts.get(name, ()), value)
            elif value.filename:
                files.append((value.filename, await value.read()))
    return Sent(texts, tuple(files))


def from_form(form: Sent, files: Mapping[str, str]) -> Manuscript:
    """The manuscript that a form says."""
    facts = {name: text for name in FACTS if (text := " ".join(form.get(name).split()))}
    named = [name.strip() for name in (*form.all("parties"), *form.get("other_parties").split("\n"))]
    parties = tuple(dict.fromkeys(name for name in named if name))
    return Manuscript(form.get("kind"), facts, parties, form.get("more").strip("\n"), form.get("body"), files)


def begun(kind: str, title: str, parties: Iterable[str], brand: Brand) -> Manuscript:
    """The frame of a kind, without its examples and without the words that are for a terminal. Raises UsageError."""
    frame = read_outline(starter(kind, brand, datetime.date.today())[1], brand)
    facts = {name: text for name, text in frame.facts.items() if name in _KEPT}
    if title.strip():
        facts["title"] = " ".join(title.split())
    return replace(frame, facts=facts, parties=tuple(dict.fromkeys(parties)),
                   body=_FIRST_COMMENT.sub("", frame.body, count=1) if _FIRST_COMMENT.match(frame.body)
                   else frame.body.lstrip("\n"))


def examples(kind: str, brand: Brand) -> Mapping[str, str]:
    """What the frame of a kind says in each field, to show what is meant. Raises UsageError."""
    return read_outline(starter(kind, brand, datetime.date.today())[1], brand).facts
