"""Finds elements by paths such as "p:cSld/p:spTree", several times as fast as lxml's own `find` does with prefixes.

Steps are children ("a:off", "*") or descendants (".//a:t", "wps:txbx//w:p"), with at most one attribute's value
("p:ph[@type='body']").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import methodcaller

from lxml import etree

from naravard_templates.formats.ooxml.names import qn

Step = Callable[[etree._Element], Iterator[etree._Element]]

_STEP = re.compile(r"(/?)([\w*]+(?::\w+)?)(?:\[@([\w:]+)='([^']*)'\])?(?:/|$)")


def find(parent: etree._Element, path: str) -> etree._Element | None:
    """The first element at a path, or None."""
    tags = _tags(path)
    if len(tags) == 1:
        return next(parent.iterchildren(tags[0]), None)
    if len(tags) == 2:
        for holder in parent.iterchildren(tags[0]):
            for found in holder.iterchildren(tags[1]):
                return found
        return None
    steps = _steps(path)
    for holder in _follow(parent, steps[:-1]):
        for found in steps[-1](holder):
            return found
    return None


def first(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of a qualified name, or None: faster where it matters."""
    return next(parent.iterchildren(tag), None)


def by_name(parent: etree._Element) -> dict[str, etree._Element]:
    """The first child of each qualified name, for whoever asks for several."""
    return {child.tag: child for child in parent[::-1]}  # type: ignore[index]


def children(parent: etree._Element) -> list[etree._Element]:
    """All children at once: several times as fast as one by one where most are looked at."""
    return parent[:]  # type: ignore[index, return-value]  # lxml's stubs know nothing of slices


def find_each(parent: etree._Element, path: str) -> Iterator[etree._Element]:
    """All elements at a path, in the document's order."""
    steps = _steps(path)
    for holder in _follow(parent, steps[:-1]):
        yield from steps[-1](holder)


def find_text(parent: etree._Element, path: str, default: str = "") -> str:
    """The text of the first element at a path, "" where that is empty; the default where there is no such element."""
    found = find(parent, path)
    return default if found is None else found.text or ""


def _follow(parent: etree._Element, steps: Iterable[Step]) -> Iterable[etree._Element]:
    holders: Iterable[etree._Element] = (parent,)
    for step in steps:
        holders = [child for holder in holders for child in step(holder)]
    return holders


@lru_cache(maxsize=1024)
def _tags(path: str) -> tuple[str, ...]:
    """The qualified names along a path of one or two children, by far the most; none for any other path."""
    names = path.split("/")
    if len(names) > 2 or "[" in path or "*" in path or not all(names) or "." in path:
        return ()
    return tuple(qn(name) if ":" in name else name for name in names)


@lru_cache(maxsize=1024)
def _steps(path: str) -> tuple[Step, ...]:
    """A path as functions. Raises ValueError where it is none."""
    steps, position = [], len("./") if path.startswith(".//") else 0
    while position < len(path):
        match = _STEP.match(path, position)
        if match is None:
            raise ValueError(f"not a path: {path}")
        steps.append(_step(*match.groups()))
        position = match.end()
    return tuple(steps)


def _step(deep: str, name: str, attribute: str | None, value: str | None) -> Step:
    tag = qn(name) if ":" in name else name
    children: Step = methodcaller("iterdescendants" if deep else "iterchildren", tag)
    if attribute is None:
        return children
    key = qn(attribute) if ":" in attribute else attribute
    return lambda parent: (child for child in children(parent) if child.get(key) == value)
