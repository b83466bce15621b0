"""Every check of master files carries its own examples; each is a test here, and so is what examples cannot show."""

import importlib
import pkgutil
from dataclasses import replace

import pytest

from naravard_templates.linter import masters as masters_folder
from naravard_templates.linter.examples import MASTER, deck, solid
from naravard_templates.linter.examples import example_brand as document_brand
from naravard_templates.linter.masters.examples import (
    SLOT_BOX,
    STYLES,
    MasterExample,
    deck_sheet,
    declared,
    example_brand,
    gradient,
    offer,
    panel,
    picture,
    style_offer,
)
from naravard_templates.linter.masters.runner import check_master
from naravard_templates.linter.registry import document_rules, rules
from naravard_templates.linter.runner import lint
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.finding import Finding, Outcome, Severity
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import MasterSheet

MODULES = {
    module.RULE.code: module
    for info in pkgutil.iter_modules(masters_folder.__path__)
    if hasattr(module := importlib.import_module(f"{masters_folder.__name__}.{info.name}"), "RULE")
}


def check(sheet: MasterSheet) -> tuple[Finding, ...]:
    return check_master(sheet, example_brand(sheet))


def codes(sheet: MasterSheet) -> list[str]:
    return [finding.code for finding in check(sheet)]


def examples(which: str) -> list[object]:
    return [pytest.param(code, example, id=f"{code} {example.title}")
            for code, module in sorted(MODULES.items()) for example in getattr(module, which)()]


@pytest.mark.parametrize(("code", "example"), examples("valid"))
def test_valid_examples_raise_nothing(code: str, example: MasterExample) -> None:
    assert code not in codes(example.sheet)


@pytest.mark.parametrize(("code", "example"), examples("invalid"))
def test_invalid_examples_raise_this_check_once(code: str, example: MasterExample) -> None:
    (finding,) = [finding for finding in check(example.sheet) if finding.code == code]

    assert finding.outcome is Outcome.FAILED
    assert finding.name == MODULES[code].RULE.name


def test_every_check_is_registered_and_none_of_them_is_for_documents() -> None:
    known = {rule.code for rule in rules() if rule.master_check}

    assert set(MODULES) == known
    assert known & {rule.code for rule in document_rules()} == set()
    assert all(code.startswith("NV8") for code in known)


def test_linting_a_document_runs_no_check_of_masters() -> None:
    assert lint(deck(), document_brand(), select=frozenset({"NV8"})) == ()


def test_a_brand_may_say_how_serious_a_finding_is() -> None:
    sheet = deck_sheet(names=("",))
    brand = example_brand(sheet)
    brand = replace(brand, config=replace(brand.config, severities={"NV801": Severity.INFO}))

    assert [finding.severity for finding in check_master(sheet, brand)] == [Severity.INFO]


class DescribePoorContrast:
    def it_says_unknown_where_a_picture_lies_behind(self) -> None:
        (finding,) = check(deck_sheet(picture(SLOT_BOX), texts=(offer("14303A"),)))

        assert (finding.code, finding.outcome, finding.severity) == ("NV805", Outcome.UNKNOWN, Severity.INFO)

    def it_leaves_a_picture_that_only_crosses_a_slot_to_nv807(self) -> None:
        corner = replace(SLOT_BOX, cx=SLOT_BOX.cx // 4)

        assert codes(deck_sheet(picture(corner), texts=(offer("14303A"),))) == ["NV807"]

    def it_says_unknown_where_a_style_is_meant_for_a_ground_that_it_does_not_bring(self) -> None:
        white = replace(style_offer("FFFFFF", "FFFFFF"), shades=())

        assert [(found.code, found.outcome) for found in check(deck_sheet(texts=(white,)))] == [
            ("NV805", Outcome.UNKNOWN)]

    def it_judges_a_style_against_the_colour_of_the_page(self) -> None:
        grey = replace(style_offer("5B6B70", "FFFFFF"), shades=())

        assert codes(deck_sheet(texts=(grey,))) == []
        assert codes(replace(deck_sheet(texts=(grey,)), paper=solid("0F3D4C"))) == ["NV805"]

    def it_says_unknown_for_a_colour_that_the_file_does_not_tell(self) -> None:
        lost = offer("000000")
        lost = replace(lost, look=replace(lost.look, fill=Fill(FillKind.SOLID, (Stop(Colour(None)),))))

        assert [found.outcome for found in check(deck_sheet(texts=(lost,)))] == [Outcome.UNKNOWN]

    def it_says_unknown_for_a_text_that_stands_nowhere(self) -> None:
        assert [found.outcome for found in check(deck_sheet(texts=(replace(offer("14303A"), box=None),)))] == [
            Outcome.UNKNOWN]

    def it_follows_a_gradient_to_where_the_text_stands(self) -> None:
        behind = gradient("0F3D4C", "0F3D4C", "FFFFFF", "FFFFFF")
        left, right = (replace(offer("FFFFFF"), box=Box(x, 3_000_000, 2_000_000, 500_000)) for x in (0, 10_000_000))

        assert codes(deck_sheet(texts=(left,), behind=behind)) == []
        assert codes(deck_sheet(texts=(right,), behind=behind)) == ["NV805"]

    def it_rounds_down_so_that_what_fails_never_looks_as_if_it_passed(self) -> None:
        (finding,) = check(deck_sheet(texts=(offer("777777"),)))

        assert finding.actual == {"contrast": 4.47, "text": "777777", "ground": "FFFFFF"}
        assert finding.expected == {"contrast": 4.5}

    def it_names_the_master_once_where_the_layouts_only_inherit(self) -> None:
        styles = Location(SurfaceKind.MASTER, None, MASTER)
        texts = tuple(replace(offer("898989"), declared=styles, page=number, label=label)
                      for number, label in ((1, "Text"), (2, "Text till höger")))
        (finding,) = check(deck_sheet(names=("En", "Två"), texts=texts))

        assert finding.location == styles

    def it_names_the_layout_where_that_brings_the_ground(self) -> None:
        styles = Location(SurfaceKind.MASTER, None, MASTER)
        (finding,) = check(deck_sheet(panel("0F3D4C"), texts=(replace(offer("14303A"), declared=styles),)))

        assert finding.location.object == "Text"
        assert finding.location.surface is SurfaceKind.LAYOUT


class DescribeSlotOverlapsGraphic:
    def it_looks_at_what_is_drawn_of_a_free_form_and_not_at_its_box(self) -> None:
        left_half = "".join("00ff" for _ in range(16))
        form = replace(panel("0F3D4C", box=Box(0, SLOT_BOX.y, SLOT_BOX.x * 2, SLOT_BOX.cy)))
        cut = replace(form, shape=replace(form.shape, preset="custom", coverage=left_half))

        assert codes(deck_sheet(form)) == ["NV807"]
        assert codes(deck_sheet(cut)) == []

    def it_passes_over_art_that_a_panel_hides(self) -> None:
        small = replace(panel("A85100", box=Box(700_000, 2_100_000, 900_000, 900_000)), path="8")

        assert codes(deck_sheet(small)) == ["NV807"]
        assert codes(deck_sheet(small, panel("0F3D4C"))) == []

    def it_passes_over_what_nobody_protects(self) -> None:
        sheet = deck_sheet(picture(Box(700_000, 2_100_000, 300_000, 300_000)))
        brand = example_brand(sheet)
        master = replace(brand.protected.masters[0], elements=())

        assert check_master(sheet, replace(brand, protected=replace(brand.protected, masters=(master,)))) == ()


class DescribeUnlockedGraphic:
    def it_names_a_group_once(self) -> None:
        parts = (replace(panel("0F3D4C", box=Box(10_000_000, y, 1, 1)), path=path, groups=("Motiv",))
                 for path, y in (("9/0", 4_000_000), ("9/1", 4_500_000)))
        sheet = replace(deck_sheet(*parts), locked=frozenset({(MASTER, "0"), (MASTER, "1")}))

        assert [found.location.object for found in check(sheet)] == ["Motiv"]


def test_colours_without_a_theme_to_compare_them_with_are_unknown() -> None:
    sheet = deck_sheet(colours=(declared("FF0000"),))
    sheet = replace(sheet, snapshot=replace(sheet.snapshot, themes=()))

    assert [(found.code, found.outcome) for found in check(sheet)] == [("NV804", Outcome.UNKNOWN)]


def test_a_colour_that_brand_yaml_names_may_be() -> None:
    sheet = deck_sheet(colours=(declared("FF0000"),))
    brand = example_brand(sheet)
    palette = replace(brand.config.palette, tolerated=("#ff0000",))

    assert check_master(sheet, replace(brand, config=replace(brand.config, palette=palette))) == ()


def test_a_language_that_word_does_not_say_is_missed_in_the_styles() -> None:
    (finding,) = check(deck_sheet(texts=(style_offer("14303A", "FFFFFF", language=""),)))

    assert finding.location == replace(STYLES, object=None)
