"""Whatever a file holds, there is a verdict or a reason within moments, and never a crash."""

import time

import pytest
from formats.ooxml.hostile import CASES, DECK

import naravard_templates as nt
from naravard_templates.errors import UnsafePackage
from naravard_templates.formats.ooxml.limits import Limits
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read
from naravard_templates.model.finding import FileStatus

SECONDS = 15
"""Of processor time: an order of magnitude above what the slowest takes, for slow machines."""


@pytest.mark.parametrize("name", CASES)
def test_there_is_a_verdict_or_the_reason_why_not(name: str) -> None:
    code, make = CASES[name]
    data = make()
    started = time.process_time()

    report = nt.lint(data)

    assert (report.error.code if report.error else "") == code
    assert (report.status is FileStatus.UNCHECKED) == bool(code)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("limits", [
    Limits(package=10), Limits(unpacked=10), Limits(part=10), Limits(xml_part=10), Limits(parts=3),
    Limits(ratio=1.0, ratio_from=1), Limits(elements=10), Limits(seconds=-1.0)], ids=repr)
def test_every_limit_can_be_lowered_and_is_then_kept(limits: Limits, tmp_path) -> None:
    path = tmp_path / "deck.potx"
    path.write_bytes(DECK)

    with pytest.raises(UnsafePackage), Package(path, limits) as package:
        read(package.read("ppt/presentation.xml") and DECK, limits)


def test_a_picture_above_the_limit_is_not_decoded() -> None:
    with Package(DECK, Limits(pixels=10)) as package:
        from naravard_templates.formats.read import read_package

        snapshot = read_package(package)
        pictures = [element.picture for page in snapshot.layouts for surface in page.surfaces
                    for element in surface.elements if element.picture]

        assert pictures
        assert not any(snapshot.pictures.look(picture) for picture in pictures)
