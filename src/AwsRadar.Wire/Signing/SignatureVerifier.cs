using System.Security.Cryptography;
using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Wire.Signing;

/// <summary>The server's half of SigV4: whether a request is the one that the holder of a secret signed.</summary>
public static class SignatureVerifier
{
    /// <summary>How far the signer's clock may be from the server's, and how long a signature lives.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Checks in AWS's order. Step 1: scope. Step 2: time. Step 3: what must be signed is. Step 4: the signature. Step 5: those of
    /// events or chunks in the body. Null means that the signature holds; the caller has found the secret by the claim's key id, and checks the
    /// session token, which is the caller's to know.
    /// </summary>
    /// <param name="region">The region that the server signs for; null accepts any.</param>
    /// <param name="service">The signing name of the service that is called.</param>
    public static WireError? Check(
        WireRequest request,
        SignatureClaim claim,
        Secret secret,
        string? region,
        string service,
        DateTimeOffset now
    ) =>
        CheckScope(claim, region, service)
        ?? CheckTime(claim, now)
        ?? CheckCoverage(request, claim)
        ?? CheckSignature(request, claim, secret)
        ?? CheckEvents(request, claim, secret)
        ?? ChunkedPayload.Check(request, claim, secret);

    // Step 1
    private static WireError? CheckScope(SignatureClaim claim, string? region, string service)
    {
        if (region is not null && !string.Equals(claim.Scope.Region, region, StringComparison.Ordinal))
        {
            return SignatureErrors.DoesNotMatch(
                $"Credential should be scoped to a valid region, not '{claim.Scope.Region}'. "
            );
        }

        if (!string.Equals(claim.Scope.Service, service, StringComparison.Ordinal))
        {
            return SignatureErrors.DoesNotMatch($"Credential should be scoped to correct service: '{service}'. ");
        }

        var day = SignatureTime.Format(claim.Time);
        return string.Equals(claim.Scope.Date, day[..8], StringComparison.Ordinal)
            ? null
            : SignatureErrors.DoesNotMatch(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + $"'{claim.Scope.Date}' != '{day[..8]}', from '{day}'."
            );
    }

    // Step 2
    private static WireError? CheckTime(SignatureClaim claim, DateTimeOffset now)
    {
        // Differences of times, not sums: a claim may name the last second that a date can hold.
        var age = now - claim.Time;
        var life = claim.ValidFor ?? Tolerance;
        return age > life
                ? SignatureErrors.DoesNotMatch(
                    $"Signature expired: {SignatureTime.Format(claim.Time)} is now earlier than "
                        + $"{SignatureTime.Format(now - life)} ({SignatureTime.Format(now)} - {life.TotalMinutes:0} min.)"
                )
            : -age > Tolerance
                ? SignatureErrors.DoesNotMatch(
                    $"Signature not yet current: {SignatureTime.Format(claim.Time)} is still later than "
                        + $"{SignatureTime.Format(now + Tolerance)} ({SignatureTime.Format(now)} + {Tolerance.TotalMinutes:0} min.)"
                )
            : null;
    }

    // Step 3
    private static WireError? CheckCoverage(WireRequest request, SignatureClaim claim)
    {
        if (!claim.SignedHeaders.Contains("host", StringComparer.Ordinal))
        {
            return SignatureErrors.DoesNotMatch(
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
            );
        }

        // What is meant for AWS must be signed: else a stranger in between could add a session token or a checksum.
        var loose = request
            .Headers.Select(header => header.Key.ToLowerInvariant())
            .FirstOrDefault(name => IsForAws(name) && !claim.SignedHeaders.Contains(name, StringComparer.Ordinal));
        return loose is null
            ? null
            : SignatureErrors.DoesNotMatch($"'{loose}' must be a 'SignedHeader' in the AWS Authorization.");
    }

    // Step 4
    private static WireError? CheckSignature(WireRequest request, SignatureClaim claim, Secret secret)
    {
        var options = SigningOptions.ForService(claim.Scope.Service);
        var covered = claim.IsPresigned
            ? request with
            {
                RawQuery = CanonicalQuery.Of(request.RawQuery, without: PresignedNames.Signature),
            }
            : request;
        var payloadHash = PayloadHash.OfArrived(request, claim, options);
        var canonical = CanonicalRequest.Of(covered, claim.SignedHeaders.AsSpan(), payloadHash, options);
        var stringToSign = Signature.StringToSign(claim.Time, claim.Scope, canonical);
        var expected = Signature.Compute(Signature.DeriveKey(secret, claim.Scope), stringToSign);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(expected),
            Encoding.ASCII.GetBytes(claim.Signature)
        )
            ? null
            : SignatureErrors.Differs(canonical, stringToSign);
    }

    // Step 5
    private static WireError? CheckEvents(WireRequest request, SignatureClaim claim, Secret secret) =>
        PayloadHash.IsOfEvents(request) ? EventSignatureVerifier.Check(request.Body, claim, secret) : null;

    private static bool IsForAws(string name) => name.StartsWith("x-amz-", StringComparison.Ordinal);
}
