using AwsRadar.Tests.Cli;
using AwsRadar.Tests.Cli.Calling;
using Xunit;

namespace AwsRadar.Tests.Languages;

/// <summary><c>--lang</c> and the locale, help in Korean, and data that is the same in every language.</summary>
public sealed class LanguageTests
{
    /// <summary>Descriptions that have no words of a language in them.</summary>
    private const int LeastLatin = 12;

    public static TheoryData<string> Commands =>
        [.. CommandTree.Commands().Select(each => string.Join(' ', each.Words))];

    [Fact]
    public async Task A_language_that_is_not_spoken_is_a_usage_error_that_names_those_that_are()
    {
        var result = await InProcess.RunAsync("show", "users", "--lang", "xx");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "`xx` is not a language that aws-radar speaks: use en or ko.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_in_Korean_leaves_no_sentence_in_English(string command)
    {
        var result = await InProcess.RunAsync([
            .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            "--help",
            "--lang",
            "ko",
        ]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Out.Split('\n').Where(IsEnglishSentence));
    }

    [Fact]
    public async Task What_is_wrong_with_the_command_line_is_said_in_Korean()
    {
        var result = await InProcess.RunAsync("call", "iam", "list-userz", "--lang=ko");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("오류 `iam`에 작업 `list-userz`이(가) 없습니다.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whoami --profile nobody", "프로파일 `nobody`이(가) 없습니다.")]
    [InlineData("whoami", "AWS 자격 증명을 찾을 수 없습니다.")]
    [InlineData("scan --profile nobody", "프로파일 `nobody`이(가) 없습니다.")]
    [InlineData(
        "scan",
        "여기서는 이 컴퓨터의 엔드포인트만 쓸 수 있는데 `https://sts.amazonaws.com/`(AWS의 기본 엔드포인트)"
    )]
    [InlineData("scan --from-file missing.json", "파일 `missing.json`이(가) 없습니다.")]
    [InlineData("call iam list-users --region us_east", "`us_east`(지정한 리전)은(는) 리전이 아닙니다.")]
    [InlineData(
        "call iam list-users --endpoint-url ftp://aws",
        "`ftp://aws`(지정한 엔드포인트 URL)은(는) 엔드포인트의"
    )]
    [InlineData(
        """call iam create-user --cli-input-json {"UserName":5}""",
        "`UserName`의 형식은 문자열이어야 하는데 숫자 5입니다."
    )]
    public async Task What_the_client_and_a_scan_find_wrong_is_said_in_Korean(string line, string sentence)
    {
        using var cli = new CliProcess();

        var result = await cli.RunAsync([.. line.Split(' '), "--lang", "ko"]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko_KR.UTF-8", "사용법:")]
    [InlineData("ko", "사용법:")]
    [InlineData("en_US.UTF-8", "Usage:")]
    [InlineData("de_DE.UTF-8", "Usage:")]
    [InlineData("C", "Usage:")]
    public async Task Without_the_option_the_locale_decides(string locale, string usage)
    {
        using var cli = new CliProcess().With("LC_ALL", locale);

        var result = await cli.RunAsync("show", "--help");

        Assert.Contains(usage, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("text")]
    public async Task What_programs_read_is_the_same_in_every_language(string format)
    {
        using var cli = new CliProcess();
        var store = Path.Combine(cli.Home, "snapshots.db");
        await cli.RunAsync("demo", "--store", store);
        string[] questions =
        [
            "show users",
            "show groups",
            "show roles",
            "show policies",
            "show keys",
            "show coverage",
            "show snapshots",
            "who-can iam:CreateAccessKey",
            "paths --to-admin",
            "permissions search ListUsers",
            "permissions for iam:ListUsers",
        ];

        foreach (var question in questions)
        {
            string[] words = [.. question.Split(' '), "--store", store, "--output", format];
            var english = await InProcess.RunAsync([.. words, "--lang", "en"]);
            var korean = await InProcess.RunAsync([.. words, "--lang", "ko"]);

            Assert.NotEmpty(english.Out);
            Assert.Equal((english.ExitCode, english.Out), (korean.ExitCode, korean.Out));
        }
    }

    [Fact]
    public async Task A_table_speaks_the_language_of_the_person()
    {
        using var cli = new CliProcess();
        var store = Path.Combine(cli.Home, "snapshots.db");
        await cli.RunAsync("demo", "--store", store);

        var result = await InProcess.RunAsync("show", "users", "--store", store, "--lang", "ko");

        Assert.Contains("사용자", result.Out, StringComparison.Ordinal);
    }

    /// <summary>A line with words of English in a row and no syllable of Korean; examples of commands are no sentences.</summary>
    private static bool IsEnglishSentence(string line)
    {
        var about = line.Trim().Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return about.Length > 1
            && !about[^1].Any(character => character is >= '가' and <= '힣')
            && about[^1].Split(' ').Count(word => word.Length > 2 && word.All(char.IsAsciiLetter)) > 2
            && about[^1].Length > LeastLatin;
    }
}
