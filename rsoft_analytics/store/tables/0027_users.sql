-- Who may open the dashboard, their sessions and tokens, and the log of what was opened.

-- One row is somebody who was invited; where their data is gone, what is left names nobody.
create table users (
    user_id integer not null,
    email varchar,                     -- lower case
    name varchar,                      -- as the provider tells it
    role varchar not null,
    rep varchar,                       -- the name under which calls know them
    state varchar not null,            -- pending until the first sign-in, active, removed
    identity varchar,                  -- of the account at the provider, hashed
    invited_by varchar not null,
    invited_at timestamptz not null,
    joined_at timestamptz,
    removed_at timestamptz
);

-- One row is one sign-in: the cookie of it lives for a month, the session until it is ended.
create table user_sessions (
    session varchar not null,          -- a hash of the sign-in
    user_id integer not null,
    started_at timestamptz not null,
    last_seen_at timestamptz not null,
    ended_at timestamptz,
    ended_by varchar                   -- signed out, idle, removed
);

-- One row is one token for the API: only its hash is kept.
create table api_tokens (
    token_id integer not null,
    hash varchar not null,
    label varchar not null,
    user_id integer,                   -- null: of nobody who signs in
    role varchar not null,
    rep varchar,
    made_by varchar not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);

-- One row is one opening of somebody's record, or of many, or one change of who may; a chain.
create table access_log (
    place bigint not null,
    opened_at timestamptz not null,
    who varchar not null,              -- local owner, user 3, token 5
    role varchar not null,
    way varchar not null,              -- page, API, command, download, export, sign-in, users
    what varchar not null,
    purpose varchar,
    subject varchar,                   -- a keyed hash of whose record it was
    people bigint,                     -- how many were shown
    link varchar not null
)
