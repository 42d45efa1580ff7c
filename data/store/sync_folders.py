"""Which service carries a file off by itself: a synchronised folder, or a drive on the network.

There a library is copied while it is being written, or two machines write at once, and either
destroys it. Known by names and marks that the services leave, and by the system's table of mounts.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Literal

Service = Literal["onedrive", "dropbox", "icloud", "nextcloud", "google-drive", "cloud", "network"]

# Names of folders; OneDrive and Dropbox add the tenant: `OneDrive - Nordby Kommune`.
_NAMES: tuple[tuple[Service, re.Pattern[str]], ...] = (
    ("onedrive", re.compile(r"OneDrive( ?[-–(].*)?|SharePoint", re.IGNORECASE)),
    ("dropbox", re.compile(r"Dropbox( ?[-–(].*)?", re.IGNORECASE)),
    ("icloud", re.compile(r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents", re.IGNORECASE)),
    ("nextcloud", re.compile(r"(Nextcloud|ownCloud)[0-9]*( ?[-–(].*)?", re.IGNORECASE)),
    ("google-drive", re.compile(r"Google ?Drive(-.*)?|My Drive|Mit drev", re.IGNORECASE)),
    ("cloud", re.compile(r"CloudStorage", re.IGNORECASE)),
)
# Files that a service keeps in the folder it synchronises, whatever that is called.
_MARKS: dict[str, Service] = {
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "onedrive",
    ".dropbox": "dropbox",
    ".dropbox.cache": "dropbox",
    ".nextcloudsync.log": "nextcloud",
    ".owncloudsync.log": "nextcloud",
    ".tmp.drivedownload": "google-drive",
}
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph", "glusterfs",
    "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.onedriver",
}  # fmt: skip
_MOUNTS = Path("/proc/mounts")
_DRIVE_REMOTE = 4


def service_of(path: Path, mounts: Path = _MOUNTS) -> Service | None:
    """The service that carries off what lies at `path`; None on a disk of this machine's own.
    `mounts` is the system's table of mounts."""
    if str(path).startswith(("\\\\", "//")) and not str(path).startswith(("\\\\?\\", "\\\\.\\")):
        return "network"
    try:
        whole = path.expanduser().resolve()
    except RuntimeError:  # links that lead to each other: opening it says so
        return None
    for variable in _VARIABLES:
        root = os.environ.get(variable)
        if root and whole.is_relative_to(Path(root).resolve()):
            return "onedrive"
    for folder in whole.parents:
        for service, names in _NAMES:
            if names.fullmatch(folder.name):
                return service
        for mark, service in _MARKS.items():
            # A home folder holds the settings of the Dropbox program under the name of the mark.
            if os.path.lexists(folder / mark) and folder != Path.home():
                return service
    return "network" if _is_on_network(whole, mounts) else None


def _is_on_network(path: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return kind == _DRIVE_REMOTE
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    deepest, kind_there = -1, ""
    for entry in table:
        fields = entry.split(" ")
        if len(fields) < 3:
            continue
        # Blanks in names are written in octal; a later mount covers an earlier one.
        place = Path(re.sub(r"\\([0-7]{3})", lambda one: chr(int(one[1], 8)), fields[1]))
        if path.is_relative_to(place) and len(place.parts) >= deepest:
            deepest, kind_there = len(place.parts), fields[2]
    return kind_there in _NETWORK
