from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.errors import UserError
from bot.settings import ROOT, Settings, load_settings

SET = {
    "database_url": "postgresql://x@localhost/t",
    "telegram_token": "123:abc",
    "telegram_api_url": "http://localhost:8081",
    "telegram_mode": "webhook",
    "webhook_url": "https://example.org",
    "webhook_secret": "geheim",
    "redis_url": "redis://localhost",
    "broker_url": "amqp://localhost",
    "listen": "0.0.0.0:80",
}


@pytest.fixture(autouse=True)
def env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .env of this test's own, not yet there."""
    path = tmp_path / ".env"
    monkeypatch.setattr(Settings.__config__, "env_file", path)
    return path


def _value(name: str) -> Any:
    found = getattr(load_settings(), name)
    return found.get_secret_value() if isinstance(found, SecretStr) else found


def test_every_setting_is_tested_here() -> None:
    assert set(SET) == set(Settings.__fields__)


@pytest.mark.parametrize(("name", "value"), SET.items())
def test_a_setting_comes_from_the_environment(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _value(name) != value
    monkeypatch.setenv(f"TEGENSPELER_{name.upper()}", value)
    assert _value(name) == value


@pytest.mark.parametrize(("name", "value"), SET.items())
def test_a_setting_comes_from_the_env_file_and_the_environment_goes_first(
    name: str, value: str, env_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file.write_text(f"TEGENSPELER_{name.upper()}={value}\n", encoding="utf-8")
    assert _value(name) == value
    other = "polling" if name == "telegram_mode" else "anders"
    monkeypatch.setenv(f"TEGENSPELER_{name.upper()}", other)
    assert _value(name) == other


def test_without_settings_there_are_defaults_for_one_machine() -> None:
    settings = load_settings()
    assert settings.database_url == f"sqlite:///{ROOT}/var/tegenspeler.db"
    assert settings.telegram_mode == "polling"
    assert settings.telegram_token is None


def test_a_wrong_value_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEGENSPELER_TELEGRAM_MODE", "duif")
    with pytest.raises(UserError, match=r"TEGENSPELER_TELEGRAM_MODE: polling .* of webhook"):
        load_settings()


def test_secrets_are_not_shown() -> None:
    settings = Settings(telegram_token="123:abc", webhook_secret="geheim")
    assert "123:abc" not in repr(settings)
    assert "geheim" not in repr(settings)
