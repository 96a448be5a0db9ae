from __future__ import annotations

from pathlib import Path

from bot.nlu.examples import Example, messages_of, read_examples

FILE = """
version: "3.1"
nlu:
- intent: begroeten
  metadata:
    source: a
  examples: |
    - Hoi Karim.
    - Dag: alles goed?
- intent: afronden
  examples:
  - text: "Tot morgen."
    metadata: {source: b, message: 7, place: 2}
  - text: "Fijn."
    metadata: {source: b, message: 7, place: 1}
"""


def test_examples_are_read_with_their_writer(tmp_path: Path) -> None:
    path = tmp_path / "nlu.yml"
    path.write_text(FILE, encoding="utf-8")
    examples = read_examples(path)
    assert examples[:2] == [
        Example("Hoi Karim.", "begroeten", "a"),
        Example("Dag: alles goed?", "begroeten", "a"),
    ]
    assert [e.text for e in messages_of(examples)[0]] == ["Fijn.", "Tot morgen."]
