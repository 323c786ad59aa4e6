using System.CommandLine;
using HrActors.Benchmarks.Access;
using HrActors.Benchmarks.Attendance;
using HrActors.Benchmarks.Contributions;
using HrActors.Benchmarks.Faults;
using HrActors.Benchmarks.Hiring;
using HrActors.Benchmarks.TransferFaults;
using HrActors.Benchmarks.Waking;

// One folder per command: it names itself, its options and what it prints.
return await new RootCommand("Measures HrActors on this machine. Every figure stands beside its target and its baseline of the same run.")
{
    AccessCostCommand.Create(),
    AttendanceCommand.Create(),
    ContributionsBareCommand.Create(),
    ContributionsCommand.Create(),
    FaultsCommand.Create(),
    HireCommand.Create(),
    TransfersUnderFaultCommand.Create(),
    WakeCommand.Create("wake", "Sleeping employees woken a second, and the heap each takes when awake."),
    WakeCommand.Create("memory", "The same: both are told by one run."),
}.Parse(args).InvokeAsync();
