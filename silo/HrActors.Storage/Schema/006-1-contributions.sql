-- The monthly contribution run. Months are year * 100 + month, money is whole fen.

-- Everybody who is or ever was with a branch: a closed month's people do not stand in the branch's roster any more.
create table branch_member
(
    branch_code ordinal_text not null,
    employee_no ordinal_text not null,
    primary key (branch_code, employee_no)
);
insert into branch_member (branch_code, employee_no) select branch_code, employee_no from employee_directory;

-- One row per person and month. Locked rows never change again.
create table contribution_statement
(
    branch_code ordinal_text not null,
    month integer not null,
    employee_no ordinal_text not null,
    revision bigint not null,
    facts_version bigint not null,
    held integer not null,
    locked integer not null,
    content blob not null,
    primary key (branch_code, month, employee_no)
);

create table contribution_adjustment
(
    id ordinal_text not null primary key,
    employee_no ordinal_text not null,
    branch_code ordinal_text not null,
    month integer not null,
    line integer not null,
    employer_delta bigint not null,
    employee_delta bigint not null,
    from_version ordinal_text not null,
    to_version ordinal_text not null,
    cause integer not null,
    created_at bigint not null,
    booked_in integer
);
create index contribution_adjustment_newest on contribution_adjustment (created_at, id);
create index contribution_adjustment_branch on contribution_adjustment (branch_code, month, employee_no);
create index contribution_adjustment_employee on contribution_adjustment (employee_no, created_at, id);
