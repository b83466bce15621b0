"""Several processes: order, how far ahead, and that what dies, hangs or grows is lost alone. It really happens here."""

from __future__ import annotations

import faulthandler
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.places import BRAND

from naravard_templates import api, linting
from naravard_templates.errors import BrandError
from naravard_templates.model.finding import FileReport, FileStatus
from naravard_templates.model.limits import MIB, Limits
from naravard_templates.workers import process as process_module
from naravard_templates.workers.pool import Ready, Workers
from naravard_templates.workers.process import Fate, Job

pytestmark = pytest.mark.slow
on_posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot be told how much memory")

DECK, DOCUMENT = BRAND / "framtidsbild.potx", BRAND / "framtidsbild.dotx"

_told = 0


def told(number: int) -> None:
    global _told
    _told = number


def work(task: int | str) -> int:
    """Numbers are worked on; words bring the process into trouble."""
    match task:
        case "exit":
            os._exit(9)
        case "segfault":
            faulthandler.disable()  # pytest's, which would tell of it at length
            os.kill(os.getpid(), signal.SIGSEGV)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            return sum(range(10**15))  # in C, where no signal handler of Python's is heard
        case "grow":
            return len(bytearray(8 * 1024 * MIB))
        case "raise":
            raise ZeroDivisionError("none of ours")
        case int():
            time.sleep(0.1 * (task % 3))
            return task + _told
    raise AssertionError(task)


Found = int | tuple[object, str]


def workers(count: int = 2, *, seconds: float | None = None, memory: int | None = None) -> Workers[int | str, Found]:
    return Workers(count, Job(work, told, (100,), seconds, memory), lambda task, fate: (task, fate.value),
                   lambda task, error: (task, str(error)))


def test_results_come_in_order() -> None:
    assert list(workers(3).results(range(40))) == [number + 100 for number in range(40)]


def test_no_tasks_no_results() -> None:
    assert list(workers().results([])) == []


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(("trouble", "fate"), [
    ("exit", Fate.DIED), pytest.param("segfault", Fate.DIED, marks=on_posix),
    pytest.param("kill", Fate.DIED, marks=on_posix), ("hang", Fate.TIME),
    pytest.param("grow", Fate.MEMORY, marks=on_linux)])
def test_what_brings_its_process_into_trouble_is_lost_alone(trouble: str, fate: Fate, count: int) -> None:
    tasks = [0, 1, trouble, 3, 4, trouble, 6]
    results = list(workers(count, seconds=1.0, memory=1024 * MIB).results(tasks))
    assert results == [100, 101, (trouble, fate.value), 103, 104, (trouble, fate.value), 106]


def test_where_no_process_can_be_split_off_it_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_module, "forks", lambda: False)
    tasks = [0, 1, "exit", 3, "hang", 5]
    results = workers(2, seconds=1.0).results(tasks)
    assert next(results) == 100
    assert multiprocessing.active_children()
    assert list(results) == [101, ("exit", "died"), 103, ("hang", "time"), 105]


def test_what_is_raised_is_handed_on_and_the_process_goes_on() -> None:
    assert list(workers().results([1, "raise", 3])) == [101, ("raise", "none of ours"), 103]


def test_what_is_known_already_takes_its_place() -> None:
    assert list(workers().results([Ready(7), 1, Ready(8), Ready(9), 2])) == [7, 101, 8, 9, 102]


@pytest.mark.parametrize("known", [False, True])
def test_tasks_are_taken_no_further_ahead_than_results_can_be_kept(known: bool) -> None:
    taken = []

    def tasks() -> Iterator[int | Ready[Found]]:
        yield 2  # takes longer than all the others that may be taken meanwhile
        for number in range(100_000):
            taken.append(number)
            yield Ready(7) if known else 0

    results = workers().results(tasks())
    assert [next(results), next(results)] == [102, 7 if known else 100]
    assert len(taken) < 100
    results.close()


def _processes() -> set[str]:
    """Those that this one has begun and that have not been seen off."""
    begun = {str(child.pid) for child in multiprocessing.active_children()}
    if sys.platform == "linux":
        begun |= set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
    return begun


def test_when_it_is_closed_no_process_is_left() -> None:
    before = _processes()
    results = workers(2).results([1, "hang", "hang"])
    assert next(results) == 101
    assert _processes() > before
    started = time.monotonic()
    results.close()
    assert _processes() == before
    assert time.monotonic() - started < 5


@on_linux
def test_what_was_written_and_not_yet_passed_on_is_written_once(tmp_path: Path) -> None:
    """A process that is split off has a copy of it."""
    script = """
import sys
from naravard_templates import api
print("first", end=" ")
list(api.lint_many([sys.argv[1]] * 3, jobs=3, guarded=True))
print("last")
"""
    done = subprocess.run([sys.executable, "-c", script, str(DOCUMENT)], capture_output=True, text=True, timeout=50,
                          check=True, cwd=tmp_path)
    assert done.stdout == "first last\n"


def in_trouble(task: linting.Task) -> FileReport:
    """In place of what lint's processes do: a file's name says what happens."""
    if (trouble := task.path.name.partition(".")[0]) in {"kill", "hang", "grow", "raise"}:
        work(trouble)
    return linting.lint(task.path, *linting._told[:2], task.ignore)


@pytest.fixture
def troubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naravard_templates.linting._in_process", in_trouble)


@pytest.mark.usefixtures("troubled")
@pytest.mark.parametrize(("name", "code", "reason"), [
    pytest.param("kill.pptx", "NV001", "broke down", marks=on_posix),
    ("hang.pptx", "NV004", "more than 1 seconds"),
    pytest.param("grow.pptx", "NV004", "more memory", marks=on_linux),
    ("raise.pptx", "NV001", "ZeroDivisionError: none of ours")])
def test_a_file_in_trouble_is_unchecked_and_the_others_are_checked(name: str, code: str, reason: str) -> None:
    files = [DECK, Path(name), DOCUMENT]
    reports = list(api.lint_many(files, jobs=2, limits=Limits(seconds=1), guarded=True))
    assert [report.status for report in reports] == [FileStatus.CLEAN, FileStatus.UNCHECKED, FileStatus.CLEAN]
    assert reports[1].path == name
    assert reports[1].error
    assert reports[1].error.code == code
    assert reason in str(reports[1].error.message)


@on_linux
def test_a_sound_file_is_never_called_damaged_where_memory_runs_out() -> None:
    """In a program of its own, which has no memory left over from other work."""
    script = """
import re, sys
from pathlib import Path
from naravard_templates import api
from naravard_templates.model.limits import Limits
taken = int(re.findall("VmData: *\\t* *([0-9]+)", Path("/proc/self/status").read_text())[0]) * 1024
for extra in range(0, 8_000_000, 400_000):
    report, = api.lint_many([sys.argv[1]], limits=Limits(memory=taken + extra), guarded=True)
    print(report.error.code, report.error.message) if report.error else print("checked")
"""
    done = subprocess.run([sys.executable, "-c", script, DOCUMENT], capture_output=True, text=True, check=True)
    said = done.stdout.splitlines()
    assert said[0].startswith("NV004")
    assert said[-1] == "checked"
    assert not [line for line in said if "The part" in line]


@on_linux
def test_a_single_file_in_trouble_leaves_the_program_alive() -> None:
    """In a program of its own, as one that has threads is not split in two."""
    script = """
import time
from naravard_templates import api, linting
from naravard_templates.model.limits import Limits
linting._in_process = lambda task: time.sleep(60)
report, = api.lint_many(["hang.pptx"], limits=Limits(seconds=1), guarded=True)
print(report.error.code)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=50, check=True)
    assert done.stdout.strip() == "NV004"


def test_what_concerns_all_files_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naravard_templates.linting._in_process", _without_brand)
    with pytest.raises(BrandError, match=re.escape("no {brand}")) as caught:
        list(api.lint_many([DECK, DOCUMENT], jobs=2))
    assert caught.value.message.values == {"a": 1}


def _without_brand(_: object) -> None:
    raise BrandError("no {{brand}} {a}", a=1)


@pytest.mark.parametrize("jobs", [0, 1, 2, 5])
def test_linting_in_processes_says_the_same(tmp_path: Path, jobs: int) -> None:
    broken = tmp_path / "x.pptx"
    broken.write_bytes(b"not a file of Office")
    files = [DECK, DOCUMENT, broken] * 3
    assert list(api.lint_many(files, jobs=jobs, guarded=True)) == list(api.lint_many(files))


def test_what_the_cache_knows_and_what_is_new_come_in_their_order(tmp_path: Path) -> None:
    files = [DECK, DOCUMENT] * 20
    first = list(api.lint_many(files[1:2], cache=tmp_path))
    again = list(api.lint_many(files, jobs=2, cache=tmp_path))
    assert [report.path for report in again] == [str(file) for file in files]
    assert again[1] == first[0]


TROUBLE = """
import os, signal, sys, time
from naravard_templates import linting
from naravard_templates.__main__ import main
def lint(*_):
    {trouble}
linting.lint = lint
sys.argv = ["naravard", "lint", "--no-cache", "--format", "json", "--config", "naravard.toml", "some.pptx"]
main()
"""


@on_linux
@pytest.mark.parametrize(("trouble", "code"), [
    ("os.kill(os.getpid(), signal.SIGKILL)", "NV001"), ("bytearray(10**11)", "NV004"),
    ("time.sleep(60)", "NV004"), ("1 / 0", "NV001")])
def test_whatever_a_single_file_does_to_the_command_is_told_once(tmp_path: Path, trouble: str, code: str) -> None:
    (tmp_path / "naravard.toml").write_text("[limits]\nseconds = 1\n")
    done = subprocess.run([sys.executable, "-c", TROUBLE.format(trouble=trouble)], capture_output=True, check=False,
                          timeout=60, cwd=tmp_path)
    assert done.returncode == 3
    (file,) = json.loads(done.stdout)["files"]
    assert (file["status"], file["error"]["code"]) == ("unchecked", code)


@on_linux
@pytest.mark.parametrize(("ended_by", "code"), [(signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGKILL, -9)])
def test_a_command_that_is_ended_leaves_no_process_behind(tmp_path: Path, ended_by: int, code: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", TROUBLE.format(trouble="time.sleep(60)").replace(
        '"--config", "naravard.toml", ', "")], cwd=tmp_path, start_new_session=True)
    time.sleep(3)
    assert _children(process.pid)
    process.send_signal(ended_by)
    assert process.wait(5) == code
    _wait_for_the_end(process.pid)


Started = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Starts lint of a thousand files in a session of its own, and ends what is left of it."""
    (tmp_path / "0.potx").write_bytes(DECK.read_bytes())
    for number in range(1, 1000):
        (tmp_path / f"{number}.potx").hardlink_to(tmp_path / "0.potx")
    running: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "naravard_templates", "lint", ".", "--lang", "en", *options]
        running.append(subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=os.environ | {"NARAVARD_CACHE_DIR": str(tmp_path / "cache")},
                                        start_new_session=True))
        return running[-1]

    yield start
    for process in running:
        if process.poll() is None or _is_there(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@on_posix
@pytest.mark.parametrize("options", [(), ("--jobs", "1"), ("--jobs", "2", "-o", "report.txt")])
def test_control_c_ends_all_processes_and_says_how_far_it_came(started: Started, tmp_path: Path,
                                                               options: tuple[str, ...]) -> None:
    process = started("--no-cache", *options)
    _wait_for_work(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    interrupted = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - interrupted < 5  # a second, and more for a machine that is busy
    assert (process.returncode, out) == (130, b"")
    rest = rb"No report of them was written\." if "-o" in options else rb"What is shown is all that was found in them\."
    assert re.fullmatch(rb"\s*Interrupted: \d+ of 1000 files were checked\.\n" + rest + rb"\n", err)
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".potx"]
    assert not _is_there(process.pid)


@on_posix
def test_when_the_program_itself_is_killed_its_processes_end_too(started: Started) -> None:
    process = started("--no-cache", "--jobs", "2")
    _wait_for_work(process.pid)
    process.kill()
    process.wait()
    _wait_for_the_end(process.pid)


def _wait_for_work(pid: int) -> None:
    """Until a program, which is a process apart, has begun processes of its own."""
    deadline = time.monotonic() + 30
    while _children(pid) is not None and time.monotonic() < deadline:
        if any(_children(child) for child in _children(pid) or ()):
            break
        time.sleep(0.05)
    time.sleep(0.3 if _children(pid) is not None else 5)


def _children(pid: int) -> list[int] | None:
    """None where the system does not tell."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return None


def _wait_for_the_end(group: int) -> None:
    deadline = time.monotonic() + 5
    while _is_there(group) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _is_there(group)


def _is_there(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
