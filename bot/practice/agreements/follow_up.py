"""Whether words say how or when both come back to an agreement."""

from __future__ import annotations

import re

_OUTCOME = r"ging|gaat|liep|loopt|is|staat|verliep|verloopt|was|heeft|bevalt|werkt|ervoor"
_SUCCESS = r"gelukt|lukt|werkt|loopt|gegaan|goed\ gaat"
_SIGNS = re.compile(
    rf"""\b(?:
        hoe\ (?:het|t|dat|'t|dit)\ (?:\w+\ ){{0,3}}?(?:{_OUTCOME})
      | of\ (?:het|dat|t|'t)\ (?:\w+\ ){{0,3}}?(?:{_SUCCESS})
      | wat\ er\ (?:mee|is)\b | hoe\ ver | hoever
      | terug(?:ge)?koppel\w* | koppelen\b.{{0,40}}\bterug | koppel\w*\b.{{0,40}}\bterug
      | evalu\w+ | geëvalueerd
      | terug(?:te)?kijken | kijken?\b.{{0,40}}\bterug | blikken?\b.{{0,40}}\bterug
      | terug(?:te)?komen | (?:kom|komt|komen)\b.{{0,60}}\bterug
      | stand\ van\ zaken | tussenstand | voortgang | vinger\ aan\ de\ pols | op\ de\ hoogte
      | opvolg\w* | nabellen | (?:bel|belt|bellen)\b.{{0,30}}\bna\b | check\ ?-?in\w*
      | (?:weer|opnieuw)\ (?:bij\ elkaar|samen|afspreken|zitten|bespreken)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def says_follow_up(text: str) -> bool:
    """Whether a text says how or when both come back to what was agreed."""
    return bool(_SIGNS.search(text))
