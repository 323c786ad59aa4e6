using HrActors.Contracts.Attendance;
using HrActors.Domain.Time;

namespace HrActors.Silo.Intake;

/// <summary>Counts what comes from one source: the last minute by the second, and the day of Asia/Shanghai. Told once per request.</summary>
internal sealed class SourceMeter(string source)
{
    private const int Seconds = 60;
    private const int MostReasons = 20;

    private readonly Lock _lock = new();
    private readonly (long Second, long Events, long Postponed)[] _minute = new (long, long, long)[Seconds];
    private readonly Dictionary<string, RejectionFigures> _rejections = new(StringComparer.Ordinal);
    private DateOnly _day;
    private SourceFigures _figures = new() { Source = source };

    public void Took(DateTimeOffset now, long accepted, long duplicates, DateTimeOffset? newest)
    {
        lock (_lock)
        {
            Turn(now);
            Bucket(now).Events += accepted;
            _figures = _figures with
            {
                Today = _figures.Today + accepted,
                Duplicates = _figures.Duplicates + duplicates,
                LastReceivedAt = now,
                LastEventAt = newest > (_figures.LastEventAt ?? default) ? newest : _figures.LastEventAt,
                LagSeconds = newest is { } at ? Math.Max(0, (long)(now - at).TotalSeconds) : _figures.LagSeconds,
            };
        }
    }

    public void Rejected(DateTimeOffset now, string code, long events)
    {
        lock (_lock)
        {
            Turn(now);
            var before = _rejections.GetValueOrDefault(code);
            if (before is null && _rejections.Count >= MostReasons) _rejections.Remove(_rejections.Values.MinBy(one => one.LastAt)!.Code);
            _rejections[code] = new() { Code = code, Events = (before?.Events ?? 0) + events, LastAt = now };
            _figures = _figures with { Rejected = _figures.Rejected + events, LastReceivedAt = now };
        }
    }

    public void Postponed(DateTimeOffset now, string code)
    {
        lock (_lock)
        {
            Turn(now);
            Bucket(now).Postponed++;
            _figures = _figures with { PostponedFor = code, LastReceivedAt = now };
        }
    }

    public SourceFigures Figures(DateTimeOffset now)
    {
        lock (_lock)
        {
            Turn(now);
            var recent = _minute.Where(bucket => bucket.Second > now.ToUnixTimeSeconds() - Seconds).ToList();
            return _figures with
            {
                LastMinute = recent.Sum(bucket => bucket.Events),
                Postponed = recent.Sum(bucket => bucket.Postponed),
                Rejections = [.. _rejections.Values.OrderByDescending(one => one.LastAt).Take(5)],
            };
        }
    }

    private ref (long Second, long Events, long Postponed) Bucket(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        ref var bucket = ref _minute[second % Seconds];
        if (bucket.Second != second) bucket = (second, 0, 0);
        return ref bucket;
    }

    /// <summary>A new day starts from nothing.</summary>
    private void Turn(DateTimeOffset now)
    {
        var day = ChinaTime.DateOf(now);
        if (day == _day) return;
        _day = day;
        _rejections.Clear();
        _figures = _figures with { Today = 0, Duplicates = 0, Rejected = 0, PostponedFor = null };
    }
}
