-- What each silo counted of each source on the day of its last arrival: figures outlive the silo that counted them.
create table intake_figures
(
    source ordinal_text not null,
    silo ordinal_text not null,
    today bigint not null,
    duplicates bigint not null,
    rejected bigint not null,
    received_at bigint not null,
    event_at bigint,
    lag_seconds bigint,
    primary key (source, silo)
);
