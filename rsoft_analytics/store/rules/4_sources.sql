-- What the names of sources mean. One row is one folded spelling of a source.

create or replace table source_words as
select unnest(string_split(words, '|')) as word, source, channel
from (values
    ('google ads|google adwords|adwords|google ad|google advertisement|google cpc|google ppc|google paid|gads|pay per click ads|ppc', 'Google Ads', 'Paid Search'),
    ('google|google search|google organic|organic search|seo|organic', 'Google', 'Organic Search'),
    ('bing', 'Bing', 'Organic Search'),
    ('facebook ads|fb ads|meta ads|instagram ads|facebook lead ads|meta', 'Meta Ads', 'Paid Social'),
    ('facebook|fb', 'Facebook', 'Organic Social'),
    ('instagram|ig|insta', 'Instagram', 'Organic Social'),
    ('website|web|web site|web form|website form|our website|site|landing page|web enquiry', 'Website', 'Website'),
    ('direct|direct traffic', 'Direct', 'Direct'),
    ('justdial|just dial|jd', 'JustDial', 'Marketplace'),
    ('indiamart|india mart', 'IndiaMART', 'Marketplace'),
    ('tradeindia|trade india', 'TradeIndia', 'Marketplace'),
    ('sulekha', 'Sulekha', 'Marketplace'),
    ('referral|reference|referred|word of mouth|customer referral|friend|existing customer', 'Referral', 'Referral by a person'),
    ('referral sites|referral site', 'Referral sites', 'Referral'),
    ('hoarding|billboard|banner|flex', 'Hoarding', 'Print and outdoor'),
    ('newspaper|newspaper ad|newspaper advertisement|print|print ad|magazine|pamphlet|leaflet', 'Newspaper', 'Print and outdoor'),
    ('walk in|walkin|showroom|shop visit', 'Walk-in', 'Walk-in'),
    ('exhibition|trade show|expo|fair', 'Trade show', 'Event'),
    ('whatsapp', 'WhatsApp', 'Messaging'),
    ('email|e mail|mail|newsletter', 'Email', 'Email'),
    ('unknown|not known|none|na|n a|not set', 'Unknown', 'Unknown')
) as listed (words, source, channel);

-- The source as it is shown: one name for its spellings, the text itself where no rule knows it.
create or replace macro source_named(text) as
    coalesce((select source from source_words where word = word(text)), nullif(trim(text), ''));

create or replace macro channel_named(text) as
    coalesce((select channel from source_words where word = word(text)),
        case when nullif(trim(text), '') is not null then 'Other' end);

-- The name of a touch, made of what tells of it.
create or replace macro touch_key(kind, id, place := 0, basis := '') as
    (hash(kind, id, place, basis) // 2)::bigint;

-- Whether a contact by this channel is bought: advertisements on screens, on paper and on the air.
create or replace macro is_paid_channel(channel) as
    starts_with(channel, 'Paid ')
    or channel in ('Cross-network', 'Display', 'Print and outdoor', 'Broadcast');
