"""Records are dataclasses, whether they are the first of their class or the hundredth."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, is_dataclass

import pytest

from naravard_templates.model.record import record, stateful

TIMES = range(6)
"""Early objects are made in another way than later ones."""


@record
class Place:
    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)
    found: str = field(default="nowhere", init=False)


@record
class Seen(Place):
    by: str = "us"


@stateful
class Count:
    begin: int
    steps: int = 1

    def __post_init__(self) -> None:
        self.end = self.begin + self.steps


@pytest.mark.parametrize("kind", [Place, Seen])
def test_every_object_gets_its_values_and_defaults_of_its_own(kind: type[Place]) -> None:
    made = [kind(number, y=2) for number in TIMES]
    made[0].names.append("first")
    assert [(one.x, one.y, one.names, one.found) for one in made[1:]] == [
        (number, 2, [], "nowhere") for number in TIMES[1:]]
    assert kind(1, y=2) == kind(1, 2) != kind(2, 2)


@pytest.mark.parametrize("wrong", [
    lambda kind: kind(), lambda kind: kind(1, 2, [], "us", "too many"), lambda kind: kind(1, x=1),
    lambda kind: kind(1, colour=3), lambda kind: kind(1, found="here")])
@pytest.mark.parametrize("before", TIMES)
def test_what_a_class_does_not_take_is_an_error_whichever_object_it_is(wrong, before: int) -> None:
    @record
    class Another(Place):
        by: str = "us"

    for number in range(before):
        Another(number)
    with pytest.raises(TypeError, match="argument"):
        wrong(Another)
    assert Another(1).by == "us"


def test_what_is_to_be_done_afterwards_is_done_each_time() -> None:
    assert [Count(number, steps=2).end for number in TIMES] == [number + 2 for number in TIMES]


@pytest.mark.parametrize("number", TIMES)
def test_they_are_dataclasses_that_nobody_changes(number: int) -> None:
    place = Seen(number, names=["a"])
    assert is_dataclass(place)
    assert [one.name for one in fields(place)] == ["x", "y", "names", "found", "by"]
    assert copy.copy(place) == pickle.loads(pickle.dumps(place)) == place
    with pytest.raises(FrozenInstanceError):
        place.x = 3  # type: ignore[misc]
