-- Both databases: takes over what upgrade-1-begin put aside, into the tables of today.
insert into log_source (namespace, source)
select distinct s.namespace, e.source from log_event_1 e join log_stream s on s.stream_id = e.stream_id;

insert into log_event (place, occurred_us, stored_us, stream_id, back, source_id, offset_minutes, event_id, subject, payload)
select e.queue * 281474976710656 + e.position, e.occurred_us, e.stored_us, e.stream_id,
    case when e.previous = 0 then 0 else e.position - e.previous end, o.source_id, e.offset_minutes, e.event_id, e.subject, e.payload
from log_event_1 e
join log_stream s on s.stream_id = e.stream_id
join log_source o on o.namespace = s.namespace and o.source = e.source;

-- Neighbours in the queue have the same difference between position and number in the stream.
insert into log_run (stream_id, first, length)
select stream_id, min(place), count(*)
from (select stream_id, place, place - row_number() over (partition by stream_id order by place) as island from log_event) numbered
group by stream_id, island;

drop table log_event_1;
