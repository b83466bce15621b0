"""Several processes: order, and what dies alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.places import BRAND

from naravard_templates import api
from naravard_templates.model.finding import FileStatus
from naravard_templates.workers import Workers

pytestmark = pytest.mark.slow

_told = 0


def told(number: int) -> None:
    global _told
    _told = number


def work(task: int) -> int:
    if task < 0:
        os._exit(9)
    time.sleep(0.05 * (task % 3))
    return task + _told


def lost(task: int) -> int:
    return 1_000 - task


def test_results_come_in_order_and_only_what_kills_its_process_is_lost() -> None:
    tasks = [*range(9), -1, *range(10, 14), -2, -3, *range(20, 26)]
    results = list(Workers(2, work, lost, told, (100,)).results(iter(tasks)))
    assert results == [task + 100 if task >= 0 else 1_000 - task for task in tasks]


def test_no_tasks_no_results() -> None:
    assert list(Workers(2, work, lost, told, (0,)).results([])) == []


def test_linting_in_processes_says_the_same(tmp_path: Path) -> None:
    masters = [BRAND / "framtidsbild.potx", BRAND / "framtidsbild.dotx"]
    broken = tmp_path / "x.pptx"
    broken.write_bytes(b"not a file of Office")
    files = [*masters, broken]
    assert list(api.lint_many(files, jobs=2)) == list(api.lint_many(files))


def test_a_file_that_kills_its_process_is_unchecked_and_the_others_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naravard_templates.linting._in_process", _dies)
    files = [BRAND / "framtidsbild.potx", Path("deadly.pptx"), BRAND / "framtidsbild.dotx"]
    reports = list(api.lint_many(files, jobs=2))
    assert [report.status for report in reports] == [FileStatus.CLEAN, FileStatus.UNCHECKED, FileStatus.CLEAN]
    assert reports[1].error
    assert reports[1].error.code == "NV001"


def _dies(task: object) -> object:
    from naravard_templates import linting

    if task.path.name == "deadly.pptx":  # type: ignore[attr-defined]
        os.kill(os.getpid(), signal.SIGKILL)
    return linting.lint(task.path, *linting._told, task.ignore)  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_control_c_ends_all_processes_quietly(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.potx").write_bytes((BRAND / "framtidsbild.potx").read_bytes())
    command = [sys.executable, "-m", "naravard_templates", "lint", ".", "--jobs", "2", "--no-cache"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               start_new_session=True)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"\n")
    deadline = time.monotonic() + 10
    while _is_there(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _is_there(process.pid)


def _is_there(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
