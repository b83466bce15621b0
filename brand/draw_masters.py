"""Draw the two master files of the brand: ``python brand/draw_masters.py [--check | --art]``.

Without an option: writes ``framtidsbild.potx`` and ``framtidsbild.dotx`` beside this script,
the same bytes every time.
``--check``: draws in memory and compares with the files, part by part; exit 1 if they differ.
``--art``: first redraws the pictures in ``art/`` (needs Pillow, fontTools and the font Carlito).
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path
from typing import Protocol, cast

from drawing.package import differences, read_files

HERE = Path(__file__).resolve().parent
MASTERS = {"framtidsbild.potx": "powerpoint", "framtidsbild.dotx": "word"}


class Drawer(Protocol):
    """A module that draws one master."""

    def draw(self, path: Path) -> None:
        """Write the master to ``path``."""


def drawer(module: str) -> Drawer | None:
    """The module that draws a master, or None (with a message) where it is missing."""
    name = f"drawing.{module}"
    try:
        return cast(Drawer, importlib.import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        print(f"hoppar över {name}: modulen finns inte", file=sys.stderr)
        return None


def check(path: Path, module: Drawer) -> list[str]:
    """What differs between the committed master and one drawn now."""
    if not path.exists():
        return ["filen saknas"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        module.draw(fresh)
        return differences(read_files(fresh), read_files(path))


def main(arguments: list[str] | None = None) -> int:
    """Draw or check both masters; the exit code says how it went."""
    parser = argparse.ArgumentParser(description="Rita varumärkets båda mallfiler.")
    parser.add_argument("--check", action="store_true", help="jämför med filerna i stället för att skriva dem")
    parser.add_argument("--art", action="store_true", help="rita först om bilderna i art/")
    options = parser.parse_args(arguments)
    if options.art:
        redraw_art()
    found = [work(HERE / name, module, options.check) for name, module in MASTERS.items()]
    return 0 if all(found) else 1


def work(path: Path, name: str, only_check: bool) -> bool:
    """Draw or check one master; False if it differs."""
    module = drawer(name)
    if module is None:
        return True
    if not only_check:
        module.draw(path)
        print(f"ritade {path.name}")
        return True
    lines = check(path, module)
    remedy = "stämmer inte med brand/drawing; kör python brand/draw_masters.py"
    print(f"{path.name}: {remedy if lines else 'stämmer'}")
    for line in lines:
        print(f"  {line}")
    return not lines


def redraw_art() -> None:
    """Redraw the pictures."""
    art = importlib.import_module("drawing.art")
    for path in art.draw_all():
        print(f"ritade art/{path.name}")


if __name__ == "__main__":
    sys.exit(main())
