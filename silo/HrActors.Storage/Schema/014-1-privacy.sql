-- Which keys each silo has read; a silo that lives tells it again and again. Instants are microseconds since 1970 in UTC.
create table key_holders
(
    silo ordinal_text not null primary key,
    key_ids ordinal_text not null,
    current_key ordinal_text not null,
    seen_at bigint not null
);

-- Given and withdrawn consents to the use of sensitive data, append only: who the person is only the employee number tells.
create table consents
(
    id ordinal_text not null primary key,
    employee_no ordinal_text not null,
    purpose ordinal_text not null,
    given integer not null,
    at bigint not null,
    recorded_at bigint not null,
    recorded_by ordinal_text not null,
    text_version ordinal_text not null,
    text_sha256 ordinal_text not null,
    evidence ordinal_text
);
create index consents_employee on consents (employee_no, at, id);

-- What was deleted and made anonymous, when, by which rules: a proof that names nobody, sealed with a keyed hash.
create table deletion_records
(
    id ordinal_text not null primary key,
    employee_no ordinal_text not null,
    branch_code ordinal_text not null,
    at bigint not null,
    by_user ordinal_text not null,
    reason ordinal_text not null,
    content ordinal_text not null,
    proof ordinal_text not null
);
create index deletion_records_newest on deletion_records (at, id);
create index deletion_records_employee on deletion_records (employee_no, at);
