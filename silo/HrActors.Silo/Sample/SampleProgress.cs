namespace HrActors.Silo.Sample;

/// <summary>How far the sample group is, for the health answer and the log.</summary>
internal sealed class SampleProgress
{
    private volatile string _text = "not started";

    public bool IsDone { get; private set; }

    public string Text => _text;

    public void Note(string text) => _text = text;

    public void Finish(string text)
    {
        _text = text;
        IsDone = true;
    }
}
