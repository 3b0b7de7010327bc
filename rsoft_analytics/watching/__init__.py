"""Folders that are looked at again and again, for exports that have come to rest in them.

Nothing is moved, renamed or deleted there. What was imported is known by the store's
ledger, so that a watch that begins anew loads nothing twice.
"""
