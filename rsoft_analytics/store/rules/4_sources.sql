-- Where a contact came from, as links, fields and lines tell it.

-- The host of an address, without what stands in front of every host; null where it is none.
create or replace macro host_of(address) as
    nullif(regexp_extract(lower(trim(address)),
        '^(?:[a-z][a-z+-]*://)?(?:www\d?\.)?([^/:?#@\s]+\.[^/:?#@\s.]{2,}|localhost)\.?(?:[/:?#]|$)', 1), '');

-- The name that a host is known by: m.facebook.com is facebook, google.co.in is google.
create or replace macro name_of_host(host) as
    regexp_replace(regexp_replace(host, '^(m|l|lm|web|mobile|amp|in|touch|business|dir|my)\.', ''),
        '(\.(co|com|org|net|gov|ac))?\.[a-z]{2,}$', '');

-- What a text for a source is looked up by: an address by the name of its host.
create or replace macro name_said(text) as
    coalesce(if(starts_with(host_of(text), 'com.') or starts_with(host_of(text), 'org.'),
        host_of(text), name_of_host(host_of(text))), text);

-- What a link carries under a name; null where it carries nothing.
create or replace macro carried(link, name) as
    nullif(trim(coalesce(
        try(url_decode(replace(regexp_extract(link, '(?i)[?&#;]' || name || '=([^&#;]*)', 1), '+', ' '))),
        regexp_extract(link, '(?i)[?&#;]' || name || '=([^&#;]*)', 1))), '');

-- The id of a click that a link carries, with its kind, as gclid:Cj0KCQ; null where there is none.
create or replace macro click_carried(link) as
    nullif(replace(regexp_extract(link,
        '(?i)[?&](gclid|gbraid|wbraid|dclid|msclkid|fbclid|ttclid|twclid|li_fat_id|igshid|igsh)=[^&#]+', 0)[2:],
        '=', ':'), '');

-- The part of a campaign's name that decides on its channel; '' where it decides nothing.
create or replace macro telling_campaign(campaign) as
    case when contains(lower(campaign), 'cross-network') then 'cross-network'
        when is_shop_campaign(lower(campaign)) then 'shopping' else '' end;

-- A text for a source with single spaces.
create or replace macro tidy_source(text) as trim(regexp_replace(text, '[\s\p{Z}]+', ' ', 'g'));

-- The words of a text, of which those joined by hyphens are one: not-linkedin is not linkedin.
create or replace macro words_of_source(text) as
    list_filter(
        list_transform(
            string_split(regexp_replace(lower(text), '[^\p{L}\p{M}\p{N}-]+', ' ', 'g'), ' ')[:12],
            lambda one: word(one)),
        lambda one: one is not null);

-- The name of a touch, made of what tells of it.
create or replace macro touch_key(kind, id, place := 0, basis := '') as
    (hash(kind, id, place, basis) // 2)::bigint;
