using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Silo.Attendance;
using HrActors.Silo.Devices;

namespace HrActors.Silo.Intake;

internal static class IntakeServices
{
    public static void AddHrIntake(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>().BindConfiguration(IntakeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IntakeMeter>();
        services.AddSingleton<UpstreamGate>();
        services.AddSingleton<RejectionNotes>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<EventReception>();
        services.AddSingleton<ClockLog>();
        services.AddSingleton<ClockIntake>();
        services.AddSingleton<DeviceAdministration>();
        services.AddSingleton<DeadLetterDesk>();
        services.AddSingleton<IntakeOverviews>();
        services.AddSpeaking<IIntakeDesk, IntakeDesk>();
        services.AddHostedService<IntakeReporter>();
        services.AddHostedService<WaitingRelease>();
    }
}
