"""The command line: arguments to the library's functions, and their results to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from naravard_templates import __version__
from naravard_templates.commands.brand import brand
from naravard_templates.commands.build import build
from naravard_templates.commands.common import Group
from naravard_templates.commands.explain import explain
from naravard_templates.commands.fix import fix
from naravard_templates.commands.layouts import layouts
from naravard_templates.commands.lint import lint
from naravard_templates.commands.new import new
from naravard_templates.commands.preview import preview
from naravard_templates.commands.schema import schema
from naravard_templates.commands.template import template
from naravard_templates.i18n import pick_language, translate
from naravard_templates.model.finding import Message
from naravard_templates.reports.verdict import INTERNAL

INTERRUPTED = 130  # 128 + SIGINT, as shells count


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="naravard", message="%(prog)s %(version)s")
def naravard() -> None:
    """Make, protect and check Word and PowerPoint files that carry a shared brand."""


for command in (new, build, template, layouts, preview, schema, lint, fix, explain, brand):
    naravard.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; its exit code. Nothing that happens inside ends in a traceback."""
    try:
        return naravard.main(arguments, prog_name="naravard", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # the last net: whatever it is, a person gets a sentence
        return _our_mistake(error)


def _our_mistake(error: Exception) -> int:
    if os.environ.get("NARAVARD_DEBUG"):
        import traceback

        traceback.print_exc()
    kind = f"{type(error).__name__}: {error}".strip().replace("\n", " ")
    message = Message("Something went wrong inside naravard, which is our mistake ({kind}). "
                      "To see where, set NARAVARD_DEBUG=1 and try again.", {"kind": kind})
    click.echo(translate(message, pick_language(None, os.environ)), err=True)
    return INTERNAL


def main() -> None:
    """The console script."""
    sys.exit(run())
