"""`fix`: gives a file back what it lost of the brand, and hands it over only if nothing else changed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from naravard_templates import deadline
from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError, UncheckableFile
from naravard_templates.files import name_like, refuse_taken, write_atomically
from naravard_templates.fixer.plan import Wish, next_edits
from naravard_templates.fixer.verify import lost_words, objection
from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.formats.read import read_package
from naravard_templates.formats.repair import repair
from naravard_templates.formats.signatures import is_strict, signature
from naravard_templates.formats.words import words
from naravard_templates.linter.context import Context
from naravard_templates.linter.runner import chosen, judged
from naravard_templates.model.edit import Edit
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.fixing import FileFix, FixStatus
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.rehang import UpdateTemplate

SAFE: Final = Wish()
_ROUNDS: Final = 12
"""One fault can hide another; each round takes what the one before brought to light."""


class Refusal(NaravardError):
    """A file that is not to be fixed, or could not be fixed rightly."""

    exit_code = 1


@dataclass
class _Work:
    """One file on its way: its bytes as they are now, and what was done to it."""

    data: bytes
    brand: Brand | Sequence[Brand]
    wish: Wish
    limits: Limits
    edits: list[Edit] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    findings: list[tuple[Finding, ...]] = field(default_factory=list)

    def run(self) -> None:
        """Round by round, until there is nothing more that can be done."""
        for _ in range(_ROUNDS):
            if not self._round():
                return
        self._look()

    def _round(self) -> bool:
        with Package(self.data, self.limits) as package:
            context, findings = self._judged(package)
            _refuse_stranger(context)
            wanted = next_edits(context, findings, self.wish, self.edits)
            if not wanted:
                return False
            _refuse(package)
            with Package(_source(context, wanted).master_path(package.format)) as master:
                repaired = repair(package, master, wanted)
        self.data, self.edits = repaired.data, [*self.edits, *wanted]
        self.touched |= repaired.touched
        return True

    def _look(self) -> None:
        with Package(self.data, self.limits) as package:
            self._judged(package)

    def _judged(self, package: Package) -> tuple[Context, tuple[Finding, ...]]:
        context = chosen(read_package(package), self.brand)
        findings = judged(context)
        self.findings.append(findings)
        return context, findings


def _source(context: Context, wanted: Sequence[Edit]) -> Brand:
    """The version of the brand that things are taken from: the current one where the file is brought up to it."""
    return context.latest if any(isinstance(edit, UpdateTemplate) for edit in wanted) else context.brand


def fix_bytes(data: bytes, brand: Brand | Sequence[Brand], wish: Wish = SAFE,
              name: str = "", *, limits: Limits = DEFAULT_LIMITS) -> tuple[FileFix, bytes]:
    """What came of fixing a file's bytes, and the new ones; the same ones where nothing was done.

    Whatever keeps the file from being fixed is told of in what comes back, and never raised. Raises BrandError.
    """
    work = _Work(data, brand, wish, limits)
    try:
        with deadline.within(limits.seconds):
            work.run()
            _verify(data, work)
    except UncheckableFile as error:
        return FileFix(name, FixStatus.UNCHECKED, reason=error.message), data
    except Refusal as error:
        return _done(work, name, FixStatus.REFUSED, error.message), data
    except SystemExit as error:  # a library's, of which nobody would hear
        raise RuntimeError("fixing ended the program") from error
    status = FixStatus.FIXED if work.touched else FixStatus.UNCHANGED
    return _done(work, name, status), work.data


def _done(work: _Work, name: str, status: FixStatus, reason: Message | None = None) -> FileFix:
    before = work.findings[0] if work.findings else ()
    after = work.findings[-1] if work.findings and status is not FixStatus.REFUSED else before
    return FileFix(name, status, tuple(work.edits), before, after, reason=reason)


def _refuse_stranger(context: Context) -> None:
    """Raises Refusal for a file that never was the brand's: there is nothing in it to go back to."""
    if not context.on_template:
        raise Refusal("The file was not made from the template, so nothing in it can be restored. Make a new one from "
                      "the template (File > New in Office, or naravard build), and paste the content into that.")


def _refuse(package: Package) -> None:
    """Raises Refusal for files that must not be changed at all, or cannot be without becoming something else."""
    signed = signature(package)
    if signed is not None:
        raise Refusal("The file is signed ({part}), and a change would break the signature. "
                      "Remove the signature in Office, fix the file, and sign it anew.", part=signed)
    if is_strict(package):
        raise Refusal("The file is saved as Strict Open XML, of which single parts cannot be replaced. "
                      "Save it in Office as an ordinary document or presentation (.docx, .pptx), and fix that one.")


def _verify(data: bytes, work: _Work) -> None:
    """Looks at the new file as a stranger would. Raises Refusal."""
    if not work.touched:
        return
    message = objection(work.findings[0], work.findings[-1], work.wish)
    with Package(data, work.limits) as old, Package(work.data, work.limits) as new:
        message = message or lost_words(words(old), words(new), added=work.wish.unsafe)
        message = message or _other_change(old, new, work.touched)
    if message is not None:
        raise Refusal("The file could not be fixed without harm, so nothing was written. {reason}", reason=message)


def _other_change(old: Package, new: Package, touched: set[str]) -> Message | None:
    for part in old.names():
        if part not in touched and (not new.has(part) or new.read(part) != old.read(part)):
            return Message("The part {part} would change, which nobody asked for.", {"part": part})
    return None


def fix(source: Path, target: Path | None, brand: Brand | Sequence[Brand], wish: Wish = SAFE, *,
        overwrite: bool = False, copy: bool = True, limits: Limits = DEFAULT_LIMITS) -> FileFix:
    """Fixes one file and writes it to `target`; None is a dry run.

    A file in which there is nothing to fix is copied with `copy`, and else left where it is. Raises BrandError, and
    OutputError where the target is already there or cannot be written.
    """
    if target is not None:
        refuse_taken([target], overwrite)
    outcome, data = _fixed(source, brand, wish, limits)
    if target is None or not (outcome.status is FixStatus.FIXED or (copy and outcome.ok)):
        return outcome
    write_atomically(target, data)
    return _written(outcome, target)


def fix_in_place(source: Path, brand: Brand | Sequence[Brand], wish: Wish = SAFE, *,
                 limits: Limits = DEFAULT_LIMITS) -> FileFix:
    """Fixes a file where it is, and keeps what it was beside it. Raises BrandError, OutputError."""
    try:
        before = read_file(source, limits)
        outcome, data = fix_bytes(before, brand, wish, str(source), limits=limits)
        if outcome.status is not FixStatus.FIXED:
            return outcome
        if read_file(source, limits) != before:
            return replace(outcome, status=FixStatus.REFUSED, after=outcome.before, reason=Message(
                "Somebody else has changed the file meanwhile, so it was left as it is. Fix it once more."))
    except UncheckableFile as error:
        return FileFix(str(source), FixStatus.UNCHECKED, reason=error.message)
    backup = _free(source)
    write_atomically(backup, before)
    shutil.copymode(source, backup)
    write_atomically(source, data)
    return _written(outcome, source, backup)


def _fixed(source: Path, brand: Brand | Sequence[Brand], wish: Wish, limits: Limits) -> tuple[FileFix, bytes]:
    try:
        data = read_file(source, limits)
    except UncheckableFile as error:
        return FileFix(str(source), FixStatus.UNCHECKED, reason=error.message), b""
    return fix_bytes(data, brand, wish, str(source), limits=limits)


def _written(outcome: FileFix, target: Path, backup: Path | None = None) -> FileFix:
    return replace(outcome, target=str(target), backup=str(backup) if backup else None)


def _free(source: Path) -> Path:
    """A name for the backup that nothing has: "delad.pptx.bak", "delad.pptx.bak2"."""
    names = (source.with_name(name_like(source.stem, f"{source.suffix}.bak{number or ''}"))
             for number in (0, *range(2, 10_000)))
    return next(path for path in names if not path.exists())
