"""What `brand diff` found, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence

from naravard_templates.brand.types import Brand
from naravard_templates.i18n import Language, translate
from naravard_templates.model.change import Change, Effect
from naravard_templates.model.finding import Message
from naravard_templates.printable import json_text, printable

_HEADINGS = {Effect.BREAKING: Message("Breaking: what was made for the old version no longer fits."),
             Effect.ADDITIVE: Message("Additive: more than there was.")}


def as_text(old: Brand, new: Brand, changes: Sequence[Change], lang: Language) -> str:
    """A line for each change, what breaks first."""
    lines = [f"{_name(old)} → {_name(new)}"]
    for effect, heading in _HEADINGS.items():
        of_effect = [change for change in changes if change.effect is effect]
        if of_effect:
            lines += ["", translate(heading, lang)]
        lines += [f"  {change.format or '-'}: {translate(change.message, lang)} [{change.code}]"
                  for change in of_effect]
    if not changes:
        lines += ["", translate(Message("No difference."), lang)]
    return "\n".join(map(printable, lines)) + "\n"


def as_json(old: Brand, new: Brand, changes: Sequence[Change], lang: Language) -> str:
    """An object with both brands and all changes."""
    data = {
        "schema": 1, "old": {"id": old.id, "version": old.version}, "new": {"id": new.id, "version": new.version},
        "breaking": any(change.effect is Effect.BREAKING for change in changes),
        "changes": [{"effect": change.effect.value, "code": change.code, "format": change.format or None,
                     "subject": change.subject, "message": translate(change.message, lang), "old": change.old,
                     "new": change.new} for change in changes]}
    return json_text(data)


def _name(brand: Brand) -> str:
    return f"{brand.id} {brand.version}"
