using System.CommandLine;
using HrActors.Benchmarks.Attendance;
using HrActors.Benchmarks.Contributions;
using HrActors.Benchmarks.Faults;

// One folder per command: it names itself, its options and what it prints.
return await new RootCommand("Measures HrActors on this machine. Every figure stands beside its target and its baseline of the same run.")
{
    AttendanceCommand.Create(),
    ContributionsBareCommand.Create(),
    FaultsCommand.Create(),
}.Parse(args).InvokeAsync();
