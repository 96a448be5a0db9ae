"""All settings, in one table. Nothing else reads the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Optional

from pydantic import BaseSettings, Field, SecretStr, ValidationError

from bot.errors import UserError

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project: config.yml, domain.yml and data/ stand in it."""


class Settings(BaseSettings):
    """Read from environment variables TEGENSPELER_… or from the file .env."""

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'var' / 'tegenspeler.db'}",
        description="waar gesprekken worden bewaard (SQLite-bestand of PostgreSQL)",
    )
    telegram_token: Optional[SecretStr] = Field(
        default=None, description="het token van je Telegram-bot, van @BotFather"
    )
    telegram_api_url: str = Field(
        default="https://api.telegram.org", description="adres van de Bot API-server"
    )
    telegram_mode: Literal["polling", "webhook"] = Field(
        default="polling", description="polling (geen openbaar adres nodig) of webhook"
    )
    webhook_url: Optional[str] = Field(
        default=None, description="openbaar https-adres waarop Telegram berichten aflevert"
    )
    webhook_secret: Optional[SecretStr] = Field(
        default=None, description="geheim dat Telegram bij elk bericht meestuurt"
    )
    redis_url: Optional[str] = Field(default=None, description="Redis voor meerdere workers")
    broker_url: Optional[str] = Field(default=None, description="event broker van Rasa")
    listen: str = Field(
        default="127.0.0.1:8080", description="host:poort waarop de webhook luistert"
    )

    class Config:
        env_prefix = "TEGENSPELER_"
        env_file = ROOT / ".env"
        env_file_encoding = "utf-8"


def load_settings() -> Settings:
    """The settings; UserError names every setting whose value can't be used."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"TEGENSPELER_{str(found['loc'][0]).upper()}: "
            f"{Settings.__fields__[str(found['loc'][0])].field_info.description}."
            for found in error.errors()
        ]
        raise UserError("Deze instellingen kloppen niet:\n" + "\n".join(lines)) from None
