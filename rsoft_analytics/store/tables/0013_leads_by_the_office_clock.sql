-- When leads came and were reached, by the clock in the office: told once, asked often.

alter table leads add column created_local timestamp;

alter table leads add column first_attempt_local timestamp;

alter table leads add column first_conversation_local timestamp
