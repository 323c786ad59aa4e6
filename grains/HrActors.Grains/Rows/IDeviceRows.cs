using HrActors.Contracts.Devices;
using HrActors.Contracts.Listing;

namespace HrActors.Grains.Rows;

/// <summary>Rows of devices, registered or not, and of the employee numbers behind their user ids.</summary>
public interface IDeviceRows
{
    /// <summary>Of devices nobody registered only so many are kept, those that called last: anybody can make up serial numbers.</summary>
    const int MostUnknown = 200;

    /// <summary>Writes the row unless a newer version stands there.</summary>
    Task Save(DeviceView device, CancellationToken cancellationToken);

    /// <summary>Newest first by first contact.</summary>
    Task<Page<DeviceView>> Devices(DeviceQuery query, CancellationToken cancellationToken);

    /// <summary>The numbers said for these user ids, by user id; what is said for <paramref name="device"/> comes before its branch's.</summary>
    Task<IReadOnlyDictionary<string, string>> EmployeesOf(
        string device, string branch, IReadOnlyCollection<string> pins, CancellationToken cancellationToken);

    Task<IReadOnlyList<PinMapping>> Mappings(string scope, CancellationToken cancellationToken);

    Task Save(PinMapping mapping, CancellationToken cancellationToken);

    /// <summary>False when there was none.</summary>
    Task<bool> RemoveMapping(string scope, string pin, CancellationToken cancellationToken);
}
