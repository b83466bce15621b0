"""Brand folders: what adopting makes, and what loading refuses."""

import json
import shutil
from pathlib import Path

import pytest
from support.places import BRAND, ROOT, SHARED, needs_shared

import naravard_templates as nt
from naravard_templates.errors import BrandError, OutputError
from naravard_templates.model.snapshot import Format

MASTERS = [BRAND / "framtidsbild.potx", BRAND / "framtidsbild.dotx"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the default brand's data that a test may spoil."""
    folder = tmp_path / "brand"
    folder.mkdir()
    for name in ("brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"):
        shutil.copy(BRAND / name, folder)
    return folder


def test_the_default_brand_is_what_its_masters_say_now(copy: Path) -> None:
    nt.adopt(MASTERS, copy)

    assert (copy / "protected.json").read_bytes() == (BRAND / "protected.json").read_bytes(), (
        "run: naravard brand adopt brand/framtidsbild.potx brand/framtidsbild.dotx -o brand")


def test_adopting_a_new_folder_writes_all_that_is_needed(tmp_path: Path) -> None:
    brand = nt.adopt(MASTERS, tmp_path / "Vår profil", name="Vår profil")

    assert (brand.id, brand.config.name, brand.version) == ("var-profil", "Vår profil", "1.0.0")
    assert sorted(path.name for path in (tmp_path / "Vår profil").iterdir()) == [
        "brand.yaml", "framtidsbild.dotx", "framtidsbild.potx", "protected.json"]
    assert brand.has(Format.PPTX)
    assert brand.has(Format.DOCX)


def test_adopting_again_keeps_what_people_decided(copy: Path) -> None:
    config = copy / "brand.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "severities: {NV304: error}\n", encoding="utf-8")

    nt.adopt(MASTERS, copy)

    assert nt.load_brand(copy).config.severities["NV304"] == "error"


def test_adopting_one_new_master_keeps_the_other(copy: Path) -> None:
    brand = nt.adopt([BRAND / "framtidsbild.dotx"], copy)

    assert brand.has(Format.PPTX)


def test_adopting_never_writes_over_another_file(copy: Path) -> None:
    (copy / "framtidsbild.potx").write_bytes(b"something else")

    with pytest.raises(OutputError, match="another file"):
        nt.adopt(MASTERS, copy)


def test_two_masters_of_one_format_are_refused(tmp_path: Path) -> None:
    twin = shutil.copy(BRAND / "framtidsbild.potx", tmp_path / "twin.potx")

    with pytest.raises(BrandError, match="both pptx"):
        nt.adopt([BRAND / "framtidsbild.potx", twin], tmp_path / "brand")


def test_a_master_that_was_changed_after_adopting_is_refused_with_a_remedy(copy: Path) -> None:
    master = copy / "framtidsbild.potx"
    master.write_bytes(master.read_bytes() + b" ")

    with pytest.raises(BrandError, match="brand adopt"):
        nt.load_brand(copy)


@pytest.mark.parametrize(("name", "text", "said"), [
    ("brand.yaml", "id: [", "brand.yaml"),
    ("brand.yaml", "id: Å\nname: x\nversion: 1", "id"),
    ("brand.yaml", "id: x\nname: x\nversion: '1'\nhattar: 3", "hattar"),
    ("protected.json", "{", "protected.json"),
    ("protected.json", "{}", "brand"),
])
def test_a_malformed_brand_names_the_file_and_the_fault(copy: Path, name: str, text: str, said: str) -> None:
    (copy / name).write_text(text, encoding="utf-8")

    with pytest.raises(BrandError, match=said):
        nt.load_brand(copy)


def test_a_lock_of_another_brand_is_refused(copy: Path) -> None:
    path = copy / "protected.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "version": "0.9"}), encoding="utf-8")

    with pytest.raises(BrandError, match=r"framtidsbild@0\.9"):
        nt.load_brand(copy)


def test_a_lock_cannot_point_outside_its_folder(copy: Path) -> None:
    path = copy / "protected.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["masters"][0]["file"] = "../elsewhere.dotx"
    path.write_text(json.dumps(data), encoding="utf-8")

    with pytest.raises(BrandError, match="outside"):
        nt.load_brand(copy)


def test_a_folder_without_a_brand_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BrandError, match="brand adopt"):
        nt.load_brand(tmp_path)


def test_what_a_person_took_out_of_protection_is_not_judged(copy: Path) -> None:
    config = copy / "brand.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "protection: {ignore: [master-ordmarke]}\n",
                      encoding="utf-8")

    ids = {element.id for element in nt.load_brand(copy).master(Format.PPTX).elements}

    assert "master-ordmarke" not in ids
    assert "master-falt-trygghet" in ids


@needs_shared
def test_a_real_template_becomes_a_brand_with_its_logos_layouts_and_roles(tmp_path: Path) -> None:
    brand = nt.adopt([SHARED / "templates/unhcr.pptx", SHARED / "templates/unhcr.docx"], tmp_path / "brand")
    deck = brand.master(Format.PPTX)

    assert {element.element.kind for element in deck.elements} >= {"picture", "connector", "shape"}
    assert {layout.role for layout in deck.layouts} >= {"title", "content", "section", "two-content", "title-only"}
    assert brand.master(Format.DOCX).styles["heading-1"].name == "heading 1"
    assert ROOT not in brand.folder.parents
