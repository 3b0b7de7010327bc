-- No call lasts longer than twelve hours.
select call_id, started_at, seconds, rep from calls where seconds > 12 * 3600
