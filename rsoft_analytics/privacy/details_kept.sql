-- Who the acts are of, and what else they say.
insert into consent_details by name select * from handed_over
