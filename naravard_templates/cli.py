"""The command line: arguments to the library's functions, and their results to an exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from naravard_templates import __version__
from naravard_templates.commands.common import Group
from naravard_templates.i18n import pick_language, translate
from naravard_templates.model.finding import Message
from naravard_templates.printable import printable
from naravard_templates.reports.verdict import INTERNAL

INTERRUPTED = 130  # 128 + SIGINT, as shells count

COMMANDS: Final = ("brand", "build", "explain", "fix", "layouts", "lint", "new", "preview", "schema", "serve",
                   "template")


class Commands(Group):
    """Each command is a module of that name, which is imported when it is asked for: most runs need only one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"naravard_templates.commands.{cmd_name}"), cmd_name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="naravard", message="%(prog)s %(version)s")
def naravard() -> None:
    """Make, protect and check Word and PowerPoint files that carry a shared brand."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; its exit code. Nothing that happens inside ends in a traceback."""
    try:
        return naravard.main(arguments, prog_name="naravard", standalone_mode=False) or 0
    except click.ClickException as error:
        shown = "\n".join(map(printable, error.message.split("\n")))  # names of files may be in it
        error.message = shown  # type: ignore[misc]
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (Exception, SystemExit) as error:  # the last net: whatever it is, a person gets a sentence
        return _our_mistake(error)


def _our_mistake(error: BaseException) -> int:
    if os.environ.get("NARAVARD_DEBUG"):
        import traceback

        traceback.print_exc()
    kind = f"{type(error).__name__}: {error}".strip().replace("\n", " ")
    message = Message("Something went wrong inside naravard, which is our mistake ({kind}). "
                      "To see where, set NARAVARD_DEBUG=1 and try again.", {"kind": kind})
    click.echo(printable(translate(message, pick_language(None, os.environ))), err=True)
    return INTERNAL
