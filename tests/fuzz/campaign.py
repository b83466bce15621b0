"""Many trials in a row:

    PYTHONPATH=tests python tests/fuzz/campaign.py lint|fix|fix-unsafe|outline COUNT [SEED]

prints whatever ends wrongly with its seed, then how often each outcome came, the slowest, and the memory; exits with 1
where anything went wrong. The same seed gives the same trial again.
"""

import resource
import sys
import time
import traceback
from collections import Counter

from fuzz.trials import TRIALS

SLOWEST = 5


def main(kind: str, count: int, seed: int) -> int:
    outcomes, times = Counter[str](), list[tuple[float, int]]()
    for number in range(seed, seed + count):
        started = time.process_time()
        try:
            outcomes[TRIALS[kind](number)] += 1
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            outcomes["WRONG"] += 1
            print(f"{number}: {error!r:.200} at {where.filename}:{where.lineno}", flush=True)
        times = sorted([*times, (time.process_time() - started, number)])[-SLOWEST:]
    print(dict(outcomes), "slowest:", *(f"{seconds:.1f} s ({number})" for seconds, number in reversed(times)))
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    return int(outcomes["WRONG"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))
