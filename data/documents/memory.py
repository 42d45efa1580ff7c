"""How much memory another process holds, for systems where it cannot be limited from inside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def resident_bytes(pid: int) -> int | None:
    """The resident memory of process `pid` in bytes, None when it cannot be told."""
    if sys.platform == "win32":
        return _on_windows(pid)
    statistics = Path(f"/proc/{pid}/statm")
    try:
        if statistics.exists():
            import resource

            return int(statistics.read_text().split()[1]) * resource.getpagesize()
        shown = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, timeout=2
        )
        return int(shown.stdout) * 1024
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return None


def _on_windows(pid: int) -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        # PROCESS_MEMORY_COUNTERS of psapi.h.
        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_resident", ctypes.c_size_t),
            ("resident", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        )

    query_limited_information = 0x1000
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    process = kernel.OpenProcess(query_limited_information, False, pid)
    if not process:
        return None
    try:
        counters = Counters(size=ctypes.sizeof(Counters))
        told = kernel.K32GetProcessMemoryInfo(
            wintypes.HANDLE(process), ctypes.byref(counters), counters.size
        )
        return int(counters.resident) if told else None
    finally:
        kernel.CloseHandle(wintypes.HANDLE(process))
