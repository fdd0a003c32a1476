using System.Text.RegularExpressions;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Evaluation.Cases;
using AwsRadar.Core.Linting;
using AwsRadar.Core.Policies;
using AwsRadar.Core.Tests.Conventions;
using AwsRadar.Core.Tests.Linting;
using Xunit;

namespace AwsRadar.Core.Tests.Diagnostics;

public sealed partial class DiagnosticCodeTests
{
    private const string Allow = "\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"";
    private const string TrustAllow = "\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\"";
    private const string Control = "\"Effect\": \"Deny\", \"Resource\": \"*\"";

    public static TheoryData<string, PolicyType, string> Examples =>
        new()
        {
            { "RAD0001", PolicyType.Identity, new string(' ', 1024 * 1024) + "{}" },
            { "RAD0002", PolicyType.Identity, "{\"Version\": 2012-10-17}" },
            { "RAD0003", PolicyType.Identity, "\uFEFF" + Document(Allow) },
            { "RAD0004", PolicyType.Identity, new string('[', 100_000) },
            { "RAD0005", PolicyType.Identity, "{\"Version\": \"\\ud800\"}" },
            { "RAD0006", PolicyType.Identity, Document(Allow + ", \"Effect\": \"Deny\"") },
            { "RAD0007", PolicyType.Identity, Document(Allow + ", \"effect\": \"Deny\"") },
            { "RAD0008", PolicyType.Identity, Document(Allow.Replace("\"*\"", "\"arn:aws:s3:::\u0141\"")) },
            { "RAD0101", PolicyType.Identity, "[]" },
            { "RAD0102", PolicyType.Identity, Document(Allow + ", \"Conditions\": {}") },
            { "RAD0103", PolicyType.Identity, "{\"Version\": \"2012-10-17\"}" },
            { "RAD0104", PolicyType.Identity, "{\"Version\": \"2020-01-01\", \"Statement\": []}" },
            { "RAD0105", PolicyType.Identity, "{\"Statement\": {" + Allow + "}}" },
            { "RAD0106", PolicyType.Identity, Document("\"Effect\": \"Allow\", \"Action\": \"s3:*\"") },
            { "RAD0107", PolicyType.Identity, Document(Allow.Replace("Allow", "allow")) },
            { "RAD0108", PolicyType.Identity, Document(Allow + ", \"NotAction\": \"iam:*\"") },
            { "RAD0109", PolicyType.Identity, Document(Allow + ", \"Sid\": \"a b\"") },
            { "RAD0110", PolicyType.Identity, Document(Allow + ", \"Sid\": \"A\"}, {" + Allow + ", \"Sid\": \"A\"") },
            { "RAD0111", PolicyType.Identity, Document(Allow + ", \"Condition\": {}") },
            { "RAD0112", PolicyType.Identity, Document(Allow.Replace("s3:*", "GetObject")) },
            { "RAD0113", PolicyType.Identity, Document(Allow.Replace("s3:*", "s*:Get")) },
            { "RAD0114", PolicyType.Identity, Document(Allow.Replace("\"*\"", "\"bucket\"")) },
            { "RAD0115", PolicyType.Identity, Document(Allow.Replace("\"*\"", "\"arn:aws:s*:::b\"")) },
            { "RAD0116", PolicyType.Identity, Document(Allow) + new string(' ', 131_072) },
            { "RAD0117", PolicyType.Identity, Document(Allow.Replace("\"*\"", "\"arn:aws:s3:::${aws:username\"")) },
            { "RAD0118", PolicyType.Identity, Old(Allow.Replace("\"*\"", "\"arn:aws:s3:::${aws:username}\"")) },
            { "RAD0119", PolicyType.Trust, Document($"{TrustAllow}, \"Sid\": \"{new string('a', 2_048)}\"") },
            { "RAD0201", PolicyType.Identity, Document(Allow + ", \"Principal\": \"*\"") },
            { "RAD0202", PolicyType.Resource, Document(Allow) },
            { "RAD0203", PolicyType.Resource, Principal("{\"AWS\": \"arn:aws:iam::111122223333:role/*\"}") },
            { "RAD0204", PolicyType.Resource, Principal("\"111122223333\"") },
            { "RAD0205", PolicyType.Resource, Principal("{\"User\": \"alice\"}") },
            { "RAD0206", PolicyType.Resource, Document(Allow + ", \"NotPrincipal\": {\"AWS\": \"111122223333\"}") },
            { "RAD0207", PolicyType.Resource, Principal("{\"AWS\": \"arn:aws:iam::111122223333:group/g\"}") },
            { "RAD0301", PolicyType.Identity, Condition("{\"StringEqual\": {\"aws:username\": \"a\"}}") },
            { "RAD0302", PolicyType.Identity, Condition("{\"NullIfExists\": {\"aws:username\": \"true\"}}") },
            { "RAD0303", PolicyType.Identity, Condition("{\"StringEquals\": {\"username\": \"a\"}}") },
            { "RAD0304", PolicyType.Identity, Condition("{\"Bool\": {\"aws:SecureTransport\": \"yes\"}}") },
            { "RAD0305", PolicyType.Identity, Condition("{\"StringEquals\": {\"aws:username\": \"a*\"}}") },
            { "RAD0306", PolicyType.Identity, Condition("{\"StringEquals\": {\"s3:prefixes\": \"a\"}}") },
            { "RAD0307", PolicyType.Identity, Condition("{\"StringEquals\": {\"iam:PassedToService\": \"a\"}}") },
            { "RAD0308", PolicyType.Identity, Condition("{\"NumericEquals\": {\"aws:SourceIp\": \"1\"}}") },
            { "RAD0309", PolicyType.Identity, Condition("{\"StringEquals\": {\"aws:TagKeys\": \"a\"}}") },
            { "RAD0310", PolicyType.Identity, Condition("{\"ArnLike\": {\"aws:ARN\": \"arn:aws:iam::1:user/a\"}}") },
            { "RAD0311", PolicyType.Identity, Condition("{\"IpAddress\": {\"aws:SourceIp\": \"10.1.0.0/16\"}}") },
            {
                "RAD0401",
                PolicyType.Trust,
                Document(TrustAllow + ", \"Principal\": {\"AWS\": \"111122223333\"}, \"Resource\": \"*\"")
            },
            {
                "RAD0402",
                PolicyType.Trust,
                Document("\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Principal\": {\"AWS\": \"111122223333\"}")
            },
            {
                "RAD0403",
                PolicyType.ResourceControl,
                Document(Control.Replace("Deny", "Allow") + ", \"Action\": \"s3:*\", \"Principal\": \"*\"")
            },
            {
                "RAD0404",
                PolicyType.ResourceControl,
                Document(Control + ", \"Action\": \"s3:*\", \"Principal\": {\"AWS\": \"111122223333\"}")
            },
            { "RAD0405", PolicyType.ResourceControl, Document(Control + ", \"Action\": \"*\", \"Principal\": \"*\"") },
            {
                "RAD0406",
                PolicyType.ResourceControl,
                Document(Control + ", \"NotAction\": \"s3:*\", \"Principal\": \"*\"")
            },
            {
                "RAD0407",
                PolicyType.Trust,
                Document(TrustAllow.Replace("Allow\"", "Deny\"") + ", \"NotPrincipal\": {\"AWS\": \"111122223333\"}")
            },
            { "RAD0501", PolicyType.Resource, Principal("\"*\"") },
            { "RAD0502", PolicyType.Identity, Document(Allow.Replace("Action", "NotAction")) },
            {
                "RAD0503",
                PolicyType.Identity,
                Document(Allow.Replace("Resource\": \"*", "NotResource\": \"arn:aws:s3:::b"))
            },
            { "RAD0504", PolicyType.Identity, Document(Allow.Replace("s3:*", "iam:PassRole")) },
            { "RAD0505", PolicyType.Identity, Document(Allow.Replace("s3:*", "iam:Pass*")) },
            {
                "RAD0506",
                PolicyType.Identity,
                Condition("{\"ForAllValues:StringEquals\": {\"aws:PrincipalOrgID\": \"o-example\"}}")
            },
            { "RAD0701", PolicyType.Identity, Document(Allow.Replace("s3:*", "s33:*")) },
            { "RAD0702", PolicyType.Identity, Document(Allow.Replace("s3:*", "s3:GetObjects")) },
            { "RAD0703", PolicyType.Identity, Document(Allow.Replace("s3:*", "s3:Fetch*")) },
            {
                "RAD0704",
                PolicyType.Identity,
                Document(Allow.Replace("\"*\"", "[\"arn:aws:s3:::b\", \"arn:aws:sqs:eu-west-1:111122223333:q\"]"))
            },
            {
                "RAD0705",
                PolicyType.Identity,
                Document(Allow.Replace("s3:*", "s3:GetObject").Replace("\"*\"", "\"arn:aws:s3:::b\""))
            },
            { "RAD0801", PolicyType.Identity, Document(Allow.Replace("\"s3:*\"", "[\"s3:*\", \"s3:GetObject\"]")) },
            { "RAD0802", PolicyType.Identity, Document(Allow.Replace("\"*\"", "[\"*\", \"arn:aws:s3:::b\"]")) },
            { "RAD0803", PolicyType.Identity, Document(Allow + "}, {" + Allow.Replace("s3:*", "s3:GetObject")) },
        };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_code_has_a_policy_that_earns_it(string code, PolicyType type, string text)
    {
        var diagnostics = PolicyLinter.Lint(text, type).Diagnostics;

        var diagnostic = diagnostics.FirstOrDefault(one => one.Code == code);
        Assert.True(diagnostic is not null, string.Join('\n', diagnostics));
        Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", diagnostic.Remedy, StringComparison.Ordinal);
        Assert.True(diagnostic.Span.End.Offset >= diagnostic.Span.Start.Offset);
    }

    [Theory]
    [InlineData("RAD0601", "{")]
    [InlineData("RAD0601", "{\"id\": \"\\ud800\"}")]
    [InlineData("RAD0602", "{\"id\": \"x\"}")]
    public void Each_code_of_a_case_has_a_line_that_earns_it(string code, string line) =>
        Assert.Contains(CaseReader.Read(line).Diagnostics, diagnostic => diagnostic.Code == code);

    [Fact]
    public void Each_code_is_unique_documented_with_its_severity_and_exercised()
    {
        var declared = Repository
            .Files("src/AwsRadar.Core/Diagnostics", "*.cs")
            .SelectMany(file => DeclaredCode().Matches(Repository.Read(file)).Select(match => match.Value))
            .ToList();
        var documented = DocumentedCode()
            .Matches(Repository.Read("docs/diagnostics.md"))
            .Select(match => $"\"{match.Groups[1].Value}\"")
            .ToList();
        var exercised = DeclaredCode()
            .Matches(Repository.Read("tests/AwsRadar.Core.Tests/Diagnostics/DiagnosticCodeTests.cs"))
            .Select(match => match.Value)
            .Concat(LintCase.ReadAll().SelectMany(one => one.Expected).Select(found => $"\"{found.Split(' ')[0]}\""))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(declared.Distinct().Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        Assert.Equal(declared.Order(StringComparer.Ordinal), documented);
        Assert.Equal(documented, exercised.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_tells_the_severity_of_each_code_among_the_cases()
    {
        var document = Repository.Read("docs/diagnostics.md");

        var astray = LintCase
            .ReadAll()
            .SelectMany(one => PolicyLinter.Lint(one.Text, one.Type).Diagnostics)
            .Where(found =>
                !document.Contains($"| {found.Code} | {found.Severity} |", StringComparison.Ordinal)
                || !found.Message.EndsWith('.')
                || !found.Remedy.EndsWith('.')
            );

        Assert.Empty(astray);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_document_tells_the_severity_that_the_code_has(string code, PolicyType type, string text)
    {
        var severity = PolicyLinter.Lint(text, type).Diagnostics.First(one => one.Code == code).Severity;

        Assert.Contains($"| {code} | {severity} |", Repository.Read("docs/diagnostics.md"), StringComparison.Ordinal);
    }

    private static string Document(string statement) =>
        "{\"Version\": \"2012-10-17\", \"Statement\": [{" + statement + "}]}";

    private static string Old(string statement) => Document(statement).Replace("2012", "2008");

    private static string Principal(string principal) => Document($"{Allow}, \"Principal\": {principal}");

    private static string Condition(string condition) => Document($"{Allow}, \"Condition\": {condition}");

    [GeneratedRegex("\"RAD[0-9]{4}\"")]
    private static partial Regex DeclaredCode();

    [GeneratedRegex("^\\| (RAD[0-9]{4}) \\|", RegexOptions.Multiline)]
    private static partial Regex DocumentedCode();
}
