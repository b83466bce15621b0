"""Colours are resolved to what people see. Expected values are those that PowerPoint and LibreOffice show."""

import pytest
from lxml import etree
from support.edit import NS

from naravard_templates.formats.ooxml.colours import Scheme, resolve
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.model.colour import channel_difference

THEME = {"dk1": "1F2933", "lt1": "FFFFFF", "accent1": "0B5CAB", "accent2": "F28E2B", "accent4": "7B4EA3",
         "accent5": "C2185B"}


def colour(xml: str, scheme: Scheme | None = None):
    root = etree.fromstring(f'<root xmlns:a="{NS["a"]}">{xml}</root>')
    return resolve(root[0], scheme or Scheme(THEME))


@pytest.mark.parametrize(("xml", "rgb"), [
    ('<a:srgbClr val="f28e2b"/>', "F28E2B"),
    ('<a:schemeClr val="accent1"/>', "0B5CAB"),
    ('<a:schemeClr val="tx1"/>', "1F2933"),
    ('<a:sysClr val="windowText" lastClr="112233"/>', "112233"),
    ('<a:prstClr val="dkBlue"/>', "00008B"),
    ('<a:scrgbClr r="100000" g="0" b="0"/>', "FF0000"),
    ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00"),
    ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "084580"),
    ('<a:schemeClr val="accent2"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>', "FAD2AA"),
    ('<a:schemeClr val="accent4"><a:tint val="60000"/></a:schemeClr>', "BFB2CE"),
    ('<a:schemeClr val="accent5"><a:shade val="80000"/></a:schemeClr>', "B01552"),
    # What PowerPoint itself shows, as people measured it in public forum and issue threads.
    ('<a:srgbClr val="4472C4"><a:shade val="50000"/></a:srgbClr>', "2F528F"),
    ('<a:srgbClr val="FF99FF"><a:shade val="25000"/></a:srgbClr>', "895089"),
    ('<a:srgbClr val="3B3B3B"><a:shade val="40000"/><a:satMod val="150000"/></a:srgbClr>', "242424"),
    ('<a:srgbClr val="3B3B3B"><a:tint val="83000"/><a:satMod val="200000"/></a:srgbClr>', "7D7D7D"),
    ('<a:srgbClr val="808080"><a:inv/></a:srgbClr>', "7F7F7F"),
    ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', "00FFFF"),
    ('<a:srgbClr val="FF0000"><a:hueOff val="7200000"/></a:srgbClr>', "00FF00"),
    ('<a:srgbClr val="FF0000"><a:satMod val="0"/></a:srgbClr>', "808080"),
    ('<a:srgbClr val="FF0000"><a:gray/></a:srgbClr>', "363636"),
])
def test_every_model_and_transform_resolves(xml: str, rgb: str) -> None:
    found = colour(xml).rgb

    assert found is not None
    assert channel_difference(found, rgb) <= 1


def test_strict_percentages_mean_the_same() -> None:
    strict = colour('<a:schemeClr val="accent1"><a:lumMod val="75%"/></a:schemeClr>')

    assert strict.rgb == "084580"


def test_transparency_is_kept_apart_from_the_colour() -> None:
    found = colour('<a:srgbClr val="E4572E"><a:alpha val="60000"/></a:srgbClr>')

    assert (found.rgb, found.alpha) == ("E4572E", 0.6)


def test_a_colour_map_changes_the_meaning_and_not_the_word() -> None:
    mapped = colour('<a:schemeClr val="bg1"/>', Scheme(THEME, {"bg1": "dk1"}))

    assert (mapped.rgb, mapped.token, mapped.declared) == ("1F2933", "dk1", "bg1")


def test_a_scheme_colour_without_a_theme_is_not_guessed() -> None:
    assert colour('<a:schemeClr val="accent1"/>', Scheme({})).rgb is None


@pytest.mark.parametrize("xml", [
    '<a:srgbClr val="nonsense"/>', '<a:srgbClr/>', '<a:prstClr val="noSuchColour"/>',
    '<a:schemeClr val="accent1"><a:lumMod val="NaN"/></a:schemeClr>',
    '<a:schemeClr val="accent1"><a:tint val="99999999999999999999"/></a:schemeClr>',
])
def test_nonsense_never_crashes(xml: str) -> None:
    colour(xml)


def test_preset_names_have_short_and_long_forms() -> None:
    assert preset_rgb("medAquamarine") == preset_rgb("mediumAquamarine") == "66CDAA"
    assert preset_rgb("ltGrey") == preset_rgb("lightGray")
