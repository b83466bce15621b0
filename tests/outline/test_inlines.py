"""Text with its looks."""

from __future__ import annotations

import pytest

from naravard_templates.model.outline import Paragraph, Run
from naravard_templates.outline import parse


def runs(text: str) -> tuple[Run, ...]:
    (only,) = parse(text).blocks
    assert isinstance(only, Paragraph)
    return only.runs


@pytest.mark.parametrize(("text", "expected"), [
    ("a **b** *c* `d`", [Run("a "), Run("b", bold=True), Run(" "), Run("c", italic=True), Run(" "),
                         Run("d", code=True)]),
    ("***a** b*", [Run("a", bold=True, italic=True), Run(" b", italic=True)]),
    ("**a **b** c**", [Run("a b c", bold=True)]),
    ("__a__ _b_", [Run("a", bold=True), Run(" "), Run("b", italic=True)]),
    ("[a *b*](https://x.se)", [Run("a ", link="https://x.se"), Run("b", italic=True, link="https://x.se")]),
    ("[a](https://x.se)[b](https://x.se)", [Run("ab", link="https://x.se")]),
    ("[a][b]\n\n[B]: mailto:nara@x.se", [Run("a", link="mailto:nara@x.se")]),
    ("<https://x.se/å>", [Run("https://x.se/å", link="https://x.se/%C3%A5")]),
    ("<a@x.se>", [Run("a@x.se", link="mailto:a@x.se")]),
    ("[a](bilaga.pdf)", [Run("a", link="bilaga.pdf")]),
    ("[a](#syfte)", [Run("a", link="#syfte")]),
])
def it_reads_looks_and_links(text: str, expected: list[Run]) -> None:
    assert list(runs(text)) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("a\nb", "a b"), ("a\\\nb", "a\nb"), ("a  \nb", "a\nb"), ("a&#10;b", "a\nb"), ("a&#13;b", "a\nb"),
    ("~~a~~", "~~a~~"), ("AT&T &amp; &lt;b&gt; &#8212;", "AT&T & <b> —"), (r"\*a\* \< \\", r"*a* < \ ".strip()),
    ("5 < 6 > 4", "5 < 6 > 4"), ('"a" -- (c)', '"a" -- (c)'), ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"),
    ("[Bilaga 1]", "[Bilaga 1]"), ("[a](b c)", "[a](b c)"), (r"\[^1]", "[^1]"), (r"!\[a](b c)", "![a](b c)"),
    ("https://x.se", "https://x.se"), ("- [ ] a"[2:], "[ ] a"), ("{.a}", "{.a}"), ("a ::: b", "a ::: b"),
])
def it_keeps_other_text_as_it_stands(text: str, expected: str) -> None:
    assert runs(text) == (Run(expected),)


@pytest.mark.parametrize("text", ["åäö é 😀 👩‍⚕️", "שלום עולם", "مرحبا", "x" * 10_000, "\u202ex\u202c", "日本"])
def it_keeps_every_script(text: str) -> None:
    assert runs(text) == (Run(text),)
