"""naravard layouts"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Bar, Command, brand_option, lang_option, tell
from naravard_templates.i18n import Language
from naravard_templates.printable import printable

if TYPE_CHECKING:
    from naravard_templates.brand.protected import Layout


@click.command(cls=Command)
@click.option("--pictures", metavar="DIR", type=click.Path(path_type=Path),
              help="Draw them too, one picture a layout and one of them all. LibreOffice has to be installed.")
@click.option("--force", is_flag=True, help="Overwrite pictures that exist.")
@brand_option
@lang_option
def layouts(pictures: Path | None, force: bool, brand_folder: Path | None, lang: Language) -> None:
    """List what the brand offers: slide layouts with their slots, and colours."""
    from naravard_templates import api

    brand = api.load_brand(brand_folder)
    for layout in api.layouts(brand):
        click.echo(printable(_line(layout)))
    for name, colour in brand.config.palette.offered.items():
        click.echo(printable(f"#{colour.removeprefix('#').upper()} {name}"))
    if pictures is not None:
        with Bar() as bar:
            found = api.layout_pictures(pictures, brand=brand, overwrite=force, progress=bar)
        for path in found:
            tell(path)


def _line(layout: Layout) -> str:
    counts = Counter(slot.role.value for slot in layout.slots)
    slots = ", ".join(role if count == 1 else f"{count} {role}" for role, count in counts.items())
    return f"{layout.name} ({layout.role}): {slots or '-'}"
