using System.Globalization;

namespace AwsRadar.Lab.Sts.Federation.Saml;

/// <summary>What a verified assertion says of somebody, and how long and where it may be used.</summary>
internal sealed class SamlAssertion(XmlPart assertion)
{
    /// <summary>How far the provider's clock may be off.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly XmlPart? _conditions = assertion.Only("Conditions", SamlResponse.Namespace);
    private readonly XmlPart? _subject = assertion.Only("Subject", SamlResponse.Namespace);

    public SamlAttributes Attributes { get; } = new(assertion);

    public string? Issuer => assertion.Only("Issuer", SamlResponse.Namespace)?.Text.Trim();

    /// <summary>Who signed in.</summary>
    public string? Subject => NameId?.Text.Trim();

    /// <summary>The kind of name that this is, without the prefix that all of SAML's own kinds have.</summary>
    public string? SubjectType
    {
        get
        {
            const string Prefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
            var format = NameId?.Attribute("Format");
            return format?.StartsWith(Prefix, StringComparison.Ordinal) is true ? format[Prefix.Length..] : format;
        }
    }

    /// <summary>Where the provider sent it.</summary>
    public string? Recipient => Confirmation?.Attribute("Recipient");

    /// <summary>When the provider's own session ends; null: it does not say.</summary>
    public DateTimeOffset? SessionEndsAt =>
        assertion
            .Named("AuthnStatement", SamlResponse.Namespace)
            .Select(statement => Time(statement.Attribute("SessionNotOnOrAfter")))
            .FirstOrDefault(time => time is not null);

    /// <summary>Whether it is for AWS: each restriction must name it.</summary>
    public bool IsForAws =>
        _conditions
            ?.Named("AudienceRestriction", SamlResponse.Namespace)
            .All(restriction =>
                restriction
                    .Named("Audience", SamlResponse.Namespace)
                    .Any(audience => SamlEndpoint.IsAudience(audience.Text.Trim()))
            )
            is not false;

    /// <summary>Whether the provider issued it in the last five minutes and it may be used now.</summary>
    public bool IsCurrent(DateTimeOffset now)
    {
        var confirmedUntil = Time(Confirmation?.Attribute("NotOnOrAfter"));
        return Time(assertion.Attribute("IssueInstant")) is { } issuedAt
            && issuedAt <= now + Tolerance
            && issuedAt >= now - Tolerance
            && confirmedUntil > now
            && IsWithinConditions(now);
    }

    private bool IsWithinConditions(DateTimeOffset now)
    {
        var (from, until) = (Time(_conditions?.Attribute("NotBefore")), Time(_conditions?.Attribute("NotOnOrAfter")));
        return (from is null || from <= now + Tolerance) && (until is null || until > now);
    }

    private XmlPart? NameId => _subject?.Only("NameID", SamlResponse.Namespace);

    private XmlPart? Confirmation =>
        _subject
            ?.Named("SubjectConfirmation", SamlResponse.Namespace)
            .FirstOrDefault(one => one.Attribute("Method") is "urn:oasis:names:tc:SAML:2.0:cm:bearer")
            ?.Only("SubjectConfirmationData", SamlResponse.Namespace);

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
