"""`build`: an outline becomes a file that has been checked before anybody sees it."""

from __future__ import annotations

from pathlib import Path

from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError, OutputError, UsageError
from naravard_templates.files import write_atomically
from naravard_templates.formats.read import read
from naravard_templates.linter.runner import lint
from naravard_templates.model.finding import Severity
from naravard_templates.model.outline import Outline
from naravard_templates.model.snapshot import Format

_PRESENTATION_KINDS = frozenset({"presentation", "bildspel"})


def build(source: Path, target: Path | None, to: str | None, brand: Brand, *, overwrite: bool = False) -> Path:
    """Builds one file and returns where it is; a folder as target keeps the source's name.

    Raises OutlineError, BrandError, or OutputError where the target is already there or cannot be written.
    """
    from naravard_templates.outline import load

    outline = load(source)
    folder, target = (target, None) if target and target.is_dir() else (Path(), target)
    format = target_format(outline, target, to)
    target = target or folder / source.with_suffix(f".{format}").name
    if target.exists() and not overwrite:
        raise OutputError("{file} is already there. Choose another name with -o, or write over it with --force.",
                          file=str(target))
    data = build_bytes(outline, format, brand)
    write_atomically(target, data)
    return target


def build_bytes(outline: Outline, format: Format, brand: Brand) -> bytes:
    """The finished file. What lint would call an error in it is our mistake, and is not handed over."""
    if format is Format.PPTX:
        from naravard_templates.builder.deck import plan_deck
        from naravard_templates.formats.pptx.write import write_deck

        data = write_deck(plan_deck(outline, brand), brand)
    else:
        from naravard_templates.builder.document import plan_document
        from naravard_templates.formats.docx.write import write_document

        data = write_document(plan_document(outline, brand), brand)
    wrong = [finding for finding in lint(read(data), brand) if finding.severity is not Severity.INFO]
    if wrong:
        raise NaravardError("The file that was built does not pass its own check ({code}: {message}). "
                            "Nothing was written. Please report this.", code=wrong[0].code, message=wrong[0].message)
    return data


def target_format(outline: Outline, target: Path | None, to: str | None) -> Format:
    """What `--to` says, else the target's name, else the kind of document. Raises UsageError."""
    wanted = to or (target.suffix.lstrip(".").lower() if target and target.suffix else "")
    if not wanted:
        return Format.PPTX if outline.meta.kind.casefold() in _PRESENTATION_KINDS else Format.DOCX
    if wanted not in {format.value for format in Format}:
        raise UsageError("{wanted} files cannot be made. Choose pptx or docx.", wanted=wanted)
    if target and target.suffix and target.suffix.lower() != f".{wanted}":
        raise UsageError("The name {file} does not fit --to {wanted}.", file=target.name, wanted=wanted)
    return Format(wanted)
