"""Skapa as a coordinator meets it: choose, fill in, write beside the pages, take the file home."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from support.browser import axe_violations
from support.office import needs_libreoffice
from support.web import Site, visiting, wait_until

from naravard_templates import api
from naravard_templates.formats.read import read
from naravard_templates.model.finding import FileStatus
from naravard_templates.web import making_pages

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("web")]
EXAMPLES = Path(__file__).parents[2] / "examples"
BODY = "# Sammanfattning\n\nParterna har en gemensam plan.\n\n# Beslut\n\n1. Planen godkänns.\n"
DECISION = {"Från": "Regionstyrelsen", "Diarienummer": "RS 412-2025", "Paragraf": "§ 214"}


def begin(page: Any, site: Site, kind: str, title: str = "Färdplan 2030") -> None:
    page.goto(f"{site.url}/skapa")
    page.get_by_role("radio", name=kind).check()
    page.get_by_label("Titel").fill(title)
    page.get_by_role("checkbox", name="Umeå kommun").check()
    page.get_by_role("button", name="Börja skriva").click()
    page.wait_for_url("**/skapa/*")


def fill_in(page: Any, facts: dict[str, str]) -> None:
    for label, value in facts.items():
        page.get_by_label(label, exact=True).fill(value)


def told(page: Any, words: str) -> None:
    """Waits until the page says so."""
    wait_until(lambda: words in page.locator("#laget").inner_text())


def write(page: Any, words: str) -> None:
    """Puts other words in the text's place, and waits until the page has an answer to that."""
    with page.expect_response(lambda answer: answer.url.endswith("/skapa/visa") and answer.ok):
        text(page).fill(words)


def axe(page: Any) -> list[str]:
    """What axe finds, without the captions that are scrolled out of sight, of whose ground it cannot judge."""
    return [found for found in axe_violations(page) if "incomplete: color-contrast: <figcaption" not in found
            and not found.startswith('incomplete: color-contrast: <span class="hint">(')]


def text(page: Any) -> Any:
    return page.locator("#f-body")


def sheets(page: Any) -> Any:
    return page.locator("#sidor img")


def are_drawn(page: Any) -> bool:
    """Every page is there as it will look, and has come whole."""
    return bool(page.evaluate("""() => {
        const images = [...document.querySelectorAll("#sidor img")];
        return images.length > 0 && !document.querySelector("#sidor .spinner, #sidor .empty-sheet")
            && images.every(image => image.complete && image.naturalWidth > 0 && !image.src.includes("sketch"));
    }"""))


def fetched(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return Path(target)


def words_of(path: Path) -> str:
    return " ".join(use.text for use in read(path.read_bytes()).texts)


def picture() -> dict[str, Any]:
    stream = io.BytesIO()
    Image.new("RGB", (640, 360), "teal").save(stream, "PNG")
    return {"name": "../två hus.png", "mimeType": "image/png", "buffer": stream.getvalue()}


def test_a_deck_is_written_seen_and_taken_home(page: Any, site: Site, tmp_path: Path) -> None:
    needs_libreoffice()
    begin(page, site, "Presentation")
    told(page, "inga fel")
    text(page).fill("## Syftet\n\n- Samma besked från alla\n\n## Så går vi vidare\n\n1. Börja\n")
    wait_until(lambda: "Så går vi vidare" in page.locator("#sidor").inner_text())
    assert page.locator("#sidor figcaption").all_inner_texts()[0].startswith("Bild 1: Färdplan 2030")
    wait_until(lambda: are_drawn(page))
    assert sheets(page).count() == 3
    deck = fetched(page, "PowerPoint (.pptx)", tmp_path)
    assert deck.name == "Färdplan 2030.pptx"
    assert api.lint(deck).status is FileStatus.CLEAN
    assert "Samma besked från alla" in words_of(deck)
    assert "Umeå kommun" in words_of(deck)


def test_a_decision_is_written_seen_and_taken_home_in_word_and_as_pdf(page: Any, site: Site, tmp_path: Path) -> None:
    needs_libreoffice()
    begin(page, site, "Beslut", "Gemensam plan")
    told(page, "kvar att fylla i: 3")
    assert page.locator("#fel a").all_inner_texts() == ["Från", "Paragraf", "Diarienummer"]
    fill_in(page, DECISION)
    text(page).fill(BODY)
    wait_until(lambda: page.locator("#laget").inner_text() == "Det finns inga fel i texten.")
    wait_until(lambda: are_drawn(page))
    document = fetched(page, "Word (.docx)", tmp_path)
    assert api.lint(document).status is FileStatus.CLEAN
    assert "RS 412-2025" in words_of(document)
    assert fetched(page, "PDF", tmp_path).read_bytes().startswith(b"%PDF-")
    assert axe(page) == []


def test_a_fault_stands_at_its_line_and_nothing_typed_is_lost(page: Any, site: Site) -> None:
    begin(page, site, "Presentation")
    told(page, "inga fel")
    wait_until(lambda: sheets(page).count() > 0 or page.locator(".empty-sheet").count() > 0)
    write(page, "## Ett\n\nText\n\n::: kolumer\n- a\n:::\n")
    told(page, "En sak att rätta")
    assert page.locator("#fel a").inner_text() == "Rad 5"
    assert "Menade du kolumner?" in page.locator("#fel").inner_text()
    assert page.locator("#rader > .wrong").all_text_contents() == ["::: kolumer"]
    assert page.locator("#sidor li").count() > 0, "the pages before the fault stay"
    assert axe(page) == []
    page.locator("#fel a").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => [document.activeElement.id, document.activeElement.value.slice("
                         "document.activeElement.selectionStart, document.activeElement.selectionEnd)]"
                         ) == ["f-body", "::: kolumer"]
    page.get_by_role("button", name="PowerPoint (.pptx)").click()  # refused: the page comes back as it was
    page.wait_for_url("**visa=1*")
    assert "kolumer" in text(page).input_value()
    assert "Rad 5" in page.locator("#fel").inner_text()


def test_a_draft_survives_reload_the_back_button_and_a_closed_tab(page: Any, site: Site) -> None:
    begin(page, site, "Rapport")
    told(page, "inga fel")
    text(page).fill("# Sammanfattning\n\nDet här ska finnas kvar.\n")
    page.reload()  # at once, before anything has been sent
    assert "finnas kvar" in text(page).input_value()
    assert page.get_by_label("Version").input_value() == "1.0"
    told(page, "inga fel")
    page.goto(f"{site.url}/granska")
    page.go_back()
    assert "finnas kvar" in text(page).input_value()
    page.goto(f"{site.url}/skapa")
    page.get_by_role("link", name="Färdplan 2030").click()
    assert "finnas kvar" in text(page).input_value()


def test_two_tabs_never_write_over_each_other(page: Any, site: Site) -> None:
    begin(page, site, "Rapport")
    told(page, "")
    other = page.context.new_page()
    other.goto(page.url)
    told(other, "inga fel")
    assert text(other).input_value() == text(page).input_value()
    write(page, "# Sammanfattning\n\nFrån den första.\n")
    before = other.url
    write(other, "# Sammanfattning\n\nFrån den andra.\n")
    wait_until(lambda: "annan flik" in other.locator("#fel").inner_text())
    assert other.url != before
    write(other, "# Sammanfattning\n\nFrån den andra.\nMer.")
    assert "annan flik" not in other.locator("#fel").inner_text()
    page.reload()
    other.reload()
    assert "Från den första." in text(page).input_value()
    assert "Från den andra.\nMer." in text(other).input_value()


def test_another_session_sees_no_draft(page: Any, chrome: Any, site: Site) -> None:
    begin(page, site, "Rapport")
    with visiting(chrome, site) as stranger:
        stranger.goto(page.url.partition("/skapa")[0] + "/skapa")
        assert "Påbörjat" not in stranger.locator("main").inner_text()
        answer = stranger.request.get(page.url)
        assert answer.status == 404


def test_an_outline_with_a_picture_goes_on_another_day(page: Any, site: Site, tmp_path: Path) -> None:
    begin(page, site, "Presentation")
    told(page, "")
    text(page).fill("## Husen\n\n## Sedan\n\nText\n")
    text(page).press("Control+Home")
    page.get_by_label("Välj en fil").set_input_files(picture())
    page.get_by_label("Vad visar bilden?").fill("Två hus [vid] en väg")
    page.get_by_role("button", name="Lägg till").click()
    page.wait_for_url("**#filer")
    assert "## Husen\n\n![Två hus vid en väg](<två hus.png>)\n\n## Sedan" in text(page).input_value()
    told(page, "inga fel")
    saved = fetched(page, "Spara dispositionen", tmp_path)
    with zipfile.ZipFile(saved) as archive:
        assert archive.namelist() == ["disposition.md", "två hus.png"]
    page.goto(f"{site.url}/skapa")
    page.get_by_label("Disposition (.md eller .zip)").set_input_files(saved)
    page.get_by_role("button", name="Öppna").click()
    page.wait_for_url("**/skapa/*")
    told(page, "inga fel")
    assert page.get_by_label("Titel").input_value() == "Färdplan 2030"
    deck = fetched(page, "PowerPoint (.pptx)", tmp_path)
    assert api.lint(deck).status is FileStatus.CLEAN
    page.get_by_role("button", name="Ta bort två hus.png").click()
    wait_until(lambda: "inte uppladdad" in page.locator("#fel").inner_text())


LETTER = "Till {{kommun}}\n\nHej {{namn}}!\n"
TABLE = "kommun;namn;telefon\nUmeå;Anna;1\nVännäs;;2\nÅsele;Bo;3\n"


def test_a_table_gives_a_file_a_row_and_one_bad_row_stops_no_other(page: Any, site: Site, tmp_path: Path) -> None:
    begin(page, site, "Rapport", "Inbjudan")
    told(page, "")
    write(page, "# Sammanfattning\n\n" + LETTER)
    page.get_by_role("button", name="Gå vidare till tabellen").click()
    page.wait_for_url("**/serie")
    page.get_by_label("Tabell").set_input_files({"name": "kommuner.csv", "mimeType": "text/csv",
                                                  "buffer": TABLE.encode()})
    page.get_by_role("button", name="Läs in tabellen").click()
    shown = page.locator("main")
    wait_until(lambda: "3 rader hittades. 2 av dem ger en fil." in shown.inner_text())
    assert "Rad 3, Vännäs: Fältet {{namn}} är tomt." in shown.inner_text()
    assert "telefon" in shown.inner_text()
    assert axe(page) == []
    page.get_by_role("button", name="Skapa filerna").click()
    page.get_by_role("button", name="Ladda ner alla filer").wait_for()
    assert "2 filer är klara." in shown.inner_text()
    assert "Rad 3, Vännäs" in shown.inner_text()
    packed = fetched(page, "Ladda ner alla filer", tmp_path)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
        assert archive.namelist() == ["Umeå.docx", "Åsele.docx"]
    assert "Hej Bo!" in words_of(tmp_path / "Åsele.docx")
    assert all(api.lint(tmp_path / name).status is FileStatus.CLEAN for name in archive.namelist())


def test_everything_works_without_scripts(chrome: Any, site: Site, tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_pages, "can_draw", lambda: False)  # sketches, which are soon there
    with visiting(chrome, site, java_script_enabled=False) as page:
        begin(page, site, "Presentation")
        text(page).fill("## Syftet\n\n- Ett\n\n::: kolumer\n")
        page.get_by_role("button", name="Visa sidorna").click()
        assert "Rad 5" in page.locator("#fel").inner_text()
        text(page).fill("## Syftet\n\n- Ett\n")
        page.get_by_role("button", name="Visa sidorna").click()
        assert sheets(page).count() == 2
        assert page.evaluate("() => [...document.querySelectorAll('#sidor img')].every(one => one.naturalWidth > 0)")
        deck = fetched(page, "PowerPoint (.pptx)", tmp_path)
    assert api.lint(deck).status is FileStatus.CLEAN


def test_the_keyboard_is_enough(page: Any, site: Site) -> None:
    page.goto(f"{site.url}/skapa")
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Plan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # in a form, Enter is the button
    page.wait_for_url("**/skapa/*")
    told(page, "En sak att rätta")  # no municipality
    page.get_by_role("link", name="Från").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Regionstyrelsen")
    wait_until(lambda: page.get_by_role("link", name="Från").count() == 0)
    page.locator("#f-body").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "fil", "the text is no trap"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(chrome: Any, site: Site, width: int, scheme: str) -> None:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with visiting(chrome, site, **options) as page:
        page.goto(f"{site.url}/skapa")
        assert axe(page) == []
        begin(page, site, "Beslut")
        told(page, "kvar att fylla i")
        assert axe(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
