using System.Text;

namespace HrActors.Documents.Tests.Forms;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData("zh_CN.UTF-8", "Asia/Shanghai", "0")]
    [InlineData("tr_TR.UTF-8", "America/New_York", "0")]
    [InlineData("C", "Pacific/Kiritimati", "1")]
    public void A_machine_without_fonts_in_any_culture_and_time_zone_prints_the_same_bytes(string culture, string zone, string invariant)
    {
        using var folder = new TemporaryFolder();
        var noFonts = folder.File("fonts.conf", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><fontconfig></fontconfig>"));

        var (exitCode, output) = Programs.Run(
            "dotnet",
            [typeof(DeterminismTests).Assembly.Location],
            ("FONTCONFIG_FILE", noFonts),
            ("FONTCONFIG_PATH", folder.Path),
            ("HOME", folder.Path),
            ("XDG_DATA_HOME", folder.Path),
            ("LC_ALL", culture),
            ("TZ", zone),
            ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", invariant));

        Assert.Equal((0, PrintOneForm.Sha256()), (exitCode, output.Trim()));
    }
}
