namespace HrActors.Sandbox.Hosting;

/// <summary>What the sandbox and its caller have agreed on now; replaced as a whole when another owner takes over.</summary>
internal sealed class AgencyLink(SandboxOptions options)
{
    private volatile LinkTerms _terms = new(options.Key, options.CallbackUrl, options.CallbackSecret);

    public LinkTerms Terms => _terms;

    /// <summary>Changes what is given and keeps the rest.</summary>
    public void Change(string? key, Uri? callbackUrl, string? callbackSecret)
    {
        var now = _terms;
        _terms = new LinkTerms(key ?? now.Key, callbackUrl ?? now.CallbackUrl, callbackSecret ?? now.CallbackSecret);
    }
}

/// <summary>Key of the agency side, and address and secret of the callbacks (null: none are sent).</summary>
internal sealed record LinkTerms(string Key, Uri? CallbackUrl, string? CallbackSecret)
{
    /// <summary>Never the values: a record's own text would show them.</summary>
    public override string ToString() => nameof(LinkTerms);
}
