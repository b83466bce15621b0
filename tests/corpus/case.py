"""What a case is, and how one is written down: a function that changes a file, decorated with what lint must say."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from corpus.office import Office

SCRIPT, UNO, LIBRARY = "script: lxml edit", "LibreOffice over UNO", "script: "
Change = Callable[[Office], bytes | None]


@dataclass(frozen=True)
class Found:
    """A finding that lint must make. `place` is the page's number or the part, None where it is left open."""

    code: str
    element: str | None
    surface: str
    place: int | str | None = None


@dataclass(frozen=True)
class Case:
    """A file of the corpus.

    `expected` is all that lint may say above info, or as unknown of the brand's protection (NV1 to NV4); `info` what it
    must say besides, among other things.
    `brand` is the brand that the file is judged by, `base` what it is made from. `job` is what LibreOffice is to do.
    """

    file: str
    purpose: str
    base: str
    brand: str
    origin: str
    change: Change
    expected: tuple[Found, ...] = ()
    info: tuple[Found, ...] = ()
    error: str = ""
    job: Mapping[str, str] | None = None

    @property
    def code(self) -> str:
        """The code that the case is about: "" for honest files in general."""
        return "" if self.file.startswith("honest-") else self.file[:5]

    @property
    def outcome(self) -> str:
        return "pass" if self.file.startswith("honest-") else self.file.split("-")[1]

    @property
    def format(self) -> str:
        return PurePath(self.file).suffix[1:]


CASES: dict[str, Case] = {}


def case(file: str, *expected: Found, base: str = "", brand: str = "own", origin: str = SCRIPT,
         info: tuple[Found, ...] = (), error: str = "") -> Callable[[Change], Change]:
    """Adds a case; the function's docstring is its purpose. Its base is the brand's own file of that format."""
    def add(change: Change) -> Change:
        made_from = base or f"{brand}{PurePath(file).suffix}"
        purpose = " ".join((inspect.getdoc(change) or "").split())
        assert file not in CASES, file
        assert purpose, file
        CASES[file] = Case(file, purpose, made_from, brand, origin, change, expected, info, error)
        return change
    return add


def job(file: str, purpose: str, *expected: Found, brand: str = "own", info: tuple[Found, ...] = (),
        **steps: str) -> None:
    """Adds a case that LibreOffice makes; `steps` are the fields of its job."""
    origin = UNO if steps.get("action") else "LibreOffice re-save"
    CASES[file] = Case(file, purpose, f"{brand}{PurePath(file).suffix}", brand, origin, _nothing, expected, info,
                       job=steps)


def _nothing(file: Office) -> None:
    """What LibreOffice changes is not changed here."""
