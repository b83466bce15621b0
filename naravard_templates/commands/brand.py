"""naravard brand"""

from __future__ import annotations

from pathlib import Path

import click

from naravard_templates.commands.common import Group, lang_option
from naravard_templates.commands.report import FORMATS, write_report
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import Message
from naravard_templates.printable import printable
from naravard_templates.reports.verdict import CLEAN, FINDINGS


@click.group(cls=Group)
def brand() -> None:
    """Make brand folders, and check them."""


@brand.command()
@click.argument("masters", metavar="MASTER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path),
              help="The brand folder to make.")
@click.option("--id", "brand_id", metavar="ID", help="Name for machines. Default: from the first master.")
@click.option("--name", metavar="NAME", help="Name for people. Default: from the first master.")
@click.option("--version", metavar="NUMBER",
              help="Which version of the brand these masters are. A later one than the folder's becomes the current "
                   "one, an earlier one stands beside it in versions/. Default: the folder's, 1.0.0 for a new one.")
@lang_option
def adopt(
    masters: tuple[Path, ...], output: Path, brand_id: str | None, name: str | None, version: str | None,
    lang: Language,
) -> None:
    """Make a brand folder from your own master files (.potx, .pptx, .dotx, .docx).

    A folder can hold several versions: --version 2.0.0 moves the masters that were there to versions/, and documents
    made from them are then told to be outdated (NV102) and judged by their own version.
    """
    from naravard_templates import api
    from naravard_templates.reports.brand_view import proposal

    made = api.adopt(masters, output, brand_id=brand_id, name=name, version=version)
    done = Message("The brand {name} ({id} {version}) is in {folder}. Protected graphics: {count}. "
                   "Look through brand.yaml before you use it.", {
                       "name": made.config.name, "id": made.id, "version": made.version, "folder": output,
                       "count": sum(len(master.elements) for master in made.protected.masters)})
    click.echo(printable(translate(done, lang)))
    for line in proposal(made, lang):
        click.echo(printable(line))


@brand.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_name", type=click.Choice(["text", "html"]), default="text", show_default=True,
              help="Text, or a page with pictures.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
              help="Where to write it. Default: to the screen.")
@lang_option
def show(folder: Path | None, format_name: str, output: Path | None, lang: Language) -> None:
    """Show what a brand holds: palette, fonts, layouts with their slots, protected graphics, versions and kinds."""
    from naravard_templates import api

    _write(api.show_brand(api.load_brand(folder), format_name, lang), output)


@brand.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to tell.")
@lang_option
def diff(old: str, new: str, format_name: str, lang: Language) -> int:
    """Tell what a new version of a brand changes. Exit code 1 if anything breaks what was made for the old one.

    OLD and NEW are brand folders, versions of one (our-brand@1.0.0) or master files.
    """
    from naravard_templates import api
    from naravard_templates.comparing import found
    from naravard_templates.model.change import Effect
    from naravard_templates.reports import brand_changes

    before, after = found(old), found(new)
    changes = api.brand_diff(before, after)
    write = brand_changes.as_json if format_name == "json" else brand_changes.as_text
    _write(write(before, after, changes, lang), None)
    return FINDINGS if any(change.effect is Effect.BREAKING for change in changes) else CLEAN


def _write(text: str, output: Path | None) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data, nl=False)
    else:
        from naravard_templates.files import write_atomically

        write_atomically(output, data)


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
    write_report(report, format_name, lang, rules=api.rule_words())
    return exit_code(report)
