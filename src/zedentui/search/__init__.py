"""One search over the dossier: what a person types -> the figure asked for, and items in order of fit.

    result = search(store, "hoeveel verkrachtingen geseponeerd in 2022")
    result.card.answer       # In 2022 seponeerde het OM 412 verkrachtingszaken onvoorwaardelijk: 54,4% van ...
    result.hits[0].location  # where the first item is

A question goes through four steps, each with its own tests:

    reading     spelling, words, years, numbers, mentions -> query -> scope, narrowing, wholes, operations, in_time ->
                reading (a frame)
    frame       what is counted, of whom, when, what is done with it, in which unit
    evaluation  the frame in SQL (store/search.sql) -> a result set
    wording     sentences, aggregates, streaks, to_mean, checking: from the result set to the answer; `card` puts it
                together

`items` ranks everything else in DuckDB, `lists`, `promised` and `votes` give a kind in a state, `pieces` what a
Kamerstuk is, `strange` tells which words stand nowhere and `honest` says so first, `figure_asked` tells whether a
figure is asked, `facts` keeps what does not change between two keystrokes. The words themselves stand in `everyday`,
`separable`, `subjects` and `english`, read through `lexicon`.
"""

from __future__ import annotations

from zedentui.search.answer import search
from zedentui.search.result import Card, Hit, Result, as_rows

__all__ = ["Card", "Hit", "Result", "as_rows", "search"]
