-- How much of a finding there is (a decimal as text), what happened to it (JSON), and what was waived.
alter table findings add column magnitude ordinal_text not null default '0';
alter table findings add column history ordinal_text not null default '[]';
alter table findings add column waived_severity integer not null default 0;
alter table findings add column waived_magnitude ordinal_text not null default '0';
create index findings_open_severity on findings (severity, opened_at, id) where closed_at is null;
