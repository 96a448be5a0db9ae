"""Dutch time expressions in what a learner says, and the dates they mean."""

from bot.practice.dates.finder import TimeExpression, find_time_expressions

__all__ = ["TimeExpression", "find_time_expressions"]
