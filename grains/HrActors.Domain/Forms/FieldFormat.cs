namespace HrActors.Domain.Forms;

/// <summary>What a field's value looks like on the wire, and so how it is checked and printed.</summary>
public enum FieldFormat
{
    /// <summary>One line of any characters but control characters.</summary>
    Text = 0,
    /// <summary><c>yyyy-MM-dd</c>, printed as 1990年1月15日.</summary>
    Date = 1,
    /// <summary><c>yyyy-MM</c>, printed as 2021年7月.</summary>
    Month = 2,
    /// <summary>The six digits of an administrative division (行政区划代码, GB/T 2260).</summary>
    RegionCode = 3,
    /// <summary>The six digits of a postal code (邮政编码).</summary>
    PostCode = 4,
    /// <summary>A telephone number: at least five digits, with <c>+ - ( ) / 转 、</c> and blanks allowed.</summary>
    Phone = 5,
    /// <summary>
    /// The social security number (社会保障号码): 18 characters, or the 15 of an older permanent-residence card. Only the form is checked
    /// here; check digit and birth date belong to the identity rules.
    /// </summary>
    IdNumber = 6,
    /// <summary>The wire name of one of the field's choices, printed as its Chinese name.</summary>
    Choice = 7,
    /// <summary>A count of whole months, 0 to 999.</summary>
    Months = 8,
}
