"""Files as they lie on disk: bytes, encodings, tables, sheets and archives.

Nothing here knows what a call or a contact is; that is the readers' part.
"""
