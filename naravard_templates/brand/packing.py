"""`protected.json` as text: small, the same for the same masters, with a line for each thing, for readable diffs.

Layouts have much in common, above all how text looks in their slots. Each such look stands once, in the master's
`looks`, and is called by its number.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from naravard_templates.brand.protected import Protected
from naravard_templates.decoding import Unfit, decode, encode
from naravard_templates.model.text import TextLook

_LISTED: Final = frozenset({"layouts", "views", "elements", "looks", "styles", "style_looks", "header_looks"})
"""What has a line for each of its items."""
_POOL: Final = "looks"


def dump_protected(protected: Protected) -> bytes:
    """The file's bytes."""
    tree = encode(protected)
    masters = ",\n".join(_master(_packed(master)) for master in tree.pop("masters", ()))
    head = ",\n".join(f"{_text(name)}: {_text(value)}" for name, value in tree.items())
    return f'{{\n{head},\n"masters": [\n{masters}\n]\n}}\n'.encode()


def parse_protected(data: bytes) -> Protected:
    """What the file's bytes say. Raises ValueError, of which Unfit is one, and RecursionError."""
    tree = json.loads(data)
    masters = tree.get("masters") if isinstance(tree, dict) else None
    for master in masters if isinstance(masters, list) else ():
        if isinstance(master, dict):
            _unpack(master)
    return decode(Protected, tree, exact=False)


def _packed(master: dict[str, Any]) -> dict[str, Any]:
    numbers: dict[str, int] = {}
    for layout in master.get("layouts", ()):
        if "text_looks" in layout:
            layout["text_looks"] = {slot: [numbers.setdefault(_text(look), len(numbers)) for look in looks]
                                    for slot, looks in layout["text_looks"].items()}
    return {**master, _POOL: [json.loads(look) for look in numbers]} if numbers else master


def _unpack(master: dict[str, Any]) -> None:
    """Each look is read once, however many slots have it."""
    if _POOL not in master:
        return
    try:
        pool = decode(tuple[TextLook, ...], master.pop(_POOL), exact=False)
    except Unfit as error:
        raise error.within(_POOL) from None
    for layout in master.get("layouts", ()):
        for slot, numbers in layout.get("text_looks", {}).items():
            layout["text_looks"][slot] = [_look(pool, number) for number in numbers]


def _look(pool: Sequence[TextLook], number: object) -> TextLook:
    if not isinstance(number, int) or not 0 <= number < len(pool):
        raise ValueError(f"there is no look number {number}")
    return pool[number]


def _master(master: dict[str, Any]) -> str:
    return "{" + ",\n".join(f"{_text(name)}: {_value(name, value)}" for name, value in master.items()) + "}"


def _value(name: str, value: Any) -> str:
    if name not in _LISTED or not value:
        return _text(value)
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f" {_text(key)}: {_text(item)}" for key, item in value.items()) + "\n}"
    return "[\n" + ",\n".join(f" {_text(item)}" for item in value) + "\n]"


def _text(value: Any) -> str:
    """JSON without needless room; whole floats as whole numbers."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case float() if value.is_integer():
            return int(value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case _:
            return value
