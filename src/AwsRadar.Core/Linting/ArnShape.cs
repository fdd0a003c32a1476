using System.Collections.Immutable;
using AwsRadar.Core.Arns;
using AwsRadar.Core.Diagnostics;
using AwsRadar.Core.Reference;

namespace AwsRadar.Core.Linting;

/// <summary>Compares the segments of a policy's ARN with those of the service's resources.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
internal static class ArnShape
{
    private const int Partition = 1;
    private const int Service = 2;
    private const int Region = 3;
    private const int Account = 4;
    private const int Segments = 6;

    // A wildcard would reach across colons.
    private const string AnyRegion = "us-east-1";
    private const string AnyAccount = "111122223333";

    /// <summary>What is wrong with an ARN; nothing for <c>*</c>, and for what only the service itself can read.</summary>
    public static IEnumerable<Diagnostic> Check(string arn, Place place)
    {
        var segments = arn.Split(':', Segments);
        if (segments.Length < Segments || segments[0] is not "arn" || IsOpen(segments[Service]))
        {
            return [];
        }

        var types = ArnTypes.Of(segments[Service]);
        return types.IsEmpty
            ? CheckService(arn, segments[Service], place)
            : CheckTexts(arn, segments, place).Concat(CheckPresence(arn, segments, types, place));
    }

    private static IEnumerable<Diagnostic> CheckService(string arn, string service, Place place)
    {
        var lower = service.ToLowerInvariant();
        if (service != lower && !ArnTypes.Of(lower).IsEmpty)
        {
            yield return ArnDiagnostics.ServiceInCapitals(place, arn, lower);
        }
        // A service without resources of its own has no ARNs to compare with.
        else if (!ActionCatalog.Prefixes.Contains(service, StringComparer.Ordinal))
        {
            yield return ArnDiagnostics.UnknownService(
                place,
                arn,
                service,
                Spelling.Nearest(service, ArnTypes.Services)
            );
        }
    }

    private static IEnumerable<Diagnostic> CheckTexts(string arn, string[] segments, Place place)
    {
        if (!IsOpen(segments[Region]) && !Regions.Exist(segments[Partition], segments[Region]))
        {
            yield return ArnDiagnostics.UnknownRegion(place, arn, segments[Region], segments[Partition]);
        }

        // AWS owns resources such as `arn:aws:iam::aws:policy/…`.
        if (
            !IsOpen(segments[Account])
            && segments[Account] is not "aws"
            && !AccountId.TryParse(segments[Account], out _)
        )
        {
            yield return ArnDiagnostics.InvalidAccount(place, arn, segments[Account]);
        }
    }

    /// <summary>Blanks and fills region and account until a resource of the service fits, and tells what that took.</summary>
    private static IEnumerable<Diagnostic> CheckPresence(
        string arn,
        string[] segments,
        ImmutableArray<ArnType> types,
        Place place
    )
    {
        if (Fits(segments, types))
        {
            return [];
        }

        var service = segments[Service];
        int[][] changes =
        [
            [Region],
            [Account],
            [Region, Account],
        ];
        foreach (var change in changes)
        {
            var changed = segments.ToArray();
            foreach (var segment in change)
            {
                changed[segment] =
                    segments[segment].Length > 0 ? ""
                    : segment == Region ? AnyRegion
                    : AnyAccount;
            }

            if (Fits(changed, types))
            {
                return change.Select(segment => Of(segment, segments[segment].Length > 0, arn, service, place));
            }
        }

        return [ArnDiagnostics.UnknownResource(place, arn, service, Nearest(segments[^1], types))];
    }

    private static Diagnostic Of(int segment, bool isPresent, string arn, string service, Place place) =>
        (segment, isPresent) switch
        {
            (Region, true) => ArnDiagnostics.RegionNotTaken(place, arn, service),
            (Region, false) => ArnDiagnostics.MissingRegion(place, arn, service),
            (_, true) => ArnDiagnostics.AccountNotTaken(place, arn, service),
            _ => ArnDiagnostics.MissingAccount(place, arn, service),
        };

    private static bool Fits(string[] segments, ImmutableArray<ArnType> types)
    {
        var tokens = ArnOverlap.OfPolicy(string.Join(':', segments));
        return types.Any(type => ArnOverlap.Exists(type.Tokens, tokens));
    }

    /// <summary>The pattern that begins most like it; the shortest of several.</summary>
    private static string Nearest(string resource, ImmutableArray<ArnType> types) =>
        types
            .Select(type => type.Pattern)
            .OrderByDescending(pattern => CommonPrefix(pattern.Split(':', Segments)[^1], resource))
            .ThenBy(pattern => pattern.Length)
            .First();

    private static int CommonPrefix(string one, string other) => one.AsSpan().CommonPrefixLength(other);

    /// <summary>Empty, or not known here: a wildcard or a policy variable.</summary>
    private static bool IsOpen(string segment) => segment.Length == 0 || segment.AsSpan().ContainsAny('*', '?', '$');
}
