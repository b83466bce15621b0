"""Changes our own outlines at random, in Markdown and in YAML; the same seed makes the same text."""

import random
from functools import cache

from support.places import EXAMPLES

PIECES = (
    "---\n", "titel: ", "parter: [", "]\n", "# ", "## A {", ".b}", "layout=", "- ", "1. ", "  ", "    ", "> ", "\n",
    "::: ", ":::\n", "::::", "kolumner\n", "faktaruta {titel=", "notes\n", "|a|b|\n", "|-|-|\n", "```", "~~~\n",
    "![a](",
    "b.png)", "{.dekorativ}", "[a]: b\n", "[a]", "(", ")", "<!--", "-->", "<b>", "*", "**", "_", "`", "\\", "&#12;",
    "— ", "-- ", "\t", "\r", "\x00", "\ud800", "&", "!", "{", "}", '"', "''", ": ", "#", "\N{LINE SEPARATOR}", "[^1]",
    "[^1]: ", "^[", "@a", "{#a}", "Tabell: ", "diagram {alt=a}\n", "```csv\n", "```yaml\n", "a;b\n", "c;1\n",
    "kategorier: [a]\n", "process\n", "fyrfält\n", "innehåll\n", "[[innehåll]]", "&a ", "*a", "<<: *a\n", "!!python/x ",
    "!!int ", "? ", "| \n", ">-\n", "null", "~", "1e400", ".nan", "0x", "2030-13-45", "%YAML 9\n", "\ufeff", "{{a}}",
    "{{", "²", "٣", "- - - ", "99999999999999999999999")


@cache
def sources() -> tuple[tuple[str, bool], ...]:
    """The texts, and whether they are in YAML."""
    paths = sorted(path for pattern in ("**/*.md", "*.yaml") for path in EXAMPLES.glob(pattern))
    return tuple((path.read_text("utf-8"), path.suffix == ".yaml") for path in paths)


def mutated(seed: int) -> tuple[str, bool]:
    """A text with one to twelve changes, and whether it is in YAML."""
    chance = random.Random(seed)
    text, is_yaml = chance.choice(sources())
    for _ in range(chance.randint(1, 12)):
        text = _changed(text, chance)
    return text, is_yaml


def _changed(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    at, kind = chance.randrange(len(text) + 1), chance.randrange(8)
    if kind == 0:
        del lines[one]
    elif kind == 1:
        lines.insert(one, lines[other])
    elif kind == 2:
        lines[one], lines[other] = lines[other], lines[one]
    elif kind == 3:
        lines[one] = " " * chance.choice((1, 2, 4, 8)) + lines[one]
    elif kind == 4:
        return text[:at] + text[at + chance.choice((1, 2, 10, 200)):]
    elif kind == 5:
        return text[:at] + chance.choice(PIECES) * chance.choice((2, 20, 300)) + text[at:]
    else:
        return text[:at] + chance.choice(PIECES) + text[at:]
    return "".join(lines)
