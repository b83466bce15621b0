"""What has to hold of whatever is read: each trial gives a word for what came out, and fails where that is wrong."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from fuzz import files, outlines
from lxml import etree
from support.edit import parts

import naravard_templates as nt
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.fixer.plan import Wish
from naravard_templates.fixing import fix_bytes
from naravard_templates.model.finding import FileStatus
from naravard_templates.model.fixing import FixStatus
from naravard_templates.outline import parse
from naravard_templates.outline.yaml_outline import parse_yaml

_SHOWN = re.compile(r"(?:ppt/slides/[^/]+|word/document)\.xml", re.IGNORECASE)


@cache
def brand() -> Brand:
    return nt.load_brand()


def lint(data: bytes) -> str:
    """A verdict, or the reason why there is none."""
    report = nt.lint(data, brand=brand())
    assert (report.status is FileStatus.UNCHECKED) == (report.error is not None)
    assert report.error is None or report.error.code.startswith("NV0")
    return report.error.code if report.error else report.status.value


def fix(data: bytes, *, unsafe: bool) -> str:
    """A file that is read and says what it said; or the one that there was."""
    outcome, new = fix_bytes(data, brand(), Wish(unsafe=unsafe))
    if outcome.status is FixStatus.FIXED:
        assert lint(new) in {"clean", "findings"}
        assert unsafe or said(data) == said(new)
    else:
        assert new == data
        assert outcome.reason or outcome.status is FixStatus.UNCHANGED
    return outcome.status.value


def said(data: bytes) -> list[str]:
    """The words on slides or in the body; the order of shapes may change, that of letters may not."""
    found = []
    for name, xml in parts(data).items():
        if _SHOWN.fullmatch(name):
            root = etree.fromstring(xml, etree.XMLParser(recover=True))
            found += [text for element in root.iter("{*}t") if (text := (element.text or "").strip())]
    return sorted(found)


def outline(text: str, is_yaml: bool) -> str:
    """An outline, or faults on lines that there are."""
    problems: Sequence[OutlineProblem] | None = None
    try:
        (parse_yaml if is_yaml else parse)(text)
    except OutlineError as error:
        problems = error.problems
    if problems is None:
        return "outline"
    last = len(re.split("\r\n|\r|\n", text)) + 1
    assert problems
    assert all(0 <= problem.line <= last and str(problem) for problem in problems), problems
    return "faults"


TRIALS: dict[str, Callable[[int], str]] = {
    "lint": lambda seed: lint(files.mutated(seed)),
    "fix": lambda seed: fix(files.mutated(seed), unsafe=False),
    "fix-unsafe": lambda seed: fix(files.mutated(seed), unsafe=True),
    "outline": lambda seed: outline(*outlines.mutated(seed)),
}
