-- Accounts in a list; the account itself is the actor's state.
create table account
(
    user_name ordinal_text not null primary key,
    display_name ordinal_text not null,
    role integer not null,
    branches ordinal_text,
    flags integer not null,
    locked_until bigint,
    signed_in_at bigint,
    created_at bigint not null,
    version bigint not null
);
