"""A brand over its versions: nothing is lost, and documents are judged by the version that they were made from."""

import json
import shutil
from pathlib import Path

import pytest
from support.edit import edit, find, without
from support.places import BRAND, EXAMPLES

import naravard_templates as nt
from naravard_templates.api import lint
from naravard_templates.brand.edit import with_values
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError, OutputError
from naravard_templates.model.finding import FileReport, Report, Severity
from naravard_templates.model.snapshot import Format
from naravard_templates.reports.json_report import render
from naravard_templates.reports.options import ReportOptions

EMU_PER_MM = 36_000
SOURCE = {"pptx": EXAMPLES / "fardplan.md", "docx": EXAMPLES / "beslut.md"}
LOGO = {"pptx": ("ppt/slideMasters/slideMaster1.xml", ".//p:pic/p:spPr/a:xfrm/a:off"),
        "docx": ("word/header1.xml", ".//wp:anchor[@locked]/wp:positionH/wp:posOffset")}
THEME = {"pptx": "ppt/theme/theme1.xml", "docx": "word/theme/theme1.xml"}
BOTH = pytest.mark.parametrize("format", ["pptx", "docx"])


def shifted(data: bytes, format: str, part: str, by: int) -> bytes:
    def shift(root) -> None:
        if format == "pptx":
            offset = find(root, LOGO["pptx"][1])
            offset.set("x", str(int(offset.get("x")) + by))
        else:
            anchor = next(found for found in root.iter("{*}anchor") if found.find(".//{*}pic") is not None)
            offset = anchor.find("{*}positionH/{*}posOffset")
            offset.text = str(int(offset.text) + by)
    return edit(data, part, shift)


def second(format: str, folder: Path, name: str) -> Path:
    """The default master with its logo four millimetres to the left and another first accent colour."""
    suffix = {"pptx": "potx", "docx": "dotx"}[format]
    data = shifted((BRAND / f"framtidsbild.{suffix}").read_bytes(), format, LOGO[format][0], -4 * EMU_PER_MM)

    def recolour(root) -> None:
        find(root, ".//a:accent1/a:srgbClr").set("val", "224499")
    path = folder / f"{name}.{suffix}"
    path.write_bytes(edit(data, THEME[format], recolour))
    return path


def copied(folder: Path) -> Path:
    folder.mkdir()
    for name in ("brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"):
        shutil.copy(BRAND / name, folder)
    return folder


@pytest.fixture(scope="module")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Documents built on version 1.0.0."""
    folder = tmp_path_factory.mktemp("built")
    return {format: nt.build(source, folder / f"old.{format}").read_bytes() for format, source in SOURCE.items()}


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    """The default brand with a second version."""
    folder = tmp_path_factory.mktemp("brand")
    masters = [second(format, folder, "ny") for format in ("pptx", "docx")]
    return nt.adopt(masters, copied(folder / "brand"), version="2.0.0")


def codes(report: FileReport) -> list[str]:
    """What lint found above info."""
    assert report.error is None
    return [finding.code for finding in report.findings if finding.severity is not Severity.INFO]


def unstamped(data: bytes) -> bytes:
    """The file without the mark that says what it was made from."""
    def drop(root) -> None:
        for child in list(root):
            if "custom-properties" in child.get("Type", "") or child.get("PartName") == "/docProps/custom.xml":
                root.remove(child)
    return edit(edit(without(data, "docProps/custom.xml"), "_rels/.rels", drop), "[Content_Types].xml", drop)


def test_a_new_version_puts_the_old_one_aside_whole(brand: Brand) -> None:
    kept = brand.folder / "versions" / "1.0.0"

    assert {path.name for path in kept.iterdir()} == {
        "brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"}
    assert all((kept / path.name).read_bytes() == path.read_bytes()
               for path in BRAND.iterdir() if path.name in {"protected.json", "framtidsbild.potx", "framtidsbild.dotx"})
    assert not (brand.folder / "framtidsbild.potx").exists()
    assert (brand.version, brand.older) == ("2.0.0", ("1.0.0",))


def test_what_people_wrote_in_brand_yaml_stays_comments_included(brand: Brand) -> None:
    old = (BRAND / "brand.yaml").read_text(encoding="utf-8")
    new = (brand.folder / "brand.yaml").read_text(encoding="utf-8")

    changed = [(one, other) for one, other in zip(old.splitlines(), new.splitlines(), strict=True) if one != other]
    assert changed == [("version: 1.0.0", "version: 2.0.0"), ("  pptx: framtidsbild.potx", "  pptx: ny.potx"),
                       ("  docx: framtidsbild.dotx", "  docx: ny.dotx")]


@BOTH
def test_what_was_made_from_the_old_version_is_told_once(brand: Brand, old_files: dict[str, bytes],
                                                         format: str) -> None:
    report = lint(old_files[format], brand=brand)

    assert codes(report) == ["NV102"]
    assert (report.findings[0].expected, report.findings[0].actual) == ("2.0.0", "1.0.0")


@BOTH
def test_without_a_stamp_it_is_known_by_its_looks(brand: Brand, old_files: dict[str, bytes], format: str) -> None:
    data = unstamped(old_files[format])

    assert codes(lint(data)) == []
    assert codes(lint(data, brand=brand)) == ["NV102"]


@BOTH
@pytest.mark.parametrize("stamp", [True, False])
def test_tampering_is_judged_by_the_documents_own_version(brand: Brand, old_files: dict[str, bytes], format: str,
                                                          stamp: bool) -> None:
    part = LOGO["pptx"][0]
    if format == "docx":
        part = next(finding.location.part for name in ("word/header1.xml", "word/header2.xml")
                    for finding in lint(tried(old_files["docx"], name)).findings if finding.code == "NV201")
    data = shifted(old_files[format], format, part, 9 * EMU_PER_MM)
    (by_old,) = [finding for finding in lint(data).findings if finding.code == "NV201"]

    report = lint(data if stamp else unstamped(data), brand=brand)

    assert codes(report) == ["NV102", "NV201"]
    (found,) = [finding for finding in report.findings if finding.code == "NV201"]
    assert found.expected == by_old.expected


def tried(data: bytes, part: str) -> bytes:
    try:
        return shifted(data, "docx", part, 9 * EMU_PER_MM)
    except (KeyError, StopIteration):
        return data


@BOTH
def test_what_is_made_from_the_new_version_is_clean_by_it_and_newer_than_the_old(brand: Brand, tmp_path: Path,
                                                                                 format: str) -> None:
    made = nt.build(SOURCE[format], tmp_path / f"new.{format}", brand=brand)

    assert lint(made, brand=brand).ok
    found = next(finding for finding in lint(made).findings if finding.code == "NV102")
    assert (found.outcome, found.severity) == ("unknown", "info")
    assert "older than that" in str(found.message)


def test_an_older_master_is_put_beside_the_current_one(tmp_path: Path, old_files: dict[str, bytes]) -> None:
    folder = tmp_path / "brand"
    new = second("pptx", tmp_path, "ny")
    nt.adopt([new], folder, brand_id="framtidsbild", version="2.0.0")
    assert codes(lint(unstamped(old_files["pptx"]), brand=nt.load_brand(folder))) != ["NV102"]

    nt.adopt([BRAND / "framtidsbild.potx"], folder, version="1.0.0")

    brand = nt.load_brand(folder)
    assert (brand.version, brand.older) == ("2.0.0", ("1.0.0",))
    assert (brand.folder / "ny.potx").read_bytes() == new.read_bytes()
    assert "NV102" in codes(lint(old_files["pptx"], brand=brand))
    with pytest.raises(OutputError, match="already in"):
        nt.adopt([BRAND / "framtidsbild.potx"], folder, version="1.0.0")


def test_a_master_that_both_versions_share_outdates_nothing(tmp_path: Path, old_files: dict[str, bytes]) -> None:
    brand = nt.adopt([second("docx", tmp_path, "ny")], copied(tmp_path / "brand"), version="1.1.0")

    assert codes(lint(old_files["pptx"], brand=brand)) == []
    assert codes(lint(old_files["docx"], brand=brand)) == ["NV102"]


def test_another_master_without_a_version_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path / "brand")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(OutputError, match=r"--version"):
        nt.adopt([second("pptx", tmp_path, "ny")], folder)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_version_that_was_spoiled_is_not_put_aside_as_if_it_were_whole(tmp_path: Path) -> None:
    folder = copied(tmp_path / "brand")
    (folder / "framtidsbild.potx").write_bytes(b"something else")

    with pytest.raises(BrandError, match=r"protected\.json was made from"):
        nt.adopt([second("pptx", tmp_path, "ny")], folder, version="2.0.0")
    assert not (folder / "versions").exists()


@pytest.mark.parametrize("version", ["..", "2/0", "", " "])
def test_a_version_has_to_be_fit_for_a_folder(tmp_path: Path, version: str) -> None:
    folder = copied(tmp_path / "brand")

    with pytest.raises(BrandError, match="name of a version"):
        nt.adopt([BRAND / "framtidsbild.potx"], folder, version=version)


def test_an_older_version_whose_parts_disagree_is_refused(tmp_path: Path, brand: Brand) -> None:
    folder = Path(shutil.copytree(brand.folder, tmp_path / "brand"))
    (folder / "versions/1.0.0/framtidsbild.potx").write_bytes(b"something else")

    with pytest.raises(BrandError, match="brand adopt"):
        nt.load_brand(folder).at("1.0.0")


@pytest.mark.parametrize(("text", "values", "expected"), [
    ("id: x  # mine\nversion: 1.0.0 # first\n", {"version": "2.0"}, 'id: x  # mine\nversion: "2.0" # first\n'),
    ("masters: {pptx: a.potx}\n", {"masters.docx": "b.dotx"}, "masters: {docx: b.dotx, pptx: a.potx}\n"),
    ("id: x\nmasters:\n  # ours\n  pptx: a.potx\n", {"masters.docx": "b, c.dotx"},
     'id: x\nmasters:\n  # ours\n  docx: "b, c.dotx"\n  pptx: a.potx\n'),
    ("id: x\n", {"masters.pptx": "a.potx"}, "masters: {pptx: a.potx}\nid: x\n"),
])
def test_values_are_set_in_the_text_that_people_wrote(text: str, values: dict[str, str], expected: str) -> None:
    assert with_values(text, values) == expected


class TestSeveralBrands:
    @pytest.fixture(scope="class")
    @staticmethod
    def other(tmp_path_factory: pytest.TempPathFactory) -> Brand:
        """Another organisation's brand, with a Word master only."""
        folder = tmp_path_factory.mktemp("other")
        return nt.adopt([second("docx", folder, "annan")], folder / "annan")

    def test_each_document_is_judged_by_its_own(self, other: Brand, tmp_path: Path,
                                                old_files: dict[str, bytes]) -> None:
        both = [other, nt.load_brand()]
        theirs = nt.build(SOURCE["docx"], tmp_path / "theirs.docx", brand=other).read_bytes()

        reports = {name: lint(data, brand=both) for name, data in (
            ("theirs", theirs), ("ours", old_files["docx"]), ("deck", old_files["pptx"]),
            ("theirs unstamped", unstamped(theirs)), ("ours unstamped", unstamped(old_files["docx"])))}

        assert {name: codes(report) for name, report in reports.items()} == {name: [] for name in reports}
        assert {name: report.brand[0] for name, report in reports.items() if report.brand} == {
            "theirs": "annan", "ours": "framtidsbild", "deck": "framtidsbild", "theirs unstamped": "annan",
            "ours unstamped": "framtidsbild"}

    def test_json_says_which_only_where_there_was_a_choice(self, other: Brand, old_files: dict[str, bytes]) -> None:
        def first_file(brands: object) -> dict[str, object]:
            report = Report((lint(old_files["pptx"], brand=brands),), "framtidsbild", "1.0.0")
            return json.loads(render(report, ReportOptions()))["files"][0]

        assert first_file([nt.load_brand(), other])["brand"] == {"id": "framtidsbild", "version": "1.0.0"}
        assert "brand" not in first_file(nt.load_brand())

    def test_a_format_that_none_of_them_has_is_not_checked(self, other: Brand, old_files: dict[str, bytes]) -> None:
        report = lint(old_files["pptx"], brand=[other, other])

        assert report.status == "unchecked"

    def test_the_command_takes_several(self, other: Brand, tmp_path: Path, old_files: dict[str, bytes],
                                       capsys: pytest.CaptureFixture[str]) -> None:
        from naravard_templates.cli import run

        path = tmp_path / "deck.pptx"
        path.write_bytes(old_files["pptx"])
        code = run(["lint", str(path), "--brand", str(other.folder), "--brand", str(BRAND), "--format", "json"])

        said = json.loads(capsys.readouterr().out)
        assert (code, said["brand"]["id"], said["files"][0]["brand"]["id"]) == (0, "annan", "framtidsbild")


def test_worker_processes_get_a_brand_with_its_versions(brand: Brand) -> None:
    import pickle

    brand.at("1.0.0")
    sent = pickle.loads(pickle.dumps(brand))
    assert sent.at("1.0.0").master(Format.PPTX).file == "framtidsbild.potx"
