"""One outline and a table: a file a row, with the row's values where the outline has fields (`{{kommun}}`).

Values are data. They are put into text that has already been read, so nothing in them is Markdown, YAML or a field.
"""
