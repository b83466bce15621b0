"""What is built and installed: the default brand travels with it, and works away from the repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BRAND_FILES = {"brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"}

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def carried_out(*command: str | Path, cwd: Path) -> str:
    """The output of a program that has to succeed."""
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    process = subprocess.run([str(word) for word in command], cwd=cwd, env=clean, capture_output=True,
                             encoding="utf-8", check=False, timeout=300)
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    carried_out(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A virtual environment that has our dependencies but not us.

    They are lent by the environment that the tests run in: a folder that a .pth names is only searched, so the .pth
    files in it, which may point at this repository, have no effect.
    """
    folder = tmp_path / "environment"
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "lent.pth").write_text("\n".join(sorted(paths)), "utf-8")
    return folder


def names(archive: zipfile.ZipFile) -> Iterator[str]:
    yield from (name for name in archive.namelist() if not name.endswith("/"))


def test_the_wheel_has_the_brand_and_the_catalogues_but_not_the_drawing_code(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        files = {Path(name) for name in names(archive)}
    brand = {path.name for path in files if path.parent == Path("naravard_templates/default_brand")}
    assert brand == BRAND_FILES
    assert Path("naravard_templates/locale/sv/LC_MESSAGES/naravard.mo") in files
    web = Path("naravard_templates/web")
    assert files >= {web / "static" / name for name in ("htmx.min.js", "htmx.LICENSE.txt", "site.css", "site.js")}
    assert web / "templates" / "base.html" in files
    assert {path.parts[0] for path in files} == {"naravard_templates", wheel_info(wheel)}
    assert not [path for path in files if "drawing" in path.parts or path.suffix in {".po", ".pyc"}]


def wheel_info(wheel: Path) -> str:
    return "-".join(wheel.name.split("-")[:2]) + ".dist-info"


def test_the_sdist_has_all_that_the_project_is_made_from(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        files = {"/".join(Path(name).parts[1:]) for name in archive.getnames()}
    assert files >= {f"brand/{name}" for name in BRAND_FILES}
    assert files >= {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "brand/draw_masters.py", ".ci/run",
                     "naravard_templates/locale/sv/LC_MESSAGES/naravard.po", "tests/test_packaging.py"}


@pytest.mark.parametrize("kind", ["wheel", "editable"])
def test_an_installation_finds_the_default_brand(
    kind: str, wheel: Path, environment: Path, tmp_path: Path
) -> None:
    what = [wheel] if kind == "wheel" else ["-e", ROOT]
    carried_out(sys.executable, "-m", "pip", "--python", environment / "bin" / "python", "install", "--quiet",
                "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", *what, cwd=tmp_path)
    home = carried_out(environment / "bin" / "python", "-c",
                       "from naravard_templates.brand.load import default_folder; print(default_folder())",
                       cwd=tmp_path)
    expected = environment if kind == "wheel" else ROOT / "brand"
    assert Path(home.strip()).is_relative_to(expected)
    assert "title" in carried_out(environment / "bin" / "naravard", "layouts", cwd=tmp_path)


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert "version" in project["dynamic"]


def test_the_changelog_tells_of_this_version() -> None:
    from naravard_templates import __version__

    assert re.search(rf"^## {re.escape(__version__)} ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
