"""Granska as a coordinator meets it: files in, verdicts with pictures and steps, new files out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support.office import needs_libreoffice
from support.places import shared
from support.web import Site, serving, visiting, wait_until

from naravard_templates import api
from naravard_templates.i18n import translate
from naravard_templates.model.finding import FileReport, FileStatus

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("web")]
HOSTILE = 12


def send(page: Any, site: Site, *files: Path | dict[str, Any]) -> None:
    page.goto(f"{site.url}/granska")
    page.set_input_files("#files", list(files))
    page.get_by_role("button", name="Granska filerna").click()
    page.wait_for_url("**/granska/*" if len(files) == 1 else "**/granska")


def verdict(page: Any) -> str:
    return str(page.locator("main .verdict").first.inner_text())


def fetched(page: Any, name: str, folder: Path) -> Path:
    """What a button downloads."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def codes(report: FileReport) -> list[str]:
    return sorted(finding.code for finding in report.findings)


def are_loaded(page: Any, selector: str) -> bool:
    return bool(page.evaluate("""selector => {
        const images = [...document.querySelectorAll(selector)];
        images.forEach(image => { image.loading = "eager"; });
        return images.length > 0 && images.every(image => image.complete && image.naturalWidth > 0);
    }""", selector))


def test_a_shared_deck_is_checked_restored_and_commented(page: Any, site: Site, spoilt: Path, tmp_path: Path) -> None:
    deck = spoilt / "fardplan-delad.pptx"
    send(page, site, deck)
    before = api.lint(deck)
    assert verdict(page).startswith("Följer inte mallen.")
    shown = page.locator(".finding h4").all_inner_texts()
    assert sorted(" ".join(text.split()).partition(" ")[2] for text in shown) == sorted(
        " ".join(translate(finding.message, "sv").split()) for finding in before.findings)
    assert page.locator(".finding ol li, .finding dd p").count() > len(shown)
    wait_until(lambda: are_loaded(page, "figure img"))

    page.get_by_role("link", name="Visa vad som skulle ändras").click()
    page.get_by_role("button", name="Ladda ner den återställda filen").wait_for()
    assert "Ger temat dess egna färger och teckensnitt tillbaka." in page.locator("#plan").inner_text()

    restored = fetched(page, "Ladda ner den återställda filen", tmp_path)
    assert restored.name == "fardplan-delad-rättad.pptx"
    left = api.lint(restored)
    assert left.status is FileStatus.FINDINGS
    assert not [finding for finding in left.findings if finding.fix == "safe"]
    everything = api.lint(fetched(page, "Ladda ner med allt detta gjort", tmp_path))
    assert len(everything.findings) < len(left.findings) < len(before.findings)

    commented = fetched(page, "Ladda ner en kopia med kommentarer", tmp_path)
    assert commented.name == "fardplan-delad-kommenterad.pptx"
    assert [code for code in codes(api.lint(commented)) if code != "NV903"] == [
        code for code in codes(before) if code != "NV903"]


def test_a_file_as_it_should_be_is_told_so(page: Any, site: Site, spoilt: Path) -> None:
    send(page, site, spoilt / "ren.docx")
    assert verdict(page) == "Följer mallen. Inga anmärkningar."
    assert page.locator(".finding").count() == 0


def test_everything_works_without_scripts(chrome: Any, site: Site, spoilt: Path, tmp_path: Path) -> None:
    with visiting(chrome, site, java_script_enabled=False) as page:
        send(page, site, spoilt / "beslut-delat.docx", spoilt / "ren.docx")
        page.get_by_role("link", name="beslut-delat.docx").click()
        assert page.locator(".finding").count() == len(api.lint(spoilt / "beslut-delat.docx").findings)
        page.get_by_role("link", name="Visa vad som skulle ändras").click()
        restored = fetched(page, "Ladda ner den återställda filen", tmp_path)
        assert len(api.lint(restored).findings) < len(api.lint(spoilt / "beslut-delat.docx").findings)


def test_the_keyboard_is_enough(page: Any, site: Site, spoilt: Path) -> None:
    page.goto(site.url)
    page.keyboard.press("Tab")
    assert focused(page) == "Hoppa till innehållet"
    page.set_input_files("#files", spoilt / "beslut-delat.docx")  # the dialogue of the system has no keys to press here
    page.locator("#files").focus()
    tab_to(page, "Granska filerna")
    page.keyboard.press("Enter")
    page.wait_for_url("**/granska/*")
    tab_to(page, "Visa vad som skulle ändras")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ladda ner den återställda filen").wait_for()
    wait_until(lambda: focused(page) == "Det som kan återställas säkert")
    tab_to(page, "Ladda ner den återställda filen")
    with page.expect_download():
        page.keyboard.press("Enter")


def focused(page: Any) -> str:
    return str(page.evaluate("() => document.activeElement.innerText || document.activeElement.id")).strip()


def tab_to(page: Any, name: str) -> None:
    """Presses Tab until it is there, and sees that the place can be seen."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == name:
            assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"Tab does not reach {name}")


def test_files_can_be_dropped(page: Any, site: Site) -> None:
    page.goto(f"{site.url}/granska")
    page.evaluate("""bytes => {
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(bytes)], "släppt.docx"));
        for (const name of ["dragenter", "dragover", "drop"])
            document.querySelector("h1").dispatchEvent(
                new DragEvent(name, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }""", list(b"%PDF-1.7"))
    page.wait_for_url("**/granska/*")
    assert page.locator("h1").inner_text() == "släppt.docx"


def test_twenty_files_at_once_get_their_verdicts(page: Any, site: Site, spoilt: Path) -> None:
    clean, bad = (spoilt / "ren.docx").read_bytes(), (spoilt / "beslut-delat.docx").read_bytes()
    files = [{"name": f"fil {number}.docx", "mimeType": "", "buffer": bad if number % 2 else clean}
             for number in range(20)]
    send(page, site, *files)
    wait_until(lambda: page.locator(".files .verdict:not(.waiting)").count() == len(files))
    rows = page.locator(".files tbody tr").all_inner_texts()
    assert sum("Följer mallen." in row for row in rows) == sum("Följer inte mallen." in row for row in rows) == 10
    assert all(("Följer inte" in row) == (int(row.split()[1].split(".")[0]) % 2 == 1) for row in rows)


def test_what_cannot_be_checked_says_why(page: Any, site: Site) -> None:
    send(page, site, {"name": "gammal.doc", "mimeType": "", "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)},
         {"name": "<b>tom.pptx", "mimeType": "", "buffer": b""},
         {"name": "vision.pdf", "mimeType": "", "buffer": b"%PDF-1.7\n%%EOF"})
    wait_until(lambda: page.locator(".files .verdict:not(.waiting)").count() == 3)
    rows = page.locator(".files tbody tr").all_inner_texts()
    assert all("Kunde inte kontrolleras: " in row for row in rows)
    assert any(row.startswith("<b>tom.pptx") for row in rows)


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_too_large_is_told_of_in_the_browser(chrome: Any, site: Site, tmp_path: Path, scripts: bool) -> None:
    film = tmp_path / "film.pptx"
    with film.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with visiting(chrome, site, java_script_enabled=scripts, expected=["413"]) as page:
        page.goto(f"{site.url}/granska")
        page.set_input_files("#files", film)
        page.get_by_role("button", name="Granska filerna").click()
        assert "50 MB" in page.locator(".notice.error").inner_text()


def hostile() -> Sequence[Path]:
    """A sample of real files that broke other programs: one of each kind."""
    kinds: dict[str, Path] = {}
    for path in shared("files"):
        kinds.setdefault(path.parent.name, path)
    return [kinds[name] for name in sorted(kinds) if not name.startswith("chart")][:HOSTILE]


def test_hostile_files_disturb_nobody(page: Any, site: Site) -> None:
    files = hostile()
    if not files:
        pytest.skip("the real files in ../shared are not here")
    send(page, site, *files)
    wait_until(lambda: page.locator(".files .verdict:not(.waiting)").count() == len(files))
    told = page.locator(".files .verdict").all_inner_texts()
    assert all(text.startswith(("Kunde inte", "Följer", "Visar", "Inga fel")) for text in told)
    page.get_by_role("link", name=files[0].name).click()
    assert page.locator("h1").inner_text() == files[0].name


def test_back_reload_and_a_second_tab(page: Any, site: Site, spoilt: Path) -> None:
    send(page, site, spoilt / "beslut-delat.docx")
    first = verdict(page)
    page.reload()
    assert verdict(page) == first
    other = page.context.new_page()
    other.goto(page.url)
    assert verdict(other) == first
    page.go_back()
    assert page.locator(".files tbody tr").count() == 1
    page.go_forward()
    assert verdict(page) == first
    page.goto("about:blank")
    other.get_by_role("button", name="Ta bort filen härifrån").click()
    other.wait_for_url("**/granska")
    assert other.locator(".files").count() == 0


def test_names_of_files_are_only_names(page: Any, site: Site, spoilt: Path, tmp_path: Path) -> None:
    data = (spoilt / "beslut-delat.docx").read_bytes()
    send(page, site, {"name": "..\\..\\etc\\'\"<script>alert(1)</script>\u202ecod.docx", "mimeType": "",
                      "buffer": data})
    assert ".." not in page.locator("h1").inner_text()
    assert page.locator("h1 script").count() == 0
    assert fetched(page, "Ladda ner en kopia med kommentarer", tmp_path).parent == tmp_path


def test_libreoffice_draws_the_pages_when_it_has_had_its_time(chrome: Any, spoilt: Path) -> None:
    needs_libreoffice()
    with serving(workers=2, max_session_files=1) as site, visiting(chrome, site) as page:
        send(page, site, spoilt / "beslut-delat.docx")
        page.locator("#painting").wait_for(state="detached")
        wait_until(lambda: are_loaded(page, "figure img[src$='?ritad=1']"))
        assert page.locator("figure").count() == page.locator("figure img[src$='?ritad=1']").count() > 0


def test_the_language_can_be_chosen(page: Any, site: Site, spoilt: Path) -> None:
    send(page, site, spoilt / "ren.docx")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert verdict(page) == "Follows the template. Nothing was found."
