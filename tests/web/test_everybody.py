"""Everybody can use the pages: what axe finds, wide and narrow, light and dark; and 200 % zoom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.browser import axe_violations
from support.web import Site, visiting

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("web")]
PAGES = ("/granska", "/granska/borta", "/logga-in")
LOOKS = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]


def result_page(page: Any, site: Site, file: Path) -> None:
    page.goto(f"{site.url}/granska")
    page.set_input_files("#files", [file])
    page.locator("#upload button").click()
    page.wait_for_url("**/granska/*")
    page.locator("a.primary").click()
    page.locator("#plan form").first.wait_for()


def overflow(page: Any) -> int:
    """Pixels that have to be scrolled sideways for."""
    return int(page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def unfit(page: Any, place: str) -> list[str]:
    """What is wrong with a page for somebody, however wide and bright it is shown."""
    found = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        wide = overflow(page)
        faults = [*axe_violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]
        found += [f"{place} {width} {scheme}: {fault}" for fault in faults]
    return found


@pytest.mark.parametrize("place", PAGES)
def test_nothing_stands_in_anybodys_way(chrome: Any, site: Site, place: str) -> None:
    with visiting(chrome, site, reduced_motion="reduce", expected=["404"] if "borta" in place else ()) as page:
        page.goto(site.url + place)
        assert unfit(page, place) == []


def test_nothing_stands_in_the_way_of_findings(chrome: Any, site: Site, spoilt: Path) -> None:
    with visiting(chrome, site, reduced_motion="reduce") as page:
        result_page(page, site, spoilt / "beslut-delat.docx")
        found = unfit(page, "result")
        page.goto(f"{page.url}/aterstall")
        found += unfit(page, "restore")
        page.goto(f"{site.url}/granska")
        assert found + unfit(page, "list") == []


def test_a_page_twice_as_large_needs_no_sideways_scrolling(chrome: Any, site: Site, spoilt: Path) -> None:
    """A window of 1280 pixels at 200 % is one of 640, each drawn as two; larger letters alone have to fit as well."""
    with visiting(chrome, site, viewport={"width": 640, "height": 450}, device_scale_factor=2) as page:
        result_page(page, site, spoilt / "beslut-delat.docx")
        assert overflow(page) <= 0
        page.set_viewport_size({"width": 320, "height": 450})
        assert overflow(page) <= 0
