-- One row is such a spelling that the phone library was not asked about.
select spelling from named_lines anti join spellings using (spelling, region)
