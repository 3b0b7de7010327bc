-- What a step says in words.
insert into request_details values ($place, $request_id, $person, $contact, $said)
