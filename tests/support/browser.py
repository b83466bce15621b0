"""Chromium as a reader of pages, with axe to say what people with other senses would meet there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


def needs_chromium() -> None:
    """Skips where Chromium is missing, and fails where it has to be there."""
    if CHROMIUM is None:
        if os.environ.get("NARAVARD_REQUIRE_CHROMIUM"):
            pytest.fail("Chromium is required here and missing")
        pytest.skip("Chromium is missing")


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    needs_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield started
        started.close()


def axe_violations(page: Any) -> list[str]:
    """What axe finds wrong with a page, and what it cannot decide: rule, element."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    return [f"{kind}: {found['id']}: {node['html'][:120]}" for kind in ("violations", "incomplete")
            for found in result[kind] for node in found["nodes"]]
