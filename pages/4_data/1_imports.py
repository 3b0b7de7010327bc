"""Imports.

Drop the files that phones, phone systems, address books and CRMs export. Nothing is kept before
you have seen what it would change.

icon: upload_file
"""

from rsoft_analytics.ui.page import bench, history

bench()
history()
