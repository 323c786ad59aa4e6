-- Months of attendance that are closed, one row per branch and month (yyyy-MM); never changed. What decides its sheets stands beside it:
-- the shift template, the merge window in seconds, and the newest position of each queue of the log at the close, as queue:position,…
create table closed_months
(
    branch_code ordinal_text not null,
    month ordinal_text not null,
    closed_at bigint not null,
    closed_by ordinal_text not null,
    shift_template ordinal_text not null,
    merge_seconds integer not null,
    heads ordinal_text not null,
    primary key (branch_code, month)
);
create index closed_months_newest on closed_months (closed_at);

-- Events for a month that was closed when they came, one row per event. What was decided stays.
create table adjustment_requests
(
    id ordinal_text not null primary key,
    branch_code ordinal_text not null,
    employee_no ordinal_text not null,
    month ordinal_text not null,
    source ordinal_text not null,
    event_id ordinal_text not null,
    kind integer not null,
    at bigint not null,
    device ordinal_text,
    reason ordinal_text,
    replaces ordinal_text,
    received_at bigint not null,
    state integer not null,
    decision_reason ordinal_text,
    decided_by ordinal_text,
    decided_at bigint,
    command_id ordinal_text,
    counted_in ordinal_text,
    difference ordinal_text
);
create index adjustment_requests_newest on adjustment_requests (received_at, id);
create index adjustment_requests_branch on adjustment_requests (branch_code, state, received_at, id);
create index adjustment_requests_employee on adjustment_requests (employee_no, month, received_at, id);
