"""Paths find what lxml's own `find` does."""

import pytest
from lxml import etree
from support.edit import NS, parts
from support.places import BRAND

from naravard_templates.formats.ooxml.paths import find, find_each, find_text

SLIDE = etree.fromstring(parts((BRAND / "framtidsbild.potx").read_bytes())["ppt/slideLayouts/slideLayout2.xml"])


@pytest.mark.parametrize("path", [
    "p:cSld", "p:cSld/p:spTree/p:sp", "*/*/p:sp", ".//a:t", "p:cSld//a:off", ".//p:ph[@type='body']", "p:none/a:t",
    ".//p:sp/p:nvSpPr/p:cNvPr"])
def test_the_same_is_found_in_the_same_order(path: str) -> None:
    assert list(find_each(SLIDE, path)) == SLIDE.findall(path, NS)
    assert find(SLIDE, path) is SLIDE.find(path, NS)
    assert find_text(SLIDE, path, "none") == SLIDE.findtext(path, "none", NS)


def test_what_is_no_path_is_refused() -> None:
    with pytest.raises(ValueError, match="not a path"):
        find(SLIDE, "p:cSld/[1]")
