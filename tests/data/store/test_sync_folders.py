"""Folders that a service carries off are recognised, others are not; a library is kept here."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import Problem
from data.records import Initiative
from data.store.at_home import send_copy, where_to_open
from data.store.library import Library
from data.store.sync_folders import service_of

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/felles nfs4 rw 0 0
//server/drev /mnt/med\\040blank cifs rw 0 0
/dev/sdb1 /mnt/felles/lokal ext4 rw 0 0
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "onedrive"),
        ("OneDrive - Nordby Kommune", "onedrive"),
        ("onedrive – Nordby", "onedrive"),
        ("Dropbox", "dropbox"),
        ("Dropbox (Byrådet)", "dropbox"),
        ("iCloudDrive", "icloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "icloud"),
        ("Nextcloud", "nextcloud"),
        ("Nextcloud2", "nextcloud"),
        ("Google Drive", "google-drive"),
        ("Library/CloudStorage/GoogleDrive-a@example.org", "google-drive"),
        ("Library/CloudStorage/Box-Box", "cloud"),
        ("Dokumenter", None),
        ("OneDriven", None),
        ("Dropboxen", None),
    ],
)
def test_folders_are_known_by_name(tmp_path: Path, folder: str, service: str | None) -> None:
    assert service_of(tmp_path / folder / "politik" / "library.tilsagn") == service


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/mnt/felles/a.tilsagn", "network"),
        ("/mnt/felles/lokal/a.tilsagn", None),
        ("/mnt/med blank/a/b.tilsagn", "network"),
        ("/mnt/andet/a.tilsagn", None),
        ("//server/drev/a.tilsagn", "network"),
        ("\\\\server\\drev\\a.tilsagn", "network"),
    ],
)
def test_drives_on_the_network_are_known_by_the_table_of_mounts(
    tmp_path: Path, path: str, service: str | None
) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS)
    assert service_of(Path(path), table) == service


def test_a_mark_or_a_variable_tells_a_folder_of_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sky").mkdir()
    (tmp_path / "sky" / ".nextcloudsync.log").touch()
    assert service_of(tmp_path / "sky" / "a.tilsagn") == "nextcloud"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "arbejde"))
    assert service_of(tmp_path / "arbejde" / "a.tilsagn") == "onedrive"


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "bibliotek").symlink_to(tmp_path / "Dropbox")
    assert service_of(tmp_path / "bibliotek" / "a.tilsagn") == "dropbox"


def made(path: Path, title: str) -> Path:
    with Library.open(path, create=True) as library, library.writing("make-initiative") as change:
        change.add(Initiative(title=title))
    return path


def titles(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [one.title for one in library.all(Initiative)]


def test_a_library_is_kept_here_and_the_copy_there_follows(tmp_path: Path) -> None:
    there = made(tmp_path / "OneDrive - Nordby" / "library.tilsagn", "Cykelsti")
    before = there.read_bytes()
    with pytest.raises(Problem, match="library-synced"):
        where_to_open(there)
    assert there.read_bytes() == before
    assert where_to_open(there, anyway=True) == there
    here = where_to_open(there, here=True)
    assert service_of(here) is None
    assert where_to_open(there) == here
    made(here, "Ungecafé")
    assert titles(there) == ["Cykelsti"]
    with Library.open(here) as library:
        assert send_copy(library) == there
        assert send_copy(library) == there
    assert titles(there) == ["Cykelsti", "Ungecafé"]


def test_a_copy_that_somebody_else_wrote_is_not_written_over(tmp_path: Path) -> None:
    there = made(tmp_path / "Dropbox" / "library.tilsagn", "Cykelsti")
    here = where_to_open(there, here=True)
    made(there, "Fra en anden maskine")
    made(here, "Herfra")
    with Library.open(here) as library, pytest.raises(Problem, match="copy-changed"):
        send_copy(library)
    assert titles(there) == ["Cykelsti", "Fra en anden maskine"]


def test_where_there_is_none_yet_one_is_made_here_with_a_copy_there(tmp_path: Path) -> None:
    there = tmp_path / "Nextcloud" / "library.tilsagn"
    there.parent.mkdir()
    here = where_to_open(there, here=True)
    assert titles(here) == titles(there) == []


def test_a_copy_is_not_made_where_the_drive_is_away(tmp_path: Path) -> None:
    there = made(tmp_path / "Nextcloud" / "library.tilsagn", "Cykelsti")
    here = where_to_open(there, here=True)
    there.parent.rename(tmp_path / "away")
    with Library.open(here) as library, pytest.raises(Problem, match="no-folder"):
        send_copy(library)
    assert not there.parent.exists()
