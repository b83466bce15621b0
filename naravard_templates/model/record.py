"""Dataclasses that cost next to nothing to define.

The standard library's decorator compiles half a dozen methods for every class, which takes longer than anything else
when a command starts: most classes are never used in one run. Here the methods are shared, and only `__init__` is
compiled, when several objects have been made. What comes out is a dataclass to `fields`, `replace` and `is_dataclass`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)


@dataclass(frozen=True)
class _Real:
    """A dataclass of the standard library's, for the marks by which it knows its own."""

    value: Any


_MARK = _Real.__dataclass_fields__["value"]._field_type  # type: ignore[attr-defined]
_PARAMETERS = _Real.__dataclass_params__  # type: ignore[attr-defined]
_MUTABLE = dataclass(type("_Mutable", (), {"__doc__": "For its marks."})).__dataclass_params__  # type: ignore[attr-defined]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Class) -> Class:
    """The class as a frozen dataclass with slots."""
    inherited, own = _inherited(cls), _own(cls)
    made: Class = type(cls)(cls.__name__, cls.__bases__, {
        **_methods(inherited | own),
        **{name: value for name, value in cls.__dict__.items() if name not in own and name not in _OF_INSTANCES},
        "__slots__": tuple(name for name in own if name not in inherited)})
    made.__qualname__ = cls.__qualname__
    return made


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def stateful(cls: Class) -> Class:
    """The class with an `__init__` that takes its fields: for what changes while it works, and is equal to nothing
    else."""
    fields = _own(cls)
    for name in fields.keys() & cls.__dict__.keys():
        delattr(cls, name)
    for name, value in {"__init__": _init, "__repr__": _repr, "__dataclass_params__": _MUTABLE,
                        "__dataclass_fields__": _inherited(cls) | fields}.items():
        setattr(cls, name, value)
    return cls


_OF_INSTANCES = frozenset({"__dict__", "__weakref__"})


def _inherited(cls: type) -> dict[str, Field[Any]]:
    found: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        found |= base.__dict__.get("__dataclass_fields__", {})
    return found


def _own(cls: type) -> dict[str, Field[Any]]:
    return {name: _field(name, kind, cls.__dict__.get(name, MISSING)) for name, kind in cls.__annotations__.items()
            if not str(kind).startswith("ClassVar")}


def _field(name: str, kind: Any, default: Any) -> Field[Any]:
    made: Any = default if isinstance(default, Field) else field(default=default)
    made.name, made.type, made._field_type = name, kind, _MARK
    return made  # type: ignore[no-any-return]


def _methods(fields: Mapping[str, Field[Any]]) -> dict[str, Any]:
    """What every record has; what a class says itself goes before it."""
    compared = [name for name, one in fields.items() if one.compare]
    get: Callable[[Any], Any] = attrgetter(*compared) if compared else bool

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(get(self))

    return {"__init__": _init, "__eq__": __eq__, "__hash__": __hash__, "__repr__": _repr, "__setattr__": _frozen,
            "__delattr__": _frozen, "__getstate__": _getstate, "__setstate__": _setstate,
            "__match_args__": tuple(name for name, one in fields.items() if one.init),
            "__dataclass_fields__": fields, "__dataclass_params__": _PARAMETERS}


_SEVERAL = 3
"""From so many objects on it takes less time to compile `__init__` than to do without."""
_made: Counter[type] = Counter()


def _init(self: Any, *values: Any, **named: Any) -> None:
    """Stands in until several objects are made: of many classes a run needs only one."""
    _made[type(self)] += 1
    if _made[type(self)] < _SEVERAL and _fill(self, values, named):
        return
    made: Any = type(self).__init__  # which another thread may have compiled meanwhile
    for cls in type(self).__mro__:
        if cls.__dict__.get("__init__") is _init:
            made = _compiled(cls)
            cls.__init__ = made  # type: ignore[misc]
    made(self, *values, **named)


def _fill(self: Any, values: Sequence[Any], named: dict[str, Any]) -> bool:
    """Gives an object its values; False where they are not those that it takes, which the compiled one tells of."""
    fields = self.__dataclass_fields__
    taken = [name for name, one in fields.items() if one.init]
    given = dict(zip(taken, values, strict=False))
    if len(given) < len(values) or given.keys() & named.keys() or not named.keys() <= set(taken):
        return False
    given |= named
    for name, one in fields.items():
        if name not in given and one.default is one.default_factory is MISSING:
            return False
        value = given[name] if name in given else _default(one)
        object.__setattr__(self, name, value)
    if hasattr(self, "__post_init__"):
        self.__post_init__()
    return True


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _compiled(cls: Any) -> Any:
    """The `__init__` that a class's fields ask for."""
    known: dict[str, Any] = {"MISSING": MISSING}
    given, body = ["self"], []
    for name, one in cls.__dataclass_fields__.items():
        known |= {f"_default_{name}": one.default, f"_make_{name}": one.default_factory}
        value = name if one.default_factory is MISSING else f"_make_{name}() if {name} is MISSING else {name}"
        if one.init:
            given.append(f"{name}{_optional(name, one)}")
        else:
            value = f"_default_{name}" if one.default_factory is MISSING else f"_make_{name}()"
        if (slot := getattr(cls, name, None)) is None:
            body.append(f"    self.{name} = {value}\n")
        else:
            known[f"_set_{name}"] = slot.__set__
            body.append(f"    _set_{name}(self, {value})\n")
    if hasattr(cls, "__post_init__"):
        body.append("    self.__post_init__()\n")
    exec(f"def __init__({', '.join(given)}):\n{''.join(body) or '    pass'}", known)  # noqa: S102  # names of fields
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _optional(name: str, one: Field[Any]) -> str:
    if one.default is not MISSING:
        return f"=_default_{name}"
    return "" if one.default_factory is MISSING else "=MISSING"


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in self.__dataclass_fields__.items() if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _frozen(_self: Any, name: str, _value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)
