-- Missed episodes, which follow from the calls, and the marks of those who rang somebody back.

-- One row is one missed episode: the unanswered tries of one caller, until somebody speaks with
-- them, or until longer than the setting episode_gap passes without another try.
create table missed_episodes (
    caller bigint not null,
    first_try_at timestamptz not null,
    last_try_at timestamptz not null,
    tries integer not null,
    day date not null,                 -- of the first try, in the business's zone
    hour tinyint not null,
    weekday tinyint not null,          -- 1 is Monday
    rep varchar,                       -- whose phone the first try rang on
    line_number varchar,
    source varchar not null,
    channel varchar not null,
    campaign varchar,
    is_first_of_caller boolean not null,  -- holds the first call of somebody never rung before
    ended_by varchar not null,         -- team, self, tried or open
    ended_at timestamptz,              -- the conversation, else the first attempt
    first_attempt_at timestamptz,      -- our first outgoing call since the last try
    attempt_by varchar,
    conversation_at timestamptz,       -- when somebody spoke with them next, whoever rang
    spoken_by varchar
);

-- One row is a person's word that a caller was rung back.
create table callback_marks (
    caller bigint not null,
    marked_at timestamptz not null,
    marked_by varchar,
    removed_at timestamptz
)
