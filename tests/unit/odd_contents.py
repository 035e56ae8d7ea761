"""Odd contents for a file of ours: statements after which its tables hold what the program would not write in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from hypothesis import strategies as st


@st.composite
def contents(
    draw: st.DrawFn,
    columns: Sequence[tuple[str, str, str, bool]],
    values: Mapping[str, Sequence[str]],
    marks: Collection[tuple[str, str]],
) -> tuple[str, ...]:
    """Rows deleted, doubled, emptied or given an odd value, in `columns` (table, name, type, whether NULL may stand).

    `values` has the odd values of each type, as SQL; the columns in `marks` say whose file it is and stay as they are.
    """
    statements = []
    for _ in range(draw(st.integers(1, 3))):
        table, column, kind, free = draw(st.sampled_from(columns))
        where = draw(st.sampled_from(["", " WHERE rowid = 0", " WHERE rowid % 3 = 0"]))
        if (table, column) in marks:
            continue
        choice = draw(st.integers(0, 9))
        if choice == 0:
            statements.append(f'DELETE FROM "{table}"{where}')
        elif choice == 1:
            statements.append(f'INSERT INTO "{table}" SELECT * FROM "{table}"')
        elif choice == 2 and free:
            statements.append(f'UPDATE "{table}" SET "{column}" = NULL{where}')
        else:
            value = draw(st.sampled_from(values[kind]))
            statements.append(f'UPDATE "{table}" SET "{column}" = {value}{where}')
    return tuple(statements)
