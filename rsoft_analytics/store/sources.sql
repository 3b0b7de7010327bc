-- One row is a source that calls or leads came from, the most frequent first.
select source from (select source from calls union all select source from leads)
group by source order by source = 'Unknown', count(*) desc, source
