-- State of grains, one row each, read and written by the Orleans ADO.NET storage provider 10.4.2 through the texts in OrleansQuery.
-- Unlike the stock tables this one has a real primary key, so that a write is one upsert and two activations can never both insert.
create table grain_state
(
    service_id ordinal_text not null,
    grain_type ordinal_text not null,
    key_n0 bigint not null,
    key_n1 bigint not null,
    key_text ordinal_text not null,
    payload blob,
    version integer not null,
    primary key (grain_type, key_text, key_n0, key_n1, service_id)
);

create table OrleansQuery
(
    QueryKey ordinal_text not null primary key,
    QueryText ordinal_text not null
);

-- Returns the new version, or no row on a conflict: a first write that finds a row, a later one that finds another version or none.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
insert into grain_state (service_id, grain_type, key_n0, key_n1, key_text, payload, version)
select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), @PayloadBinary, 1
where @GrainStateVersion is null or exists
(
    select 1 from grain_state
    where grain_type = @GrainTypeString and key_text = coalesce(@GrainIdExtensionString, '''') and key_n0 = @GrainIdN0
        and key_n1 = @GrainIdN1 and service_id = @ServiceId
)
on conflict (grain_type, key_text, key_n0, key_n1, service_id) do update
set payload = excluded.payload, version = grain_state.version + 1
where grain_state.version = @GrainStateVersion
returning version as NewGrainStateVersion');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
select payload as PayloadBinary, version as Version from grain_state
where grain_type = @GrainTypeString and key_text = coalesce(@GrainIdExtensionString, '''') and key_n0 = @GrainIdN0
    and key_n1 = @GrainIdN1 and service_id = @ServiceId');

-- The row stays, so that its version goes on counting.
insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
update grain_state set payload = null, version = version + 1
where grain_type = @GrainTypeString and key_text = coalesce(@GrainIdExtensionString, '''') and key_n0 = @GrainIdN0
    and key_n1 = @GrainIdN1 and service_id = @ServiceId and version = @GrainStateVersion
returning version as NewGrainStateVersion');

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteStorageKey', '
delete from grain_state
where grain_type = @GrainTypeString and key_text = coalesce(@GrainIdExtensionString, '''') and key_n0 = @GrainIdN0
    and key_n1 = @GrainIdN1 and service_id = @ServiceId and version = @GrainStateVersion
returning version + 1 as NewGrainStateVersion');
