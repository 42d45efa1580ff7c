"""The list: any length for nothing, only what changed is drawn, the highlight is told."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from tui.widgets.result_list import Column, ResultList, Row


class Counting(ResultList):
    """Remembers which lines it was told to draw."""

    def __init__(self) -> None:
        super().__init__(Column(), Column(6, "right", from_width=30))
        self.drawn: list[int] = []
        self.moved: list[str | None] = []

    def refresh(self, *regions: Region, **options: bool) -> Counting:
        if hasattr(self, "drawn"):
            self.drawn += [region.y for region in regions]
        super().refresh(*regions, **options)
        return self

    def on_result_list_highlighted(self, message: ResultList.Highlighted) -> None:
        self.moved.append(message.row.id if message.row else None)


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Counting()


def rows(names: Sequence[str], style: str = "") -> list[Row]:
    return [Row(name, (Content.styled(name, style), Content("1"))) for name in names]


async def test_only_rows_that_look_different_are_drawn_again() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show(rows("abcd"))
        await pilot.pause()
        shown.drawn.clear()
        shown.show(rows("abXd"))
        assert shown.drawn == [2]
        shown.drawn.clear()
        shown.show(rows("abXd"))
        assert shown.drawn == []
        shown.show([*rows("ab"), *rows("X", "bold"), *rows("d")])
        assert shown.drawn == [2], "another style is another look"


async def test_moving_draws_two_rows_and_tells_once() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show(rows("abcd"))
        await pilot.pause()
        shown.drawn.clear()
        shown.moved.clear()
        assert shown.move(1)
        await pilot.pause()
        assert shown.drawn == [0, 1]
        assert shown.moved == ["b"]
        assert not shown.move_to(1)
        assert not shown.move_to_id("z")


async def test_a_hundred_thousand_rows_are_moved_through_to_the_end() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show(rows([str(number) for number in range(100_000)]))
        shown.move_to_end(last=True)
        await pilot.pause()
        assert shown.row is not None
        assert shown.row.id == "99999"
        assert shown.scroll_offset.y == 99_990
        assert shown.render_line(9).text.startswith("▶ 99999")
        assert shown.render_line(0).text.startswith("↑ 99990")
        shown.move_pages(-1)
        assert shown.highlight == 99_990
        shown.show(rows("a"))
        assert shown.scroll_offset.y == 0
        assert shown.highlight == 0


async def test_columns_stand_under_one_another_whatever_is_in_them() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show(rows(["kort", "meget langt " * 9, "日本語の行", "a\u0301e\u0301"]))
        await pilot.pause()
        lines = [shown.render_line(y) for y in range(4)]
        assert {line.cell_length for line in lines} == {40}
        assert all(line.text.rstrip().endswith("1") for line in lines)
        assert "…" in lines[1].text


async def test_a_column_goes_where_there_is_no_room_for_it() -> None:
    async with ListApp().run_test(size=(20, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show(rows(["kort"]))
        await pilot.pause()
        assert shown.render_line(0).text.rstrip() == "▶ kort"


async def test_what_stands_in_an_empty_list_goes_with_the_first_row() -> None:
    async with ListApp().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(Counting)
        shown.show_empty("Nothing here")
        assert "Nothing here" in shown.render_line(0).text
        shown.show(rows("a"))
        assert "Nothing here" not in shown.render_line(0).text
        assert shown.row is not None
        shown.show([])
        assert shown.row is None
        assert not shown.move(1)
