"""Text that is not marked as being in the brand's language, and does not seem to be in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from naravard_templates.linter.context import Context
from naravard_templates.linter.languages import has_words, is_plainly, knows, primary
from naravard_templates.linter.texts import brand_looks, own_texts
from naravard_templates.model.record import record
from naravard_templates.model.text import TextUse

_MOST = 0.8


@record
class Mismarked:
    """Text that has one mark, "" for none. `everything` tells that nearly all text of the file is marked so."""

    language: str
    uses: tuple[TextUse, ...]
    everything: bool = False


def mismarked(context: Context) -> Iterator[Mismarked]:
    """Once for each mark.

    A few words that plainly are in the language that they are marked as are just as they should be. What the template
    itself marks so is for the template to mend.
    """
    wanted = context.brand.config.language
    by_language: dict[str, list[TextUse]] = defaultdict(list)
    for use in own_texts(context):
        if has_words(use.text):
            by_language[use.look.language].append(use)
    total = sum(use.characters for uses in by_language.values() for use in uses)
    by_language.pop(wanted, None)
    templates = {primary(look.language) for look in brand_looks(context.master)} if by_language else set()
    for language, uses in by_language.items():
        if not language:
            yield Mismarked("", tuple(uses))
        elif primary(language) not in {primary(wanted), *templates}:
            share = sum(use.characters for use in uses) / total
            wrong = [use for use in uses if not is_plainly(language, use.text, wanted)]
            if share > _MOST:
                yield Mismarked(language, tuple(uses), True)
            elif wrong and _is_seen(language, wrong, wanted):
                yield Mismarked(language, tuple(wrong))


def _is_seen(language: str, uses: Sequence[TextUse], wanted: str) -> bool:
    """A name or a single word tells nothing of its language; some of it has to be seen to be the brand's."""
    return not knows(wanted) or any(is_plainly(wanted, use.text, language) for use in uses)
