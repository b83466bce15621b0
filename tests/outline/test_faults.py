"""Every fault of the text, with its line and, where it is known, its column."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import naravard_templates.outline as outline_package
from naravard_templates.errors import OutlineError
from naravard_templates.outline import parse

FAULTS = [
    # Boxes
    ("::: kolumer\n:::", 1, 0, "Unknown box kolumer. Did you mean kolumner?"),
    ("\n::: varning\nx\n:::", 2, 0, "Unknown box varning. The boxes are kolumner, columns, kolumn, column, "
     "anteckningar, notes, faktaruta, factbox."),
    ("::: faktaruta Kort om\n:::", 1, 0, "After the colons stand one name and, if need be, attributes in braces, "
     "not: faktaruta Kort om"),
    ("a\n\n::: notes\nb", 3, 0, "The box notes that begins here is never closed: end it with a line of three colons."),
    ("- ::: notes\n- b\n\n", 1, 0, "A list item holds text and lists only: move this out of the list."),
    ("a\n\n:::", 3, 0, "These colons close a box that was never opened."),
    ("::: columns\n:::", 1, 0, "The box columns holds no column."),
    ("::: columns\na\n\n::: column\nb\n:::\n:::", 2, 0, "Between the columns nothing can stand: put this inside a "
     "column."),
    ("a\n\n::: column\nb\n:::", 3, 0, "A column must stand inside the box columns."),
    ("::: columns\n::: column\n---\n:::\n:::", 3, 0, "A column cannot hold this: move it out of the column."),
    ("::: factbox\n::: notes\n:::\n:::", 2, 0, "A fact box cannot hold this: move it out of the box."),
    ("::: notes\n# A\n:::", 2, 0, "Notes hold paragraphs and lists only: move this out of them."),
    ("> # A", 1, 0, "A quotation holds paragraphs and lists only: move this out of it."),
    ("- # A", 1, 0, "A list item holds text and lists only: move this out of the list."),
    ("- a\n\n  ```\n  b\n  ```", 3, 0, "A list item holds text and lists only: move this out of the list."),
    ("> " * 200 + "a", 1, 0, "This is nested too deep: use fewer levels."),
    ("- " * 200 + "a", 1, 0, "This is nested too deep: use fewer levels."),
    ("::: columns\n::: column\n" * 100, 60, 0, "This is nested too deep: use fewer levels."),
    # Attributes
    ("## A {layout=Två kolumner}", 1, 6, 'The braces {layout=Två kolumner} cannot be read: write {name="value"}, '
     "{.name}, or \\{ for a plain brace."),
    ("## A {layout=b layout=c}", 1, 6, 'The braces {layout=b layout=c} cannot be read: write {name="value"}, '
     "{.name}, or \\{ for a plain brace."),
    ("## A {layot=Citat}", 1, 0, "Unknown attribute layot. Did you mean layout?"),
    ("## A {#id}", 1, 0, "The attribute # means nothing here: take it away."),
    ("::: notes {titel=a}\n:::", 1, 0, "The attribute titel means nothing here: take it away."),
    ("::: {.notes .b}\n:::", 1, 0, "The attribute b means nothing here: take it away."),
    ("::: factbox {titl=a}\n:::", 1, 0, "Unknown attribute titl. Did you mean title?"),
    ("## A {.b layout=c}", 1, 0, "A heading can ask for one layout only, not both b and c."),
    ("::: factbox\n## A {.b}\n:::", 2, 0, "A layout belongs to a heading outside boxes and columns."),
    # Text
    ("a\nb <br> c", 2, 3, "HTML such as <br> cannot be used: write Markdown, or \\< for a plain less-than sign."),
    ("<div>\n", 1, 1, "HTML such as <div> cannot be used: write Markdown, or \\< for a plain less-than sign."),
    ("`a\nb`\nHej <Namn>", 3, 5, "HTML such as <Namn> cannot be used: write Markdown, or \\< for a plain less-than "
     "sign."),
    ("a\n\n<!-- b\n\nc", 3, 1, "The comment that begins here is never closed: end it with -->"),
    ("<!-- a\n--> b", 2, 5, "Text on the line where a comment ends would be lost: put b on a line of its own."),
    ("a\n\n```\nb\n", 3, 0, "The code that begins here is never closed: end it with a line of ```"),
    ("```", 1, 0, "The code that begins here is never closed: end it with a line of ```"),
    ("#", 1, 0, "The heading has no text."),
    ("## {.a}", 1, 0, "The heading has no text."),
    ("a\n[](https://x.se)", 2, 1, "The link to https://x.se has no text."),
    ("a\n[b](javascript:c)", 2, 5, "The link javascript:c cannot be used: a link begins with https, http, mailto or "
     "tel."),
    ("[b](file:///c)", 1, 5, "The link file:///c cannot be used: a link begins with https, http, mailto or tel."),
    ('[b](https://x.se "c")', 1, 19, "A link has no title of its own: take c away, or write it in the text."),
    ("> a\n> — [b](https://x.se)", 2, 0, "Here stands plain text, without a link: take the link to https://x.se "
     "away."),
    ("a\n\n[Bilaga]: avtal.pdf", 3, 0, "Nothing refers to the link target BILAGA, so the line would be lost: take it "
     "away."),
    ("[a]\n\n[a]: b\n[A]: c", 4, 0, "The target of the link A is already set on line 3."),
    ("a\nb[^1]", 2, 2, "Footnotes such as [^1] cannot be written: put the text in brackets instead."),
    ("a\n\n&#12;", 3, 0, "The invisible character U+000C cannot stand in a document: delete it."),
    ("a\nb\x0bc\x0b", 2, 2, "The invisible character U+000B cannot stand in a document: delete it."),
    ("\ud800", 1, 1, "The invisible character U+D800 cannot stand in a document: delete it."),
    # Tables
    ("|a|b|\n|-|-|\n|c|d|\n|e|f|g|", 4, 0, "The row has 3 cells but the header has 2: write \\| for a stroke inside "
     "a cell."),
    ("a|b\n-|-\nc|d|e", 3, 0, "The row has 3 cells but the header has 2: write \\| for a stroke inside a cell."),
    ("|a|b|\n|-|-|\n|c|d|\ne", 4, 0, "Text directly below a table becomes a row of it: leave an empty line between "
     "them."),
    ("a\n|a|b|\n|-|", 3, 0, "This looks like a table, but the line below the header has not as many cells as the "
     "header."),
    # Pictures
    ("a ![b](c.png)", 1, 3, "A picture must be a paragraph of its own: leave an empty line before and after it."),
    ("# ![b](c.png)", 1, 3, "A picture must be a paragraph of its own: leave an empty line before and after it."),
    ("![](bild.png)", 1, 0, "The picture bild.png lacks a text for those who do not see it: write one between the "
     "square brackets, or {.dekorativ} after the picture if it only decorates."),
    ("![a](bild.png){.dekorativ}", 1, 0, "A picture that only decorates has no text between the square brackets."),
    ("![a](bild.png){.dekoratv}", 1, 0, "Unknown attribute dekoratv. Did you mean dekorativ?"),
    ("![a](bild.png){src=b}", 1, 0, "The attribute src means nothing here: take it away."),
    ("a\n\n![b](c.png)", 3, 6, "The picture c.png does not exist in the folder {folder}."),
    ("![b](.)", 1, 6, "The picture . does not exist in the folder {folder}."),
    ("![b](https://x.se/c.png)", 1, 6, "The picture https://x.se/c.png is not a file: save it beside the outline and "
     "write the name of the file."),
    ("![b](data:image/png;base64,AAAA)", 1, 6, "The picture data:image/png;base64,AAAA is not a file: save it beside "
     "the outline and write the name of the file."),
    ("![b](c d.png)", 1, 1, "A file name that holds spaces must stand in angle brackets: ![…](<c d.png>)"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bild.png").write_bytes(b"")
    return tmp_path


def found(text: str, folder: Path) -> list[tuple[int, int, str]]:
    with pytest.raises(OutlineError) as caught:
        parse(text, folder=folder)
    return [(fault.line, fault.column, str(fault)) for fault in caught.value.problems]


@pytest.mark.parametrize(("text", "line", "column", "sentence"), FAULTS)
def it_says_what_is_wrong_and_where(text: str, line: int, column: int, sentence: str, folder: Path) -> None:
    assert (line, column, sentence.replace("{folder}", str(folder))) in found(text, folder)


def it_counts_lines_from_the_top_of_the_file(folder: Path) -> None:
    assert found("---\ntitel: A\n---\n\n#\n", folder) == [(5, 0, "The heading has no text.")]


def it_gives_all_faults_at_once_in_the_order_of_the_lines(folder: Path) -> None:
    faults = found("---\ntitl: A\n---\n#\n\n::: a\n<b>\n:::\n\n[x]: y\n", folder)
    assert [line for line, _, _ in faults] == [2, 4, 6, 7, 10]


def it_names_the_source_and_the_line_in_the_message() -> None:
    with pytest.raises(OutlineError, match=r"^a\.md:1: The heading has no text\.\na\.md:2: The heading"):
        parse("#\n#\n", source="a.md")


# --- No message without a test -------------------------------------------------------------------

def _templates() -> Iterator[str]:
    """The first argument of everything that makes a fault; both arms where it has two."""
    for path in Path(outline_package.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name in ("fault", "fault_near", "OutlineProblem"):
                yield from (part.value for part in ast.walk(call.args[0])
                            if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _letters(text: str) -> str:
    """Tests break sentences over lines and escape what regular expressions mean."""
    return re.sub(r"[^a-z]", "", text.lower())


@pytest.mark.parametrize("template", sorted(set(_templates())))
def it_has_a_test_for_every_message(template: str) -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    pieces = re.split(r"(?<!\{)\{[a-z]+\}(?!\})", template)
    assert _letters(max(pieces, key=len)) in _letters(tests)
