"""Changes files at random the way a broken program might: elements and attributes lost, doubled, renamed, exchanged.

    PYTHONPATH=tests python tests/formats/ooxml/mutation.py COUNT [SEED]

lints so many mutated copies of our own files and prints those that end in anything but a verdict or a reason.
"""

import random
import sys
import time
import traceback

from lxml import etree
from support.edit import pack, parts
from support.places import BRAND

import naravard_templates as nt

SOURCES = tuple(parts((BRAND / name).read_bytes()) for name in ("framtidsbild.potx", "framtidsbild.dotx"))
VALUES = ("", "0", "-1", "1", "NaN", "1e308", "99999999999999999999", "true", "x", "#", "rId1", "../../x", "å" * 300,
          "FFFFFF", "50%", "2.5mm", "body", "none")


def mutated(seed: int) -> bytes:
    """One of our files with one to six changes; the same seed makes the same file."""
    chance = random.Random(seed)
    content = dict(chance.choice(SOURCES))
    for _ in range(chance.randint(1, 6)):
        name = chance.choice([name for name in content if name.endswith((".xml", ".rels"))])
        content[name] = _changed(content[name], chance)
    if chance.random() < 0.1:
        del content[chance.choice(list(content))]
    return pack(content)


def _changed(xml: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(xml)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(chance.choice((1, 1, 3, 30))):
        _change(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def _change(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    """One change at an element; `other` is another one of the same part."""
    parent, kind = one.getparent(), chance.randrange(8)
    if kind == 0 and parent is not None:
        parent.remove(one)
    elif kind == 1 and parent is not None:
        parent.insert(chance.randrange(len(parent) + 1), _copy(other))
    elif kind == 2:
        one.append(_copy(other))
    elif kind == 3:
        one.tag = other.tag
    elif kind == 4 and one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]
    elif kind == 5 and other.attrib:
        name, value = chance.choice(list(other.attrib.items()))
        one.set(name, value)
    elif kind == 6 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
    else:
        one.text = chance.choice(VALUES)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def main(count: int, seed: int) -> None:
    brand, outcomes, slowest = nt.load_brand(), dict[str, int](), (0.0, 0)
    for number in range(seed, seed + count):
        started = time.process_time()
        try:
            report = nt.lint(mutated(number), brand=brand)
            outcome = report.error.code if report.error else report.status.value
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcome = f"CRASH {error!r:.90} at {where.filename.rpartition('/')[2]}:{where.lineno}"
            print(number, outcome, flush=True)
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        slowest = max(slowest, (time.process_time() - started, number))
    print(*sorted(outcomes.items()), f"slowest: {slowest[0]:.1f} s, number {slowest[1]}", sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
