"""Privacy: who agreed to what, proof that the record of it was not changed, and who may be rung.

``chain`` makes a ledger whose past cannot be changed unseen, ``subjects`` the keyed
hashes that stand in it for people: the link between the two can be destroyed, and
the chain still holds.
"""
