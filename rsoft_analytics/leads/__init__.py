"""Leads as people work with them: typed in, moved on by hand, and handed to a CRM.

Who is a lead follows from rows and calls (store/models); here is what a person
adds to that, and each act of it can be taken back.
"""

from rsoft_analytics.leads.crms import CRMS
from rsoft_analytics.leads.downloads import (
    Download,
    Wanted,
    download,
    downloadable,
    downloads,
    gone_out,
    kept_in_file,
    new_leads,
    rehearsed,
    take_back_download,
)
from rsoft_analytics.leads.stages import STAGES, Act, acts_of, set_stage, take_back_stage
from rsoft_analytics.leads.typed_in import TypedIn, type_in
from rsoft_analytics.leads.words import (
    forget_word,
    keep_word,
    words_kept,
    words_known,
    words_unknown,
)

__all__ = [
    "CRMS",
    "STAGES",
    "Act",
    "Download",
    "TypedIn",
    "Wanted",
    "acts_of",
    "download",
    "downloadable",
    "downloads",
    "forget_word",
    "gone_out",
    "keep_word",
    "kept_in_file",
    "new_leads",
    "rehearsed",
    "set_stage",
    "take_back_download",
    "take_back_stage",
    "type_in",
    "words_kept",
    "words_known",
    "words_unknown",
]
