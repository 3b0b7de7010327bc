-- One row is an opening, the newest first; of a user whose data is gone, only which one it was.
with found as (
    from access_log
    where ($subject is null or subject = $subject)
        and ($who is null or who = $who)
        and ($way is null or way = $way)
        and ($since is null or opened_at >= $since)
)
select
    place,
    opened_at,
    coalesce(users.name, users.email, api_tokens.label, upper(who[1]) || who[2:]) as user,
    found.role,
    way,
    what,
    purpose,
    people,
    subject,
    (select count(*) from found) as of_all
from found
left join users on who = 'user ' || users.user_id
left join api_tokens on who = 'token ' || token_id
order by place desc
limit $most
