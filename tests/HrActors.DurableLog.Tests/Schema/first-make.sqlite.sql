-- Tables of the durable log for SQLite 3.35 or later. Safe to run again. See postgresql.sql for the meaning of the columns.
create table if not exists log_setting (
    name  text primary key,
    value text not null
) without rowid;

create table if not exists log_queue (
    queue      integer primary key,
    head       integer not null default 0,
    checkpoint integer not null default 0
);

create table if not exists log_stream (
    stream_id integer primary key,
    namespace text not null,
    key       text not null,
    queue     integer not null,
    unique (namespace, key)
);

create table if not exists log_event (
    queue          integer not null,
    position       integer not null,
    stream_id      integer not null,
    previous       integer not null,
    id_hash        blob not null,
    content_hash   integer not null,
    subject_hash   integer,
    occurred_us    integer not null,
    stored_us      integer not null,
    month          integer not null,
    offset_minutes integer not null,
    source         text not null,
    event_id       text not null,
    subject        text,
    payload        blob not null,
    primary key (queue, position)
) without rowid;
create unique index if not exists log_event_id on log_event (id_hash);
create index if not exists log_event_stream on log_event (stream_id, position);
create index if not exists log_event_subject on log_event (subject_hash, queue, position) where subject_hash is not null;

create table if not exists log_dead_letter (
    queue      integer not null,
    position   integer not null,
    failed_us  integer not null,
    next_us    integer not null,
    attempts   integer not null,
    error_type text,
    primary key (queue, position)
) without rowid;
