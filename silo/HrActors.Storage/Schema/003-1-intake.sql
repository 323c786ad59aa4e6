-- What comes in: time clocks, the numbers behind their user ids, keys of upstream systems, and what was put aside.

-- Registered or not; the registration as JSON, null for a device nobody registered, whose branch is empty.
create table device
(
    serial ordinal_text not null primary key,
    branch_code ordinal_text not null,
    registration ordinal_text,
    first_seen_at bigint not null,
    seen_at bigint,
    address ordinal_text,
    firmware ordinal_text,
    drift_seconds bigint,
    refused_at bigint,
    refused_address ordinal_text,
    version bigint not null
);
create index device_newest on device (first_seen_at, serial);
create index device_branch on device (branch_code, first_seen_at, serial);

-- For one device (scope dev:…) or for all of a branch (br:…).
create table device_pin
(
    scope ordinal_text not null,
    pin ordinal_text not null,
    employee_no ordinal_text not null,
    primary key (scope, pin)
);

-- Punches of user ids nobody has: put into the log once the employee number is known. The event as the log will hold it.
create table waiting_punch
(
    event_id ordinal_text not null primary key,
    serial ordinal_text not null,
    branch_code ordinal_text not null,
    pin ordinal_text not null,
    employee_no ordinal_text not null,
    at bigint not null,
    offset_minutes integer not null,
    kind integer not null,
    raw ordinal_text not null,
    device_time bigint not null,
    received_at bigint not null
);
create index waiting_punch_pin on waiting_punch (serial, pin);
create index waiting_punch_employee on waiting_punch (employee_no, at);

-- Employee numbers of upstream systems' events that nobody had when the events came; those lie in the log.
create table waiting_badge
(
    source ordinal_text not null,
    badge ordinal_text not null,
    branch_code ordinal_text not null,
    events bigint not null,
    first_at bigint not null,
    last_at bigint not null,
    primary key (source, badge)
);

create table intake_note
(
    id ordinal_text not null primary key,
    at bigint not null,
    kind ordinal_text not null,
    source ordinal_text not null,
    branch_code ordinal_text not null,
    subject ordinal_text not null,
    stated_at bigint,
    taken_at bigint,
    raw ordinal_text not null
);
create index intake_note_newest on intake_note (at, id);
create index intake_note_branch on intake_note (branch_code, at, id);

create table upstream
(
    id ordinal_text not null primary key,
    key_hash ordinal_text not null,
    name ordinal_text not null,
    source ordinal_text not null,
    branches ordinal_text not null,
    created_at bigint not null,
    created_by ordinal_text not null,
    revoked_at bigint,
    revoked_by ordinal_text,
    used_at bigint
);
