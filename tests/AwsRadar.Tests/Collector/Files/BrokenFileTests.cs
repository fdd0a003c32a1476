using System.Text;
using AwsRadar.Collector.Files;
using Xunit;

namespace AwsRadar.Tests.Collector.Files;

/// <summary>A file that is not what it should be gives one sentence: which file, what is wrong, where.</summary>
public sealed class BrokenFileTests
{
    private const string User = """
        {"UserDetailList":[
          {"UserName":"alice","Path":"/","UserId":"AIDAEXAMPLE","Arn":"arn:aws:iam::123456789012:user/alice","CreateDate":"2025-01-01T00:00:00Z",
           "Tags":[{"Key":"k","Value":"v"}]}
        ]}
        """;

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\t", "is empty")]
    [InlineData("An error occurred (AccessDenied) when calling", "is not JSON (line 1, column 0)")]
    [InlineData("<html>captive portal</html>", "is not JSON")]
    [InlineData("UserDetailList:\n- Arn: x\n", "is not JSON")]
    [InlineData("42 ", "does not have an object")]
    [InlineData("\"text\"", "does not have an object")]
    [InlineData("[]", "is not what `aws iam get-account-authorization-details` prints")]
    [InlineData("{}", "nothing was found")]
    [InlineData("""{"Users":[]}""", "`Users` was found")]
    [InlineData("""{"UserDetailList":{}}""", "does not have a list in `UserDetailList`")]
    [InlineData("""{"UserDetailList":[7]}""", "does not have an object in `UserDetailList`")]
    [InlineData("""{"UserDetailList":[{}]}""", "has a user without `Arn`")]
    [InlineData("""{"UserDetailList":[],"Policies":[]}""", "names no account")]
    [InlineData("{\"UserDetailList\":[],\"\\ud800\":1}", "is not Unicode")]
    public void Other_content_is_named(string content, string expected)
    {
        var error = Error(Encoding.UTF8.GetBytes(content));

        Assert.StartsWith("`details.json` ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/alice", "alice", "does not have an ARN in `Arn` but `alice` (line 2")]
    [InlineData("2025-01-01T00:00:00Z", "yesterday", "does not have a time in `CreateDate` but `yesterday` (line 2")]
    [InlineData("\"AIDAEXAMPLE\"", "{}", "does not have text in `UserId` (line 2")]
    [InlineData("\"v\"", "\"\\udc00\"", "is not Unicode (line 3")]
    [InlineData("[{\"Key\"", "[[{\"Key\"", "(line 3")]
    public void A_value_of_the_wrong_kind_is_named_with_its_place(string from, string to, string expected)
    {
        var error = Error(Encoding.UTF8.GetBytes(User.Replace(from, to, StringComparison.Ordinal)));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_said_to_be_cut_off()
    {
        var bytes = Encoding.UTF8.GetBytes(User.TrimEnd());

        for (var length = 1; length < bytes.Length; length++)
        {
            Assert.Contains("is cut off (line ", Error(bytes[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_single_changed_byte_gives_a_snapshot_or_a_sentence()
    {
        var bytes = Encoding.UTF8.GetBytes(User);
        byte[] changes = [0, (byte)'"', (byte)'{', (byte)'\\', 0xFF, 0xC3];

        for (var position = 0; position < bytes.Length; position++)
        {
            foreach (var change in changes)
            {
                var changed = bytes.ToArray();
                changed[position] = change;
                var result = Read(changed);
                Assert.True(result.IsSuccess || result.Error.Contains("details.json", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var error = Error(Encoding.UTF8.GetBytes("{\"x\":" + new string('[', 100_000)));

        Assert.Contains("is nested too deeply", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_accounts_in_one_file_are_refused()
    {
        var error = Error(
            Encoding.UTF8.GetBytes(User + User.Replace("123456789012", "210987654321", StringComparison.Ordinal))
        );

        Assert.Contains("mixes the accounts 123456789012, 210987654321", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        var folder = Path.GetTempPath();
        var missing = Path.Combine(folder, "aws-radar-no-such-file.json");

        Assert.StartsWith(
            $"There is no file `{missing}`",
            AccountAuthorizationFile.Read(missing, TestContext.Current.CancellationToken).Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is a folder",
            AccountAuthorizationFile.Read(folder, TestContext.Current.CancellationToken).Error,
            StringComparison.Ordinal
        );
    }

    private static string Error(byte[] bytes)
    {
        var result = Read(bytes);
        Assert.False(result.IsSuccess);
        return result.Error;
    }

    private static FileReadResult Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return AccountAuthorizationFile.Read(
            stream,
            "details.json",
            DateTimeOffset.UnixEpoch,
            TestContext.Current.CancellationToken
        );
    }
}
