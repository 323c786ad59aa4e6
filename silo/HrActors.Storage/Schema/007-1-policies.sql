-- Policy files beyond the shipped ones. The text never changes.
create table policy_file
(
    id ordinal_text not null primary key,
    pack ordinal_text not null,
    name ordinal_text not null,
    content ordinal_text not null,
    confirmed_at bigint
);
create index policy_file_confirmed on policy_file (confirmed_at, id) where confirmed_at is not null;
