"""How telephone systems and CRMs write their calls: what the readers of calls are made with.

``tables`` describes a system's tables by their columns, ``meaning`` turns a
system's own codes into the words that the store knows, whole columns at a time.
"""
