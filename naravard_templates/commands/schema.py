"""naravard schema"""

from __future__ import annotations

import click

from naravard_templates.commands.common import Command, lang_option
from naravard_templates.i18n import Language


@click.command(cls=Command)
@click.option("--front-matter", is_flag=True, help="Of the front matter of a Markdown outline instead.")
@click.option("--report", is_flag=True, help="Of what lint --format json writes instead.")
@lang_option
def schema(front_matter: bool, report: bool, lang: Language) -> None:
    """Print the JSON Schema of YAML outlines, for editors that check while one writes."""
    import json

    from naravard_templates import api
    from naravard_templates.errors import UsageError

    if front_matter and report:
        raise UsageError("--front-matter and --report do not go together: choose one.")
    click.echo(json.dumps(api.schema(front_matter=front_matter, report=report), ensure_ascii=False, indent=2))
