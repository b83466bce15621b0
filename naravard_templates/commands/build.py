"""naravard build"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Command, brand_option, complain, lang_option
from naravard_templates.i18n import Language


@click.command(cls=Command)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE|DIR",
              help="Where to. Default: the source's name, in the current folder.")
@click.option("--to", type=click.Choice(["pptx", "docx"]),
              help="Format. Default: what the kind of outline asks for.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@brand_option
@lang_option
def build(
    sources: tuple[Path, ...], output: str | None, to: str | None, force: bool, brand_folder: Path | None,
    lang: Language,
) -> int:
    """Make Word and PowerPoint files from outlines.

    One outline that cannot be built does not stop the others.
    """
    from naravard_templates import api
    from naravard_templates.errors import NaravardError

    brand = api.load_brand(brand_folder)
    target = _target(output, many=len(sources) > 1)
    worst = 0
    for source in sources:
        try:
            click.echo(str(api.build(source, target, to=to, brand=brand, overwrite=force)))
        except NaravardError as error:
            complain(error, lang)
            worst = max(worst, error.exit_code)
    return worst


def _target(output: str | None, *, many: bool) -> Path | None:
    """The file or folder to write to. Several sources, or a closing slash, ask for a folder: it is made."""
    if output is None:
        return None
    target = Path(output)
    if many or output.endswith(("/", "\\")):
        from naravard_templates.files import make_folder

        make_folder(target)
    return target
