-- What consent means: which acts stand, and what they come to at a moment.

-- One row is an act that stands: nobody took it back, and its person is not erased.
create or replace view consent_events as
select
    events.place as event, record, person_kind, subject, person, number, email, name, purpose, channel,
    act, effective_at as given_at, expires_at, consent_details.place, wording, evidence, scope,
    jurisdiction, import_id, line, recorded_at, actor
from consent_ledger as events join consent_details on consent_details.event = events.place
where act in ('granted', 'refused', 'withdrawn', 'disconnected')
    and events.place not in (
        select of_event from consent_ledger as later
        where later.act = 'taken back' and of_event is not null);

-- Of two acts of one moment the one that forbids decides, and then the one recorded later.
create or replace macro act_order(given_at, act, event) as
    struct_pack(given_at := given_at, forbids := act <> 'granted', event := event);

-- Whether an act comes from a list of people who must not be rung, not from the person.
create or replace macro is_listed(place) as coalesce(lower(place) in ('do-not-call list', 'do not call list'), false);

-- The place where an app asks, in one word for its spellings; any other place as it is written.
create or replace macro place_asked(place) as
    case
        when word(place) in ('website', 'web site', 'website purchase', 'website policy')
            then 'website'
        when word(place) in ('install', 'installation', 'app installation') then 'install'
        when word(place) in ('popup', 'pop up') then 'popup'
        else place
    end;

-- A user as people name them in two spellings.
create or replace macro user_key(name) as nullif(trim(regexp_replace(lower(name), '\s+', ' ', 'g')), '');

-- When a consent ends: when it says so, or as long after it as the settings let one last (0 is ever).
create or replace macro ends_at(given_at, expires_at, lasts_days) as
    least(expires_at, if(lasts_days > 0, given_at + to_days(lasts_days::integer), null));

-- One row is a user and a permission, as it stood at a moment. A user is whoever was asked, and
-- whoever's phone was exported.
create or replace macro permission_states_at(at_moment, lasts_days) as table
with asked as (
    select
        user_key(person) as user_key, purpose as permission,
        arg_max(
            struct_pack(
                act := act, given_at := given_at, place := place_asked(place), wording := wording,
                ends_at := ends_at(given_at, expires_at, lasts_days), event := event),
            act_order(given_at, act, event)) as last
    from consent_events where person_kind = 'user' and given_at <= at_moment
    group by all
),
users as (
    select user_key(named) as user_key, arg_max(named, seen_at) as user
    from (
        select person as named, given_at as seen_at from consent_events where person_kind = 'user'
        union all
        select rep, timestamptz '1970-01-01 00:00:00+00' from imports
        where rep is not null and undone_at is null and kind in ('calls', 'contacts')
    )
    group by 1
)
select
    user, user_key, permission,
    case when last is null then 'not asked'
        when last.act = 'granted' and last.ends_at <= at_moment then 'expired'
        else last.act end as state,
    if(last.act = 'granted' and last.ends_at <= at_moment, last.ends_at, last.given_at) as since,
    last.place as place, last.wording as wording, last.event as event
from users
cross join (select unnest(['contacts', 'photos', 'call_log']) as permission) as permissions
left join asked using (user_key, permission)
order by lower(user), list_position(['contacts', 'photos', 'call_log'], permission);

-- The pictures that may be shown at a moment: once users are asked for the photo permission, those
-- from the phone of a user who granted it, and those that came from no user's phone.
create or replace macro photos_shown_at(at_moment, lasts_days) as table
select distinct photo from raw_contacts join imports using (import_id)
where photo is not null
    and (rep is null
        or not exists (
            select 1 from consent_events
            where person_kind = 'user' and purpose = 'photos' and given_at <= at_moment)
        or user_key(rep) in (
            select user_key from permission_states_at(at_moment, lasts_days)
            where permission = 'photos' and state = 'granted'));

-- Whether a column of one of these names, among those kept beside, says yes. A JSON pointer names
-- each of them: unlike a path it can hold any header that a file wrote, an empty or quoted one too.
create or replace macro says_yes(extra, names) as
    len(list_filter(json_keys(extra), lambda name:
        list_contains(names, lower(name))
        and list_contains(['1', 'true', 'yes', 'y', 'x'],
            lower(coalesce(json_extract_string(
                extra, '/' || replace(replace(name, '~', '~0'), '/', '~1')), ''))))) > 0
