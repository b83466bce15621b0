"""Files at addresses with a scheme, by fsspec: in memory, in a zip, on this machine; and what says why it cannot be."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.places import BRAND

import naravard_templates as nt
from naravard_templates import api
from naravard_templates.cli import run
from naravard_templates.config.patterns import matches, relative
from naravard_templates.errors import UsageError
from naravard_templates.model.finding import FileReport, FileStatus
from naravard_templates.model.limits import Limits
from naravard_templates.remote import Remote

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: no addresses to try")

DECK, DOCUMENT = (BRAND / "framtidsbild.potx").read_bytes(), (BRAND / "framtidsbild.dotx").read_bytes()
Lint = Callable[..., dict[str, Any]]


@pytest.fixture
def memory() -> Iterator[Any]:
    """A store with a folder of documents, and some that nobody asked for."""
    store = fsspec.filesystem("memory")
    for name, data in {"a/mall.potx": DECK, "a/under/beslut å.dotx": DOCUMENT, "a/~$mall.potx": b"lock",
                       "a/.hidden/x.potx": b"x", "a/notes.txt": b"x"}.items():
        store.pipe(f"/{name}", data)
    yield store
    store.rm("/", recursive=True)


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    monkeypatch.chdir(tmp_path)

    def linted(*arguments: str) -> dict[str, Any]:
        code = run(["lint", *arguments, "--format", "json", "--lang", "en", "--no-cache"])
        said = capsys.readouterr()
        content = json.loads(said.out) if said.out else {"files": []}
        return {"code": code, "err": said.err, "paths": [file["path"] for file in content["files"]],
                "errors": [file["error"] and file["error"]["message"] for file in content["files"]]}

    return linted


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(("address", "paths"), [
    ("memory://a", ["memory://a/mall.potx", "memory://a/under/beslut å.dotx"]),
    ("memory://a/", ["memory://a/mall.potx", "memory://a/under/beslut å.dotx"]),
    ("memory://", ["memory://a/mall.potx", "memory://a/under/beslut å.dotx"]),
    ("memory://a/under/beslut å.dotx", ["memory://a/under/beslut å.dotx"]),
    ("memory://a/*.potx", ["memory://a/mall.potx", "memory://a/~$mall.potx"]),
    ("memory://a/**/*.dotx", ["memory://a/under/beslut å.dotx"]),
])
def test_folders_files_and_patterns(lint: Lint, address: str, paths: list[str]) -> None:
    said = lint(address)
    assert said["paths"] == paths
    assert [path for path, error in zip(paths, said["errors"], strict=True) if error] == [
        path for path in paths if "~$" in path]


def test_a_folder_of_this_machine(lint: Lint, tmp_path: Path) -> None:
    (tmp_path / "mapp å").mkdir()
    (tmp_path / "mapp å" / "mall.potx").write_bytes(DECK)
    (tmp_path / "mapp å" / "gammal.doc").write_bytes(b"x")
    address = (tmp_path / "mapp å").as_posix()
    said = lint(f"file://{address}", f"file://{address}/mall.potx")
    assert (said["code"], said["paths"]) == (3, [f"file://{address}/gammal.doc", f"file://{address}/mall.potx"])


@pytest.mark.parametrize(("inside", "found"), [
    ("", ["in/mall.potx", "mall.dotx"]), ("in", ["in/mall.potx"]), ("*.dotx", ["mall.dotx"]),
    ("in/mall.potx", ["in/mall.potx"])])
def test_files_in_a_zip(lint: Lint, tmp_path: Path, inside: str, found: list[str]) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("in/mall.potx", DECK)
        archive.writestr("mall.dotx", DOCUMENT)
    rest = f"::file://{(tmp_path / 'all.zip').as_posix()}"
    said = lint(f"zip://{inside}{rest}")
    assert (said["code"], said["errors"]) == (0, [None] * len(found))
    assert said["paths"] == [f"zip://{name}{rest}" for name in found]


def test_places_on_this_machine_and_others_together(lint: Lint, tmp_path: Path, memory: object) -> None:
    (tmp_path / "mall.potx").write_bytes(DECK)
    assert lint(".", "memory://a/mall.potx")["paths"] == ["mall.potx", "memory://a/mall.potx"]


def test_settings_and_baselines_name_them_as_they_are(tmp_path: Path) -> None:
    for file in ("memory://a/under/x.pptx", Remote("memory://a/under/x.pptx")):
        assert matches("memory://a/**", relative(file, tmp_path))
        assert not matches("memory://b/**", relative(file, tmp_path))


@pytest.mark.usefixtures("memory")
def test_the_library_takes_them_too() -> None:
    assert api.lint("memory://a/mall.potx").status is FileStatus.CLEAN
    reports = list(api.lint_many(["memory://a/mall.potx", "memory://a/gone.pptx"]))
    assert [report.status for report in reports] == [FileStatus.CLEAN, FileStatus.UNCHECKED]


def reason(report: FileReport) -> str:
    assert report.error
    return f"{report.error.code}: {report.error.message}"


@pytest.mark.usefixtures("memory")
def test_no_more_is_fetched_than_a_file_may_be() -> None:
    report, = api.lint_many(["memory://a/mall.potx"], limits=Limits(package=1000))
    assert "NV004: The file is larger than 1000 bytes" in reason(report)


def test_a_store_that_cannot_be_reached_is_a_reason_and_no_crash(lint: Lint) -> None:
    said = lint("ftp://someone:secret@localhost:1/folder/x.pptx")
    assert (said["code"], said["paths"]) == (3, ["ftp://someone@localhost:1/folder/x.pptx"])
    assert "cannot be fetched" in said["errors"][0]
    assert "secret" not in str(said)


def test_what_may_not_be_read_is_a_reason(lint: Lint, monkeypatch: pytest.MonkeyPatch, memory: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(memory), "open", refuse)
    said = lint("memory://a/mall.potx")
    assert "Permission denied" in said["errors"][0]


@pytest.mark.parametrize(("address", "words"), [
    ("nosuch://x/y.pptx", "scheme that fsspec knows"), ("s3://bucket/x.pptx", "package for such addresses is missing")])
def test_an_address_that_nothing_here_can_use_is_refused(lint: Lint, address: str, words: str) -> None:
    if address.startswith("s3") and "s3fs" in sys.modules:
        pytest.skip("s3fs is installed")
    said = lint(address)
    assert said["code"] == 2
    assert words in said["err"]
    with pytest.raises(UsageError):
        api.lint(address)


def test_without_fsspec_it_is_said_how_to_get_it(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    said = lint("memory://a")
    assert said["code"] == 2
    assert "naravard-templates[remote]" in said["err"]


@pytest.mark.parametrize("arguments", [["fix", "memory://a/x.pptx"], ["lint", "memory://a", "--annotate", "out"]])
def test_what_writes_files_refuses_addresses(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert run([*arguments, "--lang", "en"]) == 2
    assert "name a file or a folder on this computer" in capsys.readouterr().err


def test_nothing_of_it_is_imported_for_files_of_this_machine() -> None:
    import subprocess

    code = ("import sys, naravard_templates as nt; nt.lint(sys.argv[1]); "
            "sys.exit(any(name.startswith('fsspec') for name in sys.modules))")
    assert subprocess.run([sys.executable, "-c", code, str(BRAND / "framtidsbild.dotx")], check=False).returncode == 0


@pytest.mark.parametrize(("url", "shown", "name"), [
    ("s3://key:pass/word@bucket/a.pptx", "s3://key:pass/word@bucket/a.pptx", "a.pptx"),
    ("sftp://me:secret@host/a.docx", "sftp://me@host/a.docx", "a.docx"),
    ("https://host/a.docx?token=1", "https://host/a.docx?token=1", "a.docx"),
    ("zip://in/a.pptx::s3://b/all.zip", "zip://in/a.pptx::s3://b/all.zip", "a.pptx")])
def test_names(url: str, shown: str, name: str) -> None:
    assert (str(Remote(url)), Remote(url).name) == (shown, name)


@pytest.mark.parametrize("address", ["memory://a/x", "s3://user:secret@bucket/x", "nosuch://x", "file:///tmp/x"])
@pytest.mark.parametrize("arguments", [
    ("build", "{}.md"), ("build", "{}.md", "-o", "y.pptx"), ("build", "x.md", "-o", "{}.pptx"),
    ("build", "x.md", "--data", "{}.csv"), ("fix", "{}.pptx"), ("fix", "x.pptx", "-o", "{}.pptx"),
    ("new", "beslut", "-o", "{}.md"), ("template", "-o", "{}"), ("preview", "{}.pptx"),
    ("lint", "x.pptx", "-o", "{}.json"), ("lint", "x.pptx", "--baseline", "{}.json"),
    ("lint", "x.pptx", "--annotate", "{}.pptx"), ("lint", "x.pptx", "--brand", "{}"),
    ("brand", "adopt", "{}.potx", "-o", "y"),
    ("brand", "adopt", "x.potx", "-o", "{}"), ("layouts", "--pictures", "{}")], ids=" ".join)
def test_what_only_lint_can_do_with_addresses_is_said(arguments: tuple[str, ...], address: str, tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.pptx").write_bytes(DECK)

    assert run([*(argument.format(address) for argument in arguments), "--lang", "en"]) == 2

    said = capsys.readouterr().err
    assert "is an address" in said
    assert "://" in said
    assert "secret" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["x.pptx"]


@pytest.mark.parametrize("call", [
    lambda url: api.build(url), lambda url: api.build("a.md", url), lambda url: api.merge("a.md", url),
    lambda url: api.merge("a.md", "a.csv", url), lambda url: api.fix(url), lambda url: api.fix("x.pptx", url),
    lambda url: api.fix_in_place(url), lambda url: api.annotate(url, "y.pptx"),
    lambda url: api.annotate("x.pptx", url), lambda url: api.new("rapport", url), lambda url: api.template(url),
    lambda url: api.preview(url, "."), lambda url: api.preview("x.pptx", url), lambda url: api.layout_pictures(url),
    lambda url: api.adopt([url], "y"), lambda url: api.adopt(["x.pptx"], url), api.load_brand, nt.Brand.load,
    lambda url: nt.Document(title="A").save(f"{url}.docx")])
def test_in_python_too(call: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.pptx").write_bytes(DECK)

    with pytest.raises(UsageError, match="by lint only"):
        call("s3://me:secret@bucket/a")

    assert [path.name for path in tmp_path.iterdir()] == ["x.pptx"]
