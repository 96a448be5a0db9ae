"""Rasa actions: thin, between the tracker, the subject and the records.

An ordinary rasa-sdk package: `rasa run actions` can serve it. Tegenspeler itself runs the actions
in its own process.
"""
