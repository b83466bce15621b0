"""Pictures of slides are dear to decode, and looked at only where something of the brand is missing."""

from dataclasses import replace

from naravard_templates.linter.examples import deck, example_brand
from naravard_templates.linter.runner import lint
from naravard_templates.model.geometry import Box
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind

PHOTO = Element("7", ElementKind.PICTURE, "Foto", Box(2_000_000, 2_000_000, 3_000_000, 2_000_000),
                picture=Picture("ppt/media/photo.jpg", "f0" * 32))


class Looked:
    """Takes down what is decoded; nothing can be."""

    def __init__(self) -> None:
        self.pictures: list[str] = []

    def look(self, picture: Picture) -> None:
        self.pictures.append(picture.part)

    def size(self, picture: Picture) -> None:
        return None


def test_an_honest_decks_photos_are_not_decoded() -> None:
    looked, snapshot = Looked(), deck()
    pages = tuple(replace(page, surfaces=(*page.surfaces[:-1], replace(
        page.surfaces[-1], elements=(*page.surfaces[-1].elements, PHOTO)))) for page in snapshot.pages)

    findings = lint(replace(snapshot, pages=pages, pictures=looked), example_brand())

    assert not looked.pictures
    assert not [finding for finding in findings if finding.code.startswith("NV2")]
