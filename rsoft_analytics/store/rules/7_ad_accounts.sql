-- Which touches an ad account paid for, and so may be told the outcome of.

create or replace macro is_of_google_ads(source, channel) as
    starts_with(word(source), 'google') and (is_paid_channel(channel) or word(source) = 'google ads');

create or replace macro is_of_meta_ads(source) as
    list_contains(['meta ads', 'meta', 'facebook', 'facebook ads', 'instagram', 'instagram ads'], word(source));
