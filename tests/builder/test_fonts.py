"""Widths of letters: those of the fonts themselves where they are known."""

import pytest
from PIL import ImageFont

from naravard_templates.builder.fonts import average, widths_of
from naravard_templates.builder.measure import text_width

SENTENCE = "Trygghet, tillgänglighet och tillsammans: 1 234 kr (72 %) år 2030!"


@pytest.mark.parametrize(("family", "bold", "file"), [
    ("Calibri", False, "Carlito-Regular.ttf"), ("Calibri", True, "Carlito-Bold.ttf"),
    ("Arial", False, "LiberationSans-Regular.ttf"), ("Times New Roman", True, "LiberationSerif-Bold.ttf")])
def it_measures_as_the_font_does(family: str, bold: bool, file: str) -> None:
    try:
        font = ImageFont.truetype(file, 100)
    except OSError:
        pytest.skip(f"the font {file} is not here")
    assert text_width(SENTENCE, 100, widths_of(family, bold)) == pytest.approx(font.getlength(SENTENCE), rel=0.02)


def it_knows_a_twin_by_any_of_its_names() -> None:
    assert widths_of("carlito")("m") == widths_of("Calibri")("m")


def it_takes_an_average_for_fonts_and_letters_that_it_does_not_know() -> None:
    assert widths_of("Papyrus")("m") == average("m")
    assert widths_of("Calibri")("永") == average("永")
