using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Lab;

/// <summary>A signed request with one thing changed, in every way that a stranger between client and lab could think of.</summary>
internal static class RequestMutants
{
    public static IEnumerable<(string What, WireRequest Mutant)> Of(WireRequest signed) =>
        [.. OfRequestLine(signed), .. OfBody(signed), .. OfAuthorization(signed), .. OfHeaders(signed)];

    private static IEnumerable<(string, WireRequest)> OfRequestLine(WireRequest signed)
    {
        yield return ("method", signed with { Method = "PUT" });
        yield return ("path", signed with { RawPath = "/x" });
        yield return ("query", signed with { RawQuery = "Action=DeleteUser" });
    }

    private static IEnumerable<(string, WireRequest)> OfBody(WireRequest signed)
    {
        for (var index = 0; index < signed.Body.Length; index++)
        {
            var bytes = signed.Body.ToArray();
            bytes[index] ^= 1;
            yield return ($"body byte {index}", signed with { Body = bytes });
        }

        yield return ("body cut", signed with { Body = signed.Body[..^1] });
        yield return (
            "body longer",
            signed with
            {
                Body = Encoding.ASCII.GetBytes($"{Encoding.ASCII.GetString(signed.Body.Span)}&MaxItems=1"),
            }
        );
    }

    private static IEnumerable<(string, WireRequest)> OfAuthorization(WireRequest signed)
    {
        var authorization = signed.Headers["Authorization"]!;
        for (var index = 0; index < authorization.Length; index++)
        {
            // A case change of one letter, the next digit, another punctuation: never the same text.
            var changed = authorization[index] switch
            {
                >= '0' and <= '8' or >= 'a' and <= 'y' or >= 'A' and <= 'Y' => (char)(authorization[index] + 1),
                _ => '!',
            };
            var mutant = string.Concat(authorization.AsSpan(0, index), [changed], authorization.AsSpan(index + 1));
            yield return ($"authorization character {index}", With(signed, "Authorization", mutant));
        }
    }

    private static IEnumerable<(string, WireRequest)> OfHeaders(WireRequest signed)
    {
        yield return ("date", With(signed, "X-Amz-Date", "20200101T000000Z"));
        yield return ("no date", signed with { Headers = signed.Headers.Without("X-Amz-Date") });
        yield return ("token added", With(signed, "X-Amz-Security-Token", "FwoGZXIvYXdzEXAMPLE"));
        yield return ("target added", With(signed, "X-Amz-Target", "AWSIdentityManagementV20100508.DeleteUser"));
        yield return ("content type", With(signed, "Content-Type", "text/plain"));
        yield return ("second date", signed with { Headers = signed.Headers.With("X-Amz-Date", "20200101T000000Z") });
    }

    private static WireRequest With(WireRequest request, string header, string value) =>
        request with
        {
            Headers = request.Headers.Without(header).With(header, value),
        };
}
