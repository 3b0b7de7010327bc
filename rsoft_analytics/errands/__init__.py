"""Errands: commands given while the dashboard has the store open, done by the dashboard.

One process holds the store. A command that finds it held by a server with a door
(``store/door.py``) sends what it was asked to do there, and says what it is told to
say: the person sees no difference. The server does it with the very same function,
in a thread of its own, and answers line by line, each a JSON object:

    {"errand": "..."}                 taken, under this name
    {"out": "...", "ends": true}      to say on standard output; {"err": "..."} on standard error
    {"doing": ["Reading", 5000]}      how far it is; {"reached": [bytes, of all]}
    {}                                still there
    {"exit": 0}                       done

Who may ask: whoever can read the owner file, which is the store's owner. A page in a
browser cannot: it sends an Origin, and a name of another host, and has no secret. Who
is asked: a port may belong to another program by now, so the server proves that it
knows the secret before the secret is sent, on the connection on which it is sent.
"""
