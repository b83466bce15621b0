"""Structure-aware fuzzing: however our own files are mangled, linting ends in a verdict or a reason."""

from formats.ooxml.mutation import mutated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import naravard_templates as nt
from naravard_templates.model.finding import FileStatus

BRAND = nt.load_brand()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_mangled_file_gets_a_verdict_or_a_reason(seed: int) -> None:
    report = nt.lint(mutated(seed), brand=BRAND)

    assert (report.status is FileStatus.UNCHECKED) == (report.error is not None)
