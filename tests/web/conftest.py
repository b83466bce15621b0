"""One page and one browser for all the tests of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reports import tampered
from support.browser import browser
from support.web import Site, serving, visiting


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with serving(workers=2, painted=False) as site:
        yield site


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """Gone with the last test of a file: as long as it is there, nobody else can begin an event loop."""
    with browser() as chrome:
        yield chrome


@pytest.fixture
def page(chrome: Any, site: Site) -> Iterator[Any]:
    """A fresh browser session, whose console stays silent."""
    with visiting(chrome, site) as page:
        yield page


@pytest.fixture(scope="session")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a deck and a document that somebody has tampered with."""
    folder = tmp_path_factory.mktemp("delade")
    tampered.deck(folder)
    tampered.document(folder)
    return folder
