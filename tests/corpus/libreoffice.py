"""LibreOffice as the program that people edit with: one process opens, changes and saves many files.

Run by the Python that has LibreOffice's UNO: `python3 libreoffice.py JOBS.json`. A job names its source, its target,
and what to do on the way: an action, the object's name and an argument, or nothing, or another format to go by.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import uno
import uno_edit
from com.sun.star.awt import Point, Size

FILTERS = {**uno_edit.FILTERS, ".odp": "impress8", ".odt": "writer8"}


def run(remote, job: dict[str, str]) -> None:
    """One job, in a folder of its own: the lock that a crashed LibreOffice leaves beside a file keeps others out of it.

    The target comes into being whole or not at all, for what is there is not made again.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = shutil.copy(job["source"], folder)
        made = str(Path(folder) / f"made{Path(job['target']).suffix}")
        between = job.get("by_way_of")
        if between:
            path = str(Path(folder) / f"between.{between}")
            save(remote, source, path)
            save(remote, path, made)
        else:
            save(remote, source, made, job)
        shutil.move(made, job["target"])


def save(remote, source: str, target: str, job: dict[str, str] | None = None) -> None:
    desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(source), "_blank", 0, (uno_edit.prop("Hidden", True),))
    if document is None:
        raise SystemExit(f"LibreOffice does not open {source}: {sorted(map(str, Path(source).parent.iterdir()))}")
    if job and job.get("action"):
        act(remote, document, job["action"], job.get("name", ""), job.get("argument", ""))
    kind = FILTERS[Path(target).suffix]
    document.storeToURL(uno.systemPathToFileUrl(target), (uno_edit.prop("FilterName", kind),))
    document.close(True)


def act(remote, document, action: str, name: str, argument: str) -> None:
    if action == "cover":
        cover(document, json.loads(argument))
        return
    found = [(container, shape) for container, shape in uno_edit.shapes(uno_edit.page(document)) if shape.Name == name]
    if not found:
        raise SystemExit(f"no {name}")
    container, shape = found[0]
    if action == "rotate":
        shape.RotateAngle = int(argument) * 100
    elif action == "transparent":
        shape.FillTransparence = int(argument)
    elif action == "write":
        shape.String = argument
    else:
        uno_edit.change(remote, container, shape, action, argument)


def cover(document, box: list[int]) -> None:
    """A white rectangle on the second slide, in hundredths of a millimetre."""
    slide = document.DrawPages.getByIndex(1)
    shape = document.createInstance("com.sun.star.drawing.RectangleShape")
    slide.add(shape)
    shape.setPosition(Point(*box[:2]))
    shape.setSize(Size(*box[2:]))
    shape.FillColor, shape.LineStyle = 0xFFFFFF, uno.Enum("com.sun.star.drawing.LineStyle", "NONE")


def main(jobs: str) -> None:
    # LibreOffice may still be writing its profile when its starter is gone.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        office, remote = uno_edit.connect(f"{folder}/profile")
        try:
            for job in json.loads(Path(jobs).read_text()):
                if not Path(job["target"]).exists():
                    run(remote, job)
        finally:
            office.terminate()
            office.wait(60)


if __name__ == "__main__":
    main(sys.argv[1])
