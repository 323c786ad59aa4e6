-- What waits for a badge is counted where the log is read, once by each event's place: a row per branch, whose events lie in one queue,
-- with the place counted last. SQLite cannot change a key, so the table is made anew; places counted before are not known here: 0.
create table waiting_badge_now
(
    source ordinal_text not null,
    badge ordinal_text not null,
    branch_code ordinal_text not null,
    events bigint not null,
    first_at bigint not null,
    last_at bigint not null,
    position bigint not null,
    primary key (source, badge, branch_code)
);
insert into waiting_badge_now (source, badge, branch_code, events, first_at, last_at, position)
select source, badge, branch_code, events, first_at, last_at, 0 from waiting_badge;
drop table waiting_badge;
alter table waiting_badge_now rename to waiting_badge;
