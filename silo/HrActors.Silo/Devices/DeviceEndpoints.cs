using HrActors.Contracts.Access;
using HrActors.Contracts.Desk;
using HrActors.Contracts.Devices;
using HrActors.Silo.Access;
using HrActors.Silo.Api;
using HrActors.Silo.Idempotency;
using HrActors.Silo.Json;
using HrActors.Silo.Problems;

namespace HrActors.Silo.Devices;

internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices");
        devices.MapGet("", List).Needs(Permission.SeeIntake)
            .WithSummary("Time clocks, newest first; registered=false lists those that only called (考勤机)").Gives<ListAnswer<DeviceAnswer>>().Refuses(400);
        devices.MapGet("/{serial}", Get).Needs(Permission.SeeIntake).WithSummary("One time clock").Gives<DeviceAnswer>().Refuses(404);
        devices.MapPut("/{serial}", Configure).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Register a time clock, or change its registration").Takes<DeviceRequest>().Gives<DeviceAnswer>().Refuses(400, 409, 422);
        devices.MapPost("/{serial}/orders", Order).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Tell a time clock to do something; it fetches the order with its next poll").Takes<DeviceOrderRequest>()
            .Gives<DeviceAnswer>().Refuses(400, 404);
        devices.MapGet("/{serial}/pins", ListPins).Needs(Permission.SeeIntake)
            .WithSummary("Employee numbers behind single user ids of a device").Gives<ListAnswer<PinAnswer>>().Refuses(400, 404);
        devices.MapPut("/{serial}/pins/{pin}", MapPin).Needs(Permission.ManageAccess).IsCommand()
            .WithSummary("Say whose user id it is; what waits for it is taken for the employee").Takes<PinRequest>()
            .Gives<ListAnswer<PinAnswer>>().Refuses(400, 404);
        devices.MapDelete("/{serial}/pins/{pin}", UnmapPin).Needs(Permission.ManageAccess).IsCommand().WithSummary("Take that back")
            .Gives<ListAnswer<PinAnswer>>().Refuses(400, 404);
        api.MapGet("/branches/{code}/device-pins", ListBranchPins).Needs(Permission.SeeIntake).WithTags("Devices")
            .WithSummary("Employee numbers behind user ids for all devices of a branch").Gives<ListAnswer<PinAnswer>>().Refuses(400, 422);
        api.MapPut("/branches/{code}/device-pins/{pin}", MapBranchPin).Needs(Permission.ManageAccess).IsCommand().WithTags("Devices")
            .WithSummary("The same for all devices of a branch").Takes<PinRequest>().Gives<ListAnswer<PinAnswer>>().Refuses(400, 422);
        api.MapDelete("/branches/{code}/device-pins/{pin}", UnmapBranchPin).Needs(Permission.ManageAccess).IsCommand().WithTags("Devices")
            .WithSummary("Take that back for the branch").Gives<ListAnswer<PinAnswer>>().Refuses(400, 422);
    }

    private static async Task<IResult> List(Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken)
    {
        var limit = query.Limit();
        var registered = query.Optional<bool>("registered", bool.TryParse, "应为 true 或 false", "Has to be true or false");
        if (query.Problem is { } problem) return problem.Result();

        return await query.ReadPage(async cursor =>
        {
            var page = await desk.Devices(
                new() { BranchCode = query.Text("branch"), Registered = registered, Cursor = cursor, Limit = limit }, caller.Principal, cancellationToken);
            return ListAnswer.Of(page.Items.Select(DeviceAnswer.Of), page.Next);
        });
    }

    private static async Task<IResult> Get(string serial, Caller caller, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Answer(await desk.Device(serial, caller.Principal, cancellationToken));

    private static async Task<IResult> Configure(
        string serial, JsonBody<DeviceRequest> body, Caller caller, CommandId commandId, ExpectedVersion expected, IIntakeDesk desk,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (expected.IsMalformed) return Answers.Refused(expected.Refuse(0)!);
        return Answer(await desk.Configure(
            serial, body.Value.Registration(), expected.Value, caller.Principal, commandId.Value, cancellationToken));
    }

    private static async Task<IResult> Order(
        string serial, JsonBody<DeviceOrderRequest> body, Caller caller, CommandId commandId, IIntakeDesk desk,
        CancellationToken cancellationToken)
    {
        if (body.Problem is { } problem) return problem.Result();
        if (body.Value.Text() is not { } text)
            return KnownProblems.Invalid(
            [
                new() { Field = "/order", Code = "device.order", Chinese = "指令须为 check、info、reboot 或带起止时间的 resend",
                    English = "An order is check, info, reboot, or resend with from and to" },
            ]).Result();
        return Answer(await desk.Order(serial, text, caller.Principal, commandId.Value, cancellationToken));
    }

    private static Task<IResult> ListPins(string serial, Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Pins(desk.Mappings(serial, "", caller.Principal, cancellationToken), query);

    private static Task<IResult> ListBranchPins(string code, Caller caller, QueryReader query, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Pins(desk.Mappings(null, code, caller.Principal, cancellationToken), query);

    private static async Task<IResult> MapPin(
        string serial, string pin, JsonBody<PinRequest> body, Caller caller, QueryReader query, CommandId commandId, IIntakeDesk desk,
        CancellationToken cancellationToken) => body.Problem is { } problem
        ? problem.Result()
        : await Pins(desk.Map(serial, "", pin, body.Value.EmployeeNo, caller.Principal, commandId.Value, cancellationToken), query);

    private static async Task<IResult> MapBranchPin(
        string code, string pin, JsonBody<PinRequest> body, Caller caller, QueryReader query, CommandId commandId, IIntakeDesk desk,
        CancellationToken cancellationToken) => body.Problem is { } problem
        ? problem.Result()
        : await Pins(desk.Map(null, code, pin, body.Value.EmployeeNo, caller.Principal, commandId.Value, cancellationToken), query);

    private static Task<IResult> UnmapPin(
        string serial, string pin, Caller caller, QueryReader query, CommandId commandId, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Pins(desk.Map(serial, "", pin, null, caller.Principal, commandId.Value, cancellationToken), query);

    private static Task<IResult> UnmapBranchPin(
        string code, string pin, Caller caller, QueryReader query, CommandId commandId, IIntakeDesk desk, CancellationToken cancellationToken) =>
        Pins(desk.Map(null, code, pin, null, caller.Principal, commandId.Value, cancellationToken), query);

    private static async Task<IResult> Pins(Task<Domain.Commands.Reply<PinMappings>> read, QueryReader query)
    {
        var limit = query.Limit();
        if (query.Problem is { } problem) return problem.Result();
        return Answers.Of(await read, found => Answers.Json(ListAnswer.Cut(
            found.Items.OrderBy(one => one.Pin, StringComparer.Ordinal), one => one.Pin, query, limit, PinAnswer.Of)));
    }

    private static IResult Answer(Domain.Commands.Reply<DeviceView> reply) =>
        Answers.Of(reply, device => Answers.Json(DeviceAnswer.Of(device), device.Version));
}
