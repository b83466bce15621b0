"""Which brand, and which of its versions, a document is to be judged by: that of its stamp, else the likeliest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from naravard_templates.brand.types import Brand
from naravard_templates.linter.context import Context, make_context
from naravard_templates.model.snapshot import Snapshot

Weight = tuple[int, ...]
Weigh = Callable[[Context], Weight]
"""How much is wrong with a document if it is to be this version of this brand; all zeros for nothing."""


def choose(snapshot: Snapshot, brands: Sequence[Brand], weigh: Weigh) -> Context:
    """The document against the brand that it belongs to; the first where none is better.

    Raises BrandError where no brand has a master of the format, or where an older version cannot be used.
    """
    usable = [brand for brand in brands if brand.has(snapshot.format)] or list(brands[:1])
    stamped = [brand for brand in usable if snapshot.stamp and snapshot.stamp.brand == brand.id]
    contexts = [_by_version(snapshot, brand, weigh) for brand in stamped or usable]
    return contexts[0] if len(contexts) == 1 else min(contexts, key=weigh)


def _by_version(snapshot: Snapshot, brand: Brand, weigh: Weigh) -> Context:
    """The document against the version that it was made from.

    The stamp is believed unless the current version explains the document better; then only the stamp is old. Without
    a stamp, older versions are looked at where the current one does not fit.
    """
    current = make_context(snapshot, brand)
    stamp = snapshot.stamp if snapshot.stamp and snapshot.stamp.brand == brand.id else None
    if not brand.older or (stamp and stamp.version == brand.version):
        return current
    if stamp and stamp.version in brand.older:
        stamped = [make_context(snapshot, older, brand) for older in _others(snapshot, brand, [stamp.version])]
        return min([*stamped, current], key=weigh) if stamped else current
    if not any(weigh(current)):
        return current
    older = [make_context(snapshot, older, brand) for older in _others(snapshot, brand, brand.older)]
    return min([current, *older], key=weigh)


def _others(snapshot: Snapshot, brand: Brand, versions: Sequence[str]) -> Iterator[Brand]:
    """Those of the older versions whose master of this format is another than the current one."""
    known = {brand.master(snapshot.format).sha256}
    for older in map(brand.at, versions):
        if older.has(snapshot.format) and older.master(snapshot.format).sha256 not in known:
            known.add(older.master(snapshot.format).sha256)
            yield older
