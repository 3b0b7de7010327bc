-- One row is a mapping that somebody made, the newest first.
select header, kind, columns, saved_at from mappings order by saved_at desc, header
