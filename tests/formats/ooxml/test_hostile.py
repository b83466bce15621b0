"""Whatever a file holds, there is a verdict or a reason within moments, and never a crash."""

import socket
import time

import pytest
from formats.ooxml import heavy, hostile, hostile_parts, hostile_zips
from formats.ooxml.hostile import DECK

import naravard_templates as nt
from naravard_templates.errors import UnsafePackage
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read
from naravard_templates.model.finding import FileStatus
from naravard_templates.model.limits import Limits

SECONDS = 40
"""Of processor time: an order of magnitude above what the slowest takes, for slow machines."""
CASES = {**hostile.CASES, **hostile_zips.CASES, **hostile_parts.CASES}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("somebody asks the network")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize("name", CASES)
def test_there_is_a_verdict_or_the_reason_why_not(name: str) -> None:
    code, make = CASES[name]
    data = make()
    started = time.process_time()

    report = nt.lint(data)

    assert (report.error.code if report.error else "") == code
    assert (report.status is FileStatus.UNCHECKED) == bool(code)
    assert time.process_time() - started < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", heavy.CASES)
def test_however_much_there_is_the_time_limit_is_kept(name: str) -> None:
    data = heavy.CASES[name]()
    started = time.process_time()

    report = nt.lint(data, limits=Limits(seconds=2))

    assert report.error is None or report.error.code == "NV004"
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("limits", [
    Limits(package=10), Limits(unpacked=10), Limits(part=10), Limits(xml_part=10), Limits(parts=3),
    Limits(ratio=1.0, ratio_from=1),
    Limits(xml=10), Limits(depth=3), Limits(elements=10), Limits(attributes=10), Limits(seconds=0)], ids=repr)
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
