"""Which table style slides get: the master's own, unless nobody could read its header."""

import pytest
from lxml import etree
from support.edit import NS

from naravard_templates.formats.pptx.write_table import PLAIN_STYLE, table_style

OWN = "{11111111-2222-3333-4444-555555555555}"
COLOURS = {"dk1": "000000", "lt1": "FFFFFF", "accent1": "1F4E79", "accent2": "DC6900"}


def listed(header: str, ground: str = "") -> etree._Element:
    """A list of styles whose default has this colour of text, and perhaps of ground, in its header."""
    fill = f'<a:fill><a:solidFill><a:schemeClr val="{ground}"/></a:solidFill></a:fill>' if ground else ""
    return etree.fromstring(
        f'<a:tblStyleLst xmlns:a="{NS["a"]}" def="{OWN}"><a:tblStyle styleId="{OWN}"><a:wholeTbl><a:tcTxStyle>'
        f'<a:schemeClr val="tx1"/></a:tcTxStyle></a:wholeTbl><a:firstRow><a:tcTxStyle><a:schemeClr val="{header}"/>'
        f"</a:tcTxStyle><a:tcStyle>{fill}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>")


@pytest.mark.parametrize(("header", "ground"), [("tx1", ""), ("accent1", ""), ("bg1", "accent1"), ("tx1", "accent2")])
def test_the_masters_own_style_is_kept(header: str, ground: str) -> None:
    assert table_style(listed(header, ground), COLOURS) == OWN


@pytest.mark.parametrize(("header", "ground"), [("accent2", ""), ("bg1", "accent2"), ("bg1", "")])
def test_one_with_a_header_that_is_hard_to_read_is_not(header: str, ground: str) -> None:
    assert table_style(listed(header, ground), COLOURS) == PLAIN_STYLE


def test_a_master_without_styles_gets_the_plain_one() -> None:
    assert table_style(None, COLOURS) == PLAIN_STYLE
