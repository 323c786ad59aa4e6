-- Which shift template a branch has from which day on, as it was told: days keep theirs when the branch changes it or somebody moves.
create table branch_shifts
(
    branch_code ordinal_text not null,
    told_at bigint not null,
    from_day integer not null,
    shift_template ordinal_text not null,
    primary key (branch_code, told_at)
);
