using System.Text.RegularExpressions;
using Xunit;

namespace AwsRadar.Tests.Languages;

/// <summary>Every sentence has its Korean, with the same variable parts, and no Korean is left of a sentence that is gone.</summary>
public sealed partial class TranslationTests
{
    private const string Update = "AWS_RADAR_UPDATE_WORDS";

    /// <summary>Where files and commands for other programs are written.</summary>
    private static readonly string[] Machines =
    [
        "/Setup/Printing/",
        "/Drawing/DotDrawing",
        "/Drawing/MermaidDrawing",
        "/Lessons/CSharpForm",
    ];

    public static TheoryData<string> Rooms => [.. Room.Names];

    /// <summary>With <c>AWS_RADAR_UPDATE_WORDS=1</c> the resource gets what it lacks, to be filled in, and loses what is unused.</summary>
    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_sentence_has_its_Korean_and_no_Korean_is_unused(string name)
    {
        var room = new Room(name);
        var keys = KeysOf(room);
        var korean = room.ReadKorean();
        if (Environment.GetEnvironmentVariable(Update) is "1")
        {
            korean = keys.ToDictionary(key => key, key => korean.GetValueOrDefault(key, ""), StringComparer.Ordinal);
            room.WriteKorean(korean);
        }

        Assert.Empty(keys.Where(key => korean.GetValueOrDefault(key, "").Length == 0));
        Assert.Empty(korean.Keys.Except(keys));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_Korean_has_the_variable_parts_of_the_English(string name)
    {
        var different = new Room(name)
            .ReadKorean()
            .Where(pair => !Holes(pair.Key).SetEquals(Holes(pair.Value)))
            .Select(pair => $"{pair.Key} -> {pair.Value}");

        Assert.Empty(different);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Of_everything_that_is_translated_the_key_can_be_told(string name) =>
        Assert.Empty(new Room(name).ReadSource().SelectMany(source => source.Puzzles));

    /// <summary>As far as it can be told: what looks like a sentence is translated, described in help, or no sentence of ours.</summary>
    [Fact]
    public void No_sentence_of_the_command_line_goes_by_the_translation()
    {
        HashSet<string> described = [.. CommandTree.Sentences()];

        var astray = new Room("Cli")
            .ReadSource()
            .Where(source => !Machines.Any(place => source.File.Contains(place, StringComparison.Ordinal)))
            .SelectMany(source => source.Untranslated)
            .Where(each => !described.Contains(each.Text) && !described.Any(text => Fits(each.Text, text)))
            .Where(each => !Commands().IsMatch(each.Text))
            .Select(each => $"{each.Place}: {each.Text}");

        Assert.Empty(astray);
    }

    /// <summary>Whether a description is made of a text with variable parts, or with a sentence behind it.</summary>
    private static bool Fits(string text, string described) =>
        text.Split('{', '}')
            .Where((_, index) => index % 2 == 0)
            .All(part => described.Contains(part, StringComparison.Ordinal));

    /// <summary>The texts that the resource is to have: those of the source, and of the command line the descriptions.</summary>
    private static HashSet<string> KeysOf(Room room) =>
        [
            .. room.ReadSource().SelectMany(source => source.Keys),
            .. room.ReadPhrases(),
            .. room.Name is "Cli" ? CommandTree.Sentences() : [],
        ];

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(match => match.Value)];

    /// <summary>What is pasted into a shell, opened by a browser or a way to write a time.</summary>
    [GeneratedRegex("^(aws |aws-radar |export |unset | ?--[a-z-]+ |<!doctype |await |yyyy|value |line |aws_api)")]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<!\{)\{\d+\}(?!\})")]
    private static partial Regex Hole();
}
