-- What the words and codes of call logs and CRMs mean. One row is one folded word.

create or replace table call_words as
select unnest(string_split(words, '|')) as word, direction, outcome
from (values
    -- Android's call types; the same codes in every phone export
    ('1', 'incoming', 'answered'),
    ('2', 'outgoing', null),
    ('3', 'incoming', 'missed'),
    ('4', 'incoming', 'voicemail'),
    ('5', 'incoming', 'declined'),
    ('6', 'incoming', 'blocked'),
    ('7', 'incoming', 'elsewhere'),
    ('incoming|inbound|in|incoming call|inbound call|received call|in bound|i|inbound queue|call in|eingehend|eingehender anruf|ankommend|entrante|entrant|appel entrant|llamada entrante|recebida|recebidas|in entrata|واردة|وارد|着信|इनकमिंग', 'incoming', null),
    ('outgoing|outbound|out|outgoing call|outbound call|out bound|o|outbound api|outbound dial|dialed|dialled|placed|made|call out|dialed call|manual|click to call|progressive|predictive|ausgehend|ausgehender anruf|abgehend|saliente|sortant|appel sortant|llamada saliente|efetuada|realizada|in uscita|صادرة|صادر|発信|आउटगोइंग', 'outgoing', null),
    ('received|answered incoming|incoming answered|inbound answered|accepted|picked up|answered by agent', 'incoming', 'answered'),
    ('missed|missed call|incoming missed|inbound missed|missed incoming|unanswered incoming|abandoned|not picked|not picked up|not answered incoming|incoming unanswered|verpasst|verpasster anruf|entgangen|entgangener anruf|perdida|llamada perdida|manqué|appel manqué|perdido|persa|chiamata persa|فائتة|不在着信|मिस्ड', 'incoming', 'missed'),
    ('rejected|abgelehnt|rechazada|rejeté|rejected by phone|declined|rejected call|declined call|incoming rejected|rejected by user', 'incoming', 'declined'),
    ('blocked|blocked call|spam blocked|refused list|auto blocked', 'incoming', 'blocked'),
    ('voicemail|voice mail', 'incoming', 'voicemail'),
    ('answered externally|answered on another device|answered elsewhere', 'incoming', 'elsewhere'),
    ('answered|connected|completed|success|successful|held|contacted|spoke|talked|answer|call connected|call answered|call completed|normal clearing', null, 'answered'),
    ('no answer|noanswer|not answered|notanswered|unanswered|no reply|ringing|no response|not connected|call not answered|did not answer', null, 'missed'),
    ('busy|failed|cancelled|canceled|congestion|not reachable|unreachable|switched off|user busy|call failed|out of coverage|invalid number|not in service', null, 'missed')
) as listed (words, direction, outcome);

create or replace table stage_words as
select unnest(string_split(words, '|')) as word, stage
from (values
    ('new|open|open not contacted|not contacted|fresh|untouched|raw|enquiry|inquiry|unassigned|assigned|created|lead|attempted to contact|attempted|ringing|not reachable|no answer', 'new'),
    ('contacted|working|working contacted|in progress|follow up|followup|follow up later|call back|callback|callback requested|call later|connected|contact in future|nurturing|nurture|interested later|open deal', 'contacted'),
    ('qualified|interested|hot|warm|sales qualified lead|sql|marketing qualified lead|mql|site visit|visit scheduled|demo|demo scheduled|meeting|meeting scheduled|quotation sent|quote sent|quoted|proposal|proposal sent|negotiation|opportunity|pre qualified|quotation|site visit done', 'qualified'),
    ('won|converted|closed won|customer|sale|sold|sale done|booked|order|ordered|order received|purchased|deal won|closed converted|paid|success', 'won'),
    ('lost|closed lost|not interested|dropped|dead|lost lead|rejected|not converted|closed not converted|deal lost|unqualified|not qualified|disqualified|cancelled|bought elsewhere|lost to competition|cold|closed|bad timing', 'lost'),
    ('junk|junk lead|spam|wrong number|invalid|invalid number|duplicate|test|fake|bogus', 'junk')
) as listed (words, stage);

create or replace table yes_words as
select unnest(string_split('yes|y|true|t|1|won|converted|closed won|customer', '|')) as word, true as answer
union all
select unnest(string_split('no|n|false|f|0|lost|not converted|open', '|')), false;

-- How far a stage has come; when two rows tell of one lead at the same moment, the further wins.
create or replace macro stage_rank(stage) as
    list_position(['junk', 'new', 'contacted', 'qualified', 'lost', 'won'], stage);

-- How much an outcome tells; of two rows of one call the one that tells more wins.
create or replace macro outcome_rank(outcome) as
    list_position(['blocked', 'missed', 'not connected', 'declined', 'voicemail', 'elsewhere',
        'connected', 'answered'], outcome);

-- The outcome of a call from what its words mean and its length.
create or replace macro outcome_meant(direction, outcome, outcome_said, has_word_for_missed, seconds) as
    case
        when direction = 'incoming' then coalesce(outcome, case
            when seconds > 0 then 'answered'
            -- where a log has a word for missed, Incoming means answered, even for 0 seconds
            when seconds = 0 and (outcome_said is not null or not has_word_for_missed) then 'missed'
            else 'answered' end)
        when outcome in ('answered', 'elsewhere') then 'connected'
        when outcome is not null then 'not connected'
        else if(seconds > 0, 'connected', 'not connected')
    end;

-- Whether a length told with an outcome is one of talk.
create or replace macro is_picked_up(outcome) as
    outcome in ('answered', 'connected', 'elsewhere', 'voicemail');
