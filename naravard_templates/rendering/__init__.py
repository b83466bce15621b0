"""Pictures of pages, drawn by LibreOffice: what a person would see, without opening the file."""
