"""Run by the Python that has LibreOffice's UNO: opens a file, changes one thing as a person would, and saves it.

    python3 uno_edit.py SOURCE TARGET ACTION OBJECT [ARGUMENT]

ACTION is move, resize, recolour, delete or replace; OBJECT is the name in the navigator. In a presentation the object
stands on the master page of slide 2, in a document in a header or footer.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.awt import Point, Size
from com.sun.star.beans import PropertyValue

FILTERS = {".pptx": "Impress MS PowerPoint 2007 XML", ".docx": "MS Word 2007 XML"}


def connect(profile: str):
    pipe = f"naravard{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(300):
        try:
            return office, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


def prop(name: str, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def page(document):
    """The master page of the second slide, or the one page on which a document draws."""
    return document.DrawPages.getByIndex(1).MasterPage if hasattr(document, "MasterPages") else document.DrawPage


def shapes(container):
    for index in range(container.Count):
        shape = container.getByIndex(index)
        yield container, shape
        if shape.supportsService("com.sun.star.drawing.GroupShape"):
            yield from shapes(shape)


def change(remote, container, shape, action: str, argument: str) -> None:
    if action == "move":
        move(shape, int(argument))
    elif action == "resize":
        shape.setSize(Size(round(shape.Size.Width * float(argument)), shape.Size.Height))
    elif action == "recolour":
        recolour(shape, int(argument, 16))
    elif action == "delete":
        container.remove(shape)
    elif action == "replace":
        graphics = remote.ServiceManager.createInstanceWithContext("com.sun.star.graphic.GraphicProvider", remote)
        shape.Graphic = graphics.queryGraphic((prop("URL", uno.systemPathToFileUrl(str(Path(argument).resolve()))),))


def recolour(shape, rgb: int) -> None:
    """A plain colour; the theme colour that LibreOffice remembers beside it would win when the file is saved."""
    shape.setPropertyValue("FillColor", rgb)
    if shape.PropertySetInfo.hasPropertyByName("FillColorTheme"):
        shape.setPropertyValue("FillColorTheme", -1)


def move(shape, by: int) -> None:
    """By hundredths of a millimetre to the right; Writer's pictures have a position of their own kind."""
    if hasattr(shape, "HoriOrientPosition"):
        shape.HoriOrient = 0
        shape.HoriOrientPosition += by
    else:
        shape.setPosition(Point(shape.Position.X + by, shape.Position.Y))


def edit(remote, source: str, target: str, action: str, name: str, argument: str) -> None:
    desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
    found = [(container, shape) for container, shape in shapes(page(document)) if shape.Name == name]
    if not found:
        raise SystemExit(f"no {name} in {source}")
    change(remote, *found[0], action, argument)
    filter_name = FILTERS[Path(target).suffix]
    document.storeToURL(uno.systemPathToFileUrl(str(Path(target).resolve())), (prop("FilterName", filter_name),))
    document.close(True)


def main(source: str, target: str, action: str, name: str, argument: str = "") -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = shutil.copy(source, folder)
        office, remote = connect(f"{folder}/profile")
        try:
            edit(remote, copy, target, action, name, argument)
        finally:
            office.terminate()
            office.wait(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
