"""Changes our own files at random the way broken programs and evil people might; the same seed makes the same file.

What is changed are elements, attributes and relationships, parts as a whole, and the bytes of the zip.
"""

import random
import tempfile
from functools import cache
from pathlib import Path

from lxml import etree
from support.edit import pack, parts
from support.places import BRAND, EXAMPLES

import naravard_templates as nt

VALUES = ("", "0", "-1", "1", "NaN", "1e308", "1e400", "99999999999999999999", "true", "x", "#", "rId1", "rId2",
          "../../x", "/", "..", "å" * 300, "FFFFFF", "50%", "2.5mm", "body", "none", "title", "External", "\u202e",
          "{{a}}", "-9223372036854775809", "ppt/presentation.xml", "http://127.0.0.1:9/", "0.5", "²", "١٢")


@cache
def sources() -> tuple[dict[str, bytes], ...]:
    """The parts of the masters, and of what is built of some examples."""
    files = [BRAND / "framtidsbild.potx", BRAND / "framtidsbild.dotx"]
    with tempfile.TemporaryDirectory() as folder:
        for outline, name in (("fardplan.md", "a.pptx"), ("beslut.md", "b.docx"), ("rapport.md", "c.docx")):
            files.append(nt.build(EXAMPLES / outline, Path(folder) / name))
        return tuple(parts(path.read_bytes()) for path in files)


def mutated(seed: int) -> bytes:
    """One of our files with one to six changes."""
    chance = random.Random(seed)
    content = dict(chance.choice(sources()))
    for _ in range(chance.randint(1, 6)):
        name = chance.choice([name for name in content if name.endswith((".xml", ".rels"))])
        content[name] = _changed(content[name], chance)
    if chance.random() < 0.2:
        _change_part(content, chance)
    data = pack(content)
    return _damaged(data, chance) if chance.random() < 0.1 else data


def _change_part(content: dict[str, bytes], chance: random.Random) -> None:
    """A part gone, exchanged for another, or under another name."""
    one, other = chance.choice(list(content)), chance.choice(list(content))
    kind = chance.randrange(4)
    if kind == 0:
        del content[one]
    elif kind == 1:
        content[one] = content[other]
    elif kind == 2:
        content[one.swapcase()] = content.pop(one)
    else:
        content[one] = content[one][:chance.randrange(len(content[one]) + 1)]


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes of the zip lost, doubled or changed."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(damaged))
        kind = chance.randrange(3)
        if kind == 0:
            damaged[at] = chance.randrange(256)
        elif kind == 1:
            del damaged[at:at + chance.choice((1, 4, 100))]
        else:
            damaged[at:at] = damaged[at:at + chance.choice((1, 30, 1000))]
    return bytes(damaged)


def _changed(xml: bytes, chance: random.Random) -> bytes:
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    for _ in range(chance.choice((1, 1, 3, 30))):
        _change(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root)


def _change(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    """One change at an element; `other` is another one of the same part."""
    parent, kind = one.getparent(), chance.randrange(9)
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
    elif kind in (6, 7) and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
    else:
        one.text = chance.choice(VALUES)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))
