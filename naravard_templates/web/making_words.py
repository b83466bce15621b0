"""What the pages of Skapa say."""

from __future__ import annotations

from typing import Final

from naravard_templates.model.finding import Message

START: Final = {
    "title": Message("Make a document"),
    "intro": Message("Choose what it is to be. You get a frame to fill in, and see the pages while you write."),
    "kind": Message("What is it to be?"),
    "as_pptx": Message("PowerPoint"),
    "as_docx": Message("Word"),
    "heading": Message("Title"),
    "parties": Message("Who stands behind it?"),
    "begin": Message("Begin"),
    "again": Message("Go on with an outline"),
    "again_intro": Message("An outline is the text file (.md) that you saved here earlier, or that somebody sent you. "
                           "If it has pictures, choose them at the same time, or the .zip file that you saved."),
    "choose_outline": Message("Outline (.md or .zip), and its pictures"),
    "open": Message("Open"),
    "drafts": Message("Begun here, and not older than an hour"),
    "untitled": Message("Without a title"),
}
PAGE: Final = {
    "title": Message("Make"),
    "facts": Message("About the document"),
    "more_facts": Message("More details"),
    "heading": Message("Title"),
    "kind": Message("Kind of document"),
    "no_kind": Message("No particular kind"),
    "parties": Message("Parties"),
    "other_parties": Message("One party a line"),
    "more": Message("Other lines at the top of the outline"),
    "text": Message("Text"),
    "text_help": Message("How to write"),
    "help_heading": Message("# begins a heading, ## one below it"),
    "help_slide": Message("## begins a new slide, # a new section"),
    "help_paragraph": Message("An empty line parts two paragraphs"),
    "help_list": Message("- begins an item of a list, 1. one that is numbered"),
    "help_bold": Message("*word* is emphasised, **word** is bold"),
    "help_hidden": Message("<!-- words --> are for you alone, and do not come along"),
    "help_picture": Message("![what the picture shows](name.png) is a picture, which you add below"),
    "show": Message("Show the pages"),
    "sheets": Message("The pages"),
    "to_sheets": Message("See the pages"),
    "pages_later": Message("The pages come here when you choose «Show the pages»."),
    "files": Message("Pictures"),
    "files_intro": Message("Pictures, and tables for charts (.csv), that the text names."),
    "choose_files": Message("Choose a file"),
    "alt": Message("What does the picture show? For those who do not see it"),
    "add": Message("Add to the text"),
    "remove": Message("Remove"),
    "save": Message("Download"),
    "save_intro": Message("The file has the right template, with locked graphics, and is checked before you get it."),
    "save_docx": Message("Word (.docx)"),
    "save_pptx": Message("PowerPoint (.pptx)"),
    "save_pdf": Message("PDF"),
    "no_pdf": Message("PDF cannot be made here, because LibreOffice is missing. Open the file in Word or PowerPoint "
                      "and save it as PDF there."),
    "later": Message("Go on another day"),
    "later_intro": Message("What you have written is kept here for an hour. Save the outline, and you can open it "
                           "again whenever you like."),
    "save_outline": Message("Save the outline"),
    "many": Message("One file for each row"),
    "many_intro": Message("Is the same text to go to several? Write for example {field} where they differ, and add a "
                          "table with a column of that name.", {"field": "{{kommun}}"}),
    "to_many": Message("Go on to the table"),
    "copied": Message("This draft had been changed in another tab. What you have written here has become a draft of "
                      "its own, so that nothing is lost."),
    "drawing": Message("Is being drawn …"),
    "lost": Message("The page could not be reached. What you have written is still here; try again in a while."),
    "sketch": Message("sketch"),
    "older": Message("as it was before"),
    "without": Message("These are sketches, because LibreOffice is missing here. The file that you download is as it "
                       "should be."),
    "todo": Message("Left to fill in"),
    "whole": Message("The whole text"),
    "too_many_pages": Message("The pages after these are not shown here, but they are in the file."),
}
SERIES: Final = {
    "title": Message("One file for each row"),
    "to_text": Message("Back to the text"),
    "intro": Message("Each row of the table gives a file. What stands in its columns is put where the text has a "
                     "field, such as {field}. The first column names the files.", {"field": "{{kommun}}"}),
    "choose_table": Message("Table (.csv, .xlsx)"),
    "upload": Message("Read the table"),
    "no_fields": Message("The text has no fields yet, so all the files would be the same."),
    "first_rows": Message("The first rows"),
    "columns": Message("The columns of the table, and its first rows"),
    "refused": Message("The table and the text do not fit each other"),
    "bad_rows": Message("Rows that give no file"),
    "format": Message("Make"),
    "as_pptx": Message("PowerPoint"),
    "as_docx": Message("Word"),
    "as_pdf": Message("PDF"),
    "make_files": Message("Make the files"),
    "progress": Message("The files are being made"),
    "refresh": Message("See how far it has come"),
    "fetch": Message("Download all files (.zip)"),
    "stopped": Message("The files could not be made"),
}
FACTS: Final = {
    "title": Message("Title"),
    "subtitle": Message("Subtitle"),
    "organ": Message("From"),
    "date": Message("Date"),
    "diary_number": Message("Diary number"),
    "paragraph": Message("Paragraph"),
    "version": Message("Version"),
}
