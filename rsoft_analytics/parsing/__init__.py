"""Reading exports in a process of its own.

A file that comes in from outside is parsed where it can do no harm: a child
process with little memory, little time, no network and no store, which hands
back columns and not objects. A file that ends the child ends only the child.
As the child reads while this process understands, it is faster too.
"""
