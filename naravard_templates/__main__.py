"""The command as a process of its own: `naravard`, and `python -m naravard_templates`.

Whoever imports the library finds Python as it is; only here is it told to put off what most runs never use.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_INTERRUPTED = 130  # as shells count


class _Postponed(ModuleType):
    """Stands in for a standard module until something in it is asked for. (importlib's LazyLoader loads it as soon as
    a second module imports it, before Python 3.12.)"""

    def __getattr__(self, name: str) -> Any:
        """Raises AttributeError where the module has no such thing either."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        vars(self).update(vars(import_module(self.__name__)))
        return self.__getattribute__(name)


class _Inspect(_Postponed):
    """Takes as long to import as all of click, which cleans help with it; lxml only takes hold of a function."""

    def cleandoc(self, doc: str) -> Any:
        return doc.lstrip() if doc.isprintable() else self.__getattr__("cleandoc")(doc)

    def getfullargspec(self, function: object) -> Any:
        return self.__getattr__("getfullargspec")(function)


class _Platform(_Postponed):
    """uuid, which click imports for a kind of option that we have none of, asks for one word of it."""

    def system(self) -> Any:
        return os.uname().sysname if hasattr(os, "uname") else self.__getattr__("system")()


def main() -> None:
    """The console script."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # it was closed; what is opened next must not be taken for it
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # while we live
    for stand_in in (_Inspect("inspect"), _Platform("platform"), _Postponed("ipaddress")):  # the last is for pathlib
        sys.modules.setdefault(stand_in.__name__, stand_in)
    try:
        if sys.argv[1:2] == ["lint"]:
            from naravard_templates.workers.apart import split

            if (code := split()) is not None:
                sys.exit(code)
        from naravard_templates.cli import main as command
    except KeyboardInterrupt:  # too early for anybody to say anything
        sys.exit(_INTERRUPTED)
    command()


if __name__ == "__main__":
    main()
