namespace HrActors.Storage.Tests.GrainState;

[Alias("test.INoteGrain")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("Read")] Task<string> Read();
    [Alias("Write")] Task Write(string text);
    [Alias("Clear")] Task Clear();
}

/// <summary>Another actor with the same key and a state of the same name.</summary>
[Alias("test.IOtherNoteGrain")]
public interface IOtherNoteGrain : INoteGrain;

[GenerateSerializer, Immutable, Alias("test.note")]
public sealed record Note
{
    [Id(0)] public string Text { get; init; } = "";
}

[GrainType("test-note")]
internal sealed class NoteGrain([PersistentState("note", HrStorageHosting.StorageName)] IPersistentState<Note> store)
    : NoteKeeper(store), INoteGrain;

[GrainType("test-other-note")]
internal sealed class OtherNoteGrain([PersistentState("note")] IPersistentState<Note> store) : NoteKeeper(store), IOtherNoteGrain;

internal abstract class NoteKeeper(IPersistentState<Note> store) : Grain
{
    public Task<string> Read() => Task.FromResult(store.State.Text);

    public Task Write(string text)
    {
        store.State = new() { Text = text };
        return store.WriteStateAsync();
    }

    public Task Clear() => store.ClearStateAsync();
}
