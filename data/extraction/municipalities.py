"""The 98 Danish municipalities, and the large ones of the neighbours. Data."""

from __future__ import annotations

MUNICIPALITIES: tuple[str, ...] = tuple(
    line.strip()
    for line in """
    Albertslund|Allerød|Assens|Ballerup|Billund|Bornholm|Brøndby|Brønderslev|Dragør|Egedal|Esbjerg
    Fanø|Favrskov|Faxe|Fredensborg|Fredericia|Frederiksberg|Frederikshavn|Frederikssund|Furesø
    Faaborg-Midtfyn|Gentofte|Gladsaxe|Glostrup|Greve|Gribskov|Guldborgsund|Haderslev|Halsnæs
    Hedensted|Helsingør|Herlev|Herning|Hillerød|Hjørring|Holbæk|Holstebro|Horsens|Hvidovre
    Høje-Taastrup|Hørsholm|Ikast-Brande|Ishøj|Jammerbugt|Kalundborg|Kerteminde|Kolding|København
    Køge|Langeland|Lejre|Lemvig|Lolland|Lyngby-Taarbæk|Læsø|Mariagerfjord|Middelfart|Morsø
    Norddjurs|Nordfyns|Nyborg|Næstved|Odder|Odense|Odsherred|Randers|Rebild|Ringkøbing-Skjern
    Ringsted|Roskilde|Rudersdal|Rødovre|Samsø|Silkeborg|Skanderborg|Skive|Slagelse|Solrød|Sorø
    Stevns|Struer|Svendborg|Syddjurs|Sønderborg|Thisted|Tønder|Tårnby|Vallensbæk|Varde|Vejen
    Vejle|Vesthimmerlands|Viborg|Vordingborg|Ærø|Aabenraa|Aalborg|Aarhus
    Oslo|Bergen|Trondheim|Stavanger|Kristiansand|Drammen|Tromsø|Sandnes|Fredrikstad
    Stockholm|Göteborg|Malmö|Uppsala|Västerås|Örebro|Linköping|Helsingborg|Lund|Umeå
    """.replace("\n", "|").split("|")
    if line.strip()
)
# Older and genitive spellings -> the municipality's name.
OTHER_SPELLINGS: dict[str, str] = {
    "Århus": "Aarhus", "Ålborg": "Aalborg", "Københavns": "København", "Åbenrå": "Aabenraa",
    "Fåborg-Midtfyn": "Faaborg-Midtfyn", "Høje Taastrup": "Høje-Taastrup", "Nordfyn": "Nordfyns",
    "Lyngby-Tårbæk": "Lyngby-Taarbæk", "Ringkøbing Skjern": "Ringkøbing-Skjern",
    "Vesthimmerland": "Vesthimmerlands", "Bornholms": "Bornholm",
}  # fmt: skip
# Names that are also ordinary words: only with "Kommune" behind them.
AMBIGUOUS = frozenset(
    {"Vejen", "Skive", "Varde", "Odder", "Greve", "Lund", "Vejle", "Bergen", "Struer"}
)
