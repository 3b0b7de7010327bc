-- What a word for a stage means may be said of the exports of one format alone: a CRM's Closed is
-- another's lost. Where no format stands ('') it holds for all exports.
alter table stage_words_kept add column format varchar default ''
