"""Estimates of room: coarse, but never wildly wrong."""

import pytest
from builder.making import bullets, item, table, text
from PIL import ImageFont

from naravard_templates.builder.measure import (
    TextLine,
    column_widths,
    row_heights,
    rows_needed,
    text_height,
    text_lines,
    text_width,
)
from naravard_templates.model.outline import CodeBlock, FactBox, Quote

SENTENCE = "Region och kommuner delar mål, kunskap och ansvar för vården i hela länet."


@pytest.mark.parametrize("words", [SENTENCE, SENTENCE.upper(), "1 234 567 kronor år 2030", "illi illi illi"])
def it_is_within_a_quarter_of_a_common_font(words: str) -> None:
    try:
        font = ImageFont.truetype("Carlito-Regular.ttf", 100)
    except OSError:
        pytest.skip("the font Carlito is not here")
    assert text_width(words, 100) == pytest.approx(font.getlength(words), rel=0.25)


def it_breaks_between_words_and_inside_those_that_are_too_long() -> None:
    assert rows_needed("", 100, 10) == 1
    assert rows_needed("ord ord ord", 1000, 10) == 1
    assert rows_needed("ordord " * 10, 70, 10) == 5
    assert rows_needed("o" * 100, 100, 10) == 6


def it_counts_every_paragraph_of_every_block() -> None:
    blocks = [bullets(item("a", text("b"), bullets("c"))), Quote(1, (text("d"),), "e"),
              FactBox(1, "f", (text("g\nh"),)), CodeBlock(1, "i\nj")]
    assert [(line.text, line.level) for line in text_lines(blocks)] == [
        ("a", 0), ("b", 0), ("c", 1), *((letter, 0) for letter in "defghij")]


def it_measures_deeper_levels_at_their_own_size() -> None:
    lines = [TextLine("a"), TextLine("b", 1)]
    assert text_height(lines, 500, (20, 10)) == pytest.approx(text_height(lines, 500, (10, 20)))
    assert text_height(lines[:1], 500, (20, 10)) > text_height(lines[1:], 500, (20, 10))


def it_shares_the_width_of_a_table_by_need_and_breaks_no_figure() -> None:
    found = column_widths(table(("Insats", "Kostnad"), ("En mycket lång beskrivning av insatsen " * 3, "1 200 000 kr")),
                          300, 10)
    assert sum(found) == pytest.approx(300)
    assert found[0] > 2 * found[1]
    assert found[1] > text_width("1 200 000 kr", 10)


@pytest.mark.parametrize("width", [5, 80, 2000])
def it_always_fills_the_width(width: float) -> None:
    uneven = table(("Ett långt ord", "b", ""), ("kort",), ("c", "d", "e", "en kolumn till"))
    found = column_widths(uneven, width, 12)
    assert len(found) == 4
    assert sum(found) == pytest.approx(width)
    assert len(row_heights(uneven, found, 12)) == 3
