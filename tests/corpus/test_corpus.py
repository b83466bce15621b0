"""Lint says of every file of the corpus what it must say, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from support.office import needs_libreoffice

import naravard_templates as nt
from corpus.bases import Bases
from corpus.case import Case
from corpus.cases import all_cases
from corpus.judge import found, wanted
from corpus.make import INDEX, index, make, make_in_libreoffice
from naravard_templates import linting

CASES = all_cases()
BY_SCRIPT = [pytest.param(case, id=case.file) for case in CASES if case.job is None]
BY_LIBREOFFICE = [pytest.param(case, id=case.file) for case in CASES if case.job is not None]
# What RULES.md has for documents; which of them the two formats can show at all.
CODES = ("NV001 NV002 NV003 NV004 NV101 NV103 NV104 NV105 NV201 NV202 NV203 NV204 NV205 NV206 NV207 NV208 NV209 NV210 "
         "NV211 "
         "NV212 NV301 NV302 NV303 NV304 NV305 NV401 NV402 NV403 NV501 NV502 NV503 NV504 NV601 NV602 NV603 NV604 NV605 "
         "NV606 "
         "NV607 NV701 NV702 NV703 NV901 NV902 NV903").split()


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Bases:
    return Bases(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def saved_by_libreoffice(bases: Bases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs_libreoffice()
    folder = tmp_path_factory.mktemp("libreoffice")
    make_in_libreoffice([case for case in CASES if case.job is not None], bases, folder)
    return folder


@pytest.mark.parametrize("case", BY_SCRIPT)
def test_what_lint_says_of_a_file(case: Case, bases: Bases) -> None:
    report = nt.lint(make(case, bases), brand=bases.brand(case.brand))

    assert found(case, report) == wanted(case)


@pytest.mark.parametrize("case", [case for case in BY_SCRIPT if case.values[0].format == "pptx"])
def test_layouts_that_are_passed_over_change_nothing(case: Case, bases: Bases, monkeypatch: pytest.MonkeyPatch) -> None:
    data, brand = make(case, bases), bases.brand(case.brand)
    quick = nt.lint(data, brand=brand)
    monkeypatch.setattr(linting, "_own_layouts", lambda *_: {})

    assert quick == nt.lint(data, brand=brand)


@pytest.mark.slow
@pytest.mark.parametrize("case", BY_LIBREOFFICE)
def test_what_lint_says_of_a_file_that_libreoffice_made(case: Case, bases: Bases, saved_by_libreoffice: Path) -> None:
    report = nt.lint(saved_by_libreoffice / case.file, brand=bases.brand(case.brand))

    assert found(case, report) == wanted(case)


def test_the_index_is_current() -> None:
    assert INDEX.read_text(encoding="utf-8") == index(), "python tests/corpus/make.py makes it anew"


def test_there_are_enough_files_of_every_sort() -> None:
    outcomes = Counter(case.outcome for case in CASES)
    formats = Counter(case.format for case in CASES)

    assert len(CASES) >= 120
    assert outcomes["pass"] >= 40
    assert min(formats.values()) >= 40


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_a_file_that_fails(code: str) -> None:
    assert any(code in {found.code for found in (*case.expected, *case.info)} or case.error == code for case in CASES)
