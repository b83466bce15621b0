"""Mallar as a coordinator meets it: what the brand offers, and its templates to take home."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.browser import axe_violations
from support.web import Site, visiting, wait_until

from naravard_templates import api
from naravard_templates.formats.read import read
from naravard_templates.model.colour import contrast
from naravard_templates.model.finding import FileStatus
from naravard_templates.web.gallery_view import graphics, swatches


def in_browser(test: Any) -> Any:
    """What takes seconds, with the page that is served to all such tests."""
    return pytest.mark.slow(pytest.mark.xdist_group("web")(test))


def test_each_colour_says_which_texts_may_stand_on_it() -> None:
    found = {one.name: one for one in swatches(api.load_brand())}
    verdicts = {name: [ink.verdict.text for ink in one.inks] for name, one in found.items()}
    assert verdicts["trygghet"] == ["may be used for all text", "not for text"]
    assert verdicts["vit"] == ["not for text", "may be used for all text"]
    for one in found.values():
        for ink in one.inks:
            exact = contrast(one.rgb, ink.rgb)
            assert 0 <= exact - ink.ratio < 0.01, "rounded down: what is not enough must not look so"
            assert (exact >= 4.5) == (ink.verdict.text == "may be used for all text")


def test_each_protected_graphic_is_shown_once_the_logo_first() -> None:
    found = graphics(api.load_brand())
    assert found[0].is_logo
    assert len({(one.kind.text, one.text) for one in found}) == len(found)


@in_browser
def test_the_templates_come_filled_in_and_follow_the_brand(page: Any, site: Site, tmp_path: Path) -> None:
    page.goto(f"{site.url}/mallar", wait_until="domcontentloaded")
    page.get_by_label("Titel").fill("Färdplan 2030")
    page.get_by_role("checkbox", name="Umeå kommun").check()
    for name, suffix in (("PowerPoint-mall (.potx)", ".potx"), ("Word-mall (.dotx)", ".dotx")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        assert path.suffix == suffix
        assert api.lint(path).status is FileStatus.CLEAN
        said = " ".join(use.text for use in read(path.read_bytes()).texts)
        assert "Färdplan 2030" in said
        assert "Umeå kommun" in said


@in_browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_all_layouts_are_shown_and_axe_finds_nothing(chrome: Any, site: Site, width: int, scheme: str) -> None:
    with visiting(chrome, site, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.goto(f"{site.url}/mallar", wait_until="domcontentloaded")
        assert axe_violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        shown = page.locator(".gallery img")
        assert shown.count() == len(api.layouts())
        wait_until(lambda: page.evaluate("() => [...document.querySelectorAll('.gallery img')]"
                                         ".every(one => one.complete && one.naturalWidth > 0)"))
