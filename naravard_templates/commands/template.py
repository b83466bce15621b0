"""naravard template"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Command, brand_option, lang_option, tell
from naravard_templates.i18n import Language


@click.command(cls=Command)
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path),
              help="The folder for the templates.")
@click.option("--parties", metavar="NAME,…", default="", help="Who stands behind the work, with commas between.")
@click.option("--title", metavar="TITLE", default="", help="What the project or document is called.")
@click.option("--force", is_flag=True, help="Overwrite files that exist.")
@brand_option
@lang_option
def template(
    output: Path, parties: str, title: str, force: bool, brand_folder: Path | None, lang: Language
) -> None:
    """Hand out the locked templates (.potx, .dotx) for people who start in PowerPoint or Word."""
    from naravard_templates import api

    brand = api.load_brand(brand_folder)
    for path in api.template(output, parties=parties.split(","), title=title, brand=brand, overwrite=force):
        tell(path)
