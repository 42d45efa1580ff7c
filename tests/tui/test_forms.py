"""Asking: forms, drafts, and one choice out of a list."""

from __future__ import annotations

from pathlib import Path

from data.store.library import Library
from tests.tui.screen_text import SMALL, open_on, shows, type_in
from tui.app import TilsagnApp
from tui.screens.forms import Choice, Field


def _digits(typed: str) -> str | None:
    return None if typed.isdecimal() else "digits only"


FIELDS = (
    Field("title", "Title", required=True),
    Field("kind", "Kind", kind="choice", choices=[Choice("a", "Apple"), Choice("b", "Pear")]),
    Field("count", "Count", check=_digits),
)


def ask(app: TilsagnApp, answers: list[object], draft: str | None = None) -> None:
    async def asking() -> None:
        answers.append(await app.screen_stack[0].ask("A form", *FIELDS, draft=draft))  # type: ignore[attr-defined]

    app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]


async def test_enter_goes_from_field_to_field_and_saves_at_the_last(demo: Path) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        ask(app, answers)
        await shows(pilot, "A form", "Title", "Apple")
        await type_in(pilot, "Æbler")
        await pilot.press("enter", "right", "enter")
        await type_in(pilot, "12")
        await pilot.press("enter")
        await pilot.pause(0.1)
    assert answers == [{"title": "Æbler", "kind": "b", "count": "12"}]


async def test_what_is_wrong_is_said_and_the_form_stays(demo: Path) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        ask(app, answers)
        await shows(pilot, "A form")
        await pilot.press("ctrl+s")
        await shows(pilot, "Title: must not be empty")
        await type_in(pilot, "x")
        await pilot.press("tab", "tab")
        await type_in(pilot, "many")
        await pilot.press("ctrl+s")
        await shows(pilot, "Count: digits only")
        assert not answers


async def test_a_field_of_several_lines_goes_on_at_its_end_and_enter_breaks_the_line(
    demo: Path,
) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    fields = (Field("one", "One"), Field("more", "More", value="a\nb", kind="text"))
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")

        async def asking() -> None:
            answers.append(await app.screen_stack[0].ask("A form", *fields))  # type: ignore[attr-defined]

        app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]
        await shows(pilot, "A form", "Enter Next")
        await pilot.press("tab")
        assert "Enter" not in await shows(pilot, "Tab Next field")
        await pilot.press("enter", "c", "ctrl+s")
        await pilot.pause(0.1)
    assert answers == [{"one": "", "more": "a\nb\nc"}]


async def test_escape_answers_nothing_and_keeps_the_draft(demo: Path) -> None:
    for typed in ("Halvt ", "skrevet"):
        app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
        async with app.run_test(size=SMALL) as pilot:
            await shows(pilot, " hits")
            ask(app, answers, draft="test:1")
            await shows(pilot, "A form", "Halvt" if typed == "skrevet" else "Title")
            await pilot.press("end")
            await type_in(pilot, typed)
            await pilot.press("escape")
            await shows(pilot, "Not saved; your words are here when you open the form again")
        assert answers == [None]
    with Library.open(demo) as library:
        assert '"Halvt skrevet"' in (library.draft("test:1") or "")


async def test_what_is_saved_is_no_draft_any_more(demo: Path) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")
        ask(app, answers, draft="test:1")
        await shows(pilot, "A form")
        await type_in(pilot, "Hele ord")
        await pilot.pause(1)
        await pilot.press("tab", "tab")
        await type_in(pilot, "1")
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
    assert answers
    with Library.open(demo) as library:
        assert library.draft("test:1") is None


async def test_a_choice_is_narrowed_down_by_letters_folded_as_danish_is(demo: Path) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    choices = [Choice("1", "Skole"), Choice("2", "Ældre"), Choice("3", "Ældreboliger")]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")

        async def asking() -> None:
            answers.append(await app.screen_stack[0].choose("Which?", choices))  # type: ignore[attr-defined]

        app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]
        await shows(pilot, "Which?", "Skole")
        await type_in(pilot, "aeldre")
        assert "Skole" not in await shows(pilot, "Ældreboliger")
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
    assert answers == ["3"]


async def test_a_date_stands_as_the_person_writes_it_and_is_kept_as_ever(demo: Path) -> None:
    app, answers = open_on(demo, "da"), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " fund")

        async def asking() -> None:
            field = Field("on", "Dato", value="2026-12-07", kind="date")
            answers.append(await app.screen_stack[0].ask("Hvornår", field, draft="day"))  # type: ignore[attr-defined]

        app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]
        await shows(pilot, "07.12.2026")
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
    assert answers == [{"on": "2026-12-07"}]
    with Library.open(demo) as library:
        assert not library.draft("day")


async def test_of_a_text_longer_than_its_field_the_end_with_the_cursor_is_in_view(
    demo: Path,
) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")

        async def asking() -> None:
            field = Field("title", "Title", value=f"begin {'so ' * 30} end")
            answers.append(await app.screen_stack[0].ask("Long", field))  # type: ignore[attr-defined]

        app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]
        text = await shows(pilot, "so  end")
        assert "begin" not in text


async def test_below_a_list_stands_in_full_only_what_its_columns_cut(demo: Path) -> None:
    app, answers = open_on(demo), []  # type: tuple[TilsagnApp, list[object]]
    async with app.run_test(size=SMALL) as pilot:
        await shows(pilot, " hits")

        async def asking() -> None:
            choices = [Choice("a", "Short", "and told"), Choice("b", "", "so " * 30 + "end")]
            answers.append(await app.screen_stack[0].choose("Which?", choices))  # type: ignore[attr-defined]

        app.screen_stack[0].in_background(asking(), name="asking")  # type: ignore[attr-defined]
        assert (await shows(pilot, "Short", "Which?")).count("and told") == 1
        await pilot.press("down")
        text = await shows(pilot, "so end")
        # Two choices leave the screen below in view.
        assert text.count("┃") < 2 * 12
