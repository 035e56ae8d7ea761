"""One search over the dossier: what a person types -> the figure asked for, and items in order of fit.

    result = search(store, "hoeveel verkrachtingen geseponeerd in 2022")
    result.card.answer       # In 2022 seponeerde het OM 412 verkrachtingszaken onvoorwaardelijk: 54,4% van ...
    result.hits[0].location  # where the first item is

A question goes through four steps, each with its own tests, in rooms that know only what stands below them:

    vocabulary/  the words themselves: of the dossier, of people, numbers, slips, other languages; `lexicon` reads them
    when/        years and days
    frames/      reading: words -> `query` -> what is counted, of whom, when, what is done with it -> a frame
    figures/     evaluation of the frame in SQL (store/search.sql), and wording: from the result set to the card
    lookups/     all that is no figure: items ranked in DuckDB, lists, promises, votes, pieces, and what is not there

`answer` tries them in turn, `facts` keeps what does not change between two keystrokes, `result` is what comes out. A
running text is checked by `zedentui.prose`.
"""

from __future__ import annotations

from zedentui.search.answer import search
from zedentui.search.result import Card, Hit, Result, as_rows

__all__ = ["Card", "Hit", "Result", "as_rows", "search"]
