"""naravard new"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Command, brand_option, lang_option, tell
from naravard_templates.i18n import Language


@click.command(cls=Command)
@click.argument("kind", metavar="KIND")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
              help="Where to. Default: KIND.md in the current folder.")
@click.option("--force", is_flag=True, help="Overwrite a file that exists.")
@brand_option
@lang_option
def new(kind: str, output: Path | None, force: bool, brand_folder: Path | None, lang: Language) -> None:
    """Write an outline to begin with, which builds as it stands.

    KIND is one of those in brand.yaml: presentation, beslut, tjänsteskrivelse, överenskommelse, rapport or missiv in
    the brand that comes with the program. å, ä and ö can be written a and o.
    """
    from naravard_templates import api

    tell(api.new(kind, output, brand=api.load_brand(brand_folder), overwrite=force))
