"""Agendas of a town that is not there, written for the tests."""

from __future__ import annotations

from pathlib import Path

from data.documents.files import read_document
from data.documents.reading import Reading

FIRST = """Nordby Kommune
Børneudvalget
Dagsorden
Onsdag den 8. oktober 2025 kl. 16:30
Mødested: Rådhuset, lokale 2

1. Godkendelse af dagsordenen
Indstilling
At dagsordenen godkendes.

2. Budgetforslag for børn og unge
Sagsnr.: 00.30.00-S00-1-25
Resumé
Udvalget drøfter forslagene fra partierne.
Indstilling
At udvalget drøfter forslagene.

3. Ungecafé på havnen
Sagsnr.: 17.13.04-G01-2-25
Resumé
Forvaltningen orienterer om ungecaféen, der ikke er åbnet endnu.
Indstilling
At orienteringen tages til efterretning.
Bilag
Tegning af ungecaféen.pdf

4. Ny rundkørsel ved stationen
Indstilling
At rundkørslen anlægges.
"""
SECOND = (
    FIRST.replace("3. Ungecafé på havnen", "3. Ungecaféen på havnen åbner senere")
    .replace("At orienteringen tages til efterretning.", "At udvalget godkender den nye frist.")
    .replace("4. Ny rundkørsel ved stationen", "4. Ansættelse af en konsulent")
    .replace("At rundkørslen anlægges.", "At der ansættes en konsulent.")
)
MINUTES = FIRST.replace("Dagsorden", "Referat", 1).replace(
    "At orienteringen tages til efterretning.\n",
    "At orienteringen tages til efterretning.\nBeslutning\nUdvalget tog orienteringen til"
    " efterretning og besluttede, at caféen skal åbne i maj 2026.\n",
)


def as_file(folder: Path, text: str, name: str = "dagsorden.txt") -> Reading:
    """The text as a file that was read."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_document(path)
