"""File names from data: safe on every system, each its own."""

from __future__ import annotations

import time
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_templates.merging.names import fill_path, unique


@pytest.mark.parametrize(("value", "name"), [
    ("Umeå kommun", "Umeå kommun.docx"),
    ("A\N{COMBINING RING ABOVE}sele", "Åsele.docx"),
    ("../../etc/passwd", "etc-passwd.docx"),
    ("/etc/passwd", "etc-passwd.docx"),
    ("C:\\Windows", "C-Windows.docx"),
    ("..", "-.docx"),
    ("a\nb\tc", "a-b-c.docx"),
    ('<>:"|?*', "-.docx"),
    ("CON", "_CON.docx"),
    ("com1", "_com1.docx"),
    ("nul.txt", "_nul.txt.docx"),
    ("Console", "Console.docx"),
    ("slut. ", "slut.docx"),
    (".dold", "dold.docx"),
    ("{{x}} ~ $HOME %TEMP%", "{{x}} ~ $HOME %TEMP%.docx"),
    ("vänster\N{RIGHT-TO-LEFT OVERRIDE}xcod", "vänster-xcod.docx"),
])
def it_makes_a_value_a_safe_name(value: str, name: str) -> None:
    assert fill_path("ut/{{x}}.docx", {"x": value}) == Path("ut", name)


@given(st.text(max_size=300), st.text(max_size=300))
def it_never_leaves_the_folder(one: str, other: str) -> None:
    path = fill_path("ut/{{x}} {{y}}.docx", {"x": one, "y": other})
    assert path.parent == Path("ut")
    assert PureWindowsPath(path).parent == PureWindowsPath("ut")
    assert path.suffix == ".docx"
    assert not path.name.startswith(".")
    assert len(path.name.encode()) < 200


def it_lets_a_column_name_the_folder() -> None:
    assert fill_path("{{x}}/beslut.docx", {"x": "../AUX"}) == Path("_AUX", "beslut.docx")
    assert fill_path("/tmp/{{x}}/../b.docx", {"x": "a"}) == Path("/tmp/a/../b.docx")


@given(st.text(min_size=150, max_size=1000))
def it_keeps_names_short_enough_for_a_disk(value: str) -> None:
    assert len(fill_path("{{x}}.docx", {"x": value}).name.encode()) < 200


def it_numbers_those_that_come_again() -> None:
    names = [Path(name) for name in ("Umeå.docx", "umeå.docx", "Umeå-2.docx", "Umeå.docx", "ut/Umeå.docx")]
    assert [str(path) for path in unique(names)] == ["Umeå.docx", "umeå-2.docx", "Umeå-2-2.docx", "Umeå-3.docx",
                                                     str(Path("ut/Umeå.docx"))]


def it_numbers_ten_thousand_of_the_same_in_no_time() -> None:
    began = time.process_time()
    found = unique([Path("Umeå.docx")] * 10_000)
    assert time.process_time() - began < 5
    assert (len(set(found)), found[-1]) == (10_000, Path("Umeå-10000.docx"))


def it_tells_names_apart_as_all_systems_do() -> None:
    names = [Path("å.docx"), Path("a\N{COMBINING RING ABOVE}.docx")]
    assert unique(names) == [names[0], Path("a\N{COMBINING RING ABOVE}-2.docx")]
