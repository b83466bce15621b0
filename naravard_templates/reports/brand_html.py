"""A brand on one page, on its own: no network, no script, the pictures inside."""

from __future__ import annotations

import base64

from naravard_templates.brand.types import Brand
from naravard_templates.i18n import Language, shown, translate
from naravard_templates.model.brand_page import BrandPictures, PageImage
from naravard_templates.model.finding import Message
from naravard_templates.reports import brand_view as view
from naravard_templates.reports.brand_text import tolerances
from naravard_templates.reports.brand_words import KINDS, WORDS


def as_html(brand: Brand, pictures: BrandPictures, lang: Language) -> str:
    """The page. Equal brands give equal bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("naravard_templates", "reports/templates"), autoescape=True,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "ratio": lambda value: f"{shown(value, lang)}:1", "source": _source,
        "kind": lambda kind: translate(KINDS[kind], lang)}
    graphics = list(view.graphics(brand, lang))
    return environment.get_template("brand.html").render(
        lang=lang, brand=brand, words={key: translate(word, lang) for key, word in WORDS.items()},
        offered=view.offered(brand), tolerated=view.tolerated(brand), fonts=view.fonts(brand),
        layouts=[(layout, pictures.layouts.get(layout.part), _layout_text(layout.name, len(layout.slots), lang))
                 for layout in view.layouts(brand)],
        styles=view.styles(brand), tolerances=tolerances(brand, lang), kinds=brand.config.kinds,
        graphics=[(one, pictures.elements.get((one.format, one.id))) for one in graphics if not one.why],
        others=[one for one in graphics if one.why]) + "\n"


def _source(image: PageImage) -> str:
    return "data:image/png;base64," + base64.b64encode(image.png).decode()


def _layout_text(name: str, slots: int, lang: Language) -> str:
    return translate(Message("The layout “{name}” with its slots, {count}, numbered as in the list.",
                             {"name": name, "count": slots}), lang)
