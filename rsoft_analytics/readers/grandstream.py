"""Grandstream UCM call detail records (CSV).

An Asterisk inside, so the rows mean what Asterisk's do; the header is its own.
"""

from dataclasses import replace

from rsoft_analytics.readers import asterisk_cdr

KIND = "calls"
KNOWN = "from the vendor's documentation"
TABLE = replace(
    asterisk_cdr.TABLE,
    marks=("Caller Number, Callee Number, Context, Source Channel, Dest Channel, Disposition",),
)

# Certain by its names for Asterisk's columns.
claim, read = TABLE.claim, TABLE.reading
