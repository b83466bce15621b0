"""Every rule has examples of its own; each is a test here."""

import importlib
import pkgutil

import pytest

from naravard_templates.linter import rule_examples
from naravard_templates.linter import rules as rules_folder
from naravard_templates.linter.examples import Example, example_brand
from naravard_templates.linter.registry import rule, rules
from naravard_templates.linter.runner import lint
from naravard_templates.model.finding import FixSafety, Outcome

MODULES = {
    module.RULE.code: module
    for info in pkgutil.iter_modules(rules_folder.__path__)
    if hasattr(module := importlib.import_module(f"{rules_folder.__name__}.{info.name}"), "RULE")
}


EXAMPLES = {code: importlib.import_module(f"{rule_examples.__name__}.{module.__name__.rpartition('.')[2]}")
            for code, module in sorted(MODULES.items())}


def examples(which: str) -> list[object]:
    return [pytest.param(code, example, id=f"{code} {example.title}")
            for code, module in EXAMPLES.items() for example in getattr(module, which)()]


@pytest.mark.parametrize(("code", "example"), examples("valid"))
def test_valid_examples_raise_nothing(code: str, example: Example) -> None:
    assert [finding for finding in lint(example.snapshot, example_brand()) if finding.code == code] == []


@pytest.mark.parametrize(("code", "example"), examples("invalid"))
def test_invalid_examples_raise_just_this_rule_once(code: str, example: Example) -> None:
    findings = lint(example.snapshot, example_brand())

    assert [finding.code for finding in findings] == [code]
    assert findings[0].outcome is Outcome.FAILED
    assert findings[0].name == MODULES[code].RULE.name


@pytest.mark.parametrize("found", [pytest.param(found, id=found.code) for found in rules()])
def test_every_rule_says_what_why_and_what_to_do(found: object) -> None:
    docs = found.docs  # type: ignore[attr-defined]
    assert all(message.text for message in (docs.summary, docs.why, docs.example, docs.powerpoint, docs.word))


def test_every_rule_file_is_registered_and_every_code_stands_once() -> None:
    codes = [found.code for found in rules()]

    assert len(codes) == len(set(codes))
    assert set(MODULES) <= set(codes)


def test_rules_are_found_by_code_and_by_name() -> None:
    assert rule("nv201") is rule("element-moved") is not None
    assert rule("NV999") is None


def test_whatever_has_a_fix_says_how_safe_it_is() -> None:
    fixes = {found.code: found.fix for found in rules()}

    assert fixes["NV201"] is FixSafety.SAFE
    assert fixes["NV304"] is FixSafety.UNSAFE
    assert fixes["NV101"] is None


def test_a_document_off_the_template_gets_one_finding_and_no_flood() -> None:
    (example,) = EXAMPLES["NV101"].invalid()

    assert [finding.code for finding in lint(example.snapshot, example_brand())] == ["NV101"]


def test_select_and_ignore_take_codes_and_families() -> None:
    moved = next(iter(EXAMPLES["NV201"].invalid())).snapshot

    assert lint(moved, example_brand(), select=frozenset({"NV3"})) == ()
    assert lint(moved, example_brand(), ignore=frozenset({"NV2"})) == ()
    assert len(lint(moved, example_brand(), select=frozenset({"NV201"}))) == 1
