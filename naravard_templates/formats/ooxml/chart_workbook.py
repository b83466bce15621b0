"""The workbook inside a chart, which Office opens for "Edit data": categories down, series across."""

from __future__ import annotations

import datetime
import io
from typing import Final

from xlsxwriter import Workbook

from naravard_templates.formats.ooxml.chart_numbers import number_format
from naravard_templates.formats.ooxml.rewrite import repacked
from naravard_templates.model.outline import ChartBlock

SHEET: Final = "Data"
_CREATED: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_WIDEST: Final = 60


def workbook(chart: ChartBlock, language: str) -> bytes:
    """The chart's numbers as an .xlsx file; the same bytes for the same numbers. Texts stay texts, whatever they
    begin with: a category that looks like a formula is none."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    figure = book.add_format({"num_format": number_format(chart, language)})
    for row, category in enumerate(chart.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, figure)
    sheet.set_column(0, 0, min(max(map(len, chart.categories), default=0) + 2, _WIDEST))
    book.close()
    return repacked(stream.getvalue())
