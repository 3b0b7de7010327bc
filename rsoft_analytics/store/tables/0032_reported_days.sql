-- One row is a day of which an export of one rep's phone tells: when a phone last reported is asked
-- by every page, and to look through all the rows for it takes longer than the rest of the page.
create table reported_days (
    import_id integer not null,
    rep varchar not null,
    day date not null,
    last_call_at timestamptz not null
)
