"""What all commands share: common options, and how an error becomes one sentence and an exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import click

from naravard_templates.errors import NaravardError, OutlineError, OutputError
from naravard_templates.i18n import LANGUAGES, Language, pick_language, translate
from naravard_templates.model.finding import Message
from naravard_templates.printable import printable
from naravard_templates.reports.verdict import OUTPUT

Function = TypeVar("Function", bound=Callable[..., Any])

_WRITTEN_TO = frozenset({"output", "annotate"})
_ADDRESS = r"([A-Za-z][A-Za-z0-9+.-]+):/{1,2}"
"""Paths have one slash for two."""
_FAULTS_OF_PLACES = frozenset({errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.EIO})


class Command(click.Command):
    """A command that turns our errors into a sentence on stderr and the exit code that each of them owns."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            _refuse_addresses(ctx)
            return super().invoke(ctx)
        except NaravardError as error:
            complain(error, ctx.params["lang"])
            return error.exit_code
        except BrokenPipeError:
            return _reader_gone()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                return _no_room(error, ctx.params["lang"])
            if error.filename is None or error.errno not in _FAULTS_OF_PLACES:
                raise
            complain(_out_of_reach(error), ctx.params["lang"])
            return OUTPUT


def _out_of_reach(error: OSError) -> OutputError:
    """What a command asks about a name before it reads or writes there."""
    return OutputError("{path} cannot be used: {reason}. Check the name, and that you may read and write there.",
                       path=os.fsdecode(error.filename), reason=error.strerror)


def _refuse_addresses(ctx: click.Context) -> None:
    """For whatever is a file or a folder; what lint reads is a text until it is looked for. Raises UsageError."""
    for parameter in ctx.command.params:
        if isinstance(parameter.type, click.Path) or parameter.name in _WRITTEN_TO:
            value = ctx.params[str(parameter.name)]
            for path in value if isinstance(value, tuple) else (value,):
                if ":/" in str(path) and re.match(_ADDRESS, str(path)):
                    from naravard_templates.remote import local

                    local(re.sub(_ADDRESS, r"\1://", str(path)))


def _no_room(error: OSError, lang: Language) -> int:
    """`naravard … > /full/disk`: what files are written to says so itself, so this is standard output."""
    warn(Message("The output could not be written: {reason}.", {"reason": error.strerror}), lang)
    return _reader_gone()


def _reader_gone() -> int:
    """`naravard … | head`: stop quietly, and keep Python from complaining about it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OUTPUT


class Group(click.Group):
    """A group whose commands are ours."""

    command_class = Command
    group_class = type


def sentence(error: NaravardError, lang: Language) -> str:
    """The error in words; an outline's faults a line each, as editors and people look for them."""
    if isinstance(error, OutlineError):
        return "\n".join(printable(f"{error.place(fault)}: {translate(fault.message, lang)}")
                         for fault in error.problems)
    return printable(translate(error.message, lang))


def complain(error: NaravardError, lang: Language) -> None:
    """Say what went wrong where it does not get mixed into the output."""
    click.echo(sentence(error, lang), err=True)


def warn(message: Message, lang: Language) -> None:
    """Say what may not be meant, though it stops nothing."""
    click.echo(printable(translate(message, lang)), err=True)


def tell(path: Path) -> None:
    """A file that has been made: to the letter for programs, as it may be shown for people."""
    click.echo(printable(str(path)) if sys.stdout.isatty() else str(path))


class Bar(ExitStack):
    """A progress bar where somebody is watching, from when it is known how much there is to do."""

    def __call__(self, done: int, total: int) -> None:
        if not hasattr(self, "_bar"):
            self._bar = self.enter_context(
                click.progressbar(length=total, file=sys.stderr, hidden=not sys.stderr.isatty()))
        self._bar.update(done - self._bar.pos)


def _language(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> Language:
    return pick_language(value, os.environ)


def lang_option(function: Function) -> Function:
    """--lang: which every command has."""
    return click.option("--lang", type=click.Choice(LANGUAGES), callback=_language,
                        help="Language of messages. Default: the locale's, else Swedish.")(function)


def brands_option(function: Function) -> Function:
    """--brand, as often as there are brands: each document is judged by the one that it belongs to."""
    return click.option("--brand", "brand_folders", metavar="DIR", multiple=True, type=click.Path(path_type=Path),
                        help="Brand folder. Default: the brand that comes with the program. Give it several times to "
                             "have each file checked against the brand that it belongs to.")(function)


def brand_option(function: Function) -> Function:
    """--brand: which every command has that looks at documents."""
    return click.option("--brand", "brand_folder", metavar="DIR", type=click.Path(path_type=Path),
                        help="Brand folder. Default: the brand that comes with the program.")(function)
