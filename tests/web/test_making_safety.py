"""An outline from outside reaches what was uploaded with it and nothing else; what a table says stays plain text."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from naravard_templates import api
from naravard_templates.errors import NaravardError, OutlineError, UsageError
from naravard_templates.formats.read import read
from naravard_templates.i18n import translate
from naravard_templates.web import work
from naravard_templates.web.making_files import outline_file, safe_name, uploaded_outline
from naravard_templates.web.making_series import Sheet, make_some, overview
from naravard_templates.web.making_work import Material, finished, look_at

SECRET = "HEMLIGT-73519"


def png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _working(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_told", [api.load_brand()])


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of this machine with files that nobody uploaded."""
    (tmp_path / "tal.csv").write_text(f"a;b\n{SECRET};1\n", "utf-8")
    (tmp_path / "tal.yaml").write_text(f"{SECRET}: 1\n", "utf-8")
    (tmp_path / "bild.png").write_bytes(png())
    return tmp_path


WAYS = ["{outside}/{name}", "file://{outside}/{name}", "file:{outside}/{name}", "../{outside}/{name}",
        "../../../../../../{outside}/{name}", "x/../../../../{outside}/{name}", "%2e%2e/{outside}/{name}",
        "\\\\\\\\localhost\\\\{name}", "//localhost/{name}", "{name}", "./{name}", "~/{name}", "http://localhost/{name}"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["bild.png", "tal.csv", "tal.yaml"])
def test_a_path_leads_nowhere(way: str, name: str, outside: Path) -> None:
    target = way.format(outside=outside, name=name)
    text = f"![Alt](<{target}>)\n" if name.endswith("png") else f'::: diagram {{alt="a" fil="{target}"}}\n:::\n'
    for seen in (look_at(Material(text)), look_at(Material(text, {"annan.png": png()}))):
        assert seen.problems
        assert not seen.data
        said = " ".join(translate(problem.message, "sv") for problem in seen.problems)
        assert SECRET not in said
        assert "naravard-" not in said  # the folder in which the work is done


def test_what_was_uploaded_is_reached_whatever_folder_the_outline_says() -> None:
    text = "---\ntyp: presentation\ntitel: A\n---\n\n## B\n\n![Alt](bilder/bild.png)\n"
    seen = look_at(Material(text, {"bild.png": png()}))
    assert seen.problems == ()
    assert len(seen.pages) == 2


def test_a_drawing_shows_no_file_of_this_machine(outside: Path) -> None:
    drawing = (f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{outside}/bild.png"/></svg>')
    seen = look_at(Material("## A\n\n![Alt](a.svg)\n", {"a.svg": drawing.encode()}))
    assert seen.problems


def test_nothing_is_included_by_yaml(outside: Path) -> None:
    for front in (f"titel: !include {outside}/tal.csv", f"titel: !!python/object/apply:open [{outside}/tal.csv]",
                  "titel: &a x\nunderrubrik: *a"):
        assert look_at(Material(f"---\n{front}\n---\n\nText.\n")).problems


@pytest.mark.parametrize(("name", "safe"), [
    ("../../etc/a.png", "a.png"), ("C:\\a\\b.PNG", "b.png"), ("/a.svg", "a.svg"), ("å ä.jpg", "å ä.jpg"),
    ("a\x00b\n.png", "a-b.png"), ("..png.png", "png.png"), ("\u202egnp.csv", "gnp.csv"), (" .png", "bild.png"),
    ("a.exe", None), ("a", None), ("", None), ("a.png/", None), ("passwd", None)])
def test_a_name_from_outside_becomes_one_of_ours(name: str, safe: str | None) -> None:
    if safe is None:
        with pytest.raises(UsageError):
            safe_name(name)
    else:
        assert safe_name(name) == safe


def packed(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_saved_outline_is_opened_again_with_its_pictures() -> None:
    suffix, data = outline_file("Text å\n", {"bild.png": png()})
    assert suffix == ".zip"
    assert uploaded_outline([("x.zip", data)]) == ("Text å\n", {"bild.png": png()})
    assert uploaded_outline([("x.md", outline_file("Text\n", {})[1])]) == ("Text\n", {})


def test_a_zip_file_puts_nothing_where_it_says() -> None:
    data = packed(("../../a.md", b"Text"), ("/etc/b.png", png()), ("c/../../d.png", png()), ("__MACOSX/._a.md", b"x"))
    assert uploaded_outline([("x.zip", data)])[1].keys() == {"b.png", "d.png"}


def test_a_picture_is_found_though_cameras_write_its_ending_in_capitals() -> None:
    text = "---\ntyp: presentation\ntitel: A\n---\n\n## B\n\n![Alt](bilder/IMG_1.PNG)\n"
    assert look_at(Material(*uploaded_outline([("a.md", text.encode()), ("IMG_1.PNG", png())]))).problems == ()


def test_two_files_of_one_name_are_not_taken_for_each_other() -> None:
    entries = [("a.md", b"Text"), ("x/bild.png", png()), ("y/bild.png", png() + b"another")]
    with pytest.raises(UsageError, match=r"bild\.png"):
        uploaded_outline([("x.zip", packed(*entries))])
    assert uploaded_outline([("x.zip", packed(*entries[:2], ("y/bild.png", png())))])[1].keys() == {"bild.png"}


def test_a_link_in_a_zip_file_is_no_link() -> None:
    entry = zipfile.ZipInfo("a.png")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("a.md", "---\ntitel: A\ntyp: presentation\n---\n\n## B\n\n![Alt](a.png)\n")
    text, files = uploaded_outline([("x.zip", stream.getvalue())])
    assert files == {"a.png": b"/etc/passwd"}
    assert look_at(Material(text, files)).problems


@pytest.mark.parametrize("uploads", [
    [], [("a.md", b"x"), ("b.md", b"y")], [("a.png", b"x")], [("a.zip", b"PK no zip")], [("a.md", b"a\0b")],
    [("a.md", "å".encode("latin-1"))], [("a.zip", packed(*((f"{n}.md", b"") for n in range(200))))],
    [("a.zip", packed(("a.md", b"0" * 200_000_000)))], [("a.md", b"x"), ("b.exe", b"y")]], ids=range(9))
def test_what_is_no_outline_is_refused_with_a_reason(uploads: list[tuple[str, bytes]]) -> None:
    with pytest.raises(UsageError):
        uploaded_outline(uploads)


LETTER = "---\ntitel: Till {{kommun}}\ntyp: rapport\ndatum: 2026-01-01\n---\n\n# Sammanfattning\n\nHej {{namn}}!\n"
HOSTILE = ["{{ 7*7 }}", "{{kommun}}", "{% include '/etc/passwd' %}", "![a](/etc/passwd)", "<script>1</script>",
           "# Rubrik", "{{namn.__class__}}", "${7*7}", "=1+1", "`kod`"]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_table_says_is_text(value: str) -> None:
    sheet = Sheet("t.csv", f'kommun;namn\nUmeå;"{value}"\n'.encode())
    turn = make_some(Material(LETTER), sheet, "docx", 0)
    assert [name for name, _ in turn.files] == ["Umeå.docx"]
    assert f"Hej {value}!" in " ".join(use.text for use in read(turn.files[0][1]).texts)


def test_names_of_files_stay_in_the_archive() -> None:
    sheet = Sheet("t.csv", "kommun;namn\n../../etc/passwd;A\nC:\\x;B\nCON;C\nUmeå;D\numeå;E\n".encode())
    turn = make_some(Material(LETTER), sheet, "docx", 0)
    names = [name for name, _ in turn.files]
    assert len(names) == len(set(map(str.casefold, names)))
    assert not any(sign in name for name in names for sign in "/\\:")
    assert not any(name.startswith((".", "CON.")) for name in names)


def test_a_row_that_cannot_be_used_is_named_and_stops_no_other() -> None:
    sheet = Sheet("t.csv", "kommun;namn\nUmeå;A\nVännäs;\nÅsele;C\n".encode())
    found = overview(Material(LETTER), sheet, "")
    assert (found.rows, found.files, found.fields) == (3, 2, ("{{kommun}}", "{{namn}}"))
    said = translate(found.problems[0].message, "sv")
    assert "3" in said
    assert "Vännäs" in said
    assert "{{namn}}" in said
    assert [name for name, _ in make_some(Material(LETTER), sheet, "docx", 0).files] == ["Umeå.docx", "Åsele.docx"]


def test_a_field_that_is_no_column_stops_them_all() -> None:
    found = overview(Material(LETTER), Sheet("t.csv", b"kommun\nA\n"), "")
    assert found.files == 0
    assert "{{namn}}" in translate(found.refused[0].message, "sv")


@pytest.mark.parametrize("sheet", [Sheet("a.csv", b""), Sheet("a.xlsx", b"x"), Sheet("a.csv", b"\xff\xff\x00"),
                                   Sheet("a.json", b"[[["), Sheet("a.yaml", b"*a")])
def test_what_is_no_table_is_refused_with_a_reason(sheet: Sheet) -> None:
    found = overview(Material(LETTER), sheet, "docx")
    assert found.refused
    assert isinstance(found.refused[0], NaravardError)


def test_a_field_is_never_handed_over() -> None:
    with pytest.raises(OutlineError, match="kommun"):
        finished(Material(LETTER), "docx")
