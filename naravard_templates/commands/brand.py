"""naravard brand"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Group, lang_option
from naravard_templates.commands.report import FORMATS, write_report
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import Message


@click.group(cls=Group)
def brand() -> None:
    """Make brand folders, and check them."""


@brand.command()
@click.argument("masters", metavar="MASTER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path),
              help="The brand folder to make.")
@click.option("--id", "brand_id", metavar="ID", help="Name for machines. Default: from the first master.")
@click.option("--name", metavar="NAME", help="Name for people. Default: from the first master.")
@lang_option
def adopt(
    masters: tuple[Path, ...], output: Path, brand_id: str | None, name: str | None, lang: Language
) -> None:
    """Make a brand folder from your own master files (.potx, .pptx, .dotx, .docx)."""
    from naravard_templates import api

    made = api.adopt(masters, output, brand_id=brand_id, name=name)
    done = Message("The brand {name} ({id} {version}) is in {folder}. Protected graphics: {count}. "
                   "Look through brand.yaml before you use it.", {
                       "name": made.config.name, "id": made.id, "version": made.version, "folder": output,
                       "count": sum(len(master.elements) for master in made.protected.masters)})
    click.echo(translate(done, lang))


@brand.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True,
              help="How to report.")
@lang_option
def check(folder: Path | None, format_name: str, lang: Language) -> int:
    """Check a brand folder and its master files themselves. Default: the brand that comes with the program."""
    from naravard_templates import api
    from naravard_templates.reports.verdict import exit_code

    report = api.check_brand(api.load_brand(folder))
    write_report(report, format_name, lang)
    return exit_code(report)
