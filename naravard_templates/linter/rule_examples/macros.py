"""Examples of NV901 macros."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, with_facts
from naravard_templates.model.package import PackageFacts


def valid() -> Iterator[Example]:
    yield Example("no code", deck())


def invalid() -> Iterator[Example]:
    yield Example("a Visual Basic project", with_facts(PackageFacts(macros=("ppt/vbaProject.bin",))))
    yield Example("two parts, which is one fault", with_facts(PackageFacts(macros=("a.bin", "b.bin"))))
