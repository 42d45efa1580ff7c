"""The rest of a path that is being typed."""

from __future__ import annotations

from pathlib import Path

from tui.widgets.path_suggester import completed


def test_the_rest_of_a_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "dagsorden-9-december.txt").touch()
    (tmp_path / "dagsorden-til-byrådet.txt").touch()
    (tmp_path / "referater").mkdir()
    (tmp_path / ".skjult").touch()
    here = f"{tmp_path}/"
    assert completed(f"{here}dags") == f"{here}dagsorden-9-december.txt"
    assert completed(f"{here}dagsorden-til") == f"{here}dagsorden-til-byrådet.txt"
    assert completed(f"{here}ref") == f"{here}referater/"
    assert completed(f"{here}.s") == f"{here}.skjult"
    for nothing in (here, f"{here}referat.txt", f"{here}ingen/fil", "", "\0", "~ingen-her/x"):
        assert completed(nothing) is None


def test_a_name_that_a_terminal_could_obey_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "dags\x1b[2Jorden.txt").touch()
    assert completed(f"{tmp_path}/dag") is None
