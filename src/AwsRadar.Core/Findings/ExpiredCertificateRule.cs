using System.Collections.Immutable;
using AwsRadar.Core.Snapshots;

namespace AwsRadar.Core.Findings;

/// <summary>Whoever still serves them shows an error; whoever finds them wonders.</summary>
public sealed class ExpiredCertificateRule : IFindingRule
{
    public string Id => "expired-certificate";

    public string Title => Translate("TLS certificates in IAM that have expired");

    public string Advice => Translate("Delete the certificate, or move its service to AWS Certificate Manager.");

    public string Source => "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs_manage.html";

    public ImmutableArray<SnapshotSection> Needs => [SnapshotSection.ServerCertificates];

    public IEnumerable<Finding> Find(ExaminedAccount account) =>
        from certificate in account.Snapshot.ServerCertificates
        where certificate.ExpiresAt < account.Snapshot.CompletedAt
        select new Finding(
            Id,
            certificate.Arn,
            Translate($"expired {account.DaysSince(certificate.ExpiresAt)} days ago")
        );
}
