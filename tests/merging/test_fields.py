"""Fields in an outline: all are found, and what is put there stands as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from naravard_templates.errors import OutlineProblem
from naravard_templates.merging.fields import fill_outline, fill_text, names_in, plain_name, used_fields
from naravard_templates.model.outline import (
    ChartBlock,
    CodeBlock,
    FactBox,
    Heading,
    Outline,
    Paragraph,
    PictureBlock,
    Run,
    Table,
)
from naravard_templates.outline import parse

EVERYWHERE = """---
titel: Till {{kommun}}
parter: [Region Västerbotten, "{{kommun}}"]
datum: "{{ Datum }}"
---

# Om {{kommun}} {layout="Titel"}

Hej **{{kommun}}**, [skriv](mailto:{{post}}) eller [läs]({{länk}}) `{{kod}}`.[^1]

- Punkt {{a b}}
  - Inuti {{inuti}}

::: kolumner
::: kolumn
> Ord {{ord}}
> — {{vem}}
:::
::: kolumn
::: faktaruta
### Om {{ruta}}

Text
:::
:::
:::

| {{h}} | B |
|---|---|
| {{cell}} | 2 |

Tabell: Om {{rubrik}}

```
{{kodblock}}
```

[^1]: Not om {{not}}
"""
NAMES = ("kommun", "datum", "post", "a b", "inuti", "ord", "vem", "ruta", "h", "cell", "rubrik", "not")
VALUES = dict.fromkeys(NAMES, "X") | {"länk": "https://x.se/å?a=b&c=%20#d"}


def paragraph(outline: Outline) -> tuple[Run, ...]:
    return next(block.runs for block in outline.blocks if isinstance(block, Paragraph))


def it_finds_every_field_with_its_line() -> None:
    found = used_fields(parse(EVERYWHERE))
    assert {plain_name(used.name) for used in found} == set(VALUES)
    lines = {plain_name(used.name): used.line for used in found}
    wanted = {"datum": 4, "post": 9, "not": 9, "a b": 11, "inuti": 12, "cell": 28, "rubrik": 28}
    assert {name: lines[name] for name in wanted} == wanted
    assert [used.line for used in found if used.name == "kommun"] == [2, 3, 7, 9]


def it_fills_them_all_and_leaves_code_alone() -> None:
    outline = fill_outline(parse(EVERYWHERE), VALUES)
    assert used_fields(outline) == []
    assert (outline.meta.title, outline.meta.parties[1], outline.meta.date) == ("Till X", "X", "X")
    assert next(block for block in outline.blocks if isinstance(block, CodeBlock)).text == "{{kodblock}}"
    runs = paragraph(outline)
    assert [run.text for run in runs if run.code] == ["{{kod}}"]
    assert [run.text for run in runs if run.bold] == ["X"]
    assert [run.link for run in runs if run.link] == ["mailto:X", "https://x.se/%C3%A5?a=b&c=%20#d"]


def it_keeps_what_is_not_text() -> None:
    outline = fill_outline(parse(EVERYWHERE), VALUES)
    heading = next(block for block in outline.blocks if isinstance(block, Heading))
    assert (heading.layout, heading.level, heading.line) == ("Titel", 1, 7)


IN_BRACES = """## Bild

![](bild.png "Foto: {{kommun}}"){alt="Karta över {{ kommun }}" bredd=60%}

::: diagram {alt="{{x}} ökar" titel={{x}} enhet='{{x}}' #tal}
| År | {{x}} |
|---|---|
| 2026 | 4 |

Diagram: Om {{x}}
:::

::: {.faktaruta titel="Om {{kommun}}"}
Text
:::
"""


def it_fills_what_stands_in_braces(tmp_path: Path) -> None:
    Image.new("1", (1, 1)).save(tmp_path / "bild.png")
    outline = parse(IN_BRACES, folder=tmp_path)
    assert [(used.name, used.line) for used in used_fields(outline) if used.name == "kommun"] == [
        ("kommun", 3), ("kommun", 3), ("kommun", 13)]
    value = "a\" b} {.c} & <d> {{x}}"
    picture, chart, box = fill_outline(outline, {"kommun": value, "x": value}).blocks[1:]
    assert isinstance(picture, PictureBlock)
    assert (picture.alt, picture.caption, picture.width) == (f"Karta över {value}", f"Foto: {value}", 0.6)
    assert isinstance(chart, ChartBlock)
    assert (chart.alt, chart.title, chart.unit, chart.label) == (f"{value} ökar", value, value, "tal")
    assert (chart.series[0].name, chart.caption) == (value, f"Om {value}")
    assert isinstance(box, FactBox)
    assert box.title == f"Om {value}"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def it_puts_any_value_in_as_it_stands(value: str) -> None:
    outline = fill_outline(parse("Före {{x}} efter"), {"x": value})
    assert paragraph(outline) == (Run(f"Före {value} efter"),)


@pytest.mark.parametrize("value", [
    "**fet**", "{{y}}", "a & b < c", "[x](y)", "\\{{x}}", "# Rubrik", "${x} %s {0}", "| a |",
])
def it_never_reads_a_value(value: str) -> None:
    source = "---\ntitel: \"{{x}}\"\n---\n\n# {{x}}\n\n| a |\n|---|\n| {{x}} |\n"
    outline = fill_outline(parse(source), {"x": value, "y": "nej"})
    heading, table = outline.blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert outline.meta.title == heading.runs[0].text == table.rows[0][0][0].text == value


def it_keeps_line_breaks_in_text_and_not_in_titles() -> None:
    outline = fill_outline(parse("---\ntitel: \"{{x}}\"\n---\n\n{{x}}"), {"x": "a\nb"})
    assert (outline.meta.title, paragraph(outline)[0].text) == ("a b", "a\nb")


@pytest.mark.parametrize("value", ["javascript:alert(1)", "file:///etc/passwd", "x", ""])
def it_refuses_an_address_that_is_none(value: str) -> None:
    with pytest.raises(OutlineProblem, match="the address of a link"):
        fill_outline(parse("[a]({{x}})"), {"x": value})


def it_does_not_let_a_value_change_the_rest_of_an_address() -> None:
    outline = fill_outline(parse("[a](https://x.se/{{x}}/b)"), {"x": "../?q=1#c å"})
    assert paragraph(outline)[0].link == "https://x.se/..%2F%3Fq%3D1%23c%20%C3%A5/b"


@pytest.mark.parametrize(("text", "names"), [
    ("{{a}}{{b}}", ["a", "b"]), ("{a} {{}} {{ }} {{a", []), ("{{{a}}}", ["a"]), ("{{ a  b }}", ["a  b"]),
    ("{{å-1_ö.x}}", ["å-1_ö.x"]),
])
def it_knows_a_field_when_it_sees_one(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names
    assert list(names_in(fill_text(text, {plain_name(name): "" for name in names}))) == []


def it_sees_no_fields_in_outlines_that_have_none() -> None:
    for path in (Path(__file__).parents[2] / "examples").glob("*.md"):
        assert used_fields(parse(path.read_text("utf-8"), folder=path.parent)) == []
