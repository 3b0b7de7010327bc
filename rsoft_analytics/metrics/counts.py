"""The range of a count, a share, and a sum over what was counted, by the chance in the counting.

Costs of one lead or customer have their range from here: the spend over the exact
bounds of the count (Poisson, Garwood 1936). So has the return: few large customers
say less than many small ones (the gamma interval of Fay and Feuer 1997).
"""

import math

CONVERGED, ROUNDS = 1e-14, 100_000
Z = 1.959964  # standard errors on either side of a 95 % range


def poisson_bounds(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """The lowest and the highest mean under which a count is no surprise.

    >>> [round(bound, 3) for bound in poisson_bounds(5)]
    [1.623, 11.668]
    >>> [round(bound, 3) for bound in poisson_bounds(0)]
    [0.0, 3.689]
    """
    tail = (1 - confidence) / 2
    low = mean_reaching(count, tail) if count else 0.0
    return low, mean_reaching(count + 1, 1 - tail)


def weighted_bounds(
    total: float, squares: float, largest: float, confidence: float = 0.95
) -> tuple[float, float]:
    """The lowest and the highest sum under which this one is no surprise.

    Of what each one counted is worth: the total, the sum of the squares, and the largest.
    Where all are worth 1 these are the bounds of the count.

    >>> [round(bound, 3) for bound in weighted_bounds(5, 5, 1)]
    [1.623, 11.668]
    >>> [round(bound) for bound in weighted_bounds(500, 130_000, 300)]
    [57, 1947]
    """
    tail = (1 - confidence) / 2
    more, wider = total + largest, squares + largest * largest
    return (
        squares / total * mean_reaching(total * total / squares, tail),
        wider / more * mean_reaching(more * more / wider, 1 - tail),
    )


def mean_reaching(count: float, probability: float) -> float:
    """The mean under which that many or more are counted with that probability, by halving."""
    low, high = 0.0, count + 12 * math.sqrt(count) + 40
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if at_least(count, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def at_least(count: float, mean: float) -> float:
    """The probability to count that many or more under a mean: the incomplete gamma function."""
    if mean <= 0:
        return 0.0
    front = math.exp(count * math.log(mean) - mean - math.lgamma(count))
    if mean < count + 1:
        return front * series(count, mean)
    return 1 - front * fraction(count, mean)


def series(count: float, mean: float) -> float:
    """The sum of mean^i / (count (count + 1) ... (count + i)), good below the count."""
    term = total = 1 / count
    for step in range(1, ROUNDS):
        term *= mean / (count + step)
        total += term
        if term < total * CONVERGED:
            break
    return total


def fraction(count: float, mean: float) -> float:
    """Legendre's continued fraction by Lentz's method, good above the count."""
    below = mean + 1 - count
    c, d = 1e300, 1 / below
    value = d
    for step in range(1, ROUNDS):
        part = step * (count - step)
        below += 2
        d = 1 / (part * d + below)
        c = below + part / c
        value *= c * d
        if abs(c * d - 1) < CONVERGED:
            break
    return value


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 % range of a share of k in n (metrics.md 2.3).

    >>> [round(side, 3) for side in wilson(3, 10)]
    [0.108, 0.603]
    """
    middle, spread = k + Z * Z / 2, Z * math.sqrt(k * (n - k) / n + Z * Z / 4)
    return max((middle - spread) / (n + Z * Z), 0.0), min((middle + spread) / (n + Z * Z), 1.0)
