"""Plain data, as JSON, YAML and TOML give it, to frozen dataclasses and back.

What is expected is what a class's annotations say: nothing else is let through, as data may come from anybody. A key
has its field's name unless the field's metadata holds another (`{KEY: "per-path"}`). `Annotated` adds what a type
cannot say: functions that take a value and give it back, or raise Unfit; `Before` is for those that come first.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

from naravard_templates.model.finding import Message
from naravard_templates.model.record import record

KEY: Final = "key"
Read = Callable[[Any], Any]
Wanted = TypeVar("Wanted")


class Unfit(ValueError):
    """Data that is not what was expected: where (`place`, from the outside in), and why."""

    def __init__(self, reason: Message, place: tuple[object, ...] = ()) -> None:
        self.reason = reason
        self.place = place
        super().__init__(str(self.message))

    @property
    def message(self) -> Message:
        """Where and why, in one."""
        if not self.place:
            return self.reason
        return Message("{place}: {reason}", {"place": ".".join(map(str, self.place)), "reason": self.reason})

    def within(self, step: object) -> Unfit:
        """The same, seen from further out."""
        return Unfit(self.reason, (step, *self.place))


@record
class Before:
    """What is done to a value before its type is looked at."""

    change: Read


def between(least: float, most: float = math.inf) -> Read:
    """For numbers: no less, no more."""
    def read(value: float) -> float:
        if value < least:
            raise Unfit(Message("at least {least} is expected", {"least": least}))
        if value > most:
            raise Unfit(Message("at most {most} is expected", {"most": most}))
        return value
    return read


def written(pattern: str, expected: Message) -> Read:
    """For text: it fits a pattern, which `expected` tells people about."""
    def read(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise Unfit(expected)
        return value
    return read


def some_text(value: str) -> str:
    """Text that says something, without the space around it."""
    if not (text := value.strip()):
        raise Unfit(Message("text is expected, and there is none"))
    return text


class Care(Enum):
    """How closely data is looked at: whether keys may be there that nobody knows, and what `Annotated` adds left out,
    as somebody has looked at it before."""

    EXACT = auto()
    LENIENT = auto()
    LITTLE = auto()


def decode(kind: type[Wanted], data: object, care: Care = Care.EXACT) -> Wanted:
    """The data as an object of a kind. Raises Unfit."""
    read: Read = _reader(kind, care)  # type: ignore[arg-type]  # types are hashable
    return read(data)  # type: ignore[no-any-return]


def encode(value: object) -> Any:
    """An object as plain data, which JSON can hold; fields that are as by default are left out."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {_key(field): encode(inner) for field in fields(value)
                if (inner := getattr(value, field.name)) != _default(field)}
    if isinstance(value, Mapping):
        return {encode(key): encode(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [encode(inner) for inner in value]
    return value


def _key(field: Field[Any]) -> str:
    return field.metadata.get(KEY, field.name)  # type: ignore[no-any-return]


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _reader(kind: Any, care: Care) -> Read:
    """What makes a value of a type out of plain data."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        read = _reader(arguments[0], care)
        return read if care is Care.LITTLE else _annotated(read, kind.__metadata__)
    if origin in {Union, UnionType}:
        return _optional(*(_reader(one, care) for one in arguments if one is not NoneType))
    if origin is Literal:
        return _one_of({value: value for value in arguments})
    if origin is tuple:
        return _tuple(arguments, care)
    if origin is dict:
        return _mapping(*(_reader(one, care) for one in arguments))
    if is_dataclass(kind):
        return _object(kind, care)
    if issubclass(kind, Enum):
        return _one_of({member.value: member for member in kind})
    return _PLAIN[kind]


def _annotated(read: Read, extra: Iterable[Any]) -> Read:
    steps = [*(one.change for one in extra if isinstance(one, Before)), read,
             *(one for one in extra if not isinstance(one, Before))]

    def read_all(value: Any) -> Any:
        for step in steps:
            value = step(value)
        return value
    return read_all


def _optional(read: Read) -> Read:
    return lambda value: None if value is None else read(value)


def _one_of(known: Mapping[Any, Any]) -> Read:
    def read(value: Any) -> Any:
        if isinstance(value, _WORDS) and value in known:
            return known[value]
        raise Unfit(Message("one of these is expected: {choices}", {"choices": tuple(map(str, known))}))
    return read


def _tuple(arguments: tuple[Any, ...], care: Care) -> Read:
    """A list of any length, or of one that the type says."""
    read = _reader(arguments[0], care)
    length = None if arguments[-1] is Ellipsis else len(arguments)

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, _LISTS):
            raise Unfit(Message("a list is expected"))
        if length is not None and len(value) != length:
            raise Unfit(Message("a list of {count} is expected", {"count": length}))
        done: list[Any] = []
        try:
            done.extend(map(read, value))  # where it stopped is the place of the fault
        except Unfit as error:
            raise error.within(len(done)) from None
        return tuple(done)
    return read_all


def _mapping(read_key: Read, read: Read) -> Read:
    def read_all(value: Any) -> dict[Any, Any]:
        done, key = {}, None
        try:
            for key, item in _named(value).items():
                done[read_key(key)] = read(item)
        except Unfit as error:
            raise error if key is None else error.within(key) from None
        return done
    return read_all


def _object(kind: Any, care: Care) -> Read:
    readers = _Readers(kind, care)
    required = [_key(field) for field in fields(kind) if field.default is field.default_factory is MISSING]

    def read(value: Any) -> Any:
        if type(value) is kind:
            return value  # it has been read before
        done, key = {}, None
        try:
            for key, item in _named(value).items():
                if known := readers[key]:
                    name, read_item = known
                    done[name] = read_item(item)
        except Unfit as error:
            raise error if key is None else error.within(key) from None
        for key in required:
            if key not in value:
                raise Unfit(Message("this is missing"), (key,))
        return kind(**done)
    return read


class _Readers(dict[Any, tuple[str, Read] | None]):
    """The fields of a class by their keys, with what reads them, which is made when it is first needed."""

    def __init__(self, kind: type, care: Care) -> None:
        self._kind, self._care = kind, care
        self._names = {_key(field): field.name for field in fields(kind) if field.init}

    def __missing__(self, key: Any) -> tuple[str, Read] | None:
        if name := self._names.get(key):
            self[key] = found = name, _reader(_type(self._kind, name), self._care)
            return found
        if self._care is Care.EXACT:
            raise Unfit(Message("this is not known here"))
        return None


def _type(kind: type, field: str) -> Any:
    """A field's type. typing's own function is for every way to write them, and takes three times as long."""
    base = next(one for one in kind.__mro__ if field in one.__annotations__)
    text = base.__annotations__[field]
    return _meaning(text, base.__module__) if isinstance(text, str) else text


@cache
def _meaning(annotation: str, module: str) -> Any:
    known = vars(sys.modules[module])
    plain = known.get(annotation) or _PLAIN_NAMES.get(annotation)
    return plain or eval(annotation, known)  # noqa: S307  # what stands in our own classes


def _named(value: Any) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise Unfit(Message("names with values are expected"))
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Unfit(Message("text is expected; numbers and dates need quotation marks here"))
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(Message("true or false is expected"))
    return value


def _whole(value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unfit(Message("a whole number is expected"))
    if not -_LONG <= value <= _LONG:
        raise Unfit(Message("at most {most} is expected", {"most": _LONG}))
    return value


def _number(value: Any) -> float:
    if not isinstance(value, _NUMBERS) or isinstance(value, bool) or not -_HUGE < value < _HUGE:
        raise Unfit(Message("a number is expected"))
    return float(value)


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Unfit(Message("a date such as 2030-12-31 is expected")) from None


_HUGE: Final = 1e300
_LONG: Final = 2 ** 63 - 1
_LISTS, _NUMBERS, _WORDS = (list, tuple), (int, float), (int, str)
_PLAIN: Final[dict[Any, Read]] = {str: _text, bool: _truth, int: _whole, float: _number, date: _day}
_PLAIN_NAMES: Final = {kind.__name__: kind for kind in _PLAIN}
