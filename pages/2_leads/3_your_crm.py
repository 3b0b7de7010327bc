"""Your CRM.

Callers who became leads, as a file that your CRM imports; and what its words for stages mean here.

icon: sync_alt
"""

from rsoft_analytics.ui.page import crm_download, stage_words

crm_download()
stage_words()
