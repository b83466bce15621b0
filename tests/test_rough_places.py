"""Where files lie: pipes, devices, loops, names of all kinds, full disks, and files that change under us."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.places import BRAND, EXAMPLES

import naravard_templates as nt
from naravard_templates.cli import run
from naravard_templates.formats.ooxml import archive

DECK = BRAND / "framtidsbild.potx"
CLEAN, FINDINGS, USAGE, UNCHECKED, OUTPUT = 0, 1, 2, 3, 4

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes, links and limits as POSIX has them")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


def statuses(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str]]:
    """The exit code, and what became of each file."""
    code = run(["lint", "--format", "json", *map(str, arguments)])
    return code, [file["error"]["code"] if file["error"] else file["status"]
                  for file in json.loads(capsys.readouterr().out)["files"]]


@pytest.mark.parametrize("make", [
    os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to("gone.pptx"),
    lambda path: path.symlink_to(path), Path.touch], ids=["pipe", "folder", "device", "broken link", "loop", "empty"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_no_file_is_unchecked_and_not_waited_for(make, jobs: int, tmp_path: Path,
                                                         capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path / "x.pptx")
    shutil.copy(DECK, tmp_path / "y.potx")
    named = [] if (tmp_path / "x.pptx").is_dir() else ["NV001"]  # an empty folder has nothing in it to check

    assert statuses(capsys, *tmp_path.iterdir(), "--jobs", jobs)[1].count("NV001") == len(named)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
@pytest.mark.parametrize("command", [("fix",), ("fix", "--in-place"), ("preview", "-o", "out")], ids=" ".join)
def test_other_commands_do_not_wait_for_pipes(make, command: tuple[str, ...], tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "x.pptx")

    assert run([*command, "x.pptx"]) == UNCHECKED


def test_outlines_that_are_pipes_or_endless_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(10 ** 12)

    for name in ("pipe.md", "zero.md", "huge.md"):
        assert run(["build", str(tmp_path / name), "-o", str(tmp_path / "x.pptx")]) == USAGE


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir],
                         ids=["pipe", "device", "folder"])
@pytest.mark.parametrize(("name", "arguments"), [
    ("x.csv", ("build", "{{name}}.md", "--data", "x.csv")), ("x.json", ("build", "{{name}}.md", "--data", "x.json")),
    ("x.xlsx", ("build", "{{name}}.md", "--data", "x.xlsx")), ("x.png", ("build", "picture.md", "-o", "y.pptx")),
    ("x.json", ("lint", str(DECK), "--baseline", "x.json")), ("x.toml", ("lint", str(DECK), "--config", "x.toml")),
    ("x.json", ("lint", str(DECK), "--write-baseline", "x.json"))], ids=lambda value: value[-2:])
def test_tables_pictures_baselines_and_settings_are_files(make, name: str, arguments: tuple[str, ...], tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / name)
    (tmp_path / "{{name}}.md").write_text('---\ntitel: "{{name}}"\nparter: [Umeå kommun]\n---\n# A\n\nHej\n', "utf-8")
    (tmp_path / "picture.md").write_text("---\ntitel: A\nparter: [Umeå kommun]\n---\n# A\n\n![alt](x.png)\n", "utf-8")

    assert run([*arguments]) == USAGE


@pytest.mark.parametrize("arguments", [("--format", "json", "-o"), ("--write-baseline",)], ids=lambda names: names[-1])
def test_nothing_is_put_in_the_place_of_a_pipe(arguments: tuple[str, ...], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x")

    assert run(["lint", str(DECK), *arguments, str(tmp_path / "x")]) in {OUTPUT, USAGE}
    assert (tmp_path / "x").is_fifo()


@pytest.mark.parametrize("name", [
    "Färdplan åäö.pptx", unicodedata.normalize("NFD", "Färdplan åäö.pptx"), "a b  c.pptx", "två\nrader.pptx",
    "x" * 245 + ".pptx", "'\"$(id);&|<>.pptx", "-o.pptx", "*[1]?.pptx", "\u202exptp.pptx"])
def test_names_of_all_kinds_are_checked_and_fixed(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DECK, tmp_path / name)

    assert statuses(capsys, "--", name)[1] == ["clean"]
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "azure", "html"):
        assert run(["lint", "--format", form, "--pictures", "none", "--", name]) == CLEAN
    assert run(["fix", "-o", "out", "--", name]) == CLEAN


@pytest.mark.parametrize("name", ["x" * 250 + ".potx", "å" * 125 + ".potx", "\N{GRINNING FACE}" * 62 + ".potx"],
                         ids=["250", "å", "faces"])
@pytest.mark.parametrize("arguments", [("--lang", "sv"), ("--in-place",)], ids=["beside", "in place"])
def test_what_is_written_beside_a_long_name_has_one_that_fits(name: str, arguments: tuple[str, ...], tmp_path: Path,
                                                              monkeypatch: pytest.MonkeyPatch) -> None:
    from support.edit import edit

    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(edit(DECK.read_bytes(), "ppt/theme/theme1.xml",
                                lambda root: next(root.iter("{*}srgbClr")).set("val", "FF0000")))

    assert run(["fix", *arguments, name]) == CLEAN

    (other,) = {path.name for path in tmp_path.iterdir()} - {name}
    assert other.endswith(("-rättad.potx", ".potx.bak"))
    assert other.startswith(name[:60])


@pytest.mark.parametrize("arguments", [
    ("lint", "{long}.pptx"), ("lint", str(DECK), "-o", "{long}.json", "--format", "json"),
    ("lint", str(DECK), "--baseline", "{long}.json"), ("lint", str(DECK), "--write-baseline", "{long}.json"),
    ("lint", str(DECK), "--config", "{long}.toml"), ("lint", str(DECK), "--brand", "{long}"),
    ("fix", str(DECK), "-o", "{long}.potx"), ("fix", "{long}.pptx"), ("new", "beslut", "-o", "{long}.md"),
    ("build", str(EXAMPLES / "fardplan.md"), "-o", "{long}.pptx"), ("build", "{long}.md"), ("template", "-o", "{long}"),
    ("brand", "adopt", str(DECK), "-o", "{long}"), ("brand", "check", "{long}"), ("brand", "diff", "{long}", "{long}")],
    ids=lambda arguments: " ".join(arguments)[:18])
def test_names_that_are_too_long_are_told_of(arguments: tuple[str, ...], tmp_path: Path,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    code = run([argument.format(long="x" * 300) for argument in arguments])

    assert code in {USAGE, UNCHECKED, OUTPUT}
    assert not list(tmp_path.iterdir())


def test_names_that_are_no_text_are_checked(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/f\xe4rd.potx"
    try:
        shutil.copy(DECK, name)
    except OSError:
        pytest.skip("this file system has only names that are text")

    done = subprocess.run([sys.executable, "-m", "naravard_templates", "lint", name, "--format", "json"],
                          capture_output=True, check=False)

    assert done.returncode == CLEAN
    assert json.loads(done.stdout)["summary"]["clean"] == 1


def test_a_file_that_goes_after_it_was_listed_is_unchecked(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pptx"
    shutil.copy(DECK, path)
    opened = archive._opened

    def late(found: Path, limits: nt.Limits):
        path.unlink(missing_ok=True)
        return opened(found, limits)

    monkeypatch.setattr(archive, "_opened", late)

    assert statuses(capsys, path, "--no-cache", "--jobs", 1) == (UNCHECKED, ["NV001"])


def test_a_file_that_is_being_written_never_crashes(tmp_path: Path) -> None:
    path, data, brand = tmp_path / "x.pptx", DECK.read_bytes(), nt.load_brand()
    for part in range(0, len(data), len(data) // 12):
        path.write_bytes(data[:part])
        assert nt.lint(path, brand=brand).error

    path.write_bytes(data + bytes(10_000))
    assert nt.lint(path, brand=brand).error is None


def test_a_file_that_others_have_locked_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import fcntl

    path = tmp_path / "x.potx"
    shutil.copy(DECK, path)
    with path.open("r+b") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        assert statuses(capsys, path)[1] == ["clean"]


def test_a_file_that_is_changed_while_it_is_fixed_is_left_alone(tmp_path: Path,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    from support.edit import edit, parts

    from naravard_templates import fixing

    path, theme = tmp_path / "x.potx", "ppt/theme/theme1.xml"
    old = edit(DECK.read_bytes(), theme, lambda root: next(root.iter("{*}srgbClr")).set("val", "FF0000"))
    path.write_bytes(old)
    verify = fixing._verify

    def meanwhile(*arguments: object) -> None:
        path.write_bytes(old + b"saved by somebody else")
        verify(*arguments)

    monkeypatch.setattr(fixing, "_verify", meanwhile)

    outcome = nt.fix_in_place(path)

    assert not outcome.ok
    assert path.read_bytes() == old + b"saved by somebody else"
    assert list(tmp_path.iterdir()) == [path]
    assert theme in parts(old)


@contextmanager
def small_disk() -> Iterator[None]:
    """No file may grow beyond 2 kB, as where a disk or a share is full; pytest's own log may again afterwards."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.pptx"

    with small_disk():
        assert run(["build", str(EXAMPLES / "fardplan.md"), "-o", str(out)]) == OUTPUT
        assert run(["fix", str(DECK), "-o", str(out)]) == OUTPUT
        assert run(["lint", str(DECK), "--format", "html", "--pictures", "none",
                    "-o", str(out.with_suffix(".html"))]) == OUTPUT
        assert run(["template", "-o", str(tmp_path)]) == OUTPUT
        assert run(["brand", "adopt", str(DECK), "-o", str(tmp_path)]) == OUTPUT
    assert "Traceback" not in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_report_to_a_full_device_is_an_output_error() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "naravard_templates", "lint", DECK, "--lang", "en"], stdout=full,
                              stderr=subprocess.PIPE, check=False)

    assert done.returncode == OUTPUT
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_an_output_error(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    shutil.copy(DECK, folder / "x.potx")
    folder.chmod(0o555)
    try:
        assert run(["build", str(EXAMPLES / "fardplan.md"), "-o", str(folder / "y.pptx")]) == OUTPUT
        assert run(["lint", str(folder)]) == CLEAN
    finally:
        folder.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look everywhere")
def test_a_closed_folder_stops_nothing_but_its_own_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    shutil.copy(DECK, closed / "x.potx")
    shutil.copy(DECK, tmp_path / "y.potx")
    closed.chmod(0)
    try:
        assert statuses(capsys, tmp_path / "y.potx", closed / "x.potx") == (UNCHECKED, ["clean", "NV001"])
        assert run(["lint", str(closed / "x.potx")]) == UNCHECKED
        assert run(["new", "beslut", "-o", str(closed / "x.md")]) == OUTPUT
        assert run(["lint", str(DECK), "--write-baseline", str(closed / "x.json")]) == OUTPUT
    finally:
        closed.chmod(0o755)


def test_without_a_place_for_the_cache_files_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "cache", Path("/dev/full"), Path("/proc/nowhere")):
        monkeypatch.setenv("NARAVARD_CACHE_DIR", str(place))
        assert statuses(capsys, DECK) == (CLEAN, ["clean"])


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [
    ("build", EXAMPLES / "fardplan.md", "-o", "made/x.pptx"), ("fix", DECK, "-o", "made/x.potx"),
    ("lint", DECK, "-o", "made/x.json", "--format", "json")], ids=lambda arguments: arguments[0])
def test_an_interrupt_at_any_moment_leaves_no_half_file(arguments: tuple[object, ...], tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    command = [sys.executable, "-m", "naravard_templates", *map(str, arguments)]
    started = time.monotonic()
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    (whole,) = made.iterdir()
    length, data = time.monotonic() - started, whole.read_bytes()
    for number in range(8):
        whole.unlink(missing_ok=True)
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * (0.5 + number / 14))
        process.send_signal(signal.SIGINT)
        process.wait()

        assert [path.read_bytes() for path in made.iterdir()] in ([], [data])


@pytest.mark.parametrize("arguments", [
    ("build", "{name}.md"), ("lint", "a.docx", "--brand", "{name}"), ("lint", "a.docx", "--config", "{name}"),
    ("lint", "{name}.docx"), ("fix", "{name}.docx"), ("lint", "a.docx", "--select", "{name}"),
], ids=" ".join)
def test_names_in_sentences_do_not_steer_the_terminal(arguments: tuple[str, ...], tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    run([part.format(name="x\x1b[2J\ny\u202e") for part in arguments])
    said = "".join(capsys.readouterr())
    assert r"x\x1b[2J\ny\u202e" in said
    assert not [letter for letter in said if not letter.isprintable() and letter != "\n"]


def test_names_that_are_too_many_do_not_steer_the_terminal(monkeypatch: pytest.MonkeyPatch,
                                                           capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)  # elsewhere click itself leaves them out
    assert run(["preview", "a.docx", "b\x9b2J.docx"]) == USAGE
    assert r"b\x9b2J.docx" in capsys.readouterr().err
