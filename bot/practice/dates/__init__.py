"""Dutch time expressions in what a learner says, and the dates they mean.

`find_time_expressions` is all that others need. A message is cut into tokens in one spelling
(`tokens`, `vocabulary`); rules find pieces such as "vrijdag", "eind volgende week" or "om 10 uur"
(`weekdays`, `dates`, `feasts`, `periods`, `distances`, `repeats`, `clock`, `vague`); pieces side by
side become one expression (`joining`), and the preposition in front picks the day (`prepositions`).

How a date is counted. `due` is never before today. Weeks start on Monday.

- A bare weekday, also with "komende", "a.s." or "deze", is the next one strictly after today;
  "volgende dinsdag" is that of the next week, "donderdag over een week" a week after the next.
- "deze week", "volgende" and "komende week", "week 50": the Friday. Once that Friday is past it is
  the Sunday, and a numbered week that is over is next year's. "begin" is Tuesday, "half" Wednesday.
- A month, quarter or year, and its end: the last calendar day. "begin" of a month is the 10th,
  "half" and "de eerste helft" the 15th; of a longer period the end of its first month and the end
  of the month halfway. What is over is next year's, but "begin deze maand" on the 20th is past.
- "dit" and "komend weekend": the Sunday. "1 december", "de 20e": the next one that is not past.
- "uiterlijk", "op" or "tot" a time change nothing, nor does "voor" a day. "voor" or "tegen" a week,
  month, quarter or year is its first day; before a weekend, a school holiday or a season it is the
  last working day before. "vanaf" and "per" are the first day, "na" the first working day after.
- "over", "binnen", "in" and "na" N units: today plus N; half a day or week is rounded up, half a
  month is 15 days. Hours are elapsed hours. Working days skip Saturdays and Sundays, no holidays.
- What repeats: its first occurrence after today; without a day ("wekelijks") after one interval,
  "twee keer per week" after half of it.
- Two times that are one ("maandag of dinsdag", "van maandag tot vrijdag") are due on the later.
- A time without a day is today as long as it is to come ("om drie uur" may be in the afternoon),
  else it has no date. The same goes for a stretch of hours until it is over.
- "kerst" is 25 December and after it is after the 26th. The summer of an office is July and August;
  spring is March to May, autumn September to November, winter December to February. Holidays that
  differ by region and year ("de herfstvakantie") and one's own have no date.
- "straks", "later" and "een paar dagen" are vague; "zo meteen" and "na dit gesprek" are today.

What is past ("vorige week", "drie weken geleden", "in mei zei je"), a length of time ("drie weken
lang"), a count ("3-4 mensen"), a mark on something ("artikel 3.12", "het overleg van vrijdag") and
a number of times ("nog een keer") is no expression. A date that does not exist has no due date.
"""

from bot.practice.dates.finder import TimeExpression, find_time_expressions

__all__ = ["TimeExpression", "find_time_expressions"]
