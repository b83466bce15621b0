"""Drawings in SVG stand in the file beside their PNG twins, in both formats."""

from pathlib import Path

import pytest
from builder.making import heading, outline, picture
from builder.written import build, invalid, names, part, read

from naravard_templates.api import lint, load_brand
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.snapshot import Format

SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><script/><rect/></svg>"
SHOWN = {Format.PPTX: ["ppt/slides/slide3.xml", "ppt/slides/slide4.xml"], Format.DOCX: ["word/document.xml"]}


@pytest.fixture(params=Format)
def built(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[bytes, Format]:
    path = tmp_path / "a.svg"
    path.write_text(SVG, "utf-8")
    source = outline(heading(1, "Del"), heading(2, "Ett"), picture(path), heading(2, "Två"), picture(path))
    return build(source, load_brand(), request.param), request.param


def _targets(data: bytes, name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    return {one.get("Id", ""): one.get("Target", "").rpartition("/")[2]
            for one in part(data, f"{folder}/_rels/{file}.rels")}


def it_names_the_drawing_with_its_twin(built: tuple[bytes, Format]) -> None:
    data, format = built
    found = []
    for name in SHOWN[format]:
        targets = _targets(data, name)
        for blip in part(data, name).iter(qn("a:blip")):
            drawing = blip.find("a:extLst/a:ext/asvg:svgBlip", NS)
            assert drawing is not None
            found.append((targets[blip.get(qn("r:embed"), "")], targets[drawing.get(qn("r:embed"), "")]))
    assert len(found) == 2
    assert len({drawing for _, drawing in found}) == 1
    for bitmap, drawing in found:
        stored = {name.rpartition("/")[2]: name for name in names(data)}
        assert read(data, stored[bitmap]).startswith(b"\x89PNG")
        assert read(data, stored[drawing]).endswith(b"<rect /></svg>")


@pytest.mark.slow
def it_is_valid_and_clean(built: tuple[bytes, Format]) -> None:
    data, format = built
    assert invalid(data, format.value) == set()
    assert lint(data).ok
