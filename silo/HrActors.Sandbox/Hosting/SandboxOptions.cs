using System.Globalization;

namespace HrActors.Sandbox.Hosting;

/// <summary>How one sandbox agency (沙箱经办机构) runs.</summary>
public sealed record SandboxOptions
{
    /// <summary>Address to listen on, such as <c>http://127.0.0.1:5081</c>; port 0 takes a free one.</summary>
    public required Uri Url { get; init; }

    /// <summary>Folder of its own data; made when absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Bearer key that the agency side asks for.</summary>
    public required string Key { get; init; }

    /// <summary>Where progress is pushed to; null: nothing is pushed and the caller polls.</summary>
    public Uri? CallbackUrl { get; init; }

    /// <summary>Key of the HMAC-SHA256 over a callback's body; present exactly when <see cref="CallbackUrl"/> is.</summary>
    public string? CallbackSecret { get; init; }

    /// <summary>Process whose end ends the sandbox; null: it runs until stopped.</summary>
    public int? OwnerPid { get; init; }

    /// <summary>False: nothing happens by itself; whoever holds the application drives pace and callbacks.</summary>
    public bool RunInBackground { get; init; } = true;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="SandboxStartException">A variable is missing or malformed; all of them are named.</exception>
    public static SandboxOptions FromEnvironment() => Read(Environment.GetEnvironmentVariable);

    internal static SandboxOptions Read(Func<string, string?> variable)
    {
        var errors = new List<string>();
        var url = Address("SANDBOX_URL", required: true);
        var data = Text("SANDBOX_DATA", required: true);
        var key = Text("SANDBOX_KEY", required: true);
        var callbackUrl = Address("SANDBOX_CALLBACK_URL", required: false);
        var secret = Text("SANDBOX_CALLBACK_SECRET", required: false);
        if (callbackUrl is null != secret is null) errors.Add("SANDBOX_CALLBACK_URL and SANDBOX_CALLBACK_SECRET go together");

        int? owner = null;
        if (Text("SANDBOX_OWNER_PID", required: false) is { } pidText)
        {
            if (int.TryParse(pidText, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0) owner = pid;
            else errors.Add("SANDBOX_OWNER_PID is not a process id");
        }

        if (errors.Count > 0) throw new SandboxStartException("The sandbox agency cannot start: " + string.Join("; ", errors) + ".");

        return new SandboxOptions
        {
            Url = url!,
            DataFolder = data!,
            Key = key!,
            CallbackUrl = callbackUrl,
            CallbackSecret = secret,
            OwnerPid = owner,
        };

        string? Text(string name, bool required)
        {
            var value = variable(name)?.Trim();
            if (!string.IsNullOrEmpty(value)) return value;
            if (required) errors.Add($"{name} is not set");
            return null;
        }

        Uri? Address(string name, bool required)
        {
            if (Text(name, required) is not { } value) return null;
            if (HttpAddress.TryParse(value) is { } address) return address;
            errors.Add($"{name} is not an http address");
            return null;
        }
    }
}
