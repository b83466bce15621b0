"""naravard build"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Bar, Command, brand_option, complain, lang_option, tell, warn
from naravard_templates.i18n import Language
from naravard_templates.model.finding import Message

if TYPE_CHECKING:
    from naravard_templates.series import Merged


@click.command(cls=Command)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE|DIR",
              help="Where to. Default: the source's name, in the current folder. With --data also a name with columns "
                   "in it, such as \"out/{{kommun}}.docx\"; else the first column names the files.")
@click.option("--to", type=click.Choice(["pptx", "docx", "pdf"]),
              help="Format. Default: what the kind of outline asks for. PDF is made by LibreOffice, with tags.")
@click.option("--data", metavar="FILE", type=click.Path(path_type=Path),
              help="A table (.csv, .xlsx, .yaml, .json): one file a row, its values in place of {{column}}.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@brand_option
@lang_option
def build(
    sources: tuple[Path, ...], output: str | None, to: str | None, data: Path | None, force: bool,
    brand_folder: Path | None, lang: Language,
) -> int:
    """Make Word, PowerPoint and PDF files from outlines.

    One outline, or row of a table, that cannot be built does not stop the others. Of settings, the limit on the pixels
    of pictures counts.
    """
    from naravard_templates import api
    from naravard_templates.commands.settings import project
    from naravard_templates.errors import NaravardError, UsageError

    brand = api.load_brand(brand_folder)
    limits = project([str(source) for source in sources], None, none=False).settings.limits
    if data is not None:
        if len(sources) > 1:
            raise UsageError("--data goes with one outline. Build the outlines one at a time.")
        return _merge(partial(api.merge, sources[0], data, output, to=to, brand=brand, overwrite=force, limits=limits),
                      lang)
    target = _target(output, many=len(sources) > 1)
    worst = 0
    for source in sources:
        try:
            tell(api.build(source, target, to=to, brand=brand, overwrite=force, limits=limits))
        except NaravardError as error:
            complain(error, lang)
            worst = max(worst, error.exit_code)
    return worst


def _merge(merge: Callable[..., Merged], lang: Language) -> int:
    with Bar() as bar:
        merged = merge(progress=bar)
    for path in merged.files:
        tell(path)
    if merged.unused:
        warn(Message("No field of the outline uses these columns: {columns}.", {"columns": merged.unused}), lang)
    for error in merged.problems:
        complain(error, lang)
    if merged.problems:
        warn(Message("{bad} of {all} rows gave no file.",
                     {"bad": len(merged.problems), "all": len(merged.problems) + len(merged.files)}), lang)
    return max((error.exit_code for error in merged.problems), default=0)


def _target(output: str | None, *, many: bool) -> Path | None:
    """The file or folder to write to. Several sources, or a closing slash, ask for a folder: it is made."""
    if output is None:
        return None
    target = Path(output)
    if many or output.endswith(("/", "\\")):
        from naravard_templates.files import make_folder

        make_folder(target)
    return target
