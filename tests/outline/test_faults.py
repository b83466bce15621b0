"""Every fault of the text, with its line and, where it is known, its column."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import naravard_templates.outline as outline_package
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import PictureBlock
from naravard_templates.outline import load, parse

FAULTS = [
    # Boxes
    ("::: kolumer\n:::", 1, 0, "Unknown box kolumer. Did you mean kolumner?"),
    ("\n::: varning\nx\n:::", 2, 0, "Unknown box varning. The boxes are kolumner, columns, kolumn, column, "
     "anteckningar, notes, faktaruta, factbox, diagram, chart, tidslinje, färdplan, timeline, roadmap, process, "
     "fyrfält, four-fields, nyckeltal, key-figures, parter, parties, innehåll, innehållsförteckning, contents, "
     "underlag, beslutsunderlag, documents, underskrifter, justering, signatures."),
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
    # Documents and signatures
    ("::: underlag\n:::", 1, 0, "The box underlag holds no documents: write a list, an item for each, for "
     "example: - Tjänsteskrivelse, 2025-10-14, RS 909-2023"),
    ("::: underlag\n- a\n\nb\n:::", 4, 0, "Here stands a list with one document an item: move this out of the box."),
    ("::: underlag\n- a {#a+b}\n:::", 2, 0, "The label a+b cannot be referred to: write it with letters, digits and "
     "hyphens."),
    ("::: underskrifter\na\n:::", 2, 0, "Here stands a list with one party or role an item: move this out of the box."),
    ("::: justering\n- a\n-\n:::", 3, 0, "Here must stand one line that says who signs: a party, a role."),
    ("- ::: justering\n  :::", 1, 0, "A list item holds text and lists only: move this out of the list."),
    # Attributes
    ("## A {layout=Två kolumner}", 1, 6, 'The braces {layout=Två kolumner} cannot be read: write {name="value"}, '
     "{.name}, or \\{ for a plain brace."),
    ("## A {layout=b layout=c}", 1, 6, 'The braces {layout=b layout=c} cannot be read: write {name="value"}, '
     "{.name}, or \\{ for a plain brace."),
    ("## A {layot=Citat}", 1, 0, "Unknown attribute layot. Did you mean layout?"),
    ("::: notes {#id}\n:::", 1, 0, "The attribute # means nothing here: take it away."),
    ("::: factbox {titel=a title=b}\n:::", 1, 0, "The attributes titel and title say the same: keep one of them."),
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
    # Footnotes
    ("a\nb[^1]", 2, 2, "There is no footnote 1: write its text on a line of its own, [^1]: …"),
    ("a\nb[^not]\n\n[^note]: c[^x]", 2, 2, "There is no footnote not. Did you mean note?"),
    ("a\n\n[^1]: b", 3, 0, "Nothing refers to the footnote 1, so it would be lost: write [^1] where it belongs."),
    ("a[^1]\n\n[^1]: b\n[^1]: c", 4, 0, "The footnote 1 is already written on line 3: give each its own name."),
    ("a[^1]\n\n[^1]:", 1, 2, "The footnote [^1] has no text."),
    ("a\nb^[ ]", 2, 2, "The footnote ^[ ] has no text."),
    ("a^[b^[c]]", 1, 5, "A footnote cannot hold another: move ^[c] out of it."),
    ("a[^1]b[^2]\n\n[^1]: c\n[^2]: d[^1]", 4, 8, "A footnote cannot hold another: move [^1] out of it."),
    ("a[^1]\n\n[^1]: b\n\n    c", 5, 0, "A footnote is one paragraph: take away the empty line, or the spaces before "
     "the text that follows."),
    ("|a|\n|-|\n\n: b^[c]", 4, 0, "Here stands plain text, without footnotes and references: write them in the text."),
    ("|a|\n|-|\n\n: [b](c)", 4, 0, "Here stands plain text, without a link: take the link to c away."),
    # Labels and references
    ("a\n\n## B {#b}\n\n@bb", 5, 1, "There is no label bb. Did you mean b?"),
    ("- a\n- @name", 2, 3, "There is no label name: write {#name} after what it names, or \\@ for a plain at sign."),
    ("## A {#b}\n## C {#B}", 2, 0, "The label b is already used on line 1: each has its own."),
    ("## A {#b!}", 1, 0, "The label b! cannot be referred to: write it with letters, digits and hyphens."),
    ("![a](bild.png){#b}\n\n@b", 1, 0, "What is referred to as b needs a caption, for its number stands in it."),
    ("::: factbox\n## A {#b}\n:::", 2, 0, "This heading becomes the title of its box, to which nothing can refer: take "
     "the label b away."),
    ("Tabell: a {#b}", 1, 0, "The braces {#b} belong to the caption of a table, but there is none directly above."),
    # Charts
    ("::: diagram {alt=a}\n:::", 1, 0, "A chart has its values in one place: in it, or in the file that fil names."),
    ("::: diagram {alt=a fil=tal.csv}\n|a|b|\n|-|-|\n|c|1|\n:::", 1, 0, "A chart has its values in one place: in it, "
     "or in the file that fil names."),
    ("::: diagram\n|a|b|\n|-|-|\n|c|1|\n:::", 1, 0, "The chart lacks a text for those who do not see it: say what it "
     'shows, with alt="…".'),
    ("::: diagram {alt=a typ=stapl}\n|a|b|\n|-|-|\n|c|1|\n:::", 1, 0, "Unknown kind of chart stapl. Did you mean "
     "stapel?"),
    ("::: diagram {alt=a typ=xyz}\n|a|b|\n|-|-|\n|c|1|\n:::", 1, 0, "Unknown kind of chart xyz. The kinds are stapel, "
     "liggande, linje, cirkel, tårta, ring, staplad, staplad-liggande, bar, column, line, pie, doughnut, stacked-bar, "
     "stacked-column."),
    ("::: diagram {alt=a}\n```csv\na;b\nc;1\nd;1;2\n```\n:::", 5, 0, "The row d has 3 cells, but the first row has 2."),
    ("::: diagram {alt=a}\n```csv\na;b\nc;ett\n```\n:::", 4, 0, "ett is not a number, in the column b of the row c: "
     "write for example 1 250,5 and nothing for a value that is missing."),
    ("::: diagram {alt=a}\n|a|b|\n|-|-|\n|c|1,2,3|\n:::", 4, 0, "1,2,3 is not a number, in the column b of the row c: "
     "write for example 1 250,5 and nothing for a value that is missing."),
    ('::: diagram {alt=a}\n```csv\na;b\n"c;1\n```\n:::', 4, 0, "The row cannot be read: its quotation marks do not "
     "match."),
    ("::: diagram {alt=a}\n```csv\na;b\n```\n:::", 3, 0, "A chart needs a row of names and a row of values at least, "
     "each with two cells or more."),
    ("::: diagram {alt=a}\n```python\na\n```\n:::", 2, 0, "The values of a chart are written as yaml or csv, not as "
     "python."),
    ("::: diagram {alt=a}\n```yaml\nkategorier: [a, b]\nc: [1]\n```\n:::", 4, 0, "The series c has 1 values, but there "
     "are 2 categories."),
    ("::: diagram {alt=a}\n```yaml\nkategorier: [a, b]\nc: [1, [2]]\n```\n:::", 4, 8, "Here must stand a text or a "
     "number."),
    ("::: diagram {alt=a}\n```yaml\na\n```\n:::", 3, 0, "The values of a chart are a list of rows, or the key "
     "kategorier with a list and a key for each series."),
    ("::: diagram {alt=a}\n```yaml\na: [\n```\n:::", 3, 5, "The YAML cannot be read here: look at how far the lines "
     "are indented, and at colons and quotation marks."),
    ("::: diagram {alt=a}\n|a|b|\n|-|-|\n|c|1|\n\nText\n:::", 6, 0, "A chart holds its values and, below them, a "
     "caption that begins with a colon: move this out of it."),
    ("a\n\n::: diagram {alt=a fil=x.csv}\n:::", 3, 24, "The file x.csv does not exist in the folder {folder}."),
    ("::: diagram {alt=a fil=tal.csv}\n:::", 1, 0, "In tal.csv, line 3: nio is not a number, in the column b of the "
     "row d: write for example 1 250,5 and nothing for a value that is missing."),
    # Steps and contents
    ("::: process\n:::", 1, 0, "The box process holds no steps: write a heading for each."),
    ("::: process\nText\n\n### A\n:::", 2, 0, "In the box process a heading must come first: write for example ### "
     "2026"),
    ("::: fyrfält\n- **a** – b\n:::", 1, 0, "The box fyrfält holds 1 fields, but it has room for four, no more and no "
     "fewer."),
    ("::: process\n- a\n-\n:::", 3, 0, "A step begins with its heading, which is missing here."),
    ("::: process\n### A\n> b\n:::", 3, 0, "A step holds paragraphs and lists only: move this out of it."),
    ("[[inehåll]]", 1, 0, "Unknown mark [[inehåll]]. Did you mean [[innehåll]]?"),
    ("[[innehåll]]{djup=9}", 1, 0, "The depth 9 is no level of headings: write a number from 1 to 6."),
    ("::: innehåll\na\n:::", 2, 0, "The box for the contents is empty, for the headings fill it: move this out of it."),
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
    ("|a|b|\n|-|-|\n\n: c {bredder=\"1,x\"}", 4, 0, "The widths 1,x do not fit: the table has 2 columns, so write that "
     "many whole numbers, each above zero."),
    # Pictures
    ("![a](bild.png){bredd=0%}", 1, 0, "The width 0% is not a share of the text's width: write for example 60%."),
    ("a ![b](c.png)", 1, 3, "A picture must be a paragraph of its own: leave an empty line before and after it."),
    ("# ![b](c.png)", 1, 3, "A picture must be a paragraph of its own: leave an empty line before and after it."),
    ("![](bild.png)", 1, 0, "The picture bild.png lacks a text for those who do not see it: write one between the "
     "square brackets, or {.dekorativ} after the picture if it only decorates."),
    ("![a](bild.png){.dekorativ}", 1, 0, "A picture that only decorates has no text between the square brackets."),
    ("![a](bild.png){alt=b}", 1, 0, "The picture has its text twice, between the square brackets and as alt: keep one "
     "of them."),
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
    (tmp_path / "tal.csv").write_text("a;b\nc;1\nd;nio\n", encoding="utf-8")
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


OUTSIDE = ["/etc/passwd", "../secret.png", "a/../../secret.png", "..\\secret.png", "link.png", "sub/inner.png",
           "//host/secret.png", "/proc/self/environ", "secret.png", "./", "."]


@pytest.mark.parametrize("target", OUTSIDE)
def it_reaches_only_what_was_uploaded(target: str, tmp_path: Path) -> None:
    """Whoever uploads an outline is a stranger to this machine's files, those in the same folder included."""
    folder = tmp_path / "private"
    (folder / "sub").mkdir(parents=True)
    for path in (tmp_path / "secret.png", folder / "secret.png", folder / "sub" / "inner.png"):
        path.write_bytes(b"x")
    (folder / "link.png").symlink_to("/etc/passwd")
    for text in (f"![a](<{target}>)", f'::: diagram {{alt=a fil="{target}"}}\n:::'):
        with pytest.raises(OutlineError) as caught:
            parse(text, folder=folder, uploaded=frozenset({"bild.png"}))
        said = str(caught.value.problems[0])
        assert re.search(r"The (?:picture|file) .* has not been uploaded: add it beside the text, or change the name\."
                         r"|is not a file", said)
        assert str(tmp_path) not in said


def it_finds_what_was_uploaded_whatever_folder_the_outline_names(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"")
    outline = parse("![a](bilder/bild.png)\n", folder=tmp_path, uploaded=frozenset({"bild.png"}))
    assert [block.path for block in outline.blocks if isinstance(block, PictureBlock)] == [tmp_path / "bild.png"]


def it_names_the_source_and_the_line_in_the_message() -> None:
    with pytest.raises(OutlineError, match=r"^a\.md:1: The heading has no text\.\na\.md:2: The heading"):
        parse("#\n#\n", source="a.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system")
def it_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(OutlineError, match="This is a pipe or a device; an outline is a file"):
        load(tmp_path / "a.md")


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
