"""`protected.json`: written small, read when needed, and the same facts whichever way."""

import copy
import json
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.brand.load import load_protected
from naravard_templates.brand.sending import digest
from naravard_templates.brand.types import Brand
from naravard_templates.cli import run
from naravard_templates.decoding import encode
from naravard_templates.errors import BrandError
from naravard_templates.model.snapshot import Format


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the default brand's data that a test may change."""
    made = tmp_path / "brand"
    made.mkdir()
    for name in ("brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"):
        shutil.copy(BRAND / name, made)
    return made


def at_once(folder: Path) -> Brand:
    """A brand that nobody has seen before, of which all is read and checked when it is loaded."""
    config = folder / "brand.yaml"
    config.write_text(config.read_text("utf-8") + "# ours\n", "utf-8")
    return nt.load_brand(folder)


@pytest.mark.parametrize("passed_on", [
    lambda brand: brand, lambda brand: pickle.loads(pickle.dumps(brand)), copy.copy, copy.deepcopy,
    lambda brand: brand.with_severities({})])
def test_it_makes_no_difference_when_facts_are_read(folder: Path, passed_on: Callable[[Brand], Brand]) -> None:
    other = at_once(folder)

    assert passed_on(nt.load_brand()).protected == other.protected
    assert other.protected == passed_on(nt.load_brand()).protected
    assert passed_on(nt.load_brand()).config == other.config
    assert digest(passed_on(nt.load_brand())) == digest(other)


def test_facts_that_differ_are_seen_to_differ_and_unknown_ones_are_no_facts() -> None:
    deck = nt.load_brand().master(Format.PPTX)

    assert replace(deck, elements=()) != nt.load_brand().master(Format.PPTX) != nt.load_brand().master(Format.DOCX)
    assert replace(deck, elements=()).layouts == deck.layouts
    assert not hasattr(nt.load_brand().master(Format.PPTX), "colour")


def test_facts_as_earlier_versions_wrote_them_are_the_same(folder: Path) -> None:
    tree = encode(load_protected(folder))
    assert "slots" not in tree["masters"][1]
    (folder / "protected.json").write_text(json.dumps(tree), "utf-8")

    assert nt.load_brand(folder).protected == nt.load_brand().protected


@pytest.mark.parametrize("change", [
    lambda master: master["elements"][-1]["element"].update(kind="hat"),
    lambda master: master["elements"][-1]["element"].update(fill=10_000),
    lambda master: master["elements"][-1]["element"].update(fill=-1),
    lambda master: master["elements"][-1].update(element=7),
    lambda master: master["elements"][-1].update(element="a fill"),
    lambda master: master.update(elements={"": 1}),
    lambda master: master["fills"].append([]),
    lambda master: master.update(fills=3),
    lambda master: master.update(layouts=[{"name": "", "role": "", "part": "", "slots": {"0": 0}}]),
    lambda master: master.update(layouts=[{"name": "", "role": "", "part": "", "text_looks": {"": {"0": 0}}}]),
    lambda master: master.update(views=[None]),
])
@pytest.mark.parametrize("number", [0, 1])
def test_facts_that_are_none_are_refused_whichever_master_is_asked_for(
    folder: Path, number: int, change: Callable[[dict], object], capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "protected.json"
    tree = json.loads(path.read_bytes())
    change(tree["masters"][number])
    path.write_text(json.dumps(tree), "utf-8")

    with pytest.raises(BrandError, match=r"protected\.json"):
        nt.load_brand(folder)
    for command in (["lint", str(BRAND / "framtidsbild.potx"), "--brand", str(folder)],
                    ["lint", str(BRAND / "framtidsbild.dotx"), "--brand", str(folder)], ["brand", "show", str(folder)]):
        assert run([*command, "--lang", "en"]) == 2
        said = capsys.readouterr().err
        assert "protected.json" in said
        assert "Traceback" not in said
