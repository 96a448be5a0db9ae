"""`tegenspeler scenario preview`: the page over HTTP."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

from bot.authoring.preview import HOST, server
from bot.cli import main
from tests.practice.playing import SCENARIOS

SMALL = SCENARIOS / "oefening.yml"


class Browser:
    """Asks for addresses of one running preview."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, address: str, host: str | None = None) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection(HOST, self.port, timeout=30)
        headers = {} if host is None else {"Host": host}
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.get("/state.json")[1])
        return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "oefening.yml"
    path.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture
def browser(file: Path) -> Iterator[Browser]:
    with server(file, 0) as running:
        thread = Thread(target=running.serve_forever)
        thread.start()
        yield Browser(running.server_address[1])
        running.shutdown()
        thread.join()


def save(file: Path, text: str) -> None:
    before = file.stat().st_mtime_ns
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 10**9, before + 10**9))


def test_the_page_loads_nothing_from_elsewhere(browser: Browser) -> None:
    response, page = browser.get("/")
    policy = response.headers["Content-Security-Policy"]
    assert response.status == 200
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    nonce = policy.split("script-src 'nonce-")[1].split("'")[0]
    assert page.count(f'nonce="{nonce}"') == page.count("<script") + page.count("<style")
    assert "http://" not in page
    assert "https://" not in page
    assert browser.get("/")[0].headers["Content-Security-Policy"] != policy


def test_file_check_and_graph_are_there(browser: Browser, file: Path) -> None:
    state = browser.state()
    assert state["lines"] == file.read_text(encoding="utf-8").splitlines()
    assert {"line", "code", "severity", "message"} <= set(state["findings"][0])
    response, graph = browser.get("/graph.svg")
    assert response.headers["Content-Type"].startswith("image/svg+xml")
    assert "checkpoint: verhaal" in graph


def test_what_is_saved_comes_through(browser: Browser, file: Path) -> None:
    before = browser.state()
    assert browser.state()["version"] == before["version"]
    text = file.read_text(encoding="utf-8").replace("Ja, dat is zo.", "Ja, dat weet ik.")
    save(file, text)
    after = browser.state()
    assert after["version"] != before["version"]
    assert "  - bot: Ja, dat weet ik." in after["lines"]
    assert "Ja, dat weet ik." in browser.get("/graph.svg")[1]


def test_a_mistake_is_told_and_the_last_graph_stays(browser: Browser, file: Path) -> None:
    graph = browser.get("/graph.svg")[1]
    save(file, file.read_text(encoding="utf-8").replace("intent: erkennen", "intent: hoi"))
    (found,) = browser.state()["findings"]
    assert found["code"] == "SC006"
    assert found["severity"] == "error"
    assert browser.get("/graph.svg")[1] == graph


def test_a_file_that_goes_away_is_told(browser: Browser, file: Path) -> None:
    browser.state()
    file.unlink()
    (found,) = browser.state()["findings"]
    assert "niet te lezen" in found["message"]


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [("/etc/passwd", None, 404), ("/../preview.py", None, 404), ("/", "kwaad.example", 403)],
)
def test_nothing_else_is_given(
    browser: Browser, address: str, host: str | None, status: int
) -> None:
    assert browser.get(address, host)[0].status == status


def test_a_port_that_is_taken_is_told(browser: Browser, file: Path) -> None:
    arguments = ["scenario", "preview", str(file), "--port", str(browser.port)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert f"Poort {browser.port} is niet te gebruiken" in result.output
