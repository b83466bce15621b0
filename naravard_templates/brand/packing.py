"""`protected.json` as text: small, the same for the same masters, with a line for each thing, for readable diffs.

A master has much of the same: what things are filled with, how text looks in the slots of layouts, the logo on each of
them. What is alike stands once, in the master's pools (`fills`, `looks`, `pictures` …), and is called by its number
there; where no number stands, as in files of earlier versions, it stands there itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from naravard_templates.brand.protected import MasterFacts, Protected, Slot
from naravard_templates.brand.unread import UnreadMaster
from naravard_templates.decoding import Care, Unfit, decode, encode
from naravard_templates.model.colour import Fill
from naravard_templates.model.finding import Message
from naravard_templates.model.picture import PictureLook
from naravard_templates.model.snapshot import Shape
from naravard_templates.model.text import TextLook

_EACH: Final = "*"
_POOLS: Final[dict[str, tuple[Any, *tuple[str, ...]]]] = {
    "fills": (tuple[Fill, ...], "elements.*.element.fill", "views.*.background", "looks.*.fill",
              "style_looks.*.look.fill"),
    "shapes": (tuple[Shape, ...], "elements.*.element.shape"),
    "locks": (tuple[tuple[str, ...], ...], "elements.*.element.locks"),
    "pictures": (tuple[PictureLook, ...], "elements.*.look"),
    "slots": (tuple[Slot, ...], "layouts.*.slots.*"),
    "looks": (tuple[TextLook, ...], "layouts.*.text_looks.*.*"),
}
"""What stands once, and where it is called by its number. What is in others comes before them."""
_LISTED: Final = frozenset({"layouts", "views", "elements", "styles", "style_looks", "header_looks", *_POOLS})
"""What has a line for each of its items."""


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
            _unpack(master, Care.LENIENT)
    return decode(Protected, tree, Care.LENIENT)


def parse_known(data: bytes, finish: Callable[[MasterFacts], MasterFacts]) -> Protected:
    """What the bytes of a file say that nobody has to check any more; its masters are finished when they are read."""
    def read(master: dict[str, Any]) -> MasterFacts:
        _unpack(master, Care.LITTLE)
        return finish(decode(MasterFacts, master, Care.LITTLE))

    tree = json.loads(data)
    masters = tuple(UnreadMaster.of(master, partial(read, master)) for master in tree.pop("masters"))
    return replace(decode(Protected, tree, Care.LITTLE), masters=masters)


def _packed(master: dict[str, Any]) -> dict[str, Any]:
    for name, (_, *ways) in reversed(_POOLS.items()):
        numbers: dict[str, int] = {}
        for holder, key in _places(master, ways):
            holder[key] = numbers.setdefault(_text(holder[key]), len(numbers))
        master |= {name: [json.loads(one) for one in numbers]} if numbers else {}
    return master


def _unpack(master: dict[str, Any], care: Care) -> None:
    """Puts things where their numbers stand, each read once. Done twice at the same time, it does no harm."""
    for name, (kind, *ways) in _POOLS.items():
        try:
            pool = decode(kind, master.get(name, ()), care)
        except Unfit as error:
            raise error.within(name) from None
        for holder, key in _places(master, ways):
            if isinstance(number := holder[key], int):
                if not 0 <= number < len(pool):
                    raise Unfit(Message("there is no number {number}", {"number": number}), (name,))
                holder[key] = pool[number]


def _places(master: dict[str, Any], ways: Iterable[str]) -> Iterator[tuple[Any, Any]]:
    """What some ways through the data lead to: what holds it, and under which name or number there."""
    for way in ways:
        *steps, last = way.split(".")
        holders: list[Any] = [master]
        for step in steps:
            holders = ([inner for one in holders for inner in (one.values() if isinstance(one, dict) else one)]
                       if step == _EACH else [one[step] for one in holders if step in one])
        for one in holders:
            if last != _EACH:
                if last in one:
                    yield one, last
            elif isinstance(one, list):
                yield from ((one, place) for place in range(len(one)))


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
