"""Whether words say how or when both come back to an agreement."""

from __future__ import annotations

import re

_SIGNS = re.compile(
    r"""\b(?: hoe\ (?:het|t|dat|'t|dit)\ (?:\w+\ ){0,3}?(?:ging|gaat|liep|loopt|is|staat|verliep|verloopt|was|heeft|bevalt|werkt|ervoor)
      | terug(?:ge)?koppel\w*  | koppel\w*\b.{0,40}\bterug | koppelen\b.{0,40}\bterug | terugkoppelen
      | evalu\w+ | geëvalueerd
      | terug(?:te)?kijken | kijken?\b.{0,40}\bterug | blikken?\b.{0,40}\bterug
      | (?:kom|komt|komen)\b.{0,60}\bterug | terug(?:te)?komen
      | stand\ van\ zaken | voortgang | vinger\ aan\ de\ pols | tussenstand
      | op\ de\ hoogte | of\ (?:het|dat|t|'t)\ (?:\w+\ ){0,3}?(?:gelukt|lukt|werkt|loopt|gegaan|goed\ gaat|gelukt\ is)
      | opvolg\w* | nabellen | (?:bel|belt|bellen)\b.{0,30}\bna\b | check\ ?-?in\w*
      | (?:weer|opnieuw)\ (?:bij\ elkaar|samen|afspreken|zitten|bespreken)
      | wat\ er\ (?:mee|is)\b | hoe\ ver | hoever )""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip


def says_follow_up(text: str) -> bool:
    """Whether a text says how or when both come back to what was agreed."""
    return bool(_SIGNS.search(text))
