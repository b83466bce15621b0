"""File formats: the only place that knows lxml, python-pptx and python-docx."""
