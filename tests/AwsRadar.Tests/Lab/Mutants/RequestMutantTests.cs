using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>Row L1 of the threat model: of a signed request, nothing can be changed, and AWS's code says what is wrong.</summary>
public sealed partial class RequestMutantTests(LabFixture fixture, ITestOutputHelper output) : IClassFixture<LabFixture>
{
    private const int Seed = 20261126;
    private const int Count = 20_000;
    private const int Connections = 4;

    [Fact]
    public async Task No_change_of_a_signed_request_is_accepted_and_each_has_its_code()
    {
        var signed = await SignedRequest.MakeAsync(fixture.Lab);
        await AssertAcceptedAsync(signed);
        var mutants = Make(signed);

        var faults = new ConcurrentQueue<string>();
        var counts = new ConcurrentDictionary<(string Kind, string Code), int>();
        await Parallel.ForEachAsync(
            mutants.Chunk(mutants.Count / Connections),
            TestContext.Current.CancellationToken,
            async (chunk, _) =>
            {
                using var connection = new RawConnection(fixture.Lab.Endpoint.Port);
                foreach (var mutant in chunk)
                {
                    var bytes = RawConnection.Write(mutant.Request);
                    var response = await connection.SendAsync(bytes);
                    var code = CodeIn(Encoding.UTF8.GetString(response.Body.Span));
                    counts.AddOrUpdate((mutant.Kind, code), 1, (_, count) => count + 1);
                    if (response.Status is < 400 or >= 500 || code != mutant.Code)
                    {
                        faults.Enqueue(
                            $"{mutant.Kind}: {response.Status} {code}, expected {mutant.Code}: {Encoding.Latin1.GetString(bytes)}"
                        );
                    }
                }
            }
        );

        await AssertAcceptedAsync(signed);
        foreach (var ((kind, code), count) in counts.OrderBy(entry => entry.Key))
        {
            output.WriteLine($"{count, 6} {kind}: {code}");
        }

        Assert.Empty(faults);
    }

    private static List<Mutant> Make(IReadOnlyList<SignedRequest> signed)
    {
        var mutants = new RequestMutants(new Random(Seed));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, int.MaxValue)
                .Select(index => mutants.Of(signed[index % signed.Count]))
                .Where(mutant => seen.Add(Encoding.Latin1.GetString(RawConnection.Write(mutant.Request))))
                .Take(Count),
        ];
    }

    private async Task AssertAcceptedAsync(IReadOnlyList<SignedRequest> signed)
    {
        using var connection = new RawConnection(fixture.Lab.Endpoint.Port);
        foreach (var one in signed)
        {
            var response = await connection.SendAsync(RawConnection.Write(one.Request));
            Assert.True(
                response.Status == 200,
                $"{response.Status} {Encoding.UTF8.GetString(response.Body.Span)} {one}"
            );
        }
    }

    /// <summary>As XML and as JSON say it.</summary>
    private static string CodeIn(string body) =>
        Code().Match(body) is { Success: true } match ? match.Groups[1].Value : body;

    [GeneratedRegex("""(?:<Code>|"Code":"|"__type":"(?:[^"#]*#)?)(\w+)""")]
    private static partial Regex Code();
}
