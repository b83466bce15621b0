"""Writes the widths of letters that decks are measured with, from free fonts made to run as wide as Office's.

The widths are a part of the package, so that a deck comes out the same wherever it is built, fonts or not.
`--check` says whether they are current; it takes the fonts (apt: fonts-crosextra-carlito, fonts-liberation).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "naravard_templates" / "builder" / "font_widths.json"
FONTS = Path("/usr/share/fonts/truetype")
TWINS = {"calibri": "crosextra/Carlito", "arial": "liberation/LiberationSans",
         "times new roman": "liberation/LiberationSerif", "courier new": "liberation/LiberationMono"}
FACES = ("Regular", "Bold")
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2122, 0x2212)))


def widths(path: Path) -> list[int]:
    """Thousandths of an em, one a letter; 0 where the font has none."""
    font = TTFont(path)
    names, metrics, scale = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    return [round(metrics[names[ord(letter)]][0] * 1000 / scale) if ord(letter) in names else 0 for letter in LETTERS]


def made() -> str:
    found = {family: [widths(FONTS / f"{stem}-{face}.ttf") for face in FACES] for family, stem in TWINS.items()}
    faces = ",\n".join(f" {json.dumps(family)}: [\n  " + ",\n  ".join(json.dumps(face, separators=(",", ":"))
                                                                     for face in each) + "]"
                       for family, each in found.items())
    return f'{{"letters": {json.dumps(LETTERS)},\n"widths": {{\n{faces}\n}}}}\n'


def main() -> int:
    text = made()
    if "--check" in sys.argv:
        if TARGET.read_text("utf-8") != text:
            print(f"{TARGET} is not current: run python .ci/font_widths.py")
            return 1
        return 0
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
