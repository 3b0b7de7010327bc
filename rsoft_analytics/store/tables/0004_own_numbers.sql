-- Own numbers: staff, vendors, family, spam. What lasts is the list that a person keeps, the
-- numbers that a person keeps in, and how the rules are set; the other two tables are derived.

-- One row is a number on the list of those whose calls are no customer's, and in which days.
create table own_numbers (
    number bigint not null,
    kind varchar not null check (kind in ('staff', 'vendor', 'family', 'spam', 'other')),
    name varchar,
    since date,                        -- null is from ever
    until date,                        -- null is for good
    note varchar,
    added_at timestamptz not null,
    removed_at timestamptz
);

-- One row is a number that a person keeps in although a rule finds it.
create table kept_numbers (
    number bigint not null,
    added_at timestamptz not null,
    removed_at timestamptz
);

-- One row is a rule that differs from its default; null is as by default.
create table own_number_rules (
    rule varchar not null,
    is_on boolean,
    words varchar[],
    least integer
);

-- One row is a number that a rule finds, whether the rule is switched on or not.
create table numbers_found (
    rule varchar not null,
    number bigint not null,
    reason varchar not null
);

-- One row is a number and the days in which its calls are left out; one row a number and day.
create table excluded_numbers (
    number bigint not null,
    kind varchar not null,
    rule varchar,                      -- null where the list says so
    since date not null,
    until date not null,
    reason varchar not null
);
