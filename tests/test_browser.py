"""The look at HTML in a real browser sees what is wrong. Where there is none, it is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.browser import faults_of
from bench.devtools import Browser, find_browser

BROWSER = find_browser()
WRONG = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>A page</title>
<style>p { color: #aaa; background: #fff; } pre { width: 3000px; }</style></head>
<body><h1>One</h1><h3>Three</h3><p>Hardly to be read</p><pre>wide</pre>
<table><tr><th>No scope</th></tr></table><img src="http://example.org/picture.png">
<script>console.log("a word")</script></body></html>"""


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_what_is_wrong_on_a_page_is_seen(tmp_path: Path) -> None:
    assert BROWSER is not None
    page = tmp_path / "wrong.html"
    page.write_text(WRONG, encoding="utf-8")
    with Browser(BROWSER, tmp_path / "profile") as tabs:
        found = "\n".join(faults_of(tabs.open(), page, stamp="For nobody else"))
    for fault in (
        "says no language",
        "heading out of order: Three",
        "contrast 2.3: Hardly",
        "has no skip link",
        "scrolls sideways",
        "table header without scope",
        "has no stamp on sheet 1",
        "asks for http://example.org/picture.png",
        "a word",
    ):
        assert fault in found
