"""`build`: an outline becomes a file that has been checked before anybody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from naravard_templates import bitmaps
from naravard_templates.brand.types import Brand
from naravard_templates.builder.plan import DeckPlan, DocumentPlan
from naravard_templates.errors import NaravardError, OutlineError, OutlineProblem, UsageError
from naravard_templates.files import refuse_taken, write_atomically
from naravard_templates.formats.docx.page_fields import with_page_fields
from naravard_templates.formats.read import read
from naravard_templates.kinds import check_front_matter, check_kind, completed, find_kind, kinds_of
from naravard_templates.linter.runner import lint
from naravard_templates.merging.fields import plain_name, shown, used_fields
from naravard_templates.model.finding import Severity
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.outline import Outline
from naravard_templates.model.snapshot import Format
from naravard_templates.rendering.libreoffice import find, to_pdf

PDF: Final = "pdf"
_AUTHORS: Final = frozenset({"NV602", "NV606", "NV607", "NV7"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make: a file of a format, or a PDF of one."""

    format: Format
    pdf: bool = False

    @property
    def suffix(self) -> str:
        return f".{PDF if self.pdf else self.format}"


def build(source: Path, target: Path | None, to: str | None, brand: Brand, *, overwrite: bool = False,
          limits: Limits = DEFAULT_LIMITS) -> Path:
    """Builds one file and returns where it is; a folder as target keeps the source's name. Of the limits, that on the
    pixels of a picture counts.

    Raises OutlineError, BrandError, RenderingError where a PDF cannot be made, or OutputError where the target is
    already there or cannot be written.
    """
    outline = _loaded(source, brand)
    refuse_fields(outline)
    folder, target = (target, None) if target and target.is_dir() else (Path(), target)
    wanted = wanted_file(outline, target.name if target else "", to, brand)
    target = target or folder / source.with_suffix(wanted.suffix).name
    refuse_taken([target], overwrite)
    with bitmaps.at_most(limits.pixels):
        data = file_bytes(outline, wanted, brand)
    write_atomically(target, data)
    return target


def _loaded(source: Path, brand: Brand) -> Outline:
    """The outline; where it cannot be read, what its kind asks of the first lines is told of at the same time."""
    from naravard_templates.outline import load

    try:
        return load(source)
    except OutlineError as error:
        more = check_front_matter(error.read, brand) if error.read else []
        raise OutlineError(error.source, [*error.problems, *more], error.read) from error


def refuse_fields(outline: Outline) -> None:
    """Nobody is to get a letter to {{kommun}}. Each field is told of once, where it comes first."""
    first = {plain_name(used.name): used for used in reversed(used_fields(outline))}
    problems = [OutlineProblem("The field {field} has no value without a table. Add one with --data FILE, or write the "
                               "field as `code` if it is to stand there.", line=used.line, field=shown(used.name))
                for used in first.values()]
    if problems:
        raise OutlineError(outline.source, problems)


def file_bytes(outline: Outline, wanted: Wanted, brand: Brand) -> bytes:
    """The finished file, or the PDF of it. A PDF is not the same byte for byte the next time."""
    if not wanted.pdf:
        return build_bytes(outline, wanted.format, brand)
    find()  # rather than after all the work
    made = build_bytes(outline, wanted.format, brand)
    if wanted.format is Format.DOCX:
        made = with_page_fields(made)
    return to_pdf(made, f".{wanted.format}", accessible=True)


def build_bytes(outline: Outline, format: Format, brand: Brand) -> bytes:
    """The finished file, which has passed lint. Raises OutlineError with all that stands in the way."""
    draft = draft_bytes(outline, format, brand)
    if draft.lacks:
        raise OutlineError(outline.source, draft.lacks)
    return checked(draft.data, brand)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to look at while the outline is being written, not to hand over: it has not been checked, and may lack
    what its kind must have."""

    data: bytes
    lacks: tuple[OutlineProblem, ...] = ()


def draft_bytes(outline: Outline, format: Format, brand: Brand) -> Draft:
    """What can be made of an outline as it stands. Raises OutlineError with all that stands in the way."""
    lacks = check_kind(outline, brand)
    try:
        return Draft(_written(_plan(completed(outline, brand), format, brand), brand), tuple(lacks))
    except OutlineError as error:
        raise OutlineError(outline.source, [*lacks, *error.problems]) from error


def _plan(outline: Outline, format: Format, brand: Brand) -> DeckPlan | DocumentPlan:
    if format is Format.PPTX:
        from naravard_templates.builder.deck import plan_deck

        return plan_deck(outline, brand)
    from naravard_templates.builder.document import plan_document

    return plan_document(outline, brand)


def _written(plan: DeckPlan | DocumentPlan, brand: Brand) -> bytes:
    if isinstance(plan, DeckPlan):
        from naravard_templates.formats.pptx.write import write_deck

        return write_deck(plan, brand)
    from naravard_templates.formats.docx.write import write_document

    return write_document(plan, brand)


def checked(data: bytes, brand: Brand) -> bytes:
    """The same file, unless it does not pass lint: that is our mistake, and it is not handed over.

    What the author wrote is not ours to refuse: the same title twice, "click here", a text to be replaced.
    """
    found = lint(read(data), brand, ignore=_AUTHORS)
    wrong = [finding for finding in found if finding.severity is not Severity.INFO]
    if wrong:
        raise NaravardError("The file that was built does not pass its own check ({code}: {message}). "
                            "Nothing was written. Please report this.", code=wrong[0].code, message=wrong[0].message)
    return data


def wanted_file(outline: Outline, name: str, to: str | None, brand: Brand) -> Wanted:
    """What `--to` says, else the target's name, else the kind of document. Raises UsageError."""
    suffix = Path(name).suffix.lower().lstrip(".")
    asked = to or suffix
    if asked not in {"", PDF, *(format.value for format in Format)}:
        raise UsageError("{wanted} files cannot be made. Choose pptx, docx or pdf.", wanted=asked)
    if suffix and suffix != asked:
        raise UsageError("The name {file} does not fit --to {wanted}.", file=name, wanted=asked)
    if asked in ("", PDF):
        return Wanted(_format_of(outline, brand), asked == PDF)
    return Wanted(Format(asked))


def _format_of(outline: Outline, brand: Brand) -> Format:
    """The format of the outline's kind; that of a kind that there is not is never written."""
    found = find_kind(outline.meta.kind, kinds_of(brand)) if outline.meta.kind else None
    return found[1].format if found else Format.DOCX
