"""The README's table of keys, made from the one list of commands: `python -m tui.key_table`."""

from __future__ import annotations

from pathlib import Path

from tui.commands import COMMANDS, SCREENS, Command

BEGIN = "<!-- keys: made by `make docs` from tui/commands.py -->"
END = "<!-- /keys -->"


def key_table() -> str:
    """A Markdown table: keys, what they do, where."""
    rows = ["| Key | What it does | Where |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{key}`" for key in command.keys)
        rows.append(f"| {keys} | {command.help} | {_where(command)} |")
    return "\n".join(rows)


def _where(command: Command) -> str:
    places = set(command.places)
    if places >= set(SCREENS):
        return "everywhere"
    return ", ".join(sorted(place.replace("-", " ") for place in places))


def with_key_table(text: str) -> str:
    """`text` with the table between the two marks made anew."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n{key_table()}\n{END}{after}"


if __name__ == "__main__":
    readme = Path(__file__).parents[1] / "README.md"
    readme.write_text(with_key_table(readme.read_text(encoding="utf-8")), encoding="utf-8")
