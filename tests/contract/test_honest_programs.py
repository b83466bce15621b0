"""A file that was only opened and saved is not blamed for it, whichever program did it and by whichever way."""

import io
from pathlib import Path

import docx
import pptx
import pytest
from support.edit import pack, parts
from support.office import convert
from support.places import EXAMPLES, SHARED, needs_shared, shared

import naravard_templates as nt
from naravard_templates.model.finding import FileReport, Outcome, Severity

EXAMPLE = {"pptx": EXAMPLES / "fardplan.md", "docx": EXAMPLES / "beslut.md"}
FORMATS = pytest.mark.parametrize("format", ["pptx", "docx"])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {format: nt.build(source, folder / f"example.{format}") for format, source in EXAMPLE.items()}


def blamed(report: FileReport) -> list[str]:
    """What lint found above info; that the program dropped locks, say, is NV105, which is only told."""
    assert report.error is None
    return [finding.code for finding in report.findings if finding.severity is not Severity.INFO]


@FORMATS
def test_saved_by_the_python_libraries(built: dict[str, Path], format: str) -> None:
    opened = pptx.Presentation(str(built["pptx"])) if format == "pptx" else docx.Document(str(built["docx"]))
    buffer = io.BytesIO()
    opened.save(buffer)

    assert nt.lint(buffer.getvalue()).ok
    assert nt.lint(opened).ok


@FORMATS
def test_packed_anew_in_another_order(built: dict[str, Path], format: str) -> None:
    content = parts(built[format].read_bytes())

    assert nt.lint(pack(dict(reversed(content.items())))).ok


@FORMATS
def test_saved_by_libreoffice(built: dict[str, Path], format: str, tmp_path: Path) -> None:
    report = nt.lint(convert(built[format], format, tmp_path))

    assert blamed(report) == []
    assert [finding.code for finding in report.findings].count("NV105") == 1


@pytest.mark.parametrize(("format", "by_way_of"), [("pptx", "odp"), ("docx", "odt")])
def test_saved_by_libreoffice_by_way_of_opendocument(built: dict[str, Path], format: str, by_way_of: str,
                                                     tmp_path: Path) -> None:
    between = convert(built[format], by_way_of, tmp_path)

    assert blamed(nt.lint(convert(between, format, tmp_path / "back"))) == []


@needs_shared
def test_every_honest_file_of_a_strange_brand_is_clean_or_unknown(tmp_path: Path) -> None:
    brand = nt.adopt([SHARED / "resaved/brand.potx", SHARED / "resaved/brand.dotx"], tmp_path / "brand")

    failed = {path.name: [finding.code for finding in nt.lint(path, brand=brand).findings
                          if finding.outcome is Outcome.FAILED and finding.severity is not Severity.INFO
                          and finding.code < "NV5"]  # their content has faults of its own
              for path in shared("resaved")}

    assert {name: codes for name, codes in failed.items() if codes} == {}


@needs_shared
@pytest.mark.parametrize("path", shared("templates"), ids=lambda path: path.name)
def test_a_real_template_is_clean_by_its_own_brand(path: Path, tmp_path: Path) -> None:
    """Its own sample pages may be hard to read aloud or have a title dragged away, as one has: that is so."""
    brand = nt.adopt([path], tmp_path / "brand")

    assert [code for code in blamed(nt.lint(path, brand=brand)) if code < "NV5"] == []
