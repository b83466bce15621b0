"""naravard explain"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Command, lang_option
from naravard_templates.errors import UsageError
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FixSafety, Message

if TYPE_CHECKING:
    from naravard_templates.linter.rule import Rule

_FIXES: dict[FixSafety | None, Message] = {
    FixSafety.SAFE: Message("Can be put right by a program without risk to the content."),
    FixSafety.UNSAFE: Message("Can be put right by a program, but somebody has to look at the result."),
    None: Message("Has to be put right by a person."),
}


@click.command(cls=Command)
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="All rules.")
@lang_option
def explain(code: str | None, everything: bool, lang: Language) -> None:
    """Say what a rule looks for, why, and what to do."""
    from naravard_templates.commands.codes import named, names_of
    from naravard_templates.linter.registry import rules

    if (code is None) is not everything:
        raise UsageError("Name one CODE, or ask for --all.")
    wanted = {rule.code for rule in rules()} if code is None else set(named(code, names_of(rules())))
    click.echo("\n\n".join(_explained(rule, lang) for rule in rules() if rule.code in wanted))


def _explained(rule: Rule, lang: Language) -> str:
    head = Message("{code} {name} ({severity})", {"code": rule.code, "name": rule.name, "severity": rule.severity})
    docs = rule.docs
    lines = (
        head, docs.summary, docs.why,
        Message("Example: {text}", {"text": docs.example}),
        Message("In PowerPoint: {text}", {"text": docs.powerpoint}),
        Message("In Word: {text}", {"text": docs.word}),
        _FIXES[rule.fix],
    )
    return "\n    ".join(translate(line, lang) for line in lines)
