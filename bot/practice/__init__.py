"""The subject itself: moves, agreements, trust, scenarios, feedback. Plain Python.

Imports nothing of Rasa, Telegram or SQLAlchemy; `now` and chance come in as arguments.
"""
