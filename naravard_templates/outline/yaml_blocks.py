"""From the models of a YAML outline to the blocks of an outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from naravard_templates.model.outline import (
    Align,
    Block,
    ChartBlock,
    CodeBlock,
    Columns,
    Documents,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Runs,
    Signatures,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)
from naravard_templates.outline import yaml_models as models
from naravard_templates.outline.charts import check_alt, one_place, read_file, read_kind
from naravard_templates.outline.data import Data, DataReader
from naravard_templates.outline.inlines import read_inline
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.papers import check_signers
from naravard_templates.outline.pictures import check_alternative, find_picture, read_width
from naravard_templates.outline.places import (
    COLUMN,
    FACT_BOX,
    LIST,
    NOTES,
    QUOTE,
    ROOT,
    STEP,
    Blocks,
    Place,
    check_place,
)
from naravard_templates.outline.source import Source
from naravard_templates.outline.steps import check_steps
from naravard_templates.outline.tables import shares
from naravard_templates.outline.yaml_text import Scalar

SLIDE_LEVEL: Final = 2

_STEPS: Final[Mapping[str, StepsKind]] = {
    "timeline": StepsKind.TIMELINE, "process": StepsKind.PROCESS, "four_fields": StepsKind.FIELDS,
    "key_figures": StepsKind.KEY_FIGURES, "parties": StepsKind.PARTIES,
}


@dataclass(frozen=True, slots=True)
class YamlReader:
    """Reads blocks, whole or nested; every fault goes to the source."""

    source: Source

    def read(self, blocks: Sequence[models.BlockModel], place: Place = ROOT) -> Blocks:
        found = tuple(block for model in blocks for block in self._block(model))
        return check_place(found, place, self.source)

    def _block(self, model: models.BlockModel) -> Iterator[Block]:
        """Most keys are one block; a slide is a heading and what stands below it, a text may be several paragraphs."""
        (name,) = model.model_fields_set - {"line"}
        value = getattr(model, name)
        if name == "paragraph":
            yield from self._paragraphs(value)
        elif name == "slide":
            yield from self._slide(value)
        elif name in _STEPS:
            yield self._steps(name, value, model.line)
        else:
            yield _READERS[name](self, value, model.line)

    # --- Text ------------------------------------------------------------------------------------

    def _runs(self, text: Scalar) -> Runs:
        return read_inline(text.text, self.source, text.line)

    def _paragraphs(self, text: Scalar) -> Iterator[Paragraph]:
        """An empty line parts paragraphs, as everywhere."""
        for part in re.finditer(r"\S(?:.|\n(?![^\S\n]*\n))*", text.text):
            line = text.line + text.text.count("\n", 0, part.start())
            runs = read_inline(part[0], self.source, line)
            if runs:
                yield Paragraph(line=line, runs=runs)

    def _label(self, label: Scalar | None) -> str:
        return read_label(label.text, self.source, label.line) if label else ""

    def _slide(self, slide: models.SlideModel) -> Iterator[Block]:
        yield Heading(line=slide.heading.line, level=SLIDE_LEVEL, runs=self._runs(slide.heading),
                      layout=_text(slide.layout))
        yield from self.read(slide.content)
        if slide.notes:
            yield Notes(line=slide.line, blocks=self.read(slide.notes, NOTES))

    def heading(self, heading: models.HeadingModel, _line: int) -> Block:
        return Heading(line=heading.line, level=heading.level, runs=self._runs(heading.text),
                       layout=_text(heading.layout), label=self._label(heading.label))

    def bullets(self, items: models.ListModel, _line: int) -> ListBlock:
        return ListBlock(line=items.line, items=tuple(map(self._item, items.items)))

    def numbered(self, items: models.ListModel, _line: int) -> ListBlock:
        return ListBlock(line=items.line, items=tuple(map(self._item, items.items)), ordered=True, start=items.start)

    def _item(self, item: models.ItemModel) -> ListItem:
        nested: list[Block] = list(self.read(item.content, LIST))
        nested += [self.bullets(item.items, 0)] if item.items else []
        nested += [self.numbered(item.numbered, 0)] if item.numbered else []
        return ListItem(line=item.line, runs=self._runs(item.text), children=tuple(nested))

    def quote(self, quote: models.QuoteModel, _line: int) -> Block:
        return Quote(line=quote.line, blocks=self.read(quote.text, QUOTE), source=_text(quote.source))

    def fact_box(self, box: models.FactBoxModel, _line: int) -> Block:
        return FactBox(line=box.line, title=_text(box.title), blocks=self.read(box.content, FACT_BOX))

    def columns(self, columns: Sequence[Sequence[models.BlockModel]], line: int) -> Block:
        return Columns(line=line, columns=tuple(self.read(column, COLUMN) for column in columns))

    def notes(self, blocks: Sequence[models.BlockModel], line: int) -> Block:
        return Notes(line=line, blocks=self.read(blocks, NOTES))

    def code(self, code: models.CodeModel, _line: int) -> Block:
        return CodeBlock(line=code.line, text=code.text.text.removesuffix("\n"), language=_text(code.language))

    # --- What is not text ------------------------------------------------------------------------

    def table(self, table: models.TableModel, _line: int) -> Block:
        columns = len(table.header)
        for row in table.rows:
            if len(row) > columns:
                self.source.fault("The row has {found} cells but the header has {expected}.", row[0].line,
                                  found=len(row), expected=columns)
        align = tuple(models.ALIGN[word.text] for word in table.align)
        for name, given in (("justering", align), ("bredder", table.widths)):
            if given and len(given) != columns:
                self.source.fault("The key {name} has {found} values but the table has {columns} columns.",
                                  table.line, name=name, found=len(given), columns=columns)
        rows = (tuple(map(self._runs, row)) + ((),) * (columns - len(row)) for row in table.rows)
        return Table(line=table.line, header=tuple(map(self._runs, table.header)), rows=tuple(rows),
                     align=align or (Align.LEFT,) * columns, caption=_text(table.caption), widths=shares(table.widths),
                     label=self._label(table.label))

    def picture(self, picture: models.PictureModel, _line: int) -> Block:
        target, alt, line = picture.file.text, _text(picture.alt), picture.file.line
        decorative = picture.decorative is not None
        check_alternative(alt, decorative, target, line, self.source)
        width = read_width(picture.width.text, self.source, picture.width.line) if picture.width else 0.0
        return PictureBlock(line=line, path=find_picture(target, line, self.source), alt=alt, decorative=decorative,
                            caption=_text(picture.caption), width=width, label=self._label(picture.label))

    def chart(self, chart: models.ChartModel, _line: int) -> Block:
        line, values = chart.line, DataReader(self.source, _text(chart.unit), _text(chart.title))
        data = Data()
        if one_place((chart.values is not None) + (chart.file is not None), self.source, line):
            data = values.value(chart.values, line) if chart.values else data
            data = read_file(chart.file.text, chart.file.line, values) if chart.file else data
        return ChartBlock(line=line, kind=read_kind(_text(chart.kind) or None, self.source, line), title=values.name,
                          unit=values.unit, caption=_text(chart.caption), series=data.series,
                          categories=data.categories, alt=check_alt(chart.alt.text, self.source, line),
                          label=self._label(chart.label))

    def contents(self, contents: models.ContentsModel, line: int) -> Block:
        return TableOfContents(line=line, depth=contents.depth)

    def documents(self, documents: Sequence[models.DocumentModel], line: int) -> Block:
        return Documents(line=line, items=tuple(ListItem(line=one.line, runs=self._document(one),
                                                         label=self._label(one.label)) for one in documents))

    def _document(self, document: models.DocumentModel) -> Runs:
        """As people write it, with commas; a link is the title's."""
        title, rest = document.title, (document.date, document.number)
        if document.link:
            title = replace(title, text=f"[{title.text}](<{document.link.text.strip()}>)")
        said = "".join(f", {_text(one)}" for one in rest if one)
        return (*self._runs(title), *([Run(said)] if said else []))

    def signatures(self, signers: Sequence[Scalar], line: int) -> Block:
        items = tuple(ListItem(line=signer.line, runs=self._runs(signer)) for signer in signers)
        return Signatures(line=line, signers=check_signers(items, self.source))

    def page_break(self, _nothing: object, line: int) -> Block:
        return PageBreak(line=line)

    def _steps(self, name: str, steps: Sequence[models.StepModel], line: int) -> Block:
        found = tuple(Step(line=step.line, heading=self._runs(step.heading), blocks=self.read(step.text, STEP))
                      for step in steps)
        return check_steps(Steps(line=line, kind=_STEPS[name], steps=found), _STEPS[name].value, self.source)


def _text(text: Scalar | None) -> str:
    return text.text.strip() if text else ""


_READERS: Final[Mapping[str, Callable[[YamlReader, Any, int], Block]]] = {
    "heading": YamlReader.heading, "bullets": YamlReader.bullets, "numbered": YamlReader.numbered,
    "table": YamlReader.table, "picture": YamlReader.picture, "quote": YamlReader.quote,
    "fact_box": YamlReader.fact_box, "columns": YamlReader.columns, "chart": YamlReader.chart,
    "notes": YamlReader.notes, "contents": YamlReader.contents, "page_break": YamlReader.page_break,
    "code": YamlReader.code, "documents": YamlReader.documents, "signatures": YamlReader.signatures,
}
