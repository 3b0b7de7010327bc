-- What spend is known by, and in which currency an amount is written.

-- The campaign that a line tells of, in one currency.
create or replace macro spend_campaign(source, account, campaign, currency) as
    concat_ws(chr(31), coalesce(word(source), ''), coalesce(word(account), ''),
        coalesce(word(campaign), ''), currency);

-- How finely a line tells of its campaign: as a whole, by ad group, or by keyword.
create or replace macro spend_detail(ad_group, keyword) as {
    'level': case when not blank(keyword) then 2 when not blank(ad_group) then 1 else 0 end,
    'name': concat_ws(chr(31), coalesce(word(ad_group), ''), coalesce(word(keyword), ''))
};

-- Whether a currency is one of ISO 4217.
create or replace macro is_currency(code) as list_contains(string_split(
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD '
    || 'CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP '
    || 'GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD '
    || 'KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN '
    || 'NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP '
    || 'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND '
    || 'VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG', ' '), code);

-- Whether the sign of an amount, where it has one, is that of the currency. Many write a dollar sign.
create or replace macro fits_currency(text, currency) as
    case
        when regexp_matches(text, '₹|(?i)\b(rs\.?|inr)\b') then currency = 'INR'
        when contains(text, '€') or regexp_matches(text, '(?i)\beur\b') then currency = 'EUR'
        when contains(text, '£') or regexp_matches(text, '(?i)\bgbp\b') then currency = 'GBP'
        when regexp_matches(text, '(?i)\busd\b') then currency = 'USD'
        when contains(text, '$') then regexp_full_match(currency, '..D|MXN|BRL|ARS|CLP|COP')
        else true
    end;
