"""What the package does, on one screen: build, hand out templates, lint, draw pages, adopt.

Only lint reads from addresses ("s3://…"); everything else raises UsageError for them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from naravard_templates.brand.load import default_folder
from naravard_templates.brand.load import load_brand as _load
from naravard_templates.brand.types import Brand
from naravard_templates.i18n import DEFAULT_LANGUAGE, Language
from naravard_templates.linter.registry import rules
from naravard_templates.linting import Run, Task, located
from naravard_templates.linting import lint as _lint
from naravard_templates.model.finding import FileReport, FileStatus, Report
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.snapshot import Format
from naravard_templates.remote import Remote, local
from naravard_templates.reports.options import RuleWords

__all__ = ["adopt", "annotate", "brand_diff", "build", "check_brand", "fix", "fix_in_place", "layout_pictures",
           "layouts", "lint", "lint_many", "load_brand", "merge", "new", "preview", "rules", "schema",
           "show_brand", "template"]

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from naravard_templates.brand.protected import Layout
    from naravard_templates.model.change import Change
    from naravard_templates.model.fixing import FileFix
    from naravard_templates.series import Merged


class Saveable(Protocol):
    """An open python-pptx presentation or python-docx document."""

    def save(self, target: Any, /) -> None: ...


Source = Path | str | bytes | BinaryIO | Saveable
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""
Brands = Brand | Sequence[Brand]
"""One brand, or several, of which each document is judged by the one that it belongs to."""
Codes = frozenset[str]
NO_CODES: Codes = frozenset()


def load_brand(folder: Path | str | None = None) -> Brand:
    """The brand in a folder, or the one that comes with the package. Raises BrandError."""
    return _load(local(folder) if folder is not None else default_folder())


def lint(source: Source, *, brand: Brands | None = None, select: Codes = NO_CODES, ignore: Codes = NO_CODES,
         limits: Limits = DEFAULT_LIMITS) -> FileReport:
    """Checks a path, an address ("s3://…", by fsspec), bytes, an open binary file, or an open python-pptx or
    python-docx object. Of several brands the one that the document belongs to judges it.

    A file that cannot be checked, by this brand, within the limits or at all, is reported as unchecked, never raised.
    Raises BrandError where the brand itself cannot be used, UsageError for an address that nothing here can use.
    """
    return _lint(source, _several(brand), select, ignore, limits)


def _several(brand: Brands | None) -> tuple[Brand, ...]:
    """What was given, as a sequence; the brand that comes with the package where that is nothing."""
    if isinstance(brand, Brand):
        return (brand,)
    return tuple(brand or ()) or (load_brand(),)


def lint_many(paths: Iterable[Path | Remote | str], executor: Executor | None = None, *, brand: Brands | None = None,
              select: Codes = NO_CODES, ignore: Codes = NO_CODES,
              ignored_in: Callable[[Path | Remote], Codes] | None = None, jobs: int = 1, cache: Path | None = None,
              limits: Limits = DEFAULT_LIMITS, guarded: bool = False) -> Generator[FileReport]:
    """Checks many files, in the given order; yields each report as soon as it is there. Whatever goes wrong with a file
    is said of that file: it is then unchecked.

    With any executor, also one of other machines that see the same paths, or in so many processes of their own (`jobs`;
    0 for as many as are of use). `guarded`: what hangs, or takes too much memory, is ended (not with an executor).
    `ignored_in` says which rules besides are not for a file. `cache` is a folder where reports are kept and found
    again; not with an executor. What has not begun when the iterator is closed is called off. Raises BrandError, and
    UsageError for addresses that nothing here can use.
    """
    brands = _several(brand)
    places = (located(path) for path in paths)

    def ignored(place: Path | Remote) -> Codes:
        return ignore | ignored_in(place) if ignored_in else ignore

    if executor is not None:
        from naravard_templates.dispatching import Dispatch

        return Dispatch(executor, brands, select, limits).reports(Task(place, ignored(place)) for place in places)
    kept = None
    if cache:
        from naravard_templates.cache.store import open_cache

        kept = open_cache(cache, brands)
    return Run(brands, select, ignored, kept, jobs, limits, guarded).reports(list(places))


def annotate(source: Path | str, target: Path | str, *, brand: Brands | None = None, lang: Language = DEFAULT_LANGUAGE,
             overwrite: bool = False) -> FileReport:
    """Checks a file, and writes a copy with a comment at each finding; no copy where there is nothing to comment on.

    Raises BrandError, OutputError.
    """
    from naravard_templates.annotating import annotate as _annotate

    source, target = local(source), local(target)
    report = lint(source, brand=brand)
    if report.status is FileStatus.FINDINGS:
        _annotate(source, target, report.findings, lang, overwrite=overwrite)
    return report


def fix(source: Path | str, target: Path | str | None = None, *, brand: Brands | None = None, unsafe: bool = False,
        select: Codes = NO_CODES, ignore: Codes = NO_CODES, overwrite: bool = False, copy: bool = True,
        limits: Limits = DEFAULT_LIMITS) -> FileFix:
    """Writes a file with everything restored that can be; without a target it only says what would be done.

    `unsafe` takes what changes content too; `select` and `ignore` hold codes of findings. A file with nothing to fix is
    copied, unless `copy` is off. One that cannot be fixed without harm is told of in what comes back. Raises
    BrandError, OutputError.
    """
    from naravard_templates.fixer.plan import Wish
    from naravard_templates.fixing import fix as _fix

    return _fix(local(source), local(target) if target else None, _several(brand), Wish(unsafe, select, ignore),
                overwrite=overwrite, copy=copy, limits=limits)


def fix_in_place(source: Path | str, *, brand: Brands | None = None, unsafe: bool = False, select: Codes = NO_CODES,
                 ignore: Codes = NO_CODES, limits: Limits = DEFAULT_LIMITS) -> FileFix:
    """Fixes a file where it is; what it was is kept beside it as a backup. Raises BrandError, OutputError."""
    from naravard_templates.fixer.plan import Wish
    from naravard_templates.fixing import fix_in_place as _fix_in_place

    return _fix_in_place(local(source), _several(brand), Wish(unsafe, select, ignore), limits=limits)


def build(source: Path | str, target: Path | str | None = None, *, to: str | None = None, brand: Brand | None = None,
          overwrite: bool = False, limits: Limits = DEFAULT_LIMITS) -> Path:
    """Builds a file from an outline; where it is comes back. Of the limits, that on the pixels of a picture counts.
    Raises OutlineError, BrandError, OutputError."""
    from naravard_templates.building import build as _build

    return _build(local(source), local(target) if target else None, to, brand or load_brand(), overwrite=overwrite,
                  limits=limits)


def merge(source: Path | str, data: Path | str, target: Path | str | None = None, *, to: str | None = None,
          brand: Brand | None = None, overwrite: bool = False, progress: Progress | None = None,
          limits: Limits = DEFAULT_LIMITS) -> Merged:
    """Builds a file for every row of a table (.csv, .xlsx, .yaml, .json), with its values where the outline says
    `{{column}}`. `target` is a folder, or a name with a column in it ("out/{{kommun}}.docx").

    A row that cannot be used is told of in what comes back. Raises OutlineError, BrandError, RenderingError,
    OutputError for what concerns them all.
    """
    from naravard_templates.series import merge as _merge

    local(target or "")  # as it is written, for a closing slash says that it is a folder
    return _merge(local(source), local(data), str(target) if target else None, to, brand or load_brand(),
                  overwrite=overwrite, progress=progress, limits=limits)


def new(kind: str, target: Path | str | None = None, *, brand: Brand | None = None, overwrite: bool = False) -> Path:
    """Writes an outline to begin with, of a kind that the brand knows. Raises UsageError, BrandError, OutputError."""
    from naravard_templates.starting import new as _new

    return _new(kind, local(target) if target else None, brand or load_brand(), overwrite=overwrite)


def template(folder: Path | str, *, parties: Sequence[str] = (), title: str = "", brand: Brand | None = None,
             overwrite: bool = False) -> tuple[Path, ...]:
    """Hands out the brand's locked .potx and .dotx, prefilled. Raises UsageError, BrandError, OutputError."""
    from naravard_templates.templating import template as _template

    return _template(local(folder), brand or load_brand(), parties, title, overwrite=overwrite)


def schema(*, front_matter: bool = False, report: bool = False) -> dict[str, Any]:
    """The JSON Schema of YAML outlines, of the front matter of those in Markdown, or of lint's report in JSON."""
    from naravard_templates.outline.json_schema import front_matter_schema, outline_schema
    from naravard_templates.reports.json_report import report_schema

    if report:
        return report_schema()
    return front_matter_schema() if front_matter else outline_schema()


def preview(source: Path | str | bytes, folder: Path | str, *, width: int | None = None, overwrite: bool = False,
            progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws a file's pages as PNG, `width` pixels wide. Raises UncheckableFile, RenderingError, OutputError."""
    from naravard_templates.rendering.pages import WIDTH, pages

    data = source if isinstance(source, bytes) else local(source)
    return pages(data, local(folder), width=width or WIDTH, overwrite=overwrite, progress=progress)


def layout_pictures(folder: Path | str, *, brand: Brand | None = None, overwrite: bool = False,
                    progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws the slide layouts with their slots. Raises BrandError, RenderingError, OutputError."""
    from naravard_templates.rendering.layouts import layout_pictures as _layout_pictures

    return _layout_pictures(brand or load_brand(), local(folder), overwrite=overwrite, progress=progress)


def adopt(masters: Sequence[Path | str], folder: Path | str, *, brand_id: str | None = None,
          name: str | None = None, version: str | None = None) -> Brand:
    """Makes a brand folder from real master files, or a version of one. Raises BrandError, OutputError."""
    from naravard_templates.adopting import adopt as _adopt

    return _adopt([local(master) for master in masters], local(folder), brand_id=brand_id, name=name, version=version)


def rule_words() -> dict[str, RuleWords]:
    """What each rule tells people, by code, as reports want it."""
    from naravard_templates.remembering import words_of

    return {rule.code: words_of(rule) for rule in rules()}


def check_brand(brand: Brand | None = None) -> Report:
    """Checks the master files of a brand themselves. Raises BrandError where the folder cannot be used at all."""
    from naravard_templates.checking import check

    return check(brand or load_brand())


def show_brand(brand: Brand | None = None, format_name: str = "text", lang: Language = DEFAULT_LANGUAGE) -> str:
    """What a brand holds, as text, or as an HTML page with pictures. Raises BrandError."""
    brand = brand or load_brand()
    if format_name != "html":
        from naravard_templates.reports.brand_text import as_text

        return as_text(brand, lang)
    from naravard_templates.reports.brand_html import as_html
    from naravard_templates.showing import pictures

    return as_html(brand, pictures(brand), lang)


def brand_diff(old: Brand, new: Brand) -> tuple[Change, ...]:
    """What a new version of a brand changes, what breaks documents made for the old one first."""
    from naravard_templates.linter.brand_changes import brand_changes

    return brand_changes(old, new)


def layouts(brand: Brand | None = None) -> tuple[Layout, ...]:
    """The slide layouts that a brand offers; none where it has no presentation master."""
    brand = brand or load_brand()
    return brand.master(Format.PPTX).layouts if brand.has(Format.PPTX) else ()
