"""The verbs by which news attribute speech ("siger borgmesteren"). Data."""

from __future__ import annotations

# As parts of a pattern, without brackets. The plain ones are hardly used of anything but speech.
PLAIN_SAYING = (
    r"siger|fortæller|forklarer|understreger|udtaler|pointerer|uddyber|säger|sier|says|said"
)
SAYING = (
    rf"{PLAIN_SAYING}|sagde|mener|lyder det|fortsætter|tilføjer|slår fast|påpeger|konstaterer|"
    r"vurderer|afslutter|forteller|berättar|menar|explained|added"
)
