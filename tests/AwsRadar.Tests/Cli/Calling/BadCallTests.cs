using Xunit;

namespace AwsRadar.Tests.Cli.Calling;

/// <summary>A call that cannot be meant is told in one sentence, before anything is sent.</summary>
public sealed class BadCallTests
{
    [Theory]
    [InlineData("There is no AWS service `imm`.", "imm", "list-users")]
    [InlineData("Did you mean `iam`?", "imm", "list-users")]
    [InlineData("`iam` has no operation `list-user`.", "iam", "list-user")]
    [InlineData("Did you mean `list-users`?", "iam", "ListUser")]
    [InlineData("Did you mean `--path-prefix`?", "iam", "list-users", "--path-prefx", "/a/")]
    [InlineData("Did you mean `--path-prefix`?", "iam", "list-users", "--path-prefx=/a/")]
    [InlineData(
        "Did you mean `--resource-arns`?",
        "iam",
        "simulate-principal-policy",
        "--action-names",
        "a",
        "b",
        "--resorce-arns"
    )]
    [InlineData("`extra` belongs to no parameter", "iam", "get-user", "extra")]
    [InlineData("`0` is not a value of `--max-attempts`", "iam", "list-users", "--max-attempts", "0")]
    [InlineData("`1s` is not a value of `--cli-read-timeout`", "iam", "list-users", "--cli-read-timeout", "1s")]
    [InlineData("`iam create-user` needs `--user-name`.", "iam", "create-user")]
    [InlineData("needs `--role-arn` and `--role-session-name`.", "sts", "assume-role")]
    [InlineData(
        "takes a whole number, and `abc` is none",
        "iam",
        "update-role",
        "--role-name",
        "r",
        "--max-session-duration",
        "abc"
    )]
    [InlineData(
        "`Tags[0].Key` must be a string, not the number 1.",
        "iam",
        "tag-user",
        "--user-name",
        "u",
        "--tags",
        "[{\"Key\":1,\"Value\":\"v\"}]"
    )]
    [InlineData("`Tags[0].Value` is required.", "iam", "tag-user", "--user-name", "u", "--tags", "Key=a")]
    [InlineData(
        "`Tags[0].Valu` is not a parameter here",
        "iam",
        "tag-user",
        "--user-name",
        "u",
        "--tags",
        "Key=a,Valu=b"
    )]
    [InlineData("`--tags` says `Key` twice", "iam", "tag-user", "--user-name", "u", "--tags", "Key=a,Key=b")]
    [InlineData("`--tags` is not JSON (line 1, byte 2)", "iam", "tag-user", "--user-name", "u", "--tags", "{bad")]
    [InlineData("`--tags` is not shorthand", "iam", "tag-user", "--user-name", "u", "--tags", "Key='a")]
    [InlineData(
        "`--cli-input-json` is not JSON (line 1, byte 14)",
        "iam",
        "create-user",
        "--cli-input-json",
        "{\"UserName\": }"
    )]
    [InlineData("`--cli-input-json` must be a JSON object", "iam", "create-user", "--cli-input-json", "[]")]
    [InlineData("Did you mean `UserName`?", "iam", "create-user", "--cli-input-json", "{\"UserNam\":\"x\"}")]
    [InlineData(
        "`nope.json` (--cli-input-json) cannot be read: there is no such file.",
        "iam",
        "create-user",
        "--cli-input-json",
        "file://nope.json"
    )]
    [InlineData("`--max-items` takes a whole number from 1, not `0`.", "iam", "list-users", "--max-items", "0")]
    [InlineData("`--max-items` turns pages", "iam", "list-users", "--no-paginate", "--max-items", "3")]
    [InlineData("`--enable-key-rotation` is not a parameter", "iam", "list-users", "--enable-key-rotation")]
    [InlineData(
        "contradict each other",
        "iam",
        "create-policy-version",
        "--policy-arn",
        "a",
        "--policy-document",
        "{}",
        "--set-as-default",
        "--no-set-as-default"
    )]
    [InlineData("is not a JMESPath expression", "iam", "list-users", "--query", "[?")]
    [InlineData("`s3 get-object` returns a file", "s3", "get-object", "--bucket", "b", "--key", "k")]
    [InlineData("takes binary data in base64", "kms", "decrypt", "--ciphertext-blob", "not base64!")]
    [InlineData(
        "`--parallel` takes a number from 1 to 64.",
        "iam",
        "get-user",
        "--cli-input-jsonl",
        "-",
        "--parallel",
        "0"
    )]
    [InlineData("Name an operation of `iam`", "iam")]
    [InlineData("Name a service and an operation")]
    public async Task A_mistake_is_told_with_exit_code_2_and_nothing_is_printed(
        string expected,
        params string[] arguments
    )
    {
        var result = await InProcess.RunAsync(["call", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Out);
        Assert.StartsWith("error ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_parameters_of_the_operation_and_no_arguments_that_it_does_not_take()
    {
        var help = await InProcess.RunAsync("call", "iam", "create-user", "--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Matches(@"--user-name <TEXT>\s+string \(required\)", help.Out);
        Assert.DoesNotContain("dditional", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_named()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [0xFF, 0xFE, 0x80], TestContext.Current.CancellationToken);

        var result = await InProcess.RunAsync("call", "iam", "get-user", "--user-name", $"file://{file}");
        File.Delete(file);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"`{file}` (--user-name) is not UTF-8 text.", result.Error, StringComparison.Ordinal);
    }
}
