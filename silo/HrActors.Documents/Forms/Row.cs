namespace HrActors.Documents.Forms;

/// <summary>A strip of the table that is never split over two pages.</summary>
internal abstract class Row
{
    protected const float Inset = 5;
    protected const float InnerRule = 0.5f;

    public abstract float Height { get; }

    /// <summary>False for rows that follow the one above without a rule between, such as notes.</summary>
    public virtual bool RuleAbove => true;

    /// <summary>True for the first row of a table, drawn again at the top of every page the table goes on to.</summary>
    public virtual bool RepeatsOnNewPage => false;

    public abstract void Draw(Sheet sheet, float left, float right, float top);
}
