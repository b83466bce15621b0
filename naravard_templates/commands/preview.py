"""naravard preview"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Bar, Command, lang_option, tell
from naravard_templates.i18n import Language


@click.command(cls=Command)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", default=".", type=click.Path(path_type=Path),
              help="The folder for the pictures. Default: the current one.")
@click.option("--width", metavar="PIXELS", type=click.IntRange(16, 16_384), help="Width of a picture. Default: 1280.")
@click.option("--force", is_flag=True, help="Overwrite pictures that exist.")
@lang_option
def preview(file: Path, output: Path, width: int | None, force: bool, lang: Language) -> None:
    """Draw the pages of a Word or PowerPoint file as pictures (FILE-01.png …).

    LibreOffice draws them, so it has to be installed; Word and PowerPoint may break lines elsewhere.
    """
    from naravard_templates import api

    with Bar() as bar:
        found = api.preview(file, output, width=width, overwrite=force, progress=bar)
    for path in found:
        tell(path)
