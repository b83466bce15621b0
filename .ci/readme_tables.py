"""Writes the README's tables from the code, so that they cannot say what is not so.

    python .ci/readme_tables.py            write them between the README's markers
    python .ci/readme_tables.py --check    change nothing; exit 1 if the README says something else
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import click

from naravard_templates.cli import naravard
from naravard_templates.i18n import translate
from naravard_templates.linter import registry
from naravard_templates.model.limits import Limits
from naravard_templates.reports.verdict import EXIT_CODES

README = Path(__file__).resolve().parent.parent / "README.md"
MARKED = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def commands() -> str:
    """Every command with its options."""
    rows = ([f"`{name}`", command.get_short_help_str(200), _options(command)]
            for name, command in _commands(naravard, "naravard"))
    return table(["command", "does", "options"], rows)


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in sorted(group.list_commands(context)):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        elif command is not None:
            arguments = [parameter.make_metavar(click.Context(command)) for parameter in command.params
                         if isinstance(parameter, click.Argument)]
            yield " ".join([path, name, *arguments]), command


def _options(command: click.Command) -> str:
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return " ".join(f"`{option.opts[-1]}`" for option in options)


def exit_codes() -> str:
    """What each exit code means."""
    return table(["code", "means"], ([str(code), translate(text, "en")] for code, text in EXIT_CODES.items()))


def rules() -> str:
    """Every rule, and which command runs it."""
    rows = ([rule.code, f"`{rule.name}`", rule.severity, "`brand check`" if rule.master_check else "`lint`",
             translate(rule.docs.summary, "en"), rule.fix or ""] for rule in registry.rules())
    return table(["code", "name", "severity", "run by", "says", "fix"], rows)


def limits() -> str:
    """Every limit, what it is by default, and what it bounds."""
    rows = ([f"`{limit.metadata.get('key', limit.name)}`", f"{limit.default:,.0f}", limit.metadata["says"]]
            for limit in fields(Limits))
    return table(["limit", "default", "of"], rows)


TABLES: dict[str, Callable[[], str]] = {
    "commands": commands, "exit_codes": exit_codes, "limits": limits, "rules": rules}


def filled(text: str) -> str:
    """The README with its tables as the code has them."""
    return MARKED.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], text)


def main(arguments: list[str]) -> int:
    before = README.read_text("utf-8")
    after = filled(before)
    if arguments != ["--check"]:
        README.write_text(after, "utf-8")
    elif before != after:
        print("The README's tables are out of date. Mend with: python .ci/readme_tables.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
