-- One row is something typed in that cannot be understood, and why.
select message from staged_rejects
