"""Credit: how much of what was won each source brought, by models that look at whole paths.

A path is the sources that people met, in order, until they bought or did not. The
simple models share out each purchase by itself and stand in SQL; those here need all
paths at once. None of them is causal: they say how to share out, not what would
have happened.
"""

from rsoft_analytics.credit.paths import Path, Paths
from rsoft_analytics.credit.sharing import MODELS, ranges, shared_out

__all__ = ["MODELS", "Path", "Paths", "ranges", "shared_out"]
