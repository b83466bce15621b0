"""The library, used by a script: makes every example here, a deck from figures, and checks what came of it.

    python examples/bygg.py [FOLDER]
"""

from __future__ import annotations

import sys
from pathlib import Path

import naravard_templates as nt

HERE = Path(__file__).resolve().parent
FIGURES = {"Lycksele": (55, 78), "Skellefteå": (64, 90), "Umeå": (60, 85), "Vännäs": (66, 93)}
"""Made up: the share of patients over 80 with a contact of their own, in December 2024 and 2025."""


def outlines(folder: Path) -> list[Path]:
    """Every outline as a file of its own."""
    sources = [path for path in sorted(HERE.iterdir()) if path.suffix in {".md", ".yaml"}]
    return [nt.build(source, folder, overwrite=True) for source in sources]


def merged(folder: Path) -> list[Path]:
    """A file for every row of the table that stands beside an outline in a folder of its own."""
    files: list[Path] = []
    for table in sorted(HERE.glob("*/*.csv")):
        (source,) = table.parent.glob("*.md")
        made = nt.merge(source, table, folder / table.parent.name, overwrite=True)
        for problem in made.problems:
            print(problem, file=sys.stderr)
        files += made.files
    return files


def deck(path: Path) -> Path:
    """A deck whose figures come from the script, as they might from a register."""
    best = max(FIGURES, key=lambda place: FIGURES[place][1])
    show = nt.Presentation("Fast kontakt, läget i december", parties=["Region Västerbotten", *FIGURES],
                           date="2026-01-13")
    years = dict(zip(("2024", "2025"), zip(*FIGURES.values(), strict=True), strict=True))
    show.add(title="Fler har en fast kontakt", body=[nt.chart(
        "stapel", list(FIGURES), years, unit="%", title="Andel över 80 år med fast kontakt",
        alt="Staplar för fyra kommuner. Andelen med fast kontakt ökar i alla fyra från 2024 till 2025.")])
    show.add(title="Det här har vi lärt oss", notes=f"Be {best} berätta själva.", body=f"""
- Högst andel har {best}, med {FIGURES[best][1]} procent
- En kvart om dagen med läkaren gör större skillnad än en ny rutin
- Ingen kommun har nått målet ännu
""")
    return show.save(path, overwrite=True)


def main(folder: Path) -> int:
    """Makes everything; 1 where something has a finding."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [*outlines(folder), *merged(folder), deck(folder / "fast-kontakt.pptx")]
    faulty = [report for report in nt.lint_many(files) if not report.ok]
    for report in faulty:
        print(report.path, *(finding.code for finding in report.findings))
    print(f"{len(files)} filer i {folder}, {len(faulty)} med anmärkning.")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "out")))
