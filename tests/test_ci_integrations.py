"""What other people's build servers use: the pre-commit hook, the GitHub Action, the examples."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support.edit import edit
from support.places import BRAND, ROOT
from test_lint_command import moved

CI = ROOT / "examples" / "ci"
pytestmark = pytest.mark.slow

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")


def carried_out(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=300,
                          env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", **environment})


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A clean file, one with a fault, and one whose name would do harm if a shell read it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(BRAND / "framtidsbild.dotx", folder / "clean.dotx")
    master = (BRAND / "framtidsbild.potx").read_bytes()
    (folder / "mo ved.POTX").write_bytes(edit(master, "ppt/slideMasters/slideMaster1.xml", moved))
    (folder / "notes.txt").write_text("x")
    return folder


class DescribePreCommit:
    def it_has_a_valid_manifest(self) -> None:
        done = carried_out("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
        assert done.returncode == 0, done.stdout + done.stderr

    @needs_git
    def it_stops_a_commit_with_a_fault_and_lets_the_others_pass(self, documents: Path, tmp_path: Path) -> None:
        """By the real pre-commit; only the installing is left out, as it fetches packages."""
        (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        entry = hook["entry"].replace("naravard", f"{sys.executable} -m naravard_templates")
        hook |= {"language": "system", "entry": entry}
        config = {"repos": [{"repo": "local", "hooks": [hook]}]}
        (documents / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        environment = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "HOME": str(tmp_path),
                       "NARAVARD_CACHE_DIR": str(tmp_path / "cache"), "GIT_CONFIG_NOSYSTEM": "1"}
        for step in (["git", "init", "-q"], ["git", "add", "clean.dotx", "notes.txt", ".pre-commit-config.yaml"]):
            assert carried_out(*step, cwd=documents, **environment).returncode == 0
        clean = carried_out("pre-commit", "run", "naravard", cwd=documents, **environment)
        assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean.stdout + clean.stderr
        carried_out("git", "add", ".", cwd=documents, **environment)
        faulty = carried_out("pre-commit", "run", "naravard", cwd=documents, **environment)
        assert faulty.returncode == 1
        assert "mo ved.POTX" in faulty.stdout
        assert "NV201" in faulty.stdout
        assert "notes.txt" not in faulty.stdout


@needs_bash
class DescribeAction:
    ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

    def run(self, folder: Path, **inputs: str) -> tuple[int, str, dict[str, str]]:
        """The checking step as GitHub runs it; its exit code, its output and what it says to later steps."""
        defaults = {name: str(one["default"]) for name, one in self.ACTION["inputs"].items()}
        unknown = inputs.keys() - defaults.keys()
        assert not unknown
        step = next(step for step in self.ACTION["runs"]["steps"] if step.get("id") == "check")
        values = {f"${{{{ inputs.{name} }}}}": value for name, value in {**defaults, **inputs}.items()}
        environment = {name: values[value] for name, value in step["env"].items()}
        told = folder.parent / "output"
        done = carried_out("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=folder,
                           GITHUB_OUTPUT=str(told), NARAVARD_CACHE_DIR=str(folder.parent / "cache"), **environment)
        return done.returncode, done.stdout + done.stderr, dict(
            line.split("=", 1) for line in told.read_text("utf-8").splitlines())

    def it_annotates_and_fails(self, documents: Path) -> None:
        code, said, told = self.run(documents)
        assert (code, told) == (1, {"exit-code": "1"})
        assert said.startswith("::error file=mo ved.POTX,title=NV201 element-moved::")

    def it_passes_what_is_clean_and_writes_sarif(self, documents: Path) -> None:
        code, said, _ = self.run(documents, paths="\nclean.dotx\n", sarif="out.sarif", threshold="info", lang="en")
        assert (code, said) == (0, "")
        assert json.loads((documents / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def it_takes_names_as_names(self, documents: Path) -> None:
        """Paths with blanks, and inputs that a shell or the command line could take for something else."""
        (documents / "mo ved.POTX").rename(documents / "--exit-zero $(touch hacked).potx")
        code, said, _ = self.run(documents, paths="--exit-zero $(touch hacked).potx\n; touch hacked")
        assert code == 1
        assert "NV201" in said
        assert not (documents / "hacked").exists()

    def it_says_when_sarif_could_not_be_written(self, documents: Path) -> None:
        code, said, _ = self.run(documents, paths="clean.dotx", sarif="no/where.sarif")
        assert code == 4
        assert "no/where.sarif" in said

    def it_hands_on_brand_and_baseline(self, documents: Path) -> None:
        code, _, _ = self.run(documents, brand="no-such-brand")
        assert code == 2
        carried_out(sys.executable, "-m", "naravard_templates", "lint", ".", "--write-baseline", "b.json",
                    cwd=documents)
        assert self.run(documents, brand=str(BRAND), baseline="b.json")[0] == 0


@pytest.mark.parametrize(("schema", "file"), [
    ("github-actions", ROOT / "action.yml"), ("github-workflows", CI / "github.yml"), ("gitlab-ci", CI / "gitlab.yml"),
    ("azure-pipelines", CI / "azure.yml"),
])
def test_the_files_are_what_the_build_servers_take(schema: str, file: Path) -> None:
    """By the schemas that check-jsonschema brings along."""
    done = carried_out("check-jsonschema", "--regex-variant", "python", "--builtin-schema", f"vendor.{schema}",
                       str(file), cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_bash
def test_gitlabs_script_writes_its_reports_and_fails(documents: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text("utf-8"))["documents"]
    done = carried_out("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]), cwd=documents,
                       NARAVARD_CACHE_DIR=str(tmp_path / "cache"))
    assert done.returncode == 1
    assert all((documents / report).stat().st_size for report in job["artifacts"]["reports"].values())


def test_the_action_uses_only_inputs_that_it_has() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    inputs = set(yaml.safe_load(text)["inputs"])
    assert inputs == {part.split("}}")[0].strip() for part in text.split("${{ inputs.")[1:]}
