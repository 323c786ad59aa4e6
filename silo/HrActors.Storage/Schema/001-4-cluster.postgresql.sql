-- Members of the cluster, for the Orleans ADO.NET clustering provider 10.4.2. Every change of a member moves the version of the table with
-- it, in one statement: who holds an old version changes nothing and is told 0.
create table silo_version
(
    cluster_id ordinal_text not null primary key,
    changed_at timestamptz not null default now(),
    version integer not null default 0
);

create table silo
(
    cluster_id ordinal_text not null,
    address ordinal_text not null,
    port integer not null,
    generation integer not null,
    name ordinal_text not null,
    host ordinal_text not null,
    status integer not null,
    proxy_port integer,
    suspect_times ordinal_text,
    started_at timestamptz not null,
    alive_at timestamptz not null,
    primary key (cluster_id, address, port, generation)
);

insert into OrleansQuery (QueryKey, QueryText) values ('InsertMembershipVersionKey', '
with added as (insert into silo_version (cluster_id) values (@DeploymentId) on conflict do nothing returning 1)
select count(*)::integer from added');

insert into OrleansQuery (QueryKey, QueryText) values ('InsertMembershipKey', '
with moved as
(
    update silo_version set version = version + 1, changed_at = now()
    where cluster_id = @DeploymentId and version = @Version and not exists
    (
        select 1 from silo
        where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
    )
    returning 1
),
added as
(
    insert into silo (cluster_id, address, port, generation, name, host, status, proxy_port, started_at, alive_at)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from moved
    returning 1
)
select count(*)::integer from added');

insert into OrleansQuery (QueryKey, QueryText) values ('UpdateMembershipKey', '
with moved as
(
    update silo_version set version = version + 1, changed_at = now()
    where cluster_id = @DeploymentId and version = @Version and exists
    (
        select 1 from silo
        where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
    )
    returning 1
),
changed as
(
    update silo set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    from moved
    where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
    returning 1
)
select count(*)::integer from changed');

insert into OrleansQuery (QueryKey, QueryText) values ('UpdateIAmAlivetimeKey', '
update silo set alive_at = @IAmAliveTime
where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation');

-- The version comes even where no member does.
insert into OrleansQuery (QueryKey, QueryText) values ('MembershipReadRowKey', '
select v.cluster_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.name as SiloName,
    m.host as HostName, m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.started_at as StartTime,
    m.alive_at as IAmAliveTime, v.version as Version
from silo_version v
left join silo m on m.cluster_id = v.cluster_id and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.cluster_id = @DeploymentId');

insert into OrleansQuery (QueryKey, QueryText) values ('MembershipReadAllKey', '
select v.cluster_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.name as SiloName,
    m.host as HostName, m.status as Status, m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.started_at as StartTime,
    m.alive_at as IAmAliveTime, v.version as Version
from silo_version v
left join silo m on m.cluster_id = v.cluster_id
where v.cluster_id = @DeploymentId');

insert into OrleansQuery (QueryKey, QueryText) values ('GatewaysQueryKey', '
select address as Address, proxy_port as ProxyPort, generation as Generation from silo
where cluster_id = @DeploymentId and status = @Status and proxy_port > 0');

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteMembershipTableEntriesKey', '
with gone as (delete from silo where cluster_id = @DeploymentId)
delete from silo_version where cluster_id = @DeploymentId');

-- 3: active.
insert into OrleansQuery (QueryKey, QueryText) values ('CleanupDefunctSiloEntriesKey', '
delete from silo where cluster_id = @DeploymentId and alive_at < @IAmAliveTime and status <> 3');

-- Reminders, for the Orleans ADO.NET reminder provider 10.4.2. The hash is an unsigned number kept as a signed one.
create table reminder
(
    service_id ordinal_text not null,
    grain_id ordinal_text not null,
    name ordinal_text not null,
    starts_at timestamptz not null,
    period bigint not null,
    grain_hash integer not null,
    version integer not null,
    primary key (service_id, grain_id, name)
);
create index reminder_hash on reminder (service_id, grain_hash);

insert into OrleansQuery (QueryKey, QueryText) values ('UpsertReminderRowKey', '
insert into reminder (service_id, grain_id, name, starts_at, period, grain_hash, version)
values (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
on conflict (service_id, grain_id, name) do update
set starts_at = excluded.starts_at, period = excluded.period, grain_hash = excluded.grain_hash, version = reminder.version + 1
returning version as Version');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadReminderRowsKey', '
select grain_id as GrainId, name as ReminderName, starts_at as StartTime, period as Period, version as Version from reminder
where service_id = @ServiceId and grain_id = @GrainId');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadReminderRowKey', '
select grain_id as GrainId, name as ReminderName, starts_at as StartTime, period as Period, version as Version from reminder
where service_id = @ServiceId and grain_id = @GrainId and name = @ReminderName');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadRangeRows1Key', '
select grain_id as GrainId, name as ReminderName, starts_at as StartTime, period as Period, version as Version from reminder
where service_id = @ServiceId and grain_hash > @BeginHash and grain_hash <= @EndHash');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadRangeRows2Key', '
select grain_id as GrainId, name as ReminderName, starts_at as StartTime, period as Period, version as Version from reminder
where service_id = @ServiceId and (grain_hash > @BeginHash or grain_hash <= @EndHash)');

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteReminderRowKey', '
with gone as
(
    delete from reminder
    where service_id = @ServiceId and grain_id = @GrainId and name = @ReminderName and version = @Version
    returning 1
)
select count(*)::integer from gone');

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteReminderRowsKey', '
delete from reminder where service_id = @ServiceId');

-- Room for new versions of a row on its page, so that an update need not touch the indexes.
alter table grain_state set (fillfactor = 80);
