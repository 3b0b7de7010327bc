"""The pages that others link to."""

LOOKUP = "pages/1_calls/2_lookup.py"
MISSED = "pages/1_calls/3_missed_calls.py"
CONVERSION = "pages/2_leads/1_conversion.py"
IMPORTS = "pages/4_data/1_imports.py"
SETTINGS = "pages/4_data/3_settings.py"
