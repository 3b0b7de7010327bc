"""What pages are written with: filters, charts, tables, cards.

A page says, this package knows how. Two rules hold everything together:

- Nothing that came from an export is ever markup. It is shown by ``st.text`` and
  tables, which read none, or goes through ``words.plain`` where a label must be
  Markdown, and through ``words.plain_in_charts`` where Plotly would read tags.
- A colour has one meaning on every page (``charts.COLOUR`` and the theme).
"""
