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
        Assert.Equal("한ぬ", string.Concat(FormFont.Missing("한王한ぬ\n")));

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
        var subset = new TrueTypeFont(FontSubset.Of(FormFont.Font, FormFont.Family, "一A㛃 𠅤一".EnumerateRunes()));

        Assert.Equal(6, BinaryPrimitives.ReadUInt16BigEndian(subset.Table("maxp")[4..]));
        Assert.All("一A㛃 𠅤".EnumerateRunes(), character =>
            Assert.Equal(FormFont.Font.Advance(FormFont.Font.Glyph(character)), subset.Advance(subset.Glyph(character))));
        Assert.Equal(0, subset.Glyph(new('二')));
    }

    [Fact]
    public void Every_Han_character_of_the_extensions_B_to_F_is_drawn_by_one_of_the_fonts()
    {
        (int First, int Last)[] blocks = [(0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)];

        var missing = FormFont.Missing(string.Concat(blocks.SelectMany(block => Enumerable.Range(block.First, block.Last - block.First + 1)).Select(char.ConvertFromUtf32)));

        Assert.True(missing.Length == 0, string.Join(' ', missing.Select(character => character.Value.ToString("X", System.Globalization.CultureInfo.InvariantCulture)).Take(20)));
    }

    [Fact]
    public void No_rare_outline_is_made_of_others_either()
    {
        var font = FormFont.Rare;
        for (var glyph = 0; glyph < BinaryPrimitives.ReadUInt16BigEndian(font.Table("maxp")[4..]); glyph++)
        {
            var outline = font.Outline(glyph);
            Assert.True(outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0, $"Glyph {glyph} is composite.");
        }
    }

    [Fact]
    public void A_text_falls_into_parts_of_one_font_each() =>
        Assert.Equal([("司马", false), ("𪚥𠀅", true), ("文", false)], FormFont.Runs("司马𪚥𠀅文"));

    [Fact]
    public void The_licence_travels_with_the_font() =>
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", FormFont.Licence, StringComparison.Ordinal);

    [Fact]
    public void So_does_that_of_the_rare_characters() => Assert.Contains("Hanazono Font License", FormFont.RareLicence, StringComparison.Ordinal);
}
