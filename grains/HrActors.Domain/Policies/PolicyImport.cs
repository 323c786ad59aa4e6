using HrActors.Domain.Contributions;
using HrActors.Domain.Enrolment;
using HrActors.Domain.Regions;

namespace HrActors.Domain.Policies;

/// <summary>A policy file by name, not read yet.</summary>
public sealed record PolicyText
{
    public required string Name { get; init; }
    public required string Text { get; init; }
}

/// <summary>What came of an import: the new book, or all the reasons against it.</summary>
public sealed record PolicyImported
{
    /// <summary>Null when there is a fault.</summary>
    public PolicyBook? Book { get; init; }

    /// <summary>By file, in the order of the lines; empty when the book is usable.</summary>
    public ImmutableList<PolicyFault> Faults { get; init; } = [];
}

/// <summary>
/// Takes policy files into a book: all of them or none. Beyond the form of each file it checks what they make together: no month with
/// two answers, no parameter missing, every golden case right, and every value reached by one.
/// </summary>
public static class PolicyImport
{
    public static PolicyImported Import(PolicyBook onto, IEnumerable<PolicyText> texts)
    {
        ArgumentNullException.ThrowIfNull(onto);
        var readings = texts.Select(text => (text.Name, Reading: PolicyFileReader.Read(text.Text))).ToList();
        var unreadable = Faults(readings.Select(item => (item.Name, item.Reading.Faults)));
        if (!unreadable.IsEmpty) return new() { Faults = unreadable };

        var files = readings.ConvertAll(item => (item.Name, File: item.Reading.File!));
        var book = files.Aggregate(onto, (merged, item) => merged.With(item.File));
        var unfit = Faults(files.Select(item => (item.Name, CheckSections(book, item.File))));
        if (!unfit.IsEmpty) return new() { Faults = unfit };

        var read = new HashSet<Dated>(ReferenceEqualityComparer.Instance);
        var wrong = Faults(files.Select(item => (item.Name, RunCases(book, item.File, read))));
        if (!wrong.IsEmpty) return new() { Faults = wrong };

        var unproven = Faults(files.Select(item => (item.Name, CheckUse(book, item.File, read))));
        return unproven.IsEmpty ? new() { Book = book } : new() { Faults = unproven };
    }

    private static ImmutableList<PolicyFault> Faults(IEnumerable<(string Name, ImmutableList<PolicyFault> Faults)> files) =>
        [.. files.SelectMany(file => file.Faults.Select(fault => fault with { File = file.Name }))];

    /// <summary>The series of the whole book, as far as the file adds to them, and the lines of its regions.</summary>
    private static ImmutableList<PolicyFault> CheckSections(PolicyBook book, PolicyFile file)
    {
        var faults = new PolicyFaults();
        foreach (var section in file.Sections)
        {
            foreach (var region in section.Regions)
            {
                foreach (var line in section.Lines) CheckSeries(book, file.Pack, region, line, section.FileLine, faults);
                if (region != PolicySection.Nation) CheckComplete(book, file.Pack, region, section.FileLine, faults);
            }
        }

        return faults.All;
    }

    private static void CheckSeries(PolicyBook book, string pack, string region, LineRules added, long at, PolicyFaults faults)
    {
        foreach (var (parameter, series) in added.Series)
        {
            var merged = region == PolicySection.Nation
                ? book.FindNational(pack, added.Line, parameter)!
                : book.FindSeries(region, pack, added.Line, parameter)!;
            var name = $"{region}/{added.Line.WireName()}/{parameter.WireName()}";
            if (merged.Values.Length > series.Values.Length || merged.Pending.Length > series.Pending.Length)
            {
                var clashes = new PolicyFaults();
                SeriesCheck.Check(merged.Values, merged.Pending, clashes, at);
                foreach (var fault in clashes.All)
                {
                    faults.Add(at, fault.Code["policy-file.".Length..], $"{name}：与已有的值合并后，{fault.Text.Zh}",
                        $"{name}: with the values at hand, {fault.Text.En}");
                }
            }

            if (book.FindParent(region, pack, added.Line, parameter) is { } parent && parent.Start < merged.Start)
            {
                faults.Add(at, "gap", $"{name}：{merged.Start} 之前上级地区的值（自 {parent.Start} 起）会被遮盖",
                    $"{name}: before {merged.Start} it would hide what the region above states from {parent.Start}");
            }
        }
    }

    private static void CheckComplete(PolicyBook book, string pack, string region, long at, PolicyFaults faults)
    {
        foreach (var line in book.LinesOf(region, pack))
        {
            bool Has(PolicyParameter parameter) => book.FindSeries(region, pack, line, parameter) is not null;
            foreach (var missing in PolicyParameters.NeededFor(Has).Where(parameter => !Has(parameter)))
            {
                var (place, name) = (RegionTable.NameOf(region), missing.WireName());
                faults.Add(at, "missing-parameter", $"{place.Zh}（{region}）{line.ChineseName()}缺少 {name}：请给出，或写明待定",
                    $"{line.EnglishName()} of {place.En} ({region}) has no {name}: state it, or state that it is pending");
            }
        }
    }

    private static ImmutableList<PolicyFault> RunCases(PolicyBook book, PolicyFile file, HashSet<Dated> read)
    {
        var faults = new PolicyFaults();
        foreach (var golden in file.Cases)
        {
            foreach (var (zh, en) in GoldenCases.Run(book, file.Pack, golden, read))
            {
                faults.Add(golden.FileLine, "case-failed", $"算例“{golden.Name}”：{zh}", $"Case '{golden.Name}': {en}");
            }
        }

        return faults.All;
    }

    /// <summary>A value that no case reaches may as well be wrong: other systems had rates that nothing ever read.</summary>
    private static ImmutableList<PolicyFault> CheckUse(PolicyBook book, PolicyFile file, HashSet<Dated> read)
    {
        var faults = new PolicyFaults();
        var unread =
            from section in file.Sections
            from line in section.Lines
            from series in line.Series
            from value in series.Value.Values
            where !read.Contains(value) && section.Regions.Any(region => book.Holds(file.Pack, region, line.Line, series.Key, value))
            select (value, section, line, parameter: series.Key);
        foreach (var (value, section, line, parameter) in unread)
        {
            faults.Add(value.FileLine, "unproven",
                $"没有算例用到：{section.Regions[0]} {line.Line.WireName()} {parameter.WireName()} 自 {value.From}",
                $"No case reads it: {section.Regions[0]} {line.Line.WireName()} {parameter.WireName()} from {value.From}");
        }

        return faults.All;
    }
}
