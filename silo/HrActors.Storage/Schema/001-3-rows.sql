-- Rows of what must be listed or searched. Instants are microseconds since 1970 in UTC, days are yyyy-MM-dd, closed values are the numbers
-- of their enums (append only). A row with a version is replaced by a newer one only.

create table employee_directory
(
    employee_no ordinal_text not null primary key,
    name ordinal_text not null,
    branch_code ordinal_text not null,
    registration_code ordinal_text not null,
    status integer not null,
    hire_date ordinal_text not null,
    finding_codes ordinal_text not null,
    open_findings integer not null,
    blocking_findings integer not null,
    open_cases integer not null,
    version bigint not null
);
create index employee_directory_branch on employee_directory (branch_code, employee_no);

create table case_directory
(
    case_no ordinal_text not null primary key,
    employee_no ordinal_text not null,
    employee_name ordinal_text not null,
    branch_code ordinal_text not null,
    kind integer not null,
    line integer not null,
    origin_region_code ordinal_text not null,
    destination_region_code ordinal_text not null,
    state integer not null,
    opened_at bigint not null,
    changed_at bigint not null,
    due_on ordinal_text,
    version bigint not null
);
create index case_directory_newest on case_directory (opened_at, case_no);
create index case_directory_branch on case_directory (branch_code, opened_at, case_no);
create index case_directory_employee on case_directory (employee_no, opened_at, case_no);
create index case_directory_state on case_directory (state, opened_at, case_no);

create table findings
(
    id ordinal_text not null primary key,
    employee_no ordinal_text not null,
    branch_code ordinal_text not null,
    code ordinal_text not null,
    severity integer not null,
    cause ordinal_text not null,
    facts ordinal_text not null,
    opened_at bigint not null,
    closed_at bigint,
    waived_by ordinal_text,
    waiver_reason ordinal_text,
    waived_at bigint,
    waived_until ordinal_text,
    version bigint not null
);
create index findings_newest on findings (opened_at, id);
create index findings_branch on findings (branch_code, opened_at, id);
create index findings_employee on findings (employee_no, opened_at, id);
create index findings_code on findings (code, opened_at, id);
create index findings_open on findings (branch_code, opened_at, id) where closed_at is null;

create table due_work
(
    owner ordinal_text not null,
    kind ordinal_text not null,
    due_at bigint not null,
    attempts integer not null,
    payload blob,
    primary key (owner, kind)
);
create index due_work_due on due_work (due_at, owner, kind);

-- Encrypted; written once.
create table documents
(
    case_no ordinal_text not null,
    document_id ordinal_text not null,
    key_id ordinal_text not null,
    sealed blob not null,
    primary key (case_no, document_id)
);

create table sequences
(
    name ordinal_text not null primary key,
    value bigint not null
);

-- A chain of keyed hashes per day (Asia/Shanghai): each row's hash covers the row and the hash before it.
create table audit
(
    id ordinal_text not null primary key,
    day ordinal_text not null,
    position bigint not null,
    at bigint not null,
    actor ordinal_text not null,
    action ordinal_text not null,
    subject ordinal_text not null,
    reason ordinal_text,
    before_value ordinal_text,
    after_value ordinal_text,
    hash ordinal_text not null,
    unique (day, position)
);
create index audit_subject on audit (subject, at);

-- Answers to commands by caller, route and idempotency key; the body is encrypted, for it may hold personal values.
create table idempotency
(
    scope ordinal_text not null,
    request_key ordinal_text not null,
    body_hash ordinal_text not null,
    state integer not null,
    status integer,
    key_id ordinal_text,
    sealed blob,
    created_at bigint not null,
    started_at bigint not null,
    primary key (scope, request_key)
);
create index idempotency_created on idempotency (created_at);

-- Tells a database from another ring of keys before anything is written that could not be read again.
create table key_fingerprints
(
    name ordinal_text not null primary key,
    fingerprint ordinal_text not null
);
