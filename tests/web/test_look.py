"""The page looks like the brand it serves, any brand, and can still be read."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from naravard_templates import api
from naravard_templates.brand.types import Brand
from naravard_templates.model.colour import contrast
from naravard_templates.web.look import look, readable

COLOURS = st.from_regex(r"[0-9A-F]{6}", fullmatch=True)
GROUNDS = {"light": "FFFFFF", "dark": "15191C"}


@given(COLOURS)
def test_any_colour_becomes_one_that_can_be_read(rgb: str) -> None:
    for ground in GROUNDS.values():
        assert contrast(readable(rgb, ground), ground) >= 4.5


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(rgb: str) -> None:
    for ground in GROUNDS.values():
        if contrast(rgb, ground) >= 5:
            assert readable(rgb, ground) == rgb


def painted(brand: Brand, rgb: str) -> Brand:
    """The brand as if it had one colour, and a font with a name that somebody made up to do harm."""
    config = replace(brand.config, palette=replace(brand.config.palette, offered={"färg": rgb}))
    masters = [replace(master, themes=tuple(replace(theme, colours=dict.fromkeys(theme.colours, rgb), minor_font="",
                                                    major_font='Ond"; } * { color: red') for theme in master.themes))
               for master in brand.protected.masters]
    return replace(brand, config=config, protected=replace(brand.protected, masters=tuple(masters)))


@pytest.mark.parametrize("rgb", ["FFFF00", "FFFFFF", "000000", "00FF00", "1D655F"])
def test_the_text_on_buttons_can_be_read_whatever_the_colour_of_the_brand(rgb: str) -> None:
    css = look(painted(api.load_brand(), rgb)).css
    pairs = re.findall(r"--accent: #(\w{6}); --on-accent: #(\w{6});", css)
    assert len(pairs) == 2
    for (accent, ink), ground in zip(pairs, GROUNDS.values(), strict=True):
        assert contrast(accent, ink) >= 4.5
        assert contrast(accent, ground) >= 4.5


def test_names_of_fonts_cannot_end_the_rule_that_they_stand_in() -> None:
    css = look(painted(api.load_brand(), "1D655F")).css
    assert css.count("{") == css.count("}") == 3
    assert "color: red" not in css


def test_the_logo_of_the_brand_is_found() -> None:
    logo = look(api.load_brand()).logo
    assert logo is not None
    assert Image.open(io.BytesIO(logo.png)).size == (logo.width, logo.height)
