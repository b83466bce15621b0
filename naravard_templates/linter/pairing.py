"""The pairs of one page as they are found: what a page shows for each protected element, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter.compare import Likeness
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Element

ACCEPTED = 3.0
EXACT = 0.95


@record
class Pair:
    """A protected element and what the page shows for it.

    `score` says how surely they belong together, `quality` (0 to 1) how alike they look, whatever their names;
    `likeness` compares their pictures. `is_alike` where the page shows just what is expected.
    """

    expected: ProtectedElement
    actual: Drawn
    score: float
    quality: float
    likeness: Likeness | None = None
    is_alike: bool = False


@record
class Score:
    """What a pair has in common, as points; `best` is what two exactly alike would get. `is_alike` where the one is
    drawn just as the other."""

    points: float
    best: float
    likeness: Likeness | None = None
    is_alike: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether there is nothing to tell the two apart, and all that can be compared is the same."""
        return self.is_alike and self.points == self.best

    @property
    def quality(self) -> float:
        return max(0.0, min(1.0, self.points / self.best))


Scored = tuple[tuple[float, Score], int, int]
"""Points and what they are for, and where the two stand among the protected and the drawn."""


@record
class Matching:
    """What came of one page: the pairs, what is missing, and the art that the brand does not know.

    `quality` is the sum of the pairs'. `is_exact` where all is there as it should be, and nothing else. `hidden` pairs
    what is missing with what is there and not seen.
    """

    pairs: tuple[Pair, ...]
    missing: tuple[ProtectedElement, ...]
    extra: tuple[Drawn, ...]
    quality: float
    is_exact: bool
    hidden: tuple[Pair, ...] = ()


@stateful
class Pairing:
    """The pairs of one page as they are found, by where the protected element stands among the expected."""

    expected: Sequence[ProtectedElement]
    drawn: Sequence[Drawn]
    pairs: dict[int, Pair] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    def take(self, scored: Iterable[Scored], accept: Callable[[float, int, int], bool]) -> None:
        for (points, score), i, j in scored:
            if self._is_free(i, j) and accept(points, i, j):
                self._add(points, score, i, j)

    def take_sure(self, near: Iterable[Scored], best_elsewhere: Callable[[Element], float]) -> None:
        """The pairs that come first whatever others score: no other that one of the two may be in is worth as much.

        Those that might be contested are left for the comparison with everything. `best_elsewhere`: the most points
        that a pair with an element can have that is not among these.
        """
        open_expected, open_drawn = set[int](), set[int]()
        for (points, score), i, j in near:
            if not self._is_free(i, j):
                continue
            rival = max(best_elsewhere(self.expected[i].element), best_elsewhere(self.drawn[j].element))
            if points > rival and i not in open_expected and j not in open_drawn:
                self._add(points, score, i, j)
            else:
                open_expected.add(i)
                open_drawn.add(j)

    def _is_free(self, i: int, j: int) -> bool:
        return i not in self.pairs and j not in self.taken

    def _add(self, points: float, score: Score, i: int, j: int) -> None:
        self.pairs[i] = Pair(self.expected[i], self.drawn[j], points, score.quality, score.likeness, score.is_alike)
        self.taken.add(j)

    def left(self) -> list[tuple[int, int]]:
        """Everything that is not paired, with everything else that is not."""
        unused = [j for j in range(len(self.drawn)) if j not in self.taken]
        return [(i, j) for i in range(len(self.expected)) if i not in self.pairs for j in unused]

    def matching(self) -> Matching:
        pairs = tuple(self.pairs[i] for i in sorted(self.pairs))
        missing = tuple(element for i, element in enumerate(self.expected) if i not in self.pairs)
        extra = tuple(d for j, d in enumerate(self.drawn)
                      if j not in self.taken and d.surface.kind is not SurfaceKind.SLIDE)
        qualities = [pair.quality for pair in pairs]
        is_exact = not missing and not extra and min(qualities, default=EXACT) >= EXACT
        return Matching(pairs, missing, extra, sum(qualities), is_exact)
