"""naravard layouts"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Command, brand_option, lang_option
from naravard_templates.i18n import Language

if TYPE_CHECKING:
    from naravard_templates.brand.protected import Layout


@click.command(cls=Command)
@brand_option
@lang_option
def layouts(brand_folder: Path | None, lang: Language) -> None:
    """List the slide layouts that the brand offers, and the slots of each."""
    from naravard_templates import api

    brand = api.load_brand(brand_folder)
    for layout in api.layouts(brand):
        click.echo(_line(layout))


def _line(layout: Layout) -> str:
    counts = Counter(slot.role.value for slot in layout.slots)
    slots = ", ".join(role if count == 1 else f"{count} {role}" for role, count in counts.items())
    return f"{layout.name} ({layout.role}): {slots or '-'}"
