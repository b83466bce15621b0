"""What was fixed, for people at a terminal: by file, each change a line, then what is left to do by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import Message, Outcome, Severity
from naravard_templates.model.fixing import FileFix, FixStatus
from naravard_templates.printable import printable


def render(fixes: Sequence[FileFix], lang: Language, *, dry: bool) -> str:
    """The whole report; `dry` tells that nothing was written."""
    lines = [line for one in fixes for line in _file(one, lang, dry=dry)]
    lines.append(translate(_summary(fixes, dry=dry), lang))
    return "\n".join(printable(line) for line in lines) + "\n"


def _file(one: FileFix, lang: Language, *, dry: bool) -> Iterator[str]:
    yield one.path if one.target in (None, one.path) else f"{one.path} → {one.target}"
    if one.backup:
        yield _line(Message("What it was is kept in {backup}.", {"backup": one.backup}), lang)
    if one.reason is not None:
        yield _line(one.reason, lang)
    if one.status in {FixStatus.UNCHECKED, FixStatus.REFUSED}:
        yield ""
        return
    if not one.edits:
        yield _line(Message("There was nothing that can be restored."), lang)
    for edit in one.edits:
        yield _line(Message("{change} ({codes})", {"change": edit.message, "codes": edit.codes}), lang)
    yield from _left(one, lang)
    yield ""


def _left(one: FileFix, lang: Language) -> Iterator[str]:
    """What lint still finds, counted by code."""
    left = Counter(finding.code for finding in one.after
                   if finding.severity is not Severity.INFO and finding.outcome is Outcome.FAILED)
    if left:
        codes = tuple(f"{code} × {count}" if count > 1 else code for code, count in sorted(left.items()))
        yield _line(Message("Left to do by hand: {codes}. See: naravard lint {file}",
                            {"codes": codes, "file": one.target or one.path}), lang)


def _line(message: Message, lang: Language) -> str:
    return f"  {translate(message, lang)}"


def _summary(fixes: Sequence[FileFix], *, dry: bool) -> Message:
    counts = Counter(one.status for one in fixes)
    values = {"files": len(fixes), **{status.value: counts[status] for status in FixStatus}}
    if dry:
        return Message("Files: {files}. Would be fixed: {fixed}. Nothing to fix: {unchanged}. Would be refused: "
                       "{refused}. Not checked: {unchecked}. Nothing was written.", values)
    return Message("Files: {files}. Fixed: {fixed}. Nothing to fix: {unchanged}. Refused: {refused}. "
                   "Not checked: {unchecked}.", values)
