-- An adjustment says which way the money goes and between which bases; a line that had no figure has no earlier version. SQLite cannot
-- change a column, so the table is made anew. The bases of adjustments made before are not known here: 0.
create table contribution_adjustment_now
(
    id ordinal_text not null primary key,
    employee_no ordinal_text not null,
    branch_code ordinal_text not null,
    month integer not null,
    line integer not null,
    kind integer not null,
    employer_delta bigint not null,
    employee_delta bigint not null,
    from_version ordinal_text,
    to_version ordinal_text not null,
    from_base bigint not null,
    to_base bigint not null,
    cause integer not null,
    created_at bigint not null,
    booked_in integer
);
insert into contribution_adjustment_now (id, employee_no, branch_code, month, line, kind, employer_delta, employee_delta,
    from_version, to_version, from_base, to_base, cause, created_at, booked_in)
select id, employee_no, branch_code, month, line, case when employer_delta + employee_delta > 0 then 1 else 2 end,
    employer_delta, employee_delta, nullif(from_version, ''), to_version, 0, 0, cause, created_at, booked_in
from contribution_adjustment;
drop table contribution_adjustment;
alter table contribution_adjustment_now rename to contribution_adjustment;
create index contribution_adjustment_newest on contribution_adjustment (created_at, id);
create index contribution_adjustment_branch on contribution_adjustment (branch_code, month, employee_no);
create index contribution_adjustment_employee on contribution_adjustment (employee_no, created_at, id);
