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

create table if not exists log_source (
    source_id integer generated always as identity primary key,
    namespace text collate "C" not null,
    source    text collate "C" not null,
    unique (namespace, source)
);

-- Wide columns first: nothing is lost to alignment.
create table if not exists log_event (
    -- Queue * 2^48 + position in the queue.
    place          bigint primary key,
    -- Microseconds since 1970-01-01T00:00Z; the offset the time was given with stands below.
    occurred_us    bigint not null,
    stored_us      bigint not null,
    stream_id      integer not null,
    -- Positions back to the record before this one in its stream; 0: it is the first.
    back           integer not null,
    source_id      integer not null,
    offset_minutes smallint not null,
    event_id       text collate "C" not null,
    subject        text collate "C",
    payload        bytea not null
);
create unique index if not exists log_event_id on log_event (source_id, event_id);
create index if not exists log_event_subject on log_event (subject, place) where subject is not null;

-- Records of one stream that lie side by side in their queue: one row per append finds them, instead of one index entry per record.
create table if not exists log_run (
    stream_id integer not null,
    first     bigint not null,
    length    integer not null,
    primary key (stream_id, first)
);

create table if not exists log_dead_letter (
    queue      integer not null,
    position   bigint not null,
    failed_us  bigint not null,
    next_us    bigint not null,
    attempts   integer not null,
    error_type text,
    primary key (queue, position)
);
