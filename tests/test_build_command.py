"""`naravard build` from the outside: kinds, merging and PDF, as a coordinator meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from support.edit import parts
from support.office import needs_libreoffice

from naravard_templates import api
from naravard_templates.cli import run
from naravard_templates.errors import RenderingError
from naravard_templates.rendering import libreoffice

LETTER = """---
titel: Till {{kommun}}
typ: missiv
datum: 2025-11-18
diarienummer: "{{dnr}}"
---

# Ärendet

Hej {{kommun}}.
"""
TABLE = "kommun;dnr\nUmeå kommun;RS 1-2025\nMalå kommun;RS 2-2025\n"


@dataclass
class Said:
    code: int
    out: list[str]
    err: list[str]


Build = Callable[..., Said]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "brev.md").write_text(LETTER, "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.fixture
def build(here: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    def carried_out(*arguments: str) -> Said:
        code = run(["build", *arguments])
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err.splitlines())

    return carried_out


def document(path: str) -> str:
    return parts(Path(path).read_bytes())["word/document.xml"].decode()


class DescribeKinds:
    def it_tells_all_that_is_wrong_with_an_outline_at_once(self, build: Build) -> None:
        Path("b.md").write_text("---\ntyp: beslut\nparter: Umea\ndatum: i dag\n---\n\n![](nej.png)\n", "utf-8")
        assert build("b.md").code == 2
        Path("b.md").write_text("---\ntyp: beslut\nparter: Umea\ndatum: i dag\n---\n\n# Beslut\n\nJa.\n", "utf-8")
        said = build("b.md")
        assert (said.code, said.out) == (2, [])
        assert [line.split(": ")[0] for line in said.err] == [
            "b.md", "b.md", "b.md:1", "b.md:1", "b.md:1", "b.md:3:9", "b.md:4:8", "b.md:7"]
        assert not Path("b.docx").exists()

    @pytest.mark.parametrize(("kind", "file"), [("presentation", "b.pptx"), ("Bildspel", "b.pptx"), ("", "b.docx")])
    def it_makes_the_format_that_the_kind_asks_for(self, build: Build, kind: str, file: str) -> None:
        Path("b.md").write_text(f"---\ntitel: T\ntyp: {kind}\n---\n\n## R\n\nText.\n", "utf-8")
        assert build("b.md").out == [file]

    def it_spells_parties_as_the_brand_does(self, build: Build) -> None:
        Path("b.md").write_text("---\ntitel: T\nparter: Umeå\n---\n\nText.\n", "utf-8")
        assert build("b.md").code == 0
        assert "Umeå kommun" in document("b.docx")


class DescribeMerging:
    def it_makes_a_file_a_row_named_by_the_first_column(self, build: Build) -> None:
        said = build("brev.md", "--data", "t.csv")
        assert said == Said(0, ["Umeå kommun.docx", "Malå kommun.docx"], [])
        assert "Hej Umeå kommun." in document("Umeå kommun.docx")
        assert "RS 2-2025" in document("Malå kommun.docx")
        assert {report.ok for report in api.lint_many(said.out)} == {True}

    @pytest.mark.parametrize(("target", "first"), [
        ("ut/", "ut/Umeå kommun.docx"), ("ut", "ut/Umeå kommun.docx"), ("ut/{{dnr}}.docx", "ut/RS 1-2025.docx"),
        ("ut/{{dnr}}", "ut/RS 1-2025.docx"), ("{{kommun}}/brev.docx", "Umeå kommun/brev.docx"),
        ("{{Kommun}}.pptx", "Umeå kommun.pptx"),
    ])
    def it_goes_by_the_pattern(self, build: Build, target: str, first: str) -> None:
        said = build("brev.md", "--data", "t.csv", "-o", target)
        assert (said.code, said.out[0]) == (0, str(Path(first)))
        assert all(Path(name).exists() for name in said.out)

    def it_refuses_one_name_for_all(self, build: Build) -> None:
        said = build("brev.md", "--data", "t.csv", "-o", "ut/brev.docx")
        assert said.code == 2
        assert said.err == [f"All files would be called {Path('ut/brev.docx')}. Put a column in the name: "
                            f"{Path('ut', '{{kommun}}.docx')}"]

    def it_refuses_fields_that_no_column_has_before_it_makes_anything(self, build: Build) -> None:
        Path("t.csv").write_text(TABLE.replace("dnr", "diarienr"), "utf-8")
        said = build("brev.md", "--data", "t.csv", "-o", "{{komun}}.docx")
        assert (said.code, said.out) == (2, [])
        assert said.err[0].startswith("brev.md: The field {{komun}} is no column of t.csv. Did you mean {{kommun}}?")
        assert said.err[1].startswith("brev.md:5: The field {{dnr}} is no column of t.csv. Did you mean {{diarienr}}?")

    def it_goes_on_after_a_bad_row_and_tells_of_it_at_the_end(self, build: Build) -> None:
        Path("t.csv").write_text(TABLE + "Sorsele kommun;\nÅsele kommun;fel\nVännäs kommun;RS 5-2025;x\n", "utf-8")
        said = build("brev.md", "--data", "t.csv")
        assert (said.code, said.out) == (2, ["Umeå kommun.docx", "Malå kommun.docx"])
        assert said.err[0] == "t.csv: Row 4, Sorsele kommun: The field {{dnr}} is empty. Fill in the cell."
        assert said.err[1].startswith("t.csv: Row 6, Vännäs kommun: There are 3 cells, but 2 columns.")
        assert said.err[2].startswith("t.csv: Row 5, Åsele kommun: The diary number «fel» is not written as any")
        assert said.err[2].endswith("(line 5 of brev.md)")
        assert said.err[3] == "3 of 5 rows gave no file."

    def it_warns_of_columns_that_nothing_uses(self, build: Build) -> None:
        Path("t.csv").write_text("kommun;dnr;telefon\nUmeå kommun;RS 1-2025;\n", "utf-8")
        said = build("brev.md", "--data", "t.csv", "--lang", "sv")
        assert (said.code, said.err) == (0, ["Inget fält i underlaget använder de här kolumnerna: telefon."])

    def it_writes_nothing_where_a_file_is_there_already(self, build: Build) -> None:
        Path("Malå kommun.docx").write_text("min", "utf-8")
        assert build("brev.md", "--data", "t.csv").code == 4
        assert not Path("Umeå kommun.docx").exists()
        assert build("brev.md", "--data", "t.csv", "--force").code == 0

    def it_puts_data_in_as_it_stands(self, build: Build) -> None:
        Path("t.csv").write_text('kommun;dnr\n"**A** & <b> {{dnr}} # x";RS 1-2025\n', "utf-8")
        said = build("brev.md", "--data", "t.csv", "-o", "{{dnr}}.docx")
        assert said.code == 0
        assert "Hej **A** &amp; &lt;b&gt; {{dnr}} # x." in document("RS 1-2025.docx")

    def it_gives_the_same_bytes_twice(self, build: Build) -> None:
        one, two = build("brev.md", "--data", "t.csv", "-o", "a/"), build("brev.md", "--data", "t.csv", "-o", "b/")
        assert [Path(name).read_bytes() for name in one.out] == [Path(name).read_bytes() for name in two.out]

    def it_takes_one_outline_at_a_time(self, build: Build) -> None:
        assert build("brev.md", "brev.md", "--data", "t.csv").code == 2

    def it_does_not_send_a_letter_to_a_field(self, build: Build) -> None:
        said = build("brev.md")
        assert said.code == 2
        assert said.err[0].startswith("brev.md:2: The field {{kommun}} has no value without a table.")
        assert len(said.err) == 2

    def it_tells_the_library_what_came_of_it(self, here: Path) -> None:
        steps: list[tuple[int, int]] = []
        merged = api.merge("brev.md", "t.csv", here / "ut", progress=lambda *step: steps.append(step))
        assert (merged.ok, len(merged.files), steps) == (True, 2, [(1, 2), (2, 2)])


class DescribePdf:
    @pytest.mark.slow
    @pytest.mark.parametrize(("kind", "target"), [("", "b.pdf"), ("presentation", "b.pdf")])
    def it_makes_a_tagged_pdf(self, build: Build, kind: str, target: str) -> None:
        needs_libreoffice()
        Path("b.md").write_text(f"---\ntitel: Titeln\ntyp: {kind}\n---\n\n## Rubrik\n\n- Text\n", "utf-8")
        assert build("b.md", "--to", "pdf").out == [target]
        pdf = Path("b.pdf").read_bytes()
        assert pdf.startswith(b"%PDF")
        assert b"/MarkInfo<</Marked true>>" in pdf
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert not Path("b.docx").exists()

    @pytest.mark.slow
    def it_makes_one_a_row(self, build: Build) -> None:
        needs_libreoffice()
        said = build("brev.md", "--data", "t.csv", "-o", "ut/{{kommun}}.pdf")
        assert (said.code, len(said.out)) == (0, 2)

    @pytest.mark.parametrize("arguments", [["b.md"], ["brev.md", "--data", "t.csv"]])
    def it_says_in_one_sentence_that_libreoffice_is_missing(
        self, build: Build, arguments: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def missing() -> Path:
            raise RenderingError("LibreOffice is missing.")

        for module in ("naravard_templates.building", "naravard_templates.series"):
            monkeypatch.setattr(f"{module}.find", missing)
        monkeypatch.setattr(libreoffice, "find", missing)
        Path("b.md").write_text("---\ntitel: T\n---\n\nText.\n", "utf-8")
        assert build(*arguments, "--to", "pdf") == Said(2, [], ["LibreOffice is missing."])


def it_places_no_picture_of_more_pixels_than_the_settings_allow(here: Path, build: Build) -> None:
    (here / "a.md").write_text("---\ntitel: A\n---\n\n# Bild\n\n![Ett fält](a.png)\n", "utf-8")
    Image.new("L", (300, 200)).save(here / "a.png")
    (here / "naravard.toml").write_text("[limits]\npixels = 50_000\n", "utf-8")
    said = build("a.md")
    assert said.code == 2
    assert said.err[0].startswith("a.md:7: ")
    assert "60000" in said.err[0]
    assert "50000" in said.err[0]
    assert not (here / "a.docx").exists()

    (here / "naravard.toml").write_text("[limits]\npixels = 60_000\n", "utf-8")
    assert build("a.md").code == 0
