"""Slides that were pasted with their own formatting become the brand's, and nothing that they say is lost."""

import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from support.edit import edit, pack, parts, qn
from support.foreign import SENDERS, deck, pasted

import naravard_templates as nt
from naravard_templates.cli import run

OWN = 1


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    source = tmp_path_factory.mktemp("eget") / "eget.md"
    source.write_text("---\ntitel: Eget\ntyp: presentation\nparter: [Umeå]\n---\n", encoding="utf-8")
    return nt.build(source, source.with_suffix(".pptx")).read_bytes()


@pytest.fixture(scope="module")
def mixed(base: bytes) -> bytes:
    """Twenty slides from three senders, after the brand's own."""
    return pasted(base, *(deck(sender) for sender in SENDERS), limit=20)


@pytest.fixture(scope="module")
def adopted(mixed: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("rättat")
    (folder / "blandat.pptx").write_bytes(mixed)
    outcome = nt.fix(folder / "blandat.pptx", folder / "rättat.pptx", unsafe=True)
    assert outcome.ok, outcome.reason
    return (folder / "rättat.pptx").read_bytes()


def content(data: bytes) -> list[dict[str, object]]:
    """What each slide says and shows, without a word of how it looks."""
    slides = Presentation(io.BytesIO(data)).slides
    return [{
        "title": slide.shapes.title.text if slide.shapes.title is not None else None,
        "texts": Counter(shape.text for shape in slide.shapes if shape.has_text_frame and shape.text),
        "pictures": Counter(hashlib.sha256(shape.image.blob).hexdigest() for shape in slide.shapes
                            if hasattr(shape, "image")),
        "tables": [[cell.text for row in shape.table.rows for cell in row.cells] for shape in slide.shapes
                   if shape.has_table],
        "charts": [[(plot.categories[0], list(series.values)) for plot in shape.chart.plots for series in plot.series]
                   for shape in slide.shapes if shape.has_chart],
        "notes": slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "",
    } for slide in slides]


def codes(data: bytes) -> Counter[str]:
    return Counter(finding.code for finding in nt.lint(data).findings)


def test_twenty_slides_from_three_senders_are_on_brand_with_all_their_content(mixed: bytes, adopted: bytes) -> None:
    assert codes(mixed)["NV103"] == 20
    assert len(content(adopted)) == OWN + 20

    assert content(adopted) == content(mixed)
    assert not [code for code in codes(adopted) if code.startswith(("NV1", "NV2", "NV3", "NV4", "NV5"))]


def test_the_senders_masters_are_gone_and_the_brands_own_one_is_used(base: bytes, adopted: bytes) -> None:
    own, now = Presentation(io.BytesIO(base)), Presentation(io.BytesIO(adopted))

    assert len(now.slide_masters) == 1
    assert [layout.name for layout in now.slide_layouts] == [layout.name for layout in own.slide_layouts]
    assert sorted(name for name in parts(adopted) if "theme" in name) == sorted(
        name for name in parts(base) if "theme" in name)


def test_each_slide_is_on_the_layout_made_for_what_it_holds(adopted: bytes) -> None:
    layouts = [slide.slide_layout.name for slide in Presentation(io.BytesIO(adopted)).slides][OWN:OWN + 7]

    assert layouts == ["Titel", "Rubrik och innehåll", "Två kolumner", "Bild och text", "Rubrik och innehåll",
                       "Rubrik och innehåll", "Rubrik och innehåll"]


def test_pictures_keep_their_proportions_and_text_gives_way_to_a_free_one(adopted: bytes) -> None:
    slides = Presentation(io.BytesIO(adopted)).slides
    framed = next(shape for shape in slides[OWN + 3].shapes if shape.name == "Foto")
    across = 1 - framed.crop_left - framed.crop_right
    down = 1 - framed.crop_top - framed.crop_bottom
    assert framed.width / framed.height == pytest.approx(320 * across / (200 * down), rel=0.01)

    body, free = (next(shape for shape in slides[OWN + 6].shapes if shape.name == name)
                  for name in ("Content Placeholder 2", "Fri"))
    assert body.left + body.width <= free.left


def test_the_file_is_no_less_valid_than_it_was(mixed: bytes, adopted: bytes, tmp_path: Path) -> None:
    assert faults(adopted, tmp_path) <= faults(mixed, tmp_path)


def faults(data: bytes, folder: Path) -> set[str]:
    path = folder / "fil.pptx"
    path.write_bytes(data)
    return {str(error).partition("]")[2].partition(":")[2] for error in OpenXmlValidator().validate(str(path)).errors}


def test_without_unsafe_nothing_moves(mixed: bytes, tmp_path: Path) -> None:
    (tmp_path / "blandat.pptx").write_bytes(mixed)

    assert nt.fix(tmp_path / "blandat.pptx", tmp_path / "ut.pptx").edits == ()


def test_fixing_twice_changes_no_byte(adopted: bytes, tmp_path: Path) -> None:
    (tmp_path / "rättat.pptx").write_bytes(adopted)
    nt.fix(tmp_path / "rättat.pptx", tmp_path / "igen.pptx", unsafe=True)

    assert (tmp_path / "igen.pptx").read_bytes() == adopted


def test_a_deck_that_was_never_the_brands_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "annan.pptx").write_bytes(deck(SENDERS[0]))
    outcome = nt.fix(tmp_path / "annan.pptx", tmp_path / "ut.pptx", unsafe=True)

    assert outcome.status == "refused"
    assert "paste the content" in str(outcome.reason)
    assert not (tmp_path / "ut.pptx").exists()


def test_a_brand_master_that_is_missing_is_taken_from_the_brand(mixed: bytes, base: bytes, tmp_path: Path) -> None:
    """A stamped deck whose own slides were deleted, and its master with them."""
    donor = deck(SENDERS[1])
    stamped = {**parts(donor), "docProps/custom.xml": parts(base)["docProps/custom.xml"]}
    data = edit(edit(pack(stamped), "[Content_Types].xml", _declare_custom), "_rels/.rels", _relate_custom)
    (tmp_path / "stämplad.pptx").write_bytes(data)
    assert set(codes(data)) >= {"NV103"}

    outcome = nt.fix(tmp_path / "stämplad.pptx", tmp_path / "ut.pptx", unsafe=True)

    assert outcome.ok, outcome.reason
    fixed = (tmp_path / "ut.pptx").read_bytes()
    assert content(fixed) == content(data)
    assert [master.name for master in Presentation(io.BytesIO(fixed)).slide_masters] == [
        master.name for master in Presentation(io.BytesIO(base)).slide_masters]
    assert faults(fixed, tmp_path) <= faults(data, tmp_path)


def _declare_custom(root) -> None:
    root.append(root.makeelement(qn("ct:Override"), PartName="/docProps/custom.xml", ContentType=(
        "application/vnd.openxmlformats-officedocument.custom-properties+xml")))


def _relate_custom(root) -> None:
    root.append(root.makeelement(qn("rel:Relationship"), Id="rIdCustom", Target="docProps/custom.xml", Type=(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties")))


def test_a_dry_run_says_where_each_slide_would_go(
        mixed: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "blandat.pptx").write_bytes(mixed)
    run(["fix", "--unsafe", "--dry-run", "--format", "json", str(tmp_path / "blandat.pptx")])

    edits = json.loads(capsys.readouterr().out)["files"][0]["edits"]
    moves = [one for one in edits if one["action"] == "adopt-slide"]
    assert len(moves) == 20
    assert moves[0]["details"]["fills"][0]["type"] == "ctrTitle"
