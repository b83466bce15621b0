"""What is found of masters is kept for the next file that has the same: what it says must never be another file's."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter import rule_examples
from naravard_templates.linter.examples import deck, example_brand, solid
from naravard_templates.linter.runner import lint
from naravard_templates.model.snapshot import Page, Snapshot, Surface


class Design:
    """Stands for the masters that files have in common."""


def snapshots() -> Iterator[Snapshot]:
    """Those of all rules, each gone when the next is made, so that others come to stand where they stood."""
    for info in pkgutil.iter_modules(rule_examples.__path__):
        module = importlib.import_module(f"{rule_examples.__name__}.{info.name}")
        for which in (module.valid, module.invalid):
            yield from (example.snapshot for example in which())


def test_files_in_a_row_are_judged_as_if_each_were_the_first() -> None:
    design, brand = Design(), example_brand()

    for _ in range(2):
        for snapshot in snapshots():
            assert lint(replace(snapshot, design=design), brand) == lint(snapshot, brand)


def test_a_master_that_looks_otherwise_in_one_file_does_so_there_only() -> None:
    """Under another colour map it is another surface, of the same part."""
    brand, own = example_brand(), replace(deck(), design=Design())
    found = [[finding.code for finding in lint(snapshot, brand)] for snapshot in (own, yellow(own), own)]

    assert found == [[], ["NV303"], []]


def yellow(snapshot: Snapshot) -> Snapshot:
    def surface(one: Surface) -> Surface:
        return replace(one, background=one.background and replace(one.background, fill=solid("FFFF00")))

    def page(one: Page) -> Page:
        return replace(one, surfaces=tuple(map(surface, one.surfaces)))

    return replace(snapshot, pages=tuple(map(page, snapshot.pages)), layouts=tuple(map(page, snapshot.layouts)))
