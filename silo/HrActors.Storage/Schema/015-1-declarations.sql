-- The yearly declaration of bases: one row per person and revision; months are year * 100 + month. A confirmed revision never changes again.
create table base_declaration
(
    branch_code ordinal_text not null,
    month integer not null,
    revision bigint not null,
    employee_no ordinal_text not null,
    to_floor integer not null,
    to_cap integer not null,
    content blob not null,
    primary key (branch_code, month, revision, employee_no)
);
