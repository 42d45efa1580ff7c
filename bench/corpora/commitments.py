"""Made-up commitments in something like Danish, any number, the same for the same seed.

Words follow Zipf's law: simple words of councils, compounds of two and three of them, inflected
forms; a few rare names. Nothing in it is anybody's text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.resources import files

from data.records import Actor, Amount, Commitment, DatePoint, Document, Record, Status, Theme

_ENDINGS = ("", "", "", "en", "er", "erne", "s")
_LINKS = ("", "s", "s", "e")
_SMALL = ("og", "i", "for", "til", "på", "med", "af", "der", "som", "skal", "en", "et", "de", "ved")
_PLACES = tuple(f"{one}{two}" for one in ("Nør", "Sønder", "Øster", "Vester", "Ny", "Over", "Store",
                "Lille", "Mellem", "Gammel") for two in ("by", "lev", "rup", "borg", "sund", "ager",
                "holt", "vig", "mose", "kær"))  # fmt: skip
_STATUSES: tuple[Status, ...] = ("proposed", "decided", "under_way", "done", "dropped")
_THEMES: tuple[Theme, ...] = ("børn-unge", "skole", "social", "trafik", "klima-miljø", "økonomi")
_PER_DOCUMENT = 400


class Corpus:
    """`size` commitments with what they refer to."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self._random = random.Random(seed)
        self.simple = self._simple_words()
        self.lexicon = self._lexicon(max(4_000, int(12 * size**0.66)))
        total = 0.0
        self._weights = [total := total + 1 / (rank + 8) for rank in range(len(self.lexicon))]

    @staticmethod
    def _simple_words() -> list[str]:
        text = files("data.search").joinpath("compound_parts.txt").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        words = (one for line in lines for one in line.split() if one[0] not in "-!")
        return sorted({one for one in words if len(one) > 3})

    def _lexicon(self, size: int) -> list[str]:
        """Distinct words, commonest first."""
        chance = self._random
        words = dict.fromkeys(chance.sample(self.simple, len(self.simple)))
        while len(words) < size:
            parts = chance.choices(self.simple, k=3 if chance.random() < 0.12 else 2)
            word = parts[0]
            for part in parts[1:]:
                word += chance.choice(_LINKS) + part
            words[word] = None
        return list(words)

    def words(self, count: int) -> list[str]:
        """Running text of `count` words."""
        chance = self._random
        found = []
        for word in chance.choices(self.lexicon, cum_weights=self._weights, k=count):
            if chance.random() < 0.3:
                found.append(chance.choice(_SMALL))
            found.append(word + (chance.choice(_ENDINGS) if word[-1] not in "esæøå" else ""))
        return found

    def records(self) -> Iterator[Record]:
        """Documents and actors, each before the commitments that refer to them."""
        chance = self._random
        actors = [Actor(name=f"Udvalg {number}", kind="committee") for number in range(40)]
        actors += [Actor(name=f"Liste {letter}", kind="party") for letter in "ABCDEFGHKLM"]
        yield from actors
        document = Document(title="-")
        for number in range(self.size):
            place = chance.choice(_PLACES)
            if number % _PER_DOCUMENT == 0:
                day = f"{chance.randint(2005, 2026)}-{chance.randint(1, 12):02}"
                title = " ".join(self.words(4)).capitalize()
                document = Document(title=title, date=day, municipality=place)
                yield document
            yield self._commitment(document, place, chance.choice(actors))

    def _commitment(self, document: Document, place: str, actor: Actor) -> Commitment:
        chance = self._random
        amounts = [Amount(amount=chance.randint(1, 400) * 25_000)] if chance.random() < 0.3 else []
        dates = []
        if chance.random() < 0.4:
            value = f"{chance.randint(2012, 2029)}-{chance.randint(1, 12):02}"
            dates.append(DatePoint(value=value, role="deadline"))
        return Commitment(
            title=" ".join(self.words(chance.randint(4, 8))).capitalize(),
            summary=" ".join(self.words(chance.randint(14, 30))).capitalize() + ".",
            document=document.id,
            actors=(actor.id,),
            municipality=place,
            status=chance.choice(_STATUSES),
            amounts=tuple(amounts),
            dates=tuple(dates),
            theme=chance.choice(_THEMES),
            by_hand=True,
        )
