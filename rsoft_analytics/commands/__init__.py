"""The subcommands of ``rsoft``, a file for each kind; ``running`` is what they share."""
