"""However our own files and outlines are mangled, nothing crashes; CONTRIBUTING tells how to try for hours."""

import pytest
from fuzz.trials import TRIALS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = {"lint": 60, "fix": 15, "fix-unsafe": 15, "outline": 200}


@pytest.mark.parametrize("kind", TRIALS)
def test_whatever_is_read_there_is_an_answer(kind: str) -> None:
    @settings(max_examples=EXAMPLES[kind], deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def trial(seed: int) -> None:
        TRIALS[kind](seed)

    trial()
