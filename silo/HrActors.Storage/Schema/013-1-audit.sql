-- One chain per day and writer, so that silos do not wait for each other. Rows from before have the writer ''.
create table audit_chained
(
    id ordinal_text not null primary key,
    day ordinal_text not null,
    writer ordinal_text not null,
    position bigint not null,
    at bigint not null,
    actor ordinal_text not null,
    action ordinal_text not null,
    subject ordinal_text not null,
    reason ordinal_text,
    origin ordinal_text,
    before_value ordinal_text,
    after_value ordinal_text,
    hash ordinal_text not null,
    unique (day, writer, position)
);
insert into audit_chained (id, day, writer, position, at, actor, action, subject, reason, origin, before_value, after_value, hash)
select id, day, '', position, at, actor, action, subject, reason, null, before_value, after_value, hash from audit;
drop table audit;
alter table audit_chained rename to audit;
create index audit_at on audit (at, id);
create index audit_subject on audit (subject, at);
create index audit_actor on audit (actor, at);

-- The signed end of a chain. Seals are a chain themselves, so that a day cannot be taken out together with its seal. They are kept for ever.
create table audit_seal
(
    position bigint not null primary key,
    day ordinal_text not null,
    writer ordinal_text not null,
    entries bigint not null,
    last_hash ordinal_text not null,
    sealed_at bigint not null,
    signature ordinal_text not null,
    unique (day, writer)
);
