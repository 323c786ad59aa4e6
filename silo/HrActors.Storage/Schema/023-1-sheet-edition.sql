-- Under which edition of the rules a month was closed: its sheets stay as they were.
alter table closed_months add column edition integer not null default 0;
