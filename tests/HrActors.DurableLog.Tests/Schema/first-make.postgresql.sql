-- Tables of the durable log for PostgreSQL 13 or later. Safe to run again.
create table if not exists log_setting (
    name  text primary key,
    value text not null
);

-- One row per queue. Appending locks the row until the commit: positions follow the order of commits and have no gaps.
create table if not exists log_queue (
    queue      integer primary key,
    head       bigint not null default 0,
    checkpoint bigint not null default 0
);

create table if not exists log_stream (
    stream_id integer generated always as identity primary key,
    namespace text collate "C" not null,
    key       text collate "C" not null,
    queue     integer not null,
    unique (namespace, key)
);

create table if not exists log_event (
    queue          integer not null,
    position       bigint not null,
    stream_id      integer not null,
    previous       bigint not null,
    -- First 16 bytes of SHA-256 over namespace, source and event id.
    id_hash        uuid not null,
    -- Digest of key, subject, time and payload: tells a repeated event from another with its id.
    content_hash   bigint not null,
    -- Hash of namespace and subject, so that the index is narrow; null when there is no subject.
    subject_hash   bigint,
    -- Microseconds since 1970-01-01T00:00Z, and the offset it was given with.
    occurred_us    bigint not null,
    stored_us      bigint not null,
    -- Year * 100 + month of the event in its own offset.
    month          integer not null,
    offset_minutes smallint not null,
    source         text not null,
    event_id       text not null,
    subject        text,
    payload        bytea not null,
    primary key (queue, position)
);
create unique index if not exists log_event_id on log_event (id_hash);
create index if not exists log_event_stream on log_event (stream_id, position);
create index if not exists log_event_subject on log_event (subject_hash, queue, position) where subject_hash is not null;
create index if not exists log_event_month on log_event using brin (month);

create table if not exists log_dead_letter (
    queue      integer not null,
    position   bigint not null,
    failed_us  bigint not null,
    next_us    bigint not null,
    attempts   integer not null,
    error_type text,
    primary key (queue, position)
);
