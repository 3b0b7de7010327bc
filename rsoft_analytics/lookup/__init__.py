"""Who is calling: a caller found by any spelling or part of a number or name, and the card.

Last *spoken* is the last conversation, never a mere attempt. A call is owed
when the caller tried and nobody has rung back or spoken to them since.
"""

from rsoft_analytics.lookup.card import lookup, lookup_number, picture_of

__all__ = ["lookup", "lookup_number", "picture_of"]
