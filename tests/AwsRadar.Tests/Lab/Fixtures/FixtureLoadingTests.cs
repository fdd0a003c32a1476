using AwsRadar.Lab;
using AwsRadar.Lab.Fixtures;
using Xunit;

namespace AwsRadar.Tests.Lab.Fixtures;

/// <summary>What does not fit the service models is said when the lab starts, with the file and the place in it.</summary>
public sealed class FixtureLoadingTests : IDisposable
{
    private readonly FixtureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "ec2x/DescribeVpcs.json",
        "{}",
        "`ec2x` is no service, account or region. `aws-radar call --list` shows the services."
    )]
    [InlineData(
        "ec2/DescribeVpc.json",
        "{}",
        "`ec2` has no operation `DescribeVpc`. `aws-radar call --list ec2` shows them."
    )]
    [InlineData(
        "DescribeVpcs.json",
        "{}",
        "SERVICE/Operation.json is expected, behind ACCOUNT or REGION folders or both."
    )]
    [InlineData(
        "ap-northeast-2/vpcs.json",
        "{}",
        "SERVICE/Operation.json is expected, behind ACCOUNT or REGION folders or both."
    )]
    [InlineData(
        "iam/ListUsers.json",
        """{"Users":[]}""",
        "the lab carries out `ListUsers` itself, and would never ask this file."
    )]
    [InlineData("ec2/DescribeVpcs.json", "", "it is empty, or not a regular file.")]
    [InlineData("ec2/DescribeVpcs.json", "7", "it must hold an object or a list.")]
    [InlineData(
        "eks/ListClusters.json",
        """{"clusters":["a"],"cluster":1}""",
        "`cluster` is not a member here: known are `clusters`, `nextToken`."
    )]
    [InlineData("eks/ListClusters.json", """{"clusters":"a"}""", "`clusters` must be a list, not a string.")]
    [InlineData(
        "s3/ListBuckets.json",
        """{"Buckets":[{"Name":"a"},{"CreationDate":"yesterday"}]}""",
        "`Buckets[1].CreationDate` must be a time in ISO 8601, such as \"2026-11-23T21:15:00Z\", or in seconds since 1970, not a string."
    )]
    [InlineData(
        "eks/ListClusters.json",
        """{"clusters":[],"nextToken":"abc"}""",
        "`nextToken` says that there is more: a fixture holds the whole list, and the lab cuts its pages."
    )]
    [InlineData(
        "cloudfront/ListDistributions.json",
        """{"DistributionList":{"IsTruncated":true,"Items":[]}}""",
        "`DistributionList.IsTruncated` says that there is more: a fixture holds the whole list, and the lab cuts its pages."
    )]
    [InlineData("eks/DescribeCluster.json", "[5]", "`[0]`: a case must be an object.")]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"input":{}}]""",
        "`[0]`: a case must have either `output` or `error`."
    )]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"output":{},"when":{}}]""",
        "`[0]`: `when` is no part of a case: `input`, `output` and `error` are."
    )]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"error":{"code":"X","status":200}}]""",
        "`[0]`: `error` must be an object with a text `code`, and perhaps a text `message` and a `status` from 300 to 599."
    )]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"input":{"cluster":"a"},"output":{}}]""",
        "`[0].input.cluster` is not a member here: known are `name`."
    )]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"output":{}},{"output":{"cluster":{"arn":5}}}]""",
        "`[1].output.cluster.arn` must be a string, not the number 5."
    )]
    [InlineData(
        "eks/DescribeCluster/prod.json",
        """{"cluster":{}}""",
        "`cluster` is no part of a case: `input`, `output` and `error` are."
    )]
    [InlineData(
        "eks/DescribeCluster.json",
        """[{"error":{"code":"ResourceNotFoundException","clusterName":5}}]""",
        "`[0].error.clusterName` must be a string, not the number 5."
    )]
    [InlineData(
        "s3/GetBucketPolicy.json",
        """[{"error":{"code":"NoSuchBucketPolicy","Bucket":"a"}}]""",
        "`[0].error`: the model of `s3` has no error `NoSuchBucketPolicy`, so it has only `code`, `message` and `status`."
    )]
    [InlineData(
        "eks/ListClusters.json",
        "{\"clusters\":[\"\\uD800\"]}",
        "`clusters[0]` must be a string, not a string with half a character (a lone surrogate)."
    )]
    [InlineData(
        "eks/ListClusters.json",
        "{\"\\uD800\":1}",
        "it is not UTF-8, or it has a text with half a character (a lone surrogate)."
    )]
    public async Task What_does_not_fit_is_one_sentence_with_its_place(string path, string content, string problem)
    {
        _folder.With(path, content);

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Equal(LabStartFailure.Fixtures, error.Failure);
        Assert.Equal($"The fixtures in `{_folder.Path}` cannot be used: {path}: {problem}", error.Message);
    }

    [Theory]
    [InlineData("{\"clusters\":[],\"clusters\":[]}")]
    [InlineData("{\"clusters\":[]")]
    [InlineData("{\"clusters\":[]} {}")]
    [InlineData("// no comment\n{}")]
    [InlineData("<html>")]
    public async Task What_is_not_JSON_names_the_line(string content)
    {
        _folder.With("eks/ListClusters.json", content);

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Contains("eks/ListClusters.json: it is not JSON: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_as_deep_as_a_mine_is_refused()
    {
        _folder.With("eks/ListClusters.json", $"{{\"clusters\":{new string('[', 100_000)}");

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Contains("it is not JSON: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_are_said_at_once()
    {
        _folder
            .With("ec2/DescribeVpcs.json", """{"Vpcs":[{"VpcId":1},{"VpcId":2}]}""")
            .With("eks/ListClusters.json", "[")
            .With("eks/list-clusters.json", "{}");

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Equal($"The fixtures in `{_folder.Path}` cannot be used, for 4 reasons.", error.Message);
        Assert.Equal("ec2/DescribeVpcs.json: `Vpcs[0].VpcId` must be a string, not the number 1.", error.Problems[0]);
        Assert.Equal("ec2/DescribeVpcs.json: `Vpcs[1].VpcId` must be a string, not the number 2.", error.Problems[1]);
        Assert.StartsWith("eks/ListClusters.json: it is not JSON", error.Problems[2], StringComparison.Ordinal);
        Assert.Equal("eks/list-clusters.json: it stands for the same as `eks/ListClusters.json`.", error.Problems[3]);
    }

    [Fact]
    public async Task Only_the_first_of_very_many_problems_are_told()
    {
        for (var index = 0; index < 50; index++)
        {
            _folder.With($"ec2/Describe{index}.json", "{}");
        }

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Equal(21, error.Problems.Count);
        Assert.Equal("30 more problems are like these.", error.Problems[^1]);
    }

    [Fact]
    public async Task No_symbolic_link_is_followed_and_no_pipe_is_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither for everybody");
        _folder.With("eks/keep.txt", "");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "eks", "ListClusters.json"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "ec2"), "/etc");
        using var made = System.Diagnostics.Process.Start(
            "mkfifo",
            Path.Combine(_folder.Path, "eks", "DescribeCluster.json")
        );
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LabStartException>(() => _folder.StartAsync());

        Assert.Equal(
            [
                "ec2: it is a symbolic link, and none is followed.",
                "eks/DescribeCluster.json: it is empty, or not a regular file.",
                "eks/ListClusters.json: it is a symbolic link, and none is followed.",
            ],
            error.Problems.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_one_sentence()
    {
        var error = await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(
                new LabOptions { Fixtures = LabFixtures.FromFolder("/nonexistent/fixtures") },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal("The fixtures in `/nonexistent/fixtures` cannot be used: there is no such folder.", error.Message);
    }

    [Fact]
    public async Task Fixtures_that_do_not_fit_leave_no_state_file_behind()
    {
        _folder.With("ec2/DescribeVpcs.json", "[]!");
        var state = Path.Combine(_folder.Path, "lab.state");

        await Assert.ThrowsAsync<LabStartException>(() =>
            LabServer.StartAsync(
                new LabOptions { Fixtures = LabFixtures.FromFolder(_folder.Path), StateFile = state },
                TestContext.Current.CancellationToken
            )
        );

        Assert.False(File.Exists(state));
    }
}
