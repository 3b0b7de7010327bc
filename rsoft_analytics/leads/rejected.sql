-- One row is a typed lead that cannot be understood, and why.
select message from staged_rejects
