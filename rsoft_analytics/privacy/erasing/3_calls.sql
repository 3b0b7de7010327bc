-- Calls still count, in the month, at the rep, from the source that they had; with nobody.
update raw_calls
set party_key = key, party_kind = 'erased', party = null, name = null, note = null, extra = null,
    record = hash($salt, record)
from numbers_gone
where party_key = number;

update callback_marks set caller = key from numbers_gone where caller = number;

delete from spellings where number in (select number from numbers_gone)
