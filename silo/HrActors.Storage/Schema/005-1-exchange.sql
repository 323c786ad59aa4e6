-- Applications that go to agencies by file, the files made of them, and the answer files taken. Instants are microseconds since 1970 in
-- UTC. The form's values are encrypted; whose they are is known by the case and by the keyed hash of the number alone.

create table exchange_items
(
    case_no ordinal_text not null,
    attempt integer not null,
    agency_id ordinal_text not null,
    branch_code ordinal_text not null,
    legal_entity ordinal_text not null,
    region_code ordinal_text not null,
    line integer not null,
    id_number_hash ordinal_text not null,
    key_id ordinal_text not null,
    sealed ordinal_text not null,
    added_at bigint not null,
    file_no ordinal_text,
    place integer,
    receipt_no ordinal_text,
    answered integer not null,
    primary key (case_no, attempt)
);
create index exchange_items_waiting on exchange_items (agency_id, added_at) where file_no is null;
create index exchange_items_file on exchange_items (agency_id, file_no, place);
create index exchange_items_person on exchange_items (agency_id, id_number_hash);

create table exchange_files
(
    agency_id ordinal_text not null,
    file_no ordinal_text not null,
    legal_entity ordinal_text not null,
    region_code ordinal_text not null,
    line integer not null,
    made_at bigint not null,
    made_by ordinal_text not null,
    persons integer not null,
    primary key (agency_id, file_no)
);
create index exchange_files_newest on exchange_files (agency_id, made_at);

create table exchange_answers
(
    agency_id ordinal_text not null,
    sha256 ordinal_text not null,
    outcome blob not null,
    taken_at bigint not null,
    taken_by ordinal_text not null,
    primary key (agency_id, sha256)
);

-- When a running case is expected to be over, by the limits that are left.
alter table case_directory add column expected_on ordinal_text;
