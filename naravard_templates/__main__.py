"""The command as a process of its own: `naravard`, and `python -m naravard_templates`.

Whoever imports the library finds Python as it is; only here is it told to put off what most runs never use.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, NoReturn

_INTERRUPTED: Final = 130  # as shells count

_OBJECTS_BETWEEN_COLLECTIONS: Final = 300_000
"""Python's own 700 cost a tenth of a run's time: hardly anything here refers to itself in a circle."""

_UNASKED: Final = ("bz2", "fnmatch", "ipaddress", "lzma", "ntpath", "shutil")
"""What pathlib and zipfile import without asking for anything in it, as they are used here."""


class _Postponed(ModuleType):
    """Stands in for a standard module until something in it is asked for. (importlib's LazyLoader loads it as soon as
    a second module imports it, before Python 3.12.)"""

    def __getattr__(self, name: str) -> Any:
        """Raises AttributeError where the module has no such thing either."""
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)  # another thread may have done so
        vars(self).update(vars(import_module(self.__name__)))
        return self.__getattribute__(name)


class _Inspect(_Postponed):
    """Takes as long to import as all of click, which cleans help with it; lxml only takes hold of a function."""

    def cleandoc(self, doc: str) -> Any:
        return doc.lstrip() if doc.isprintable() else self.__getattr__("cleandoc")(doc)

    def getfullargspec(self, function: object) -> Any:
        return self.__getattr__("getfullargspec")(function)

    def get_annotations(self, thing: object, **options: Any) -> Any:
        """As dataclasses of Python 3.12 and 3.13 ask for those of their classes."""
        if options or not isinstance(thing, type):
            return self.__getattr__("get_annotations")(thing, **options)
        return dict(vars(thing).get("__annotations__", {}))


class _Platform(_Postponed):
    """uuid, which click imports for a kind of option that we have none of, asks for one word of it."""

    def system(self) -> Any:
        return os.uname().sysname if hasattr(os, "uname") else self.__getattr__("system")()


def _prepare() -> None:
    """Before anything else is loaded."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # it was closed; what is opened next must not be taken for it
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # while we live
    for stand_in in (_Inspect("inspect"), _Platform("platform"), *map(_Postponed, _UNASKED)):
        sys.modules.setdefault(stand_in.__name__, stand_in)


def main() -> None:
    """The console script."""
    _prepare()
    code: int | None = None
    leave: Callable[[int], NoReturn] = sys.exit
    try:
        if sys.argv[1:2] == ["lint"]:
            from naravard_templates.workers import apart

            leave = apart.leave
            code = apart.split()
        if code is None:
            from naravard_templates.cli import run

            code = run()
    except KeyboardInterrupt:  # too early for anybody to say anything
        code = _INTERRUPTED
    gc.freeze()  # Python looks through all that there is twice on its way out, to set free what the system does anyway
    leave(code)


if __name__ == "__main__":
    main()
