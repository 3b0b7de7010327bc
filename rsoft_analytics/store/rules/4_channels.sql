-- GA4's default channel groups, rule by rule in GA4's order: the first that holds decides. Case
-- does not matter. A link that names neither source nor medium is of no group: it is unknown,
-- and never direct.

create or replace macro is_bought_medium(medium) as
    coalesce(regexp_full_match(medium, '.*cp.*|ppc|retargeting|paid.*'), false);

-- "shop" as a word or behind an e, as in eshop; not the shop of a workshop.
create or replace macro is_shop_campaign(campaign) as
    coalesce(regexp_full_match(campaign, '.*(([^a-df-z]|^)shop|shopping).*'), false);

-- The group of a source, medium and campaign in lower case, and of the site's category.
create or replace macro ga4_group(source, medium, campaign, category) as
    case
        when source in ('', '(direct)', '(none)') and medium in ('(not set)', '(none)') then 'Direct'
        when contains(campaign, 'cross-network') then 'Cross-network'
        when (category = 'shopping' or is_shop_campaign(campaign)) and is_bought_medium(medium)
            then 'Paid Shopping'
        when category = 'search' and is_bought_medium(medium) then 'Paid Search'
        when category = 'social' and is_bought_medium(medium) then 'Paid Social'
        when category = 'video' and is_bought_medium(medium) then 'Paid Video'
        when medium in ('display', 'banner', 'expandable', 'interstitial', 'cpm') then 'Display'
        when is_bought_medium(medium) then 'Paid Other'
        when category = 'shopping' or is_shop_campaign(campaign) then 'Organic Shopping'
        when category = 'social' or medium in ('social', 'social-network', 'social-media', 'sm',
            'social network', 'social media') then 'Organic Social'
        when category = 'video' or contains(medium, 'video') then 'Organic Video'
        when category = 'search' or medium = 'organic' then 'Organic Search'
        when medium in ('referral', 'app', 'link') then 'Referral'
        when source in ('email', 'e-mail', 'e_mail', 'e mail')
            or medium in ('email', 'e-mail', 'e_mail', 'e mail') then 'Email'
        when medium = 'affiliate' then 'Affiliates'
        when medium = 'audio' then 'Audio'
        when source = 'sms' or medium = 'sms' then 'SMS'
        when ends_with(medium, 'push') or contains(medium, 'mobile')
            or contains(medium, 'notification') or source = 'firebase' then 'Mobile Push'
        else 'Unassigned'
    end;

-- The category of the site that a link names as its source; null where it is in no list.
create or replace macro site_category(of_source) as
    (select category from sites where site = lower(trim(of_source)));

-- The group of a link, as it is written.
create or replace macro ga4_channel(of_source, of_medium, of_campaign) as
    ga4_group(lower(trim(coalesce(of_source, ''))), lower(trim(coalesce(of_medium, ''))),
        lower(trim(coalesce(of_campaign, ''))), site_category(of_source));

-- The channel of a site that nobody bought a place on.
create or replace macro channel_of_site(category) as
    case category when 'search' then 'Organic Search' when 'social' then 'Organic Social'
        when 'video' then 'Organic Video' when 'shopping' then 'Organic Shopping' end;

-- Whether a contact by this channel is bought: advertisements on screens, on paper and on the air.
create or replace macro is_paid_channel(channel) as
    starts_with(channel, 'Paid ')
    or channel in ('Cross-network', 'Display', 'Print and outdoor', 'Broadcast');
