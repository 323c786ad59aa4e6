namespace HrActors.Sandbox.Http;

/// <summary>What is wrong with an input, by JSON pointer, in both languages.</summary>
internal sealed class InputErrors
{
    private readonly List<(string Pointer, string Chinese, string English)> _items = [];

    public bool Any => _items.Count > 0;

    public void Add(string pointer, string chinese, string english) => _items.Add((pointer, chinese, english));

    public Dictionary<string, string[]> In(bool english) =>
        _items.GroupBy(item => item.Pointer, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(item => english ? item.English : item.Chinese).ToArray(),
                StringComparer.Ordinal);
}
