"""Changes that a real program made and saved in its own way are found, with the right code, element and place."""

from pathlib import Path

import pytest
from support.office import edit
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Severity

PHOTO = str(EXAMPLES / "bilder" / "nara-vard-helhet.png")
EDITS = [
    pytest.param("move", "Ordmärke", "500", "NV201", id="move"),
    pytest.param("resize", "Ordmärke", "1.3", "NV202", id="resize"),
    pytest.param("delete", "Ordmärke", "", "NV204", id="delete"),
    pytest.param("replace", "Ordmärke", PHOTO, "NV205", id="replace"),
    pytest.param("recolour", "Fält trygghet", "990000", "NV206", id="recolour"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {"pptx": nt.build(EXAMPLES / "fardplan.md", folder / "deck.pptx"),
            "docx": nt.build(EXAMPLES / "beslut.md", folder / "document.docx")}


@pytest.mark.parametrize(("action", "name", "argument", "code"), EDITS)
@pytest.mark.parametrize(("format", "surfaces"), [("pptx", {"master"}), ("docx", {"header", "footer"})])
def test_the_edit_is_found(built: dict[str, Path], tmp_path: Path, format: str, surfaces: set[str], action: str,
                           name: str, argument: str, code: str) -> None:
    changed = edit(built[format], tmp_path / f"changed.{format}", action, name, argument)

    (finding,) = [found for found in nt.lint(changed).findings if found.severity is not Severity.INFO]

    assert finding.code == code
    assert finding.location.surface.value in surfaces
    assert finding.element is not None
    assert name.split(maxsplit=1)[-1].casefold() in finding.message.values["element"].casefold()
