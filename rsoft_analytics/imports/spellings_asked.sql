-- One row is a spelling of a number that the store has not met.
select spelling from new_spellings
