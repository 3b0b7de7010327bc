-- The few words that calls are told by, kept as one byte each: ten million calls are written, read
-- and grouped in a fraction of the time that texts take. In the order of the alphabet, so that what
-- is ordered by them is ordered as their texts are. Each column spells its words out: a log that
-- gives a column a type by its name cannot be replayed after a kill (DuckDB 1.5).
alter table raw_calls alter column direction type enum ('incoming', 'outgoing');

alter table raw_calls alter column outcome type enum (
    'answered', 'blocked', 'connected', 'declined', 'elsewhere', 'missed', 'not connected', 'voicemail');

alter table raw_calls alter column party_kind type enum (
    'damaged', 'erased', 'masked', 'number', 'odd', 'short', 'unreadable', 'withheld');

alter table calls alter column direction type enum ('incoming', 'outgoing');

alter table calls alter column outcome type enum (
    'answered', 'blocked', 'connected', 'declined', 'elsewhere', 'missed', 'not connected', 'voicemail');

alter table calls alter column party_kind type enum (
    'damaged', 'erased', 'masked', 'number', 'odd', 'short', 'unreadable', 'withheld');
