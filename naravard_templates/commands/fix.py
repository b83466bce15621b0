"""naravard fix"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naravard_templates.commands.common import Command, brands_option, complain, lang_option
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import Message

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.model.fixing import FileFix

# Fewer files than these are done before a progress bar could be read.
PROGRESS_FROM = 3


@click.command(cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE|DIR",
              help="Where to. Default: beside each file, under a name of its own.")
@click.option("--in-place", is_flag=True, help="Write over each file; what it was is kept beside it as FILE.bak.")
@click.option("--unsafe", is_flag=True,
              help="Also what changes content: colours, fonts, what covers graphics, slides on other masters.")
@click.option("--select", metavar="CODES", default="",
              help="Only these findings: codes (NV201), families (NV2), names; separated by commas.")
@click.option("--ignore", metavar="CODES", default="", help="Not these, such as what cannot be fixed in a file.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to report.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@brands_option
@lang_option
def fix(
    paths: tuple[str, ...], output: str | None, in_place: bool, unsafe: bool, select: str, ignore: str, dry_run: bool,
    format_name: str, force: bool, brand_folders: tuple[Path, ...], lang: Language,
) -> int:
    """Give files back what they lost of the brand, and leave everything else as it is.

    PATH is a file, a folder (searched for Word and PowerPoint files) or a pattern. Each new file is read and checked
    before it is handed over; one that could not be fixed without harm is refused, with the reason. Files in which
    there is nothing to fix are copied only where -o says where to. Of settings, the limits on size and time count.
    """
    from naravard_templates import api
    from naravard_templates.commands.codes import chosen, names_of
    from naravard_templates.commands.documents import documents
    from naravard_templates.commands.settings import project
    from naravard_templates.errors import UsageError

    if in_place and output:
        raise UsageError("--in-place and -o do not go together: choose one.")
    files = documents(paths)
    brands = tuple(api.load_brand(folder) for folder in brand_folders or (None,))
    targets: Sequence[Path | None] = [None] * len(files) if dry_run or in_place else _targets(files, output, lang)
    names = names_of(api.rules())
    asked = {"select": chosen(select, names), "ignore": chosen(ignore, names),
             "limits": project(paths, None, none=False).settings.limits}
    run = _Run(brands, lang, {"unsafe": unsafe, **asked}, in_place=in_place and not dry_run, force=force,
               copy=output is not None)
    quiet = len(files) < PROGRESS_FROM or not sys.stderr.isatty()
    with click.progressbar(zip(files, targets, strict=True), length=len(files), file=sys.stderr, hidden=quiet) as all_:
        fixes = [one for source, target in all_ if (one := run.fixed(source, target))]
    click.echo(_rendered(fixes, format_name, lang, dry=dry_run), nl=False)
    return run.worst or _exit_code(fixes)


@dataclass
class _Run:
    """Fixes files one by one; one that cannot be written does not stop the others."""

    brands: tuple[Brand, ...]
    lang: Language
    wish: dict[str, Any]
    in_place: bool
    force: bool
    copy: bool
    worst: int = 0

    def fixed(self, source: Path, target: Path | None) -> FileFix | None:
        from naravard_templates import api
        from naravard_templates.errors import OutputError

        try:
            if self.in_place:
                return api.fix_in_place(source, brand=self.brands, **self.wish)
            return api.fix(source, target, brand=self.brands, **self.wish, overwrite=self.force,
                           copy=self.copy)
        except OutputError as error:
            complain(error, self.lang)
            self.worst = max(self.worst, error.exit_code)
            return None


def _targets(files: Sequence[Path], output: str | None, lang: Language) -> list[Path]:
    """A file for each: in the folder that was asked for, else beside it under a name of its own."""
    from naravard_templates.files import make_folder, name_like, unique_names

    if output is None:
        ending = translate(Message("-fixed"), lang)
        return [path.with_name(name_like(path.stem, f"{ending}{path.suffix}")) for path in files]
    target = Path(output)
    if len(files) == 1 and not target.is_dir() and not output.endswith(("/", "\\")):
        return [target]
    make_folder(target)
    return [target / name for name in unique_names(files)]


def _rendered(fixes: Sequence[FileFix], format_name: str, lang: Language, *, dry: bool) -> str:
    from naravard_templates.reports import fix_json, fix_text

    if format_name == "json":
        return fix_json.render(fixes, lang, dry=dry)
    return fix_text.render(fixes, lang, dry=dry)


def _exit_code(fixes: Sequence[FileFix]) -> int:
    """As lint would have it of the new files."""
    from naravard_templates.model.finding import Severity
    from naravard_templates.model.fixing import FixStatus
    from naravard_templates.reports.verdict import CLEAN, FINDINGS, UNCHECKED

    if any(one.status is FixStatus.REFUSED or any(finding.severity is not Severity.INFO for finding in one.after)
           for one in fixes):
        return FINDINGS
    return UNCHECKED if any(one.status is FixStatus.UNCHECKED for one in fixes) else CLEAN
