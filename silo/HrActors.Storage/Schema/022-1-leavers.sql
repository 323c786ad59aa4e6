-- Who has left and still has a name, by the last day of work: whose terms of keeping may be over. Empty in rows written before.
alter table employee_directory add column last_day ordinal_text;
alter table employee_directory add column anonymised integer not null default 0;
