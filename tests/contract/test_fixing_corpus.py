"""Every fault of the corpus that has a safe fix is mended, and nothing else changes: not a word, not a page."""

from __future__ import annotations

import subprocess
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from corpus.bases import Bases
from corpus.case import Case
from corpus.cases import all_cases
from corpus.make import make
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageChops
from support.office import convert_all, needs_libreoffice

from naravard_templates.fixing import fix_bytes
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.words import words
from naravard_templates.linter.registry import rules
from naravard_templates.model.finding import FixSafety, Outcome, Severity
from naravard_templates.model.fixing import FixStatus

SAFE = {rule.code for rule in rules() if rule.fix is FixSafety.SAFE}
CASES = [pytest.param(case, id=case.file) for case in all_cases()
         if case.job is None and any(found.code in SAFE for found in (*case.expected, *case.info))
         and case.outcome != "unknown"]
# One of each sort of fault, as people see pages.
SEEN = """
NV201-fail-logo-moved-2mm.docx NV201-fail-group-moved-by-choff.pptx NV201-fail-outer-group-moved.pptx
NV202-fail-logo-stretched.docx NV203-fail-logo-mirrored.pptx NV204-fail-logo-deleted-in-the-master.pptx
NV204-fail-first-page-shows-the-other-header.docx NV204-fail-footer-emptied.docx NV204-fail-watermark-deleted.docx
NV104-fail-layout-emptied.pptx NV105-fail-locks-dropped.pptx NV105-fail-controls-dropped.docx
NV209-fail-slide-hides-the-masters-shapes.pptx NV209-fail-logo-in-hidden-text.docx
NV305-fail-heading-style-recoloured.docx NV305-fail-master-text-recoloured.pptx
""".split()
LEAST_SEEN = 8
"""What a channel may differ by, of 255: less is not seen."""


@pytest.fixture(scope="session")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Bases:
    return Bases(tmp_path_factory.mktemp("corpus"))


@pytest.mark.parametrize("case", CASES)
def test_a_safe_fix_mends_the_fault_and_nothing_else(case: Case, bases: Bases, tmp_path: Path) -> None:
    brand, tampered = bases.brand(case.brand), make(case, bases)
    fix, fixed = fix_bytes(tampered, brand)

    assert fix.status is FixStatus.FIXED, fix.reason
    left = [finding for finding in fix.after if finding.outcome is Outcome.FAILED and finding.fix is FixSafety.SAFE]
    assert [finding.code for finding in left if finding.severity is not Severity.INFO] == []
    with Package(tampered) as old, Package(fixed) as new:
        assert {part: said for part, said in words(old).items() if said} == {
            part: said for part, said in words(new).items() if words(old).get(part)}
    assert audited(fixed, tmp_path / case.file) - audited(tampered, tmp_path / f"old-{case.file}") == Counter()
    assert fix_bytes(fixed, brand)[1] == fixed


def audited(data: bytes, path: Path) -> Counter[str]:
    """What the validator has to say, without the places, which move."""
    path.write_bytes(data)
    return Counter(f"{error.error_type} {error.description}" for error in OpenXmlValidator().validate(path).errors)


@pytest.mark.slow
def test_fixed_pages_look_as_if_nothing_had_happened(bases: Bases, tmp_path: Path) -> None:
    needs_libreoffice()
    cases = [case for case in all_cases() if case.file in SEEN]
    assert len(cases) == len(SEEN)
    for case in cases:
        (tmp_path / case.file).write_bytes(fix_bytes(make(case, bases), bases.brand(case.brand))[1])
        base = f"base-{case.format}-{case.base}"
        (tmp_path / base).write_bytes(bases.data(case.base))
    convert_all(sorted(tmp_path.glob("*.*x")), "pdf", tmp_path / "pdf")

    off = {case.file: difference(tmp_path / "pdf", f"base-{case.format}-{case.base}", case.file) for case in cases}
    assert {name: share for name, share in off.items() if share >= 0.005} == {}


def difference(folder: Path, one: str, other: str) -> float:
    """The largest share of pixels that differ on any page; 1 where there are more or fewer pages."""
    pages = pictures(folder, Path(one).stem, Path(one).suffix), pictures(folder, Path(other).stem, Path(other).suffix)
    if len(pages[0]) != len(pages[1]):
        return 1.0
    return max(map(share_of_pixels, *pages))


@lru_cache
def pictures(folder: Path, stem: str, suffix: str) -> tuple[Image.Image, ...]:
    drawn = folder / f"{stem}{suffix}"
    drawn.mkdir()
    subprocess.run(["pdftoppm", "-r", "50", "-png", folder / f"{stem}.pdf", drawn / "page"], check=True)
    return tuple(Image.open(page).convert("RGB") for page in sorted(drawn.iterdir()))


def share_of_pixels(one: Image.Image, other: Image.Image) -> float:
    seen = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value > LEAST_SEEN else 0)
    return seen.histogram()[255] / (one.width * one.height)
