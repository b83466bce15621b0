"""One page for people, on its own: no network, no script, the pictures inside. It can be printed and read aloud."""

from __future__ import annotations

from typing import Final

from naravard_templates.model.finding import FileReport, FileStatus, Message, Report
from naravard_templates.reports.html_view import Viewer
from naravard_templates.reports.html_words import ONLY_PEOPLE, WORDS
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.summary import summary

MOST_FILES: Final = 300
"""Told in full; a page with more could not be opened by every browser. The overview has them all."""


def render(report: Report, options: ReportOptions) -> str:
    """The page. Equal reports with equal pictures give equal bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(loader=PackageLoader("naravard_templates", "reports/templates"), autoescape=True,
                              undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    viewer = Viewer(options)
    numbered = list(enumerate(report.files, 1))
    told = [(number, file) for number, file in numbered if file.findings or _is_unchecked(file)]
    return environment.get_template("report.html").render(
        lang=options.lang, title=viewer.say(_title(report, options)),
        words={key: viewer.say(message) for key, message in WORDS.items()},
        totals=viewer.say(Message(
            "Files: {files}. Clean: {clean}. With findings: {with_findings}. Not checked: {unchecked}. "
            "Findings: {findings}.", summary(report))),
        remarks=[viewer.say(remark) for remark in _remarks(report, options, len(told))],
        overview=[viewer.brief(file, number) for number, file in told],
        clean=[viewer.brief(file, number) for number, file in numbered if not (file.findings or _is_unchecked(file))],
        files=[viewer.full(file, number) for number, file in told[:MOST_FILES]],
        linked={f"f{number}" for number, _ in told[:MOST_FILES]}, people=[viewer.say(one) for one in ONLY_PEOPLE],
        pictured=bool(options.illustrations.pictures), made=viewer.say(_made(report))) + "\n"


def _title(report: Report, options: ReportOptions) -> Message:
    return Message("Check against the template of {brand}", {"brand": options.brand or report.brand_id})


def _made(report: Report) -> Message:
    return Message("Made by naravard. Brand: {brand}, version {version}.",
                   {"brand": report.brand_id, "version": report.brand_version})


def _is_unchecked(file: FileReport) -> bool:
    return file.status is FileStatus.UNCHECKED


def _remarks(report: Report, options: ReportOptions, told: int) -> list[Message]:
    """What the page leaves out, and why."""
    remarks = []
    if told > MOST_FILES:
        remarks.append(Message("Only the first {shown} of {count} files with findings are shown in full. "
                               "Check fewer files at a time to see the others.", {"shown": MOST_FILES, "count": told}))
    if options.illustrations.left_out:
        remarks.append(Message("Pages without a picture, for there are too many: {count}.",
                               {"count": options.illustrations.left_out}))
    if report.excepted or report.known:
        remarks.append(Message("Not shown: {excepted} by exceptions in the settings, {known} in the baseline.",
                               {"excepted": report.excepted, "known": report.known}))
    return remarks
