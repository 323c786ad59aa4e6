using HrActors.Sandbox.Http;

namespace HrActors.Sandbox.Storage;

/// <summary>Named values that outlive the process.</summary>
internal sealed class Settings(Database database)
{
    public async Task<T?> Read<T>(string name)
        where T : class =>
        await database.Read(session => session.Find<string>("SELECT value FROM settings WHERE name = @name", new { name })) is { } json
            ? SandboxJson.Read<T>(json)
            : null;

    public Task Write<T>(string name, T value) =>
        database.Write(session => session.Execute(
            "INSERT INTO settings (name, value) VALUES (@name, @json) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            new { name, json = SandboxJson.Write(value) }));
}
