-- No missed, declined or blocked call counts as a conversation.
select call_id, started_at, outcome, seconds from calls
where is_conversation and outcome not in ('answered', 'connected', 'elsewhere')
