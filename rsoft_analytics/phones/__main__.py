"""Answers what the spellings on standard input stand for; the region is the argument."""

import sys

from rsoft_analytics.phones import answer

answer(sys.argv[1])
