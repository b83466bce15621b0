"""The page for people: what it says, that it says it safely, and that everybody can read it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from click.testing import CliRunner
from reports import tampered
from support.browser import axe_violations, browser
from support.office import needs_libreoffice

from naravard_templates import api, illustrating
from naravard_templates.commands.lint import lint
from naravard_templates.i18n import LANGUAGES
from naravard_templates.illustrating import Source, illustrate
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Message, Report, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.html_report import render
from naravard_templates.reports.options import ReportOptions

Options = partial(ReportOptions, rules=api.rule_words(), brand="Framtidsbilden", colours={"A0520F": "tillgänglighet"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tampered")
    tampered.deck(folder)
    tampered.document(folder)
    return folder


@pytest.fixture(scope="module")
def spoilt(folder: Path) -> Report:
    names = ("fardplan-delad.pptx", "beslut-delat.docx", "ren.docx")
    return Report(tuple(api.lint(folder / name) for name in names), "framtidsbild", "1.0.0")


@pytest.fixture(scope="module")
def page(spoilt: Report) -> str:
    """In Swedish, with drawings and not with LibreOffice, which not every machine has."""
    pictures = illustrate(spoilt, [api.load_brand()], Source.SCHEMATIC)
    return render(spoilt, Options("sv", illustrations=pictures))


def parsed(page: str) -> Any:
    """The page as a parser that is not ours reads it; strict, so that any error in it raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def texts(root: Any, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in root.iterfind(path)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_valid_html_in_the_language_of_the_reader(report: Report, lang: Any) -> None:
    root = parsed(render(report, Options(lang)))
    assert root.get("lang") == lang
    words = {"sv": "Granskning mot mallen för Framtidsbilden", "en": "Check against the template of Framtidsbilden"}
    assert texts(root, ".//h1") == texts(root, ".//title") == [words[lang]]


def test_every_file_has_its_verdict_in_words(report: Report) -> None:
    root = parsed(render(report, Options("sv")))
    rows = dict(zip(texts(root, ".//tbody/tr/th"), texts(root, ".//tbody/tr/td"), strict=True))
    assert rows == {
        "delad.pptx": "Följer inte mallen. Antal: fel: 1, varningar: 1.",
        "beslut.docx": "Inga fel hittades, men allt gick inte att mäta. Antal: gick inte att mäta: 1.",
        "borta.docx": "Kunde inte kontrolleras: Filen är tom.",
    }
    assert texts(root, ".//details/ul/li") == ["ren.pptx"]


def test_a_finding_says_what_where_how_much_and_what_to_do(page: str) -> None:
    root = parsed(page)
    moved = next(found for found in root.iter("article") if "13,4 mm" in "".join(found.itertext()))
    words = " ".join("".join(moved.itertext()).split())
    assert "Ordmärke har flyttats 13,4 mm." in words
    assert "bildbakgrund, ”Ordmärke”" in words
    assert "17,3 mm från sidans vänsterkant" in words
    first = next(found for found in root.iter("article") if "NV201" in "".join(found.itertext()))
    assert texts(first, ".//ol/li")[0] == "Visa > Bildbakgrund."


def test_later_findings_of_a_kind_point_at_the_first_ones_steps(page: str) -> None:
    root = parsed(page)
    links = {found.get("href") for found in root.iter("a")}
    anchors = {f"#{found.get('id')}" for found in root.iter() if found.get("id")}
    assert any(re.fullmatch(r"#f1-\d+", link) for link in links)
    assert links <= anchors


def test_colours_stand_side_by_side_with_name_and_number(page: str) -> None:
    root = parsed(page)
    theme = next(found for found in root.iter("article") if "NV301" in "".join(found.itertext()))
    swatches = theme.iterfind(".//{*}svg[@class='swatch']/{*}rect")
    assert [swatch.get("fill") for swatch in swatches] == ["#A0520F", "#7030A0"]
    assert texts(theme, ".//dd[@class='swatches']") == [
        "Ska vara tillgänglighet, #A0520F Hittades #7030A0"]


def test_pictures_say_in_words_what_is_marked(page: str) -> None:
    root = parsed(page)
    said = [found.get("alt") for found in root.iter("img")]
    assert "Bild 1. Streckat visar var det hör hemma: 3 Ordmärke, uppe till vänster." in said
    assert any("Inramat är det som hittades: 1 Ordmärke, uppe till vänster" in words for words in said)
    assert any(words.startswith("Bild 3. Inget är markerat") for words in said)


def test_headings_step_down_one_level_at_a_time(page: str) -> None:
    levels = [int(found.tag[1]) for found in parsed(page).iter() if re.fullmatch("h[1-6]", str(found.tag))]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_it_fetches_nothing_and_runs_nothing(page: str) -> None:
    root = parsed(page)
    assert not list(root.iter("script")) + list(root.iter("link")) + list(root.iter("iframe"))
    assert all(found.get("src").startswith("data:image/png;base64,") for found in root.iter("img"))
    policy = next(found.get("content") for found in root.iter("meta") if found.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "url(" not in page
    assert "http://" not in page


def test_equal_reports_are_equal_bytes(spoilt: Report, page: str) -> None:
    pictures = illustrate(spoilt, [api.load_brand()], Source.SCHEMATIC)
    assert render(spoilt, Options("sv", illustrations=pictures)) == page


HOSTILE = '<img src=x onerror=alert(1)>"\'&\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe\x1b[2J'


def test_names_from_files_stay_text(report: Report) -> None:
    moved = report.files[1].findings[1]
    finding = replace(moved, message=Message("{name} x", {"name": HOSTILE}),
                      location=Location(SurfaceKind.SLIDE, 3, "x", HOSTILE))
    page = render(Report((FileReport(HOSTILE + ".pptx", FileStatus.FINDINGS, (finding,)),), HOSTILE, "1"),
                  ReportOptions("sv"))
    root = parsed(page)
    assert not list(root.iter("img"))
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert "\x1b" not in page
    assert any(text.startswith("<img src=x") for text in texts(root, ".//h2/bdi"))


def test_a_report_of_ten_thousand_files_stays_one_that_opens(report: Report) -> None:
    files = tuple(replace(report.files[1], path=f"{number}.pptx") for number in range(10_000))
    page = render(Report(files, "b", "1"), Options("sv"))
    assert len(page) < 5_000_000
    assert "Bara de första 300 av 10000 filer" in page
    assert page.count('<th scope="row"') == 10_000


def test_pictures_stop_where_the_page_would_grow_too_large(spoilt: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(illustrating, "MOST", 2)
    pictures = illustrate(spoilt, [api.load_brand()], Source.SCHEMATIC)
    assert sum(len(pages) for pages in pictures.pictures.values()) == 2
    assert pictures.left_out > 0
    assert "Sidor som saknar bild i rapporten" in render(spoilt, Options("sv", illustrations=pictures))


def test_a_file_that_is_gone_or_unreadable_has_no_pictures(spoilt: Report, tmp_path: Path) -> None:
    gone = replace(spoilt.files[0], path=str(tmp_path / "borta.pptx"))
    unread = FileReport("x", FileStatus.UNCHECKED, error=FileError("NV001", Message("The file is empty.")))
    assert not illustrate(Report((gone, unread), "b", "1"), [api.load_brand()], Source.SCHEMATIC).pictures


@pytest.mark.slow
def test_libreoffice_draws_the_pages_where_it_is_at_hand(spoilt: Report) -> None:
    needs_libreoffice()
    deck = Report(spoilt.files[:1], "b", "1")
    pages = illustrate(deck, [api.load_brand()]).pictures[spoilt.files[0].path]
    assert all(one.rendered for one in pages)


def test_where_libreoffice_takes_too_long_the_page_is_drawn_from_what_was_read(
        spoilt: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(illustrating, "SECONDS_A_FILE", 0.0)
    pages = illustrate(Report(spoilt.files[:1], "b", "1"), [api.load_brand()]).pictures[spoilt.files[0].path]
    assert not any(one.rendered for one in pages)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(chromium: Any, page: str, tmp_path: Path, width: int,
                                                  scheme: str) -> None:
    file = tmp_path / "rapport.html"
    file.write_text(page, "utf-8")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    asked: list[str] = []
    shown = context.new_page()
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(file.as_uri())
    assert axe_violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


def severities(files: Sequence[FileReport]) -> set[Severity]:
    return {finding.severity for file in files for finding in file.findings}


def test_the_spoilt_deck_has_ten_different_faults(spoilt: Report) -> None:
    assert len({finding.code for finding in spoilt.files[0].findings}) >= 10
    assert severities(spoilt.files) == set(Severity)


def test_the_command_writes_the_page(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "rapport.html"
    done = CliRunner().invoke(lint, [str(folder / "beslut-delat.docx"), "--format", "html", "-o", str(target), "--lang",
                                     "sv", "--pictures", "schematic", "--no-config", "--no-cache"],
                              standalone_mode=False)
    root = parsed(target.read_text("utf-8"))
    assert done.return_value == 1
    assert texts(root, ".//h1") == ["Granskning mot mallen för Framtidsbilden Nära vård 2030"]
    assert len(list(root.iter("img"))) == 2
