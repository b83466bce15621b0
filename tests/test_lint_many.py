"""lint_many with executors that are somebody else's: threads, processes, a cluster of Dask's."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from support.places import BRAND

from naravard_templates import api, dispatching
from naravard_templates.brand.sending import ticket
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError
from naravard_templates.linting import Task
from naravard_templates.model.finding import FileStatus, Severity
from naravard_templates.model.limits import DEFAULT_LIMITS

FILES = [BRAND / "framtidsbild.potx", BRAND / "framtidsbild.dotx", Path("gone.pptx")]


@pytest.fixture(scope="module")
def brand() -> Brand:
    return api.load_brand(BRAND)


@pytest.fixture(scope="module")
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        yield executor


class Recorder(Executor):
    """Does what it is given at once, by way of bytes as if it were sent; or not before it is asked to."""

    def __init__(self, *, waits: bool = False) -> None:
        self.sent: list[int] = []
        self.futures: list[Future[Any]] = []
        self._waits = waits

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        data = pickle.dumps((function, args, kwargs))
        self.sent.append(len(data))
        future: Future[Any] = Future()
        self.futures.append(future)
        if not self._waits:
            function, args, kwargs = pickle.loads(data)
            try:
                future.set_result(function(*args, **kwargs))
            except Exception as error:
                future.set_exception(error)
        return future


@pytest.mark.parametrize("name", ["threads", pytest.param("processes", marks=pytest.mark.slow)])
def test_any_executor_says_the_same_in_the_same_order(name: str, request: pytest.FixtureRequest, brand: Brand) -> None:
    executor = request.getfixturevalue(name)
    files = FILES * 4
    assert list(api.lint_many(files, executor, brand=brand)) == list(api.lint_many(files, brand=brand))


@pytest.mark.slow
@pytest.mark.skipif(sys.version_info < (3, 14), reason="interpreters in a pool came with Python 3.14")
def test_interpreters_say_the_same(brand: Brand) -> None:
    from concurrent.futures import InterpreterPoolExecutor  # type: ignore[attr-defined,unused-ignore]

    with InterpreterPoolExecutor(1) as executor:
        assert list(api.lint_many(FILES, executor, brand=brand)) == list(api.lint_many(FILES, brand=brand))


@pytest.mark.slow
def test_a_cluster_of_dask_says_the_same(brand: Brand) -> None:
    distributed = pytest.importorskip("distributed", reason="distributed is not installed: no cluster to try")
    with (distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
                                   host="127.0.0.1", scheduler_port=0, silence_logs=True) as cluster,
          distributed.Client(cluster) as client, client.get_executor() as executor):
        files = FILES * 4
        assert list(api.lint_many(files, executor, brand=brand)) == list(api.lint_many(files, brand=brand))


@pytest.mark.slow
def test_select_ignore_and_severities_go_along(processes: Executor, brand: Brand) -> None:
    own = brand.with_severities({"NV201": Severity.INFO})
    for options in ({}, {"select": frozenset({"NV9"})}, {"ignore": frozenset({"NV9"})}):
        said = list(api.lint_many(FILES, processes, brand=own, **options))
        assert said == list(api.lint_many(FILES, brand=own, **options))


def test_little_is_sent_for_each_file(brand: Brand) -> None:
    executor = Recorder()
    assert len(list(api.lint_many(FILES * 3, executor, brand=brand))) == 9
    assert max(executor.sent) < 3_000


@pytest.mark.slow
def test_a_brand_that_is_in_no_folder_is_sent_whole_where_it_is_asked_for(processes: Executor, brand: Brand,
                                                                           tmp_path: Path) -> None:
    homeless = replace(brand, folder=tmp_path / "nowhere", config=replace(brand.config, name="Annat namn"))
    assert list(api.lint_many(FILES, processes, brand=homeless)) == list(api.lint_many(FILES, brand=homeless))


def test_another_brand_in_the_folder_is_not_taken_for_it(brand: Brand) -> None:
    other = replace(ticket(brand), digest="0" * 64)
    order = dispatching.Order(Task(FILES[0], frozenset()), frozenset(), DEFAULT_LIMITS, (other,))
    assert dispatching.carried_out(order) is None


def test_reports_come_while_others_are_worked_on(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    first = FILES[0]

    def waits(order: dispatching.Order) -> object:
        if order.task.path != first:
            go_on.wait(10)
        return dispatching.checked(order.task, [brand], order.select, order.limits)

    monkeypatch.setattr(dispatching, "carried_out", waits)
    with ThreadPoolExecutor(2) as executor:
        reports = api.lint_many(FILES, executor, brand=brand)
        try:
            assert next(reports).path == str(first)
        finally:
            go_on.set()
        assert len(list(reports)) == 2


def test_so_many_files_are_underway_and_no_more_and_what_is_closed_is_called_off(brand: Brand) -> None:
    executor = Recorder(waits=True)
    taken = []

    def paths() -> Iterator[Path]:
        for number in range(10_000):
            taken.append(number)
            yield Path(f"{number}.pptx")

    reports = api.lint_many(paths(), executor, brand=brand)
    threading.Timer(0.2, lambda: executor.futures[0].set_exception(ZeroDivisionError("none of ours"))).start()
    report = next(reports)
    assert report.error
    assert "ZeroDivisionError: none of ours" in str(report.error.message)
    assert len(taken) < 200
    reports.close()
    assert all(future.cancelled() for future in executor.futures[1:])


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_a_process_that_dies_leaves_files_unchecked_and_none_out(brand: Brand) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:
        process = executor.submit(os.getpid).result()
        reports = api.lint_many(FILES, executor, brand=brand)
        assert next(reports).status is FileStatus.CLEAN
        os.kill(process, signal.SIGKILL)
        time.sleep(0.5)
        later = list(api.lint_many(FILES, executor, brand=brand))
    assert [report.status for report in later] == [FileStatus.UNCHECKED] * 3
    assert all(report.error and "BrokenProcessPool" in str(report.error.message) for report in later)


def test_an_executor_that_takes_no_more_leaves_files_unchecked(brand: Brand) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    reports = list(api.lint_many(FILES, executor, brand=brand))
    assert len(reports) == 3
    assert all(report.error and "cannot schedule new futures" in str(report.error.message) for report in reports)


def test_what_is_called_off_from_outside_is_unchecked(brand: Brand) -> None:
    executor = Recorder(waits=True)
    reports = api.lint_many(FILES[:2], executor, brand=brand)

    def call_off() -> None:
        for future in executor.futures:
            future.cancel()

    threading.Timer(0.2, call_off).start()
    assert all(report.error and "called off" in str(report.error.message) for report in reports)


def test_what_concerns_all_files_is_raised(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatching, "carried_out", _without_brand)
    with ThreadPoolExecutor(1) as executor, pytest.raises(BrandError):
        list(api.lint_many(FILES, executor, brand=brand))


def _without_brand(_: object) -> None:
    raise BrandError("There is no brand.")
