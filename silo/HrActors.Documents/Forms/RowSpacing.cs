namespace HrActors.Documents.Forms;

/// <summary>How high the rows of cells are, in points: at least so much, and so much above and below the text together.</summary>
internal sealed record RowSpacing(float LeastHeight, float Air)
{
    public static RowSpacing Usual { get; } = new(22.5f, 10);

    /// <summary>For a form that needs one more page only by a little: still as much air as a printed official form has.</summary>
    public static RowSpacing Close { get; } = new(20, 6);
}
