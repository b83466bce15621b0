"""Language-neutral roles, so that an outline written for one brand builds on another.

A layout's role follows from its type in the file, else from the slots it has; a Word style's role from its
`w:name`, which Office keeps in English whatever language it speaks (ECMA-376 part 1, 17.7.4.9).
"""

from __future__ import annotations

# Layout roles and the names that people know them by. The first name of each is our own brand's.
LAYOUT_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("Titel", "Title Slide", "Rubrikbild", "Titelfolie", "Diapositive de titre", "title"),
    "section": ("Avsnitt", "Section Header", "Avsnittsrubrik", "Abschnittsüberschrift", "Titre de section",
                "section"),
    "content": ("Rubrik och innehåll", "Title and Content", "Titel und Inhalt", "Titre et contenu", "content"),
    "two-content": ("Två kolumner", "Two Content", "Två innehållsdelar", "Zwei Inhalte", "Deux contenus",
                    "two-content"),
    "comparison": ("Jämförelse", "Comparison", "Vergleich", "Comparaison", "comparison"),
    "title-only": ("Endast rubrik", "Title Only", "Nur Titel", "Titre seul", "title-only"),
    "blank": ("Tom", "Blank", "Leer", "Vide", "blank"),
    "picture-text": ("Bild och text", "Picture with Caption", "Content with Caption", "Bild med bildtext",
                     "Innehåll med bildtext", "picture-text"),
    "table": ("Tabell", "Table", "table"),
    "chart": ("Diagram", "Chart", "chart"),
    "quote": ("Citat", "Quote", "quote"),
    "four-fields": ("Fyrfält", "four-fields"),
    "closing": ("Kontakt", "Avslut", "Contact", "closing"),
}

# `p:sldLayout/@type` (ECMA-376 part 1, 19.7.15) where it says what the layout is for.
LAYOUT_TYPES: dict[str, str] = {
    "title": "title", "secHead": "section", "obj": "content", "tx": "content", "twoObj": "two-content",
    "twoColTx": "two-content", "twoTxTwoObj": "comparison", "titleOnly": "title-only", "blank": "blank",
    "objTx": "picture-text", "picTx": "picture-text", "tbl": "table", "chart": "chart",
}

# Word style roles and the `w:name`s that carry them, best first; names are compared without case.
STYLE_NAMES: dict[str, tuple[str, ...]] = {
    "document-type": ("dokumenttyp",),
    "title": ("title",),
    "subtitle": ("subtitle",),
    "heading-1": ("heading 1",),
    "heading-2": ("heading 2",),
    "heading-3": ("heading 3",),
    "heading-4": ("heading 4",),
    "heading-5": ("heading 5",),
    "heading-6": ("heading 6",),
    "body": ("body text", "normal"),
    "bullet-1": ("list bullet",),
    "bullet-2": ("list bullet 2",),
    "bullet-3": ("list bullet 3",),
    "number-1": ("list number",),
    "number-2": ("list number 2",),
    "number-3": ("list number 3",),
    "list": ("list paragraph",),
    "quote": ("quote", "intense quote"),
    "caption": ("caption",),
    "table": ("framtidsbild tabell", "grid table 4 accent 1", "grid table 4 - accent 1", "table grid", "normal table"),
    "code": ("kod", "html preformatted", "plain text"),
    "code-text": ("kod i text", "html code"),
    "hyperlink": ("hyperlink",),
    "metadata": ("metadata",),
    "metadata-label": ("metadata etikett",),
    "fact-box": ("faktaruta",),
    "fact-box-title": ("faktaruta rubrik",),
    "decision-point": ("beslutspunkt",),
    "source": ("källa",),
    "quote-source": ("citatkälla",),
    "contents-heading": ("toc heading",),
    "contents-1": ("toc 1",),
    "contents-2": ("toc 2",),
    "contents-3": ("toc 3",),
    "footnote": ("footnote text",),
    "footnote-mark": ("footnote reference",),
    "signature": ("underskrift", "signature"),
    "lead": ("ingress", "intense quote"),
}
