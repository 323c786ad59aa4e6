-- Keys of upstream systems end, and follow each other with an overlap.
alter table upstream add column expires_at bigint;
alter table upstream add column rotated_at bigint;
alter table upstream add column previous_hash ordinal_text;
alter table upstream add column previous_until bigint;
