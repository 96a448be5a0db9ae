"""Rasa's own tools take the project as it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT


def test_rasa_finds_nothing_wrong_with_the_stories(tmp_path: Path) -> None:
    files = ["--config", "config.yml", "--domain", "domain.yml", "--data", "data"]
    done = subprocess.run(  # noqa: S603
        [str(Path(sys.executable).parent / "rasa"), "data", "validate", *files],
        cwd=ROOT,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "LOG_LEVEL": "INFO"},
        capture_output=True,
        text=True,
        check=False,
        timeout=250,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "No story structure conflicts found" in done.stdout + done.stderr
