using System.Buffers.Binary;
using HrActors.Documents.Fonts;

namespace HrActors.Documents.Tests.Fonts;

public sealed class FormFontTests
{
    [Fact]
    public void The_font_has_every_character_of_the_common_list_blocks()
    {
        // U+4E00 to U+9FA5: the Han characters of GBK; U+3400 to U+4DB5: those that GB 18030-2000 added.
        var characters = Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Concat(Enumerable.Range(0x3400, 0x4DB5 - 0x3400 + 1));

        Assert.Empty(FormFont.Missing(string.Concat(characters.Select(char.ConvertFromUtf32))));
    }

    [Fact]
    public void Missing_names_each_character_once_and_in_order() =>
        Assert.Equal("한𪚥", string.Concat(FormFont.Missing("한王한𪚥\n")));

    [Fact]
    public void No_outline_is_made_of_others_so_that_a_subset_needs_no_more_than_its_own_glyphs()
    {
        var font = FormFont.Font;
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(font.Table("maxp")[4..]);

        Assert.True(glyphs > 30_000);
        for (var glyph = 0; glyph < glyphs; glyph++)
        {
            var outline = font.Outline(glyph);
            Assert.True(outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0, $"Glyph {glyph} is composite.");
        }
    }

    [Fact]
    public void A_subset_is_a_font_with_the_same_widths()
    {
        var subset = new TrueTypeFont(FontSubset.Of(FormFont.Font, "一A㛃 𠅤一".EnumerateRunes()));

        Assert.Equal(6, BinaryPrimitives.ReadUInt16BigEndian(subset.Table("maxp")[4..]));
        Assert.All("一A㛃 𠅤".EnumerateRunes(), character =>
            Assert.Equal(FormFont.Font.Advance(FormFont.Font.Glyph(character)), subset.Advance(subset.Glyph(character))));
        Assert.Equal(0, subset.Glyph(new('二')));
    }

    [Fact]
    public void The_licence_travels_with_the_font() =>
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", FormFont.Licence, StringComparison.Ordinal);
}
