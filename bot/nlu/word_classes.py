"""The classes of Dutch words that show how a sentence is built, whatever it is about.

"Zullen wij de brief samen schrijven?" and "Zullen we het hek samen schilderen?" are the same
move. What they share are the small words, and where verbs and things stand. So the small words
of Dutch are listed here by class; any other word has the class of its shape.
"""

from __future__ import annotations

EDGE = "|"
"""Stands for the place before the first word and after the last."""

_CLASSES = {
    # who acts
    "S": "ik k jij je u we wij jullie ze zij hij men er ge gij",
    # whom it happens to, whose it is
    "O": "mij me mn jou hem haar ons zich elkaar mezelf jezelf uzelf onszelf zichzelf mijn jouw "
    "jou uw onze hun mijne jouwe",
    # finite and helping verbs, and what people do in a talk
    "V": "is was waren ben bent zijn heb hebt heeft had hadden hebben kan kun kunt kunnen kon "
    "konden wil wilt willen wou wilde ga gaat gaan ging moet moeten moest zal zul zult zullen zou "
    "zouden mag mogen mocht kom komt komen kwam doe doet doen deed hoef hoeft hoeven word wordt "
    "worden werd blijf blijft blijven laat laten durf lijkt lijken schijnt",
    "M": "weet snap begrijp vind vindt denk denkt dacht zie ziet zag hoor hoort hoorde merk voel "
    "voelt voelde vraag vraagt zeg zegt zei geloof hoop waardeer bedoel bedoelt praat praten "
    "spreek luister vertel vertelt noem noemde",
    "W": "stel bel belt mail mailt stuur stuurt sta staat stond zit zat ligt lag loopt loop liep "
    "krijg krijgt kreeg geef geeft gaf neem neemt nam maak maakt maakte lukt zorg regel lever "
    "levert zet haal haalt pak trek houd houdt hou breng brengt schrijf schrijft werkt speelt "
    "past valt klopt klinkt",
    "Q": "wat wie waar wanneer hoe waarom waardoor waarmee waarvoor welke welk hoeveel waarover "
    "waarop wiens",
    "P": "op in aan van voor met bij uit over na naar om door tot tegen onder tussen zonder sinds "
    "vanaf per binnen buiten volgens achter rond via langs namens vanuit tijdens naast t ter",
    "D": "de het een deze die dit dat n geen elke iedere alle al andere beide allebei alles iets "
    "niets niks iemand niemand iedereen allemaal",
    "C": "en of want plus",
    "B": "als omdat zodat terwijl toen hoewel voordat nadat zolang doordat tenzij zodra mits alsof "
    "wanneer",
    "A": "niet wel ook nog even eens dan nu toch maar gewoon echt heel erg zo graag daar hier "
    "eerst straks weer steeds altijd nooit vaak meer te zelf misschien eigenlijk natuurlijk net "
    "pas samen alleen terug verder af mee weg vast toe vooral zeker anders liever dus daarna "
    "daarom daardoor daarvoor daarmee hiermee ff voortaan beter minder veel weinig genoeg juist",
    "G": "hoi hallo dag hey hé he ha sorry bedankt dank dankjewel merci ja nee jep oke oké ok okay "
    "prima goed goede goedemorgen goedemiddag goedenavond fijn fijne mooi top helder akkoord nou "
    "kijk doei tot hè eh ach tja joh hoor deal welkom excuses excuus spijt",
    "T": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen overmorgen vandaag "
    "vanavond vanmiddag gisteren week weken volgende vorige uur middag ochtend avond maand maanden "
    "dagen later snel binnenkort eerder weekend januari februari maart april mei juni juli "
    "augustus september oktober november december kwartier uiterlijk vóór",
    "9": "één eén twee drie vier vijf zes zeven acht negen tien elf twaalf twintig beide eerste "
    "tweede derde laatste half halve",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}


def is_small_word(word: str) -> bool:
    """Whether a word, in small letters, is one of the listed ones."""
    return word in _CLASS_OF


def word_class(word: str) -> str:
    """The class of a word in small letters: one character.

    Beyond the listed ones: 9 for numbers, g for a participle, n for an infinitive or plural, t
    for what may be a finite verb, x for the rest; the edge and punctuation stand for themselves.
    """
    if word in _CLASS_OF:
        return _CLASS_OF[word]
    if not word[0].isalnum():
        return word[0]
    if word[0].isdigit():
        return "9"
    if len(word) > 4 and word.startswith("ge") and word.endswith(("d", "t", "en")):
        return "g"
    if word.endswith("en"):
        return "n"
    return "t" if word.endswith("t") else "x"
