-- Both databases: puts aside events of the first make, which held source, id and their hashes in every row.
drop index if exists log_event_id;
drop index if exists log_event_stream;
drop index if exists log_event_subject;
drop index if exists log_event_month;
alter table log_event rename to log_event_1;
