"""Work in other processes: what hangs or dies loses only itself."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from naravard_templates import api
from naravard_templates.errors import OutlineError, OutlineProblem, UsageError
from naravard_templates.web.work import Workers, WorkFailed, told_brand

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("web")]


def brand_name() -> str:
    return told_brand().config.name


def hang() -> None:
    time.sleep(600)


def die() -> None:
    os._exit(9)


def complain() -> None:
    raise UsageError("There is no rule {word}. To list them all: naravard explain --all", word="NV999")


def complain_of_an_outline() -> None:
    raise OutlineError("a.md", [OutlineProblem("{what}", what="fel", line=3)])


def working(count: int, seconds: float, do: Callable[[Workers], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        workers = Workers(api.load_brand(), count, seconds)
        workers.start()
        try:
            return await do(workers)
        finally:
            await workers.end()

    return asyncio.run(whole())


def test_what_hangs_or_dies_is_told_of_and_the_next_work_is_done() -> None:
    async def do(workers: Workers) -> list[str]:
        found = [await workers.run(brand_name)]
        for function in (hang, die):
            with pytest.raises(WorkFailed):
                await workers.run(function)
        return [*found, await workers.run(brand_name)]

    assert working(1, 2, do) == [api.load_brand().config.name] * 2


def test_what_is_quick_does_not_wait_for_what_hangs() -> None:
    async def do(workers: Workers) -> float:
        hanging = asyncio.create_task(workers.run(hang))
        await workers.run(brand_name)
        began = time.monotonic()
        await workers.run(brand_name)
        took = time.monotonic() - began
        hanging.cancel()
        await asyncio.wait([hanging])
        return took

    assert working(2, 60, do) < 10


def test_errors_come_whole_from_other_processes() -> None:
    async def do(workers: Workers) -> None:
        with pytest.raises(UsageError) as simple:
            await workers.run(complain)
        assert simple.value.message.values == {"word": "NV999"}
        with pytest.raises(OutlineError) as many:
            await workers.run(complain_of_an_outline)
        assert [problem.line for problem in many.value.problems] == [3]

    working(1, 60, do)
