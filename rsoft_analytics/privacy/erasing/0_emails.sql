-- One row is an e-mail address that is to be nobody's, with the one that takes its place.
create or replace temp table erasing_emails as select email, token from handed_over
