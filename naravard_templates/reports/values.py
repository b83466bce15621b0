"""What was expected and what was found, in units that people think in: millimetres, and colours by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from naravard_templates.model.finding import Finding, JsonValue, Length, Message

_HEX = r"#?([0-9A-Fa-f]{6})"

# How rules write a size, EMU.
_SIZES = (("cx", "cy"), ("width", "height"))


def measured(finding: Finding, colours: Mapping[str, str]) -> Iterator[Message]:
    """Sentences about places, sizes and colours; none for what the message itself says. `colours` are names by hex."""
    for expected, actual in ((_place, _is_at), (_size, _is_large)):
        if sentence := expected(finding.expected):
            yield sentence
            if other := actual(finding.actual):
                yield other
    right, wrong = _colour(finding.expected, colours), _colour(finding.actual, colours)
    if right and wrong:
        yield Message("Right colour: {expected}. Found: {actual}.", {"expected": right, "actual": wrong})


def _place(value: JsonValue) -> Message | None:
    """As the two programs ask for it."""
    return _lengths(value, ("x", "y"), "It belongs {x} from the left edge and {y} from the top edge of the page.")


def _is_at(value: JsonValue) -> Message | None:
    return _lengths(value, ("x", "y"), "It stands {x} from the left edge and {y} from the top edge.")


def _size(value: JsonValue) -> Message | None:
    return _sizes(value, "It should be {width} wide and {height} high.")


def _is_large(value: JsonValue) -> Message | None:
    return _sizes(value, "It is {width} wide and {height} high.")


def _sizes(value: JsonValue, text: str) -> Message | None:
    for keys in _SIZES:
        if found := _lengths(value, keys, text):
            return Message(text, dict(zip(("width", "height"), found.values.values(), strict=True)))
    return None


def _lengths(value: JsonValue, keys: tuple[str, str], text: str) -> Message | None:
    if not isinstance(value, Mapping) or set(value) != set(keys):
        return None
    numbers = [number for key in keys if isinstance(number := value[key], int | float)]
    lengths = {key: Length(number) for key, number in zip(keys, numbers, strict=False)}
    return Message(text, lengths) if len(lengths) == len(keys) else None


def _colour(value: JsonValue, colours: Mapping[str, str]) -> Message | str | None:
    """“trygghet” #1D655F; the number alone where the palette does not know it."""
    written = value.get("rgb") if isinstance(value, Mapping) else value
    found = re.fullmatch(_HEX, written) if isinstance(written, str) else None
    if found is None:
        return None
    number = found[1].upper()
    if number in colours:
        return Message("“{name}” #{number}", {"name": colours[number], "number": number})
    return f"#{number}"
