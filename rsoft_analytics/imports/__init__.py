"""Imports: recognise, preview, stage, check, merge, undo.

An import is one reading of one export, and one transaction. A preview is the
same transaction, taken back at the end: what it announces is what a load does.
"""
