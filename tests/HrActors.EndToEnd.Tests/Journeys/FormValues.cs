namespace HrActors.EndToEnd.Tests.Journeys;

internal static class FormValues
{
    /// <summary>Something plausible for a form field by the sound of its key.</summary>
    public static string Of(string key) => key switch
    {
        _ when key.Contains("phone", StringComparison.OrdinalIgnoreCase) => "13800000000",
        _ when key.Contains("post", StringComparison.OrdinalIgnoreCase) => "430000",
        _ when key.Contains("code", StringComparison.OrdinalIgnoreCase) => "420100",
        _ when key.Contains("account", StringComparison.OrdinalIgnoreCase) => "general",
        _ => "测试",
    };
}
