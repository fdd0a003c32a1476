using System.Globalization;
using System.Text;
using AwsRadar.Wire.Protocols;

namespace AwsRadar.Tests.Lab.Mutants;

/// <summary>
/// Every kind of single change that a stranger between client and lab could make, with the code that AWS answers to it. A
/// change that means the same, such as another order of the query, is none.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</remarks>
internal sealed class RequestMutants(Random random)
{
    private const string Differs = "SignatureDoesNotMatch";
    private const string Incomplete = "IncompleteSignature";
    private const string BadToken = "InvalidClientTokenId";
    private const string NoToken = "MissingAuthenticationToken";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "LIST", "post"];
    private static readonly string[] Services = ["iam", "sts", "s3", "ec2", "lambda", "organizations"];
    private static readonly string[] Regions = ["us-east-1", "us-east-2", "eu-west-1", "ap-northeast-2", "aws-global"];
    private static readonly string[] Paths = ["/_lab/reset", "/_lab/clock", "/doc/2010-05-08/", "/%2e%2e/", "/;", "/*"];

    /// <summary>A mutant of the request, of a kind by chance.</summary>
    public Mutant Of(SignedRequest signed)
    {
        var parts = SignatureParts.Of(signed.Request);
        Func<WireRequest, SignatureParts, Mutant?>[] kinds =
        [
            Method,
            Path,
            Query,
            Header,
            Body,
            Body,
            Date,
            Scope,
            Key,
            Token,
            Signature,
            SignedHeaders,
            Structure,
            Lifetime,
        ];
        while (true)
        {
            if (random.Pick(kinds)(signed.Request, parts) is { } mutant)
            {
                return mutant;
            }
        }
    }

    private Mutant? Method(WireRequest request, SignatureParts parts)
    {
        var method = random.Next(2) == 0 ? random.Pick(Methods) : random.Change(request.Method, TextMutation.Letters);
        return method == request.Method || method is "HEAD" or "CONNECT" or "TRACE"
            ? null
            : new Mutant("method", Differs, request with { Method = method });
    }

    private Mutant Path(WireRequest request, SignatureParts parts)
    {
        var path =
            random.Next(4) == 0
                ? random.Pick(Paths)
                : $"/{random.Insert("", TextMutation.Letters)}{random.Next(10_000)}";
        return new Mutant("path", Differs, request with { RawPath = path });
    }

    /// <summary>A parameter more, less or different; in a presigned request that is none of the signature's own.</summary>
    private Mutant? Query(WireRequest request, SignatureParts parts)
    {
        string[] pairs = request.RawQuery.Length == 0 ? [] : request.RawQuery.Split('&');
        var own = pairs.Where(pair => !pair.StartsWith("X-Amz-", StringComparison.Ordinal)).ToArray();
        if (own.Length == 0 || random.Next(3) == 0)
        {
            var added = $"{random.Pick(["Marker", "MaxItems", "UserName", "x"])}={random.Next(10_000)}";
            return new Mutant("query", Differs, request with { RawQuery = string.Join('&', pairs.Append(added)) });
        }

        var chosen = random.Pick(own);
        var changed = random.Next(4) == 0 ? [] : (string[])[random.Change(chosen, TextMutation.Letters)];
        var query = string.Join('&', pairs.SelectMany(pair => pair == chosen ? changed : [pair]));
        return new Mutant("query", Differs, request with { RawQuery = query });
    }

    private Mutant? Header(WireRequest request, SignatureParts parts)
    {
        string[] special = ["Authorization", "X-Amz-Date", "X-Amz-Security-Token", "Host"];
        var signed = request
            .Headers.Where(header => !special.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToArray();
        if (signed.Length == 0 || random.Next(4) == 0)
        {
            return HeaderOfAConnection(request);
        }

        var (name, value) = random.Pick(signed);
        var without = request.Headers.Without(name);
        var other = random.Change(value, TextMutation.Letters);
        var headers = random.Next(8) switch
        {
            0 => without,
            1 => request.Headers.With(name, value),
            2 => request.Headers.With(name, other),
            _ => without.With(name, other),
        };
        return new Mutant("header", Differs, request with { Headers = headers });
    }

    /// <summary>Another of the lab's own hosts, or a header for AWS that nobody signed.</summary>
    private Mutant HeaderOfAConnection(WireRequest request)
    {
        var port = request.Headers["Host"]!.Split(':')[^1];
        var headers = random.Next(3) switch
        {
            0 => request.Headers.Without("Host").With("Host", random.Pick([$"localhost:{port}", $"[::1]:{port}"])),
            1 => request.Headers.With("X-Amz-Target", $"AWSIdentityManagementV20100508.{random.Next(1_000_000)}"),
            _ => request.Headers.With($"X-Amz-{random.Insert("", TextMutation.Capitals)}{random.Next(1_000_000)}", "1"),
        };
        return new Mutant("header", Differs, request with { Headers = headers });
    }

    private Mutant Body(WireRequest request, SignatureParts parts)
    {
        var text = Encoding.Latin1.GetString(request.Body.Span);
        var changed =
            text.Length == 0 ? $"MaxItems={random.Next(1_000_000)}"
            : random.Next(8) == 0 ? text[..random.Next(text.Length)]
            : random.Next(8) == 0 ? $"{text}&{random.Insert("", TextMutation.Letters)}={random.Next(1_000_000)}"
            : random.Change(text, TextMutation.Letters + "&=%+.");
        return new Mutant("body", Differs, request with { Body = Encoding.Latin1.GetBytes(changed) });
    }

    /// <summary>A time that is one, but not that of the signature, or none.</summary>
    private Mutant Date(WireRequest request, SignatureParts parts)
    {
        var time =
            random.Next(4) == 0
                ? random.Change(parts.Time, TextMutation.Letters)
                : random.Replace(parts.Time, TextMutation.Digits);
        var isTime = DateTime.TryParseExact(
            time,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _
        );
        return Changed("date", isTime ? Differs : Incomplete, request, parts with { Time = time });
    }

    private Mutant? Scope(WireRequest request, SignatureParts parts)
    {
        var isListed = random.Next(3) == 0;
        var changed = random.Next(4) switch
        {
            0 => parts with { Day = random.Replace(parts.Day, TextMutation.Digits) },
            1 => parts with
            {
                Region = isListed ? random.Pick(Regions) : random.Change(parts.Region, TextMutation.Names),
            },
            2 => parts with
            {
                Service = isListed ? random.Pick(Services) : random.Change(parts.Service, TextMutation.Names),
            },
            _ => parts with { Terminator = random.Change(parts.Terminator, TextMutation.Names) },
        };
        var code = changed.Terminator == parts.Terminator ? Differs : Incomplete;
        return changed == parts ? null : Changed("scope", code, request, changed);
    }

    private Mutant Key(WireRequest request, SignatureParts parts) =>
        Changed("key", BadToken, request, parts with { Key = random.Change(parts.Key, TextMutation.Capitals) });

    private Mutant? Token(WireRequest request, SignatureParts parts)
    {
        var token = (parts.Token, random.Next(8)) switch
        {
            (null, _) => Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64())),
            (_, 0) => null,
            ({ } given, _) => random.Change(given, TextMutation.Letters),
        };
        return Changed("token", BadToken, request, parts with { Token = token });
    }

    private Mutant? Signature(WireRequest request, SignatureParts parts)
    {
        var signature = random.Change(parts.Signature, TextMutation.Hexadecimal + "GAF%");
        var isOne = signature.Length == parts.Signature.Length && signature.All(char.IsAsciiHexDigitLower);
        return signature == parts.Signature
            ? null
            : Changed("signature", isOne ? Differs : Incomplete, request, parts with { Signature = signature });
    }

    private Mutant? SignedHeaders(WireRequest request, SignatureParts parts)
    {
        var names = random.Change(parts.SignedHeaders, TextMutation.Names + ";H");
        return names.Length == 0
            ? null
            : Changed("signed headers", Differs, request, parts with { SignedHeaders = names });
    }

    /// <summary>What the signature consists of: a part less, under another name or twice, or all of it.</summary>
    private Mutant? Structure(WireRequest request, SignatureParts parts) =>
        parts.Expires is null ? StructureOfHeader(request, parts) : StructureOfQuery(request, parts);

    private Mutant? StructureOfHeader(WireRequest request, SignatureParts parts)
    {
        var header = request.Headers["Authorization"]!;
        var without = request.Headers.Without("Authorization");
        if (random.Next(20) == 0)
        {
            return new Mutant("structure", NoToken, request with { Headers = without });
        }

        var changed = random.Next(6) switch
        {
            0 => parts with { Algorithm = random.Change(parts.Algorithm, TextMutation.Letters) } is var other
                ? other.PutInto(request).Headers["Authorization"]!
                : header,
            1 => header.Replace(
                random.Pick(["Credential=", "SignedHeaders=", "Signature="]),
                "",
                StringComparison.Ordinal
            ),
            2 => header.Replace(
                random.Pick(["Credential", "SignedHeaders", "Signature"]),
                random.Insert("", TextMutation.Letters) + random.Next(1000),
                StringComparison.Ordinal
            ),
            3 => $"{header}, {random.Pick(["Credential", "SignedHeaders", "Signature"])}={random.Next(1_000_000)}",
            4 => header[..random.Next(header.Length - parts.Signature.Length)].TrimEnd() is { Length: > 0 } cut
                ? cut
                : "AWS4",
            _ => header.Replace(
                $"/{parts.Service}/",
                random.Pick(["/", $"/{parts.Service}/{random.Next(1000)}/", $"/{parts.Service}"]),
                StringComparison.Ordinal
            ),
        };
        return new Mutant("structure", Incomplete, request with { Headers = without.With("Authorization", changed) });
    }

    private Mutant? StructureOfQuery(WireRequest request, SignatureParts parts)
    {
        var pairs = request.RawQuery.Split('&').ToList();
        var places = Enumerable
            .Range(0, pairs.Count)
            .Where(index => pairs[index].StartsWith("X-Amz-", StringComparison.Ordinal));
        var place = random.Pick(places.ToList());
        var name = pairs[place].Split('=')[0];
        if (random.Next(3) == 0)
        {
            pairs.Add($"{name}={random.Next(1_000_000)}");
            return new Mutant("structure", Incomplete, request with { RawQuery = string.Join('&', pairs) });
        }

        pairs[place] =
            random.Next(2) == 0
                ? $"x-{random.Next(1_000_000)}"
                : $"{name}{random.Next(1_000_000)}={pairs[place].Split('=')[1]}";
        var code = name switch
        {
            "X-Amz-Algorithm" => NoToken,
            "X-Amz-Security-Token" => BadToken,
            _ => Incomplete,
        };
        return new Mutant("structure", code, request with { RawQuery = string.Join('&', pairs) });
    }

    /// <summary>How long a presigned request is good for.</summary>
    private Mutant? Lifetime(WireRequest request, SignatureParts parts)
    {
        if (parts.Expires is null)
        {
            return null;
        }

        var isNumber = random.Next(4) > 0;
        var expires = isNumber
            ? $"{random.Next(1, 604_800)}"
            : random.Pick(["0", "-1", "604801", "1e3", "all day", "99999999999"]);
        return expires == parts.Expires
            ? null
            : Changed("lifetime", isNumber ? Differs : Incomplete, request, parts with { Expires = expires });
    }

    private static Mutant Changed(string kind, string code, WireRequest request, SignatureParts parts) =>
        new(kind, code, parts.PutInto(request));
}
