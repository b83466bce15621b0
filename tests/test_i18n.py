"""Messages in two languages: how values are written, and that no message lacks its Swedish."""

from __future__ import annotations

import ast
import struct
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import catalogues
import pytest
import templates
from hypothesis import given
from hypothesis import strategies as st

from naravard_templates.i18n import Catalogue, Language, pick_language, shown, translate
from naravard_templates.model.finding import Length, Message, Severity
from naravard_templates.model.location import SurfaceKind

SOURCES = templates.parsed()


def gaps(template: str) -> set[str]:
    """The names of a template's gaps."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


class DescribeCatalogue:
    def it_has_the_swedish_of_every_message_and_nothing_else(self) -> None:
        assert list(catalogues.faults()) == []

    def it_keeps_the_gaps_of_every_message(self) -> None:
        different = [text for (_, text), swedish in catalogues.translations(catalogues.read_catalogue()).items()
                     if gaps(text) != gaps(swedish)]
        assert different == []

    def it_finds_every_template_written_out(self) -> None:
        unwritten = [f"{use.file.name}:{use.line}" for use in templates.uses(SOURCES) if use.text is None]
        assert unwritten == []

    def it_finds_templates_that_a_helper_passes_on(self) -> None:
        source = """
        class Trouble(NaravardError): ...
        def fault(line, text, **values): return Trouble(text, **values)
        def check(self): raise fault(3, "Two {things}", things=2)
        """
        tree = ast.parse("if True:\n" + source)
        assert [use.text for use in templates.uses({Path("a.py"): tree})] == ["Two {things}"]

    def it_notices_an_f_string(self) -> None:
        tree = ast.parse('Message(f"{number} slides")')
        assert [use.text for use in templates.uses({Path("a.py"): tree})] == [None]


class DescribeMessages:
    def it_fills_every_gap_where_a_message_is_made(self) -> None:
        """Only where the values stand beside the template; the rest is seen when the message is shown."""
        wrong = [f"{file.name}:{node.lineno}" for file, tree in SOURCES.items() for node in ast.walk(tree)
                 if _is_message_with_values(node) and not _fits(node)]
        assert wrong == []


def _is_message_with_values(node: ast.AST) -> bool:
    return (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
            and len(node.args) == 2 and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[1], ast.Dict) and None not in node.args[1].keys)


def _fits(call: ast.AST) -> bool:
    assert isinstance(call, ast.Call)
    template, values = call.args
    assert isinstance(template, ast.Constant)
    assert isinstance(values, ast.Dict)
    given = {key.value for key in values.keys if isinstance(key, ast.Constant)}
    return gaps(str(template.value)) == given


@pytest.mark.parametrize(("value", "swedish", "english"), [
    (Length(442_800), "12,3 mm", "12.3 mm"),
    (Length(36_000), "1 mm", "1 mm"),
    (Length(-12_700), "-0,35 mm", "-0.35 mm"),
    (Length(0.4), "0 mm", "0 mm"),
    (Length(-0.4), "0 mm", "0 mm"),
    (0.5, "0,5", "0.5"),
    (100.0, "100", "100"),
    (7, "7", "7"),
    ("a.b", "a.b", "a.b"),
    (("a", 1.5), "a, 1,5", "a, 1.5"),
    (Path("a.pptx"), "a.pptx", "a.pptx"),
    (SurfaceKind.HEADER, "sidhuvud", "header"),
    (Severity.ERROR, "fel", "error"),
    (Message("Slide {number}", {"number": 3}), "Bild 3", "Slide 3"),
])
def test_values_are_written_as_the_language_has_it(value: object, swedish: str, english: str) -> None:
    assert (shown(value, "sv"), shown(value, "en")) == (swedish, english)


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_message_is_found_as_gettext_finds_it(order: str) -> None:
    """On machines of both kinds: a .mo is written in the order of bytes of the one that makes it."""
    with catalogues.MO.open("rb") as file:
        known = GNUTranslations(file)
    ours = Catalogue(_with_numbers(catalogues.MO.read_bytes(), order))
    texts = catalogues.translations(catalogues.read_catalogue())
    assert texts
    for context, text in (*texts, (None, "Nothing"), (None, "\ud800"), ("Severity", "nothing")):
        if context:
            assert ours.get(f"{context}\4{text}", text) == known.pgettext(context, text)
        else:
            assert ours.get(text, text) == known.gettext(text)


def _with_numbers(mo: bytes, order: str) -> bytes:
    """A .mo whose header and tables have their bytes in that order; texts stay as they are."""
    found = "<" if mo.startswith(b"\xde") else ">"
    _, _, count, originals, translated = struct.unpack_from(f"{found}5I", mo)
    data = bytearray(mo)
    for start, numbers in ((0, 7), (originals, 2 * count), (translated, 2 * count)):
        struct.pack_into(f"{order}{numbers}I", data, start, *struct.unpack_from(f"{found}{numbers}I", mo, start))
    return bytes(data)


def test_braces_in_values_are_only_text() -> None:
    assert translate(Message("Where: {where}", {"where": "{x} {0.__class__}"}), "en") == "Where: {x} {0.__class__}"


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_any_length_reads_as_a_number_of_millimetres(emu: float) -> None:
    text = shown(Length(emu), "sv").removesuffix(" mm").replace(",", ".")
    assert abs(float(text) - emu / 36_000) <= 0.0501


@pytest.mark.parametrize(("option", "environ", "expected"), [
    ("en", {"LANG": "sv_SE.UTF-8"}, "en"),
    ("sv", {"LC_ALL": "en_GB"}, "sv"),
    (None, {}, "sv"),
    (None, {"LANG": "en_US.UTF-8"}, "en"),
    (None, {"LANG": "en_US.UTF-8", "LC_ALL": "sv_FI"}, "sv"),
    (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "sv_SE"}, "sv"),
    (None, {"LC_ALL": "", "LANG": "en"}, "en"),
    (None, {"LANG": "C.UTF-8"}, "sv"),
    (None, {"LANG": "de_DE.UTF-8"}, "sv"),
    (None, {"LANG": "EN-gb"}, "en"),
])
def test_language(option: str | None, environ: dict[str, str], expected: Language) -> None:
    assert pick_language(option, environ) == expected
