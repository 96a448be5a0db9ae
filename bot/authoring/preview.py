"""`tegenspeler scenario preview`: file, check and graph of a scenario on one local page.

The page asks every second whether the file was saved. Nothing leaves the machine, and nothing is
asked of another one.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from bot.authoring import graph_drawing
from bot.authoring.checking import check_file
from bot.authoring.graph import graph_of
from bot.authoring.playing_places import open_file
from bot.errors import UserError
from bot.practice.scenario import ScenarioError

HOST = "127.0.0.1"
_PAGE = Path(__file__).with_name("preview.html")
_NO_GRAPH = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@dataclass(frozen=True)
class _Stand:
    """The file as it was at one moment."""

    version: str
    text: str
    findings: list[Mapping[str, Any]]


class Preview:
    """What the page shows; read again when the file was saved."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._stand: _Stand | None = None
        self._graph_version = ""
        self._graph = _NO_GRAPH

    def state(self) -> dict[str, Any]:
        """The file, what the check finds in it, and the version by which a change is seen."""
        with self._lock:
            stand = self._read()
        return {
            "file": self._path.name,
            "version": stand.version,
            "lines": stand.text.splitlines(),
            "findings": stand.findings,
        }

    def graph(self) -> str:
        """The graph as SVG; the last one that could be drawn while the file has mistakes."""
        with self._lock:
            stand = self._read()
            if self._graph_version != stand.version:
                self._graph_version = stand.version
                # What is wrong with a file that can't be drawn, state() tells.
                with suppress(ScenarioError, UserError, OSError):
                    self._graph = graph_drawing.as_svg(graph_of(open_file(self._path)))
        return self._graph

    def _read(self) -> _Stand:
        version = self._version()
        if self._stand is None or self._stand.version != version:
            self._stand = _Stand(version, *self._content())
        return self._stand

    def _content(self) -> tuple[str, list[Mapping[str, Any]]]:
        try:
            text = self._path.read_text(encoding="utf-8-sig", errors="replace")
            return text, [found.as_dict() for found in check_file(self._path, self._path.name)]
        except OSError as error:
            message = f"dit bestand is niet te lezen: {error.strerror}."
            return "", [{"line": 1, "code": "", "severity": "error", "message": message}]

    def _version(self) -> str:
        try:
            found = self._path.stat()
        except OSError:
            return "weg"
        return f"{found.st_mtime_ns}-{found.st_size}"


class _Handler(BaseHTTPRequestHandler):
    """Answers three addresses: the page, its state and the graph."""

    preview: Preview

    def do_GET(self) -> None:
        """Answer one request."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        where = urlsplit(self.path).path
        if where == "/":
            self._send_page()
        elif where == "/state.json":
            self._send("application/json", json.dumps(self.preview.state(), ensure_ascii=False))
        elif where == "/graph.svg":
            self._send("image/svg+xml", self.preview.graph())
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay silent: a line a second helps nobody."""

    def _is_for_us(self) -> bool:
        """Whether the request names this server: a page elsewhere can't read files through it."""
        port = self.connection.getsockname()[1]
        return self.headers.get("Host") in (f"{HOST}:{port}", f"localhost:{port}")

    def _send_page(self) -> None:
        nonce = secrets.token_urlsafe(16)
        page = Template(_PAGE.read_text(encoding="utf-8")).substitute(nonce=nonce)
        policy = (
            f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
            "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
        self._send("text/html", page, {"Content-Security-Policy": policy})

    def _send(self, kind: str, text: str, headers: Mapping[str, str] | None = None) -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def server(path: Path, port: int) -> ThreadingHTTPServer:
    """A server for the page of `path`, on this machine alone; port 0 takes a free one.

    UserError where the port is taken.
    """
    handler = type("Handler", (_Handler,), {"preview": Preview(path)})
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise UserError(
            f"Poort {port} is niet te gebruiken ({error.strerror}). Kies een andere met --port."
        ) from None
