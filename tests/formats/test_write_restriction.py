"""Word's formatting restriction, as brand.yaml asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder.making import text
from builder.written import DOCUMENTS, document, invalid, part, real_brand
from lxml import etree
from support.edit import parts
from support.places import BRAND, needs_shared

import naravard_templates as nt
from naravard_templates.adopting import adopt
from naravard_templates.brand.config import BrandConfig, Formatting
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.finding import FileStatus
from naravard_templates.model.snapshot import Format


def asking(said: str, folder: Path, *masters: Path) -> Brand:
    """A brand whose brand.yaml says this about Word."""
    masters = masters or (BRAND / "framtidsbild.dotx",)
    adopt(masters, folder)
    config = folder / "brand.yaml"
    config.write_text(f"{config.read_text('utf-8')}\nword: {{formatting: {said}}}\n", "utf-8")
    return nt.load_brand(folder)


def settings(data: bytes) -> etree._Element:
    return part(data, "word/settings.xml")


@pytest.mark.parametrize(("said", "meant"), [
    ("off", Formatting.OFF), ("'off'", Formatting.OFF), ("false", Formatting.OFF), ("standard", Formatting.STANDARD),
    ("strict", Formatting.STRICT)])
def test_brand_yaml_says_how_far_it_goes(tmp_path: Path, said: str, meant: Formatting) -> None:
    assert asking(said, tmp_path).config.word.formatting is meant


@pytest.mark.parametrize("said", ["on", "total", "1"])
def test_other_words_are_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(BrandError, match=r"word\.formatting"):
        asking(said, tmp_path)


def test_nothing_is_restricted_unless_asked(tmp_path: Path) -> None:
    assert BrandConfig(id="a", name="A", version="1").word.formatting is Formatting.OFF
    data = document(text("Hej"), brand=asking("off", tmp_path))
    assert settings(data).find("w:documentProtection", NS) is None
    assert part(data, "word/styles.xml").find("w:latentStyles", NS).get(qn("w:defLockedState")) == "0"  # type: ignore[union-attr]


@pytest.mark.parametrize("said", ["standard", "strict"])
def test_direct_formatting_is_barred_and_content_is_not(tmp_path: Path, said: str) -> None:
    brand = asking(said, tmp_path / "brand")
    (dotx,) = nt.template(tmp_path, brand=brand)
    for data, ending in ((document(text("Hej"), brand=brand), "docx"), (dotx.read_bytes(), "dotx")):
        protection = settings(data).find("w:documentProtection", NS)
        assert protection is not None
        assert dict(protection.attrib) == {qn("w:formatting"): "1", qn("w:enforcement"): "1"}
        for name in ("autoFormatOverride", "styleLockTheme", "styleLockQFSet"):
            assert len(settings(data).findall(f"w:{name}", NS)) == 1
        assert not invalid(data, ending)
        assert nt.lint(data, brand=brand).status is FileStatus.CLEAN


def test_strict_leaves_the_masters_styles_and_bars_the_rest(tmp_path: Path) -> None:
    styles = part(document(brand=asking("strict", tmp_path)), "word/styles.xml")
    latent = styles.find("w:latentStyles", NS)
    assert latent is not None
    assert latent.get(qn("w:defLockedState")) == "1"
    locked = {str(one.get(qn("w:name"))).casefold(): one.get(qn("w:locked")) for one in latent}
    assert locked["heading 1"] == locked["title"] == "0"


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("said", ["standard", "strict"])
def test_on_real_masters(tmp_path: Path, name: str, said: str) -> None:
    master = real_brand(name).master_path(Format.DOCX)
    brand = asking(said, tmp_path, master)
    data = document(text("Hej"), brand=brand)
    assert not invalid(data, "docx") - invalid(master.read_bytes(), "docx")
    assert "word/settings.xml" in parts(data)
    assert settings(data).find("w:documentProtection", NS) is not None
