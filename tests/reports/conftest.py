"""A report with one of everything, which every format has to tell."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from naravard_templates.model.finding import (
    FileError,
    FileReport,
    FileStatus,
    Finding,
    FixSafety,
    Length,
    Message,
    Outcome,
    Report,
    Severity,
)
from naravard_templates.model.location import Location, SurfaceKind

MOVED = Finding(
    "NV201", "element-moved", Severity.ERROR, Message("Slide {number}", {"number": Length(442_800)}),
    Location(SurfaceKind.LAYOUT, 3, "ppt/slides/slide3.xml", "Märke"),
    element="mark", expected={"x": 0, "y": 360_000}, actual=MappingProxyType({"x": 442_800.5, "stops": (1, 2)}),
    fix=FixSafety.SAFE, fingerprint="aa",
)
UNMEASURED = Finding(
    "NV205", "element-replaced", Severity.INFO, Message("The file is empty."), Location(SurfaceKind.HEADER, 1),
    outcome=Outcome.UNKNOWN, fingerprint="bb",
)
THEME = Finding(
    "NV301", "theme-colour-changed", Severity.WARNING, Message("The whole file"),
    Location(SurfaceKind.THEME, part="ppt/theme/theme1.xml"), fingerprint="cc",
)


@pytest.fixture
def report() -> Report:
    return Report((
        FileReport("ren.pptx", FileStatus.CLEAN),
        FileReport("delad.pptx", FileStatus.FINDINGS, (THEME, MOVED)),
        FileReport("beslut.docx", FileStatus.FINDINGS, (UNMEASURED,)),
        FileReport("borta.docx", FileStatus.UNCHECKED, error=FileError("NV001", Message("The file is empty."))),
    ), "framtidsbild", "1.0.0")
