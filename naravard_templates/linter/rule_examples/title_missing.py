"""Examples of NV602 title-missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.saying import titled
from naravard_templates.model.snapshot import Snapshot


def _full_picture() -> Snapshot:
    own = titled("Syfte", "")
    return replace(own, titles=(own.titles[0], replace(own.titles[1], offered=False)))


def _hidden() -> Snapshot:
    own = titled("Syfte", "Syfte")
    return replace(own, titles=(own.titles[0], replace(own.titles[1], hidden=True)))


def valid() -> Iterator[Example]:
    yield Example("nothing known of titles", deck())
    yield Example("a title of its own on each slide", titled("Syfte", "Nästa steg"))
    yield Example("a continuation", titled("Syfte", "Syfte (2)"))
    yield Example("the same title on a hidden slide", _hidden())
    yield Example("a template", replace(titled("", "", document=""), is_template=True))


def invalid() -> Iterator[Example]:
    yield Example("a slide without a title", titled("Syfte", ""))
    yield Example("a slide whose layout offers no title", _full_picture())
    yield Example("the same title twice", titled("Syfte", "SYFTE"))
    yield Example("a document without a title", titled("Syfte", "Nästa steg", document=" "))
    yield Example("a document with the program's title", titled("Syfte", document="PowerPoint-presentation"))
