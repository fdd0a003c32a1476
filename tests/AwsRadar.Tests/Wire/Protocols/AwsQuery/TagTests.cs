using System.Text;
using System.Text.RegularExpressions;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols;
using Xunit;

namespace AwsRadar.Tests.Wire.Protocols.AwsQuery;

/// <summary>Tags that stand as services write them are recognized as a whole; any other way to write them must make no difference.</summary>
public sealed partial class TagTests
{
    private const int Mutations = 10_000;

    private static readonly (string Operation, string Answer)[] Answers =
    [
        (
            "GetAccountSummary",
            """
            <GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <GetAccountSummaryResult>
                <SummaryMap>
                  <entry>
                    <key>Users</key>
                    <value>15</value>
                  </entry>
                  <entry><key>UsersQuota</key><value>5000</value></entry><entry><value>-1</value><key>Groups</key></entry>
                  <entry><key>Roles</key><value>2</value></entry>
                </SummaryMap>
              </GetAccountSummaryResult>
              <ResponseMetadata><RequestId>b7dc9e7d</RequestId></ResponseMetadata>
            </GetAccountSummaryResponse>
            """
        ),
        (
            "ListUsers",
            "<ListUsersResponse><ListUsersResult><Users><member><Path>/a&amp;b/</Path><UserName>alice</UserName><UserId/>"
                + "<Arn>arn:aws:iam::123456789012:user/alice</Arn><CreateDate>2023-09-04T07:26:05Z</CreateDate><Tags><member>"
                + "<Key>team</Key><Value>]] &gt; 팀</Value></member></Tags></member><member><UserName>bob</UserName><Path>/</Path>"
                + "<PasswordLastUsed>2026-11-26T07:26:05Z</PasswordLastUsed></member></Users><IsTruncated>true</IsTruncated>"
                + "<Marker>m</Marker></ListUsersResult></ListUsersResponse>"
        ),
    ];

    [Fact]
    public void An_answer_is_read_alike_however_its_tags_are_written()
    {
        Assert.All(Answers, each => Assert.True(IsSuccess(each.Operation, each.Answer)));
        Assert.All(Answers, each => AssertAlike(each.Operation, each.Answer));
    }

    [Fact]
    public void A_damaged_answer_is_read_or_refused_alike_however_its_tags_are_written()
    {
        var random = new Random(20261127);
        string[] pieces =
        [
            .. "<>/&; x".Select(each => $"{each}"),
            "&lt;",
            "]]>",
            "<key>",
            "</value>",
            "<entry>",
            "<member>",
            "</member>",
            "<Path>",
            "</UserName>",
            "<UserName>bob</UserName>",
            "<Users/>",
            "<entry><key>Users</key><value>1</value></entry>",
            "\n",
        ];
        for (var each = 0; each < Mutations; each++)
        {
            var (operation, answer) = Answers[random.Next(Answers.Length)];
            var at = random.Next(answer.Length);
            var length = Math.Min(random.Next(0, 12), answer.Length - at);

            var damaged = answer.Remove(at, length).Insert(at, pieces[random.Next(pieces.Length)]);

            AssertAlike(operation, damaged);
        }
    }

    private static void AssertAlike(string operation, string answer)
    {
        var spaced = Tag().Replace(answer, "<$1 >");
        var (asServicesDo, otherwise) = (Read(operation, answer), Read(operation, spaced));
        Assert.True(asServicesDo == otherwise, $"{answer}\n{asServicesDo}\n{otherwise}");
    }

    private static bool IsSuccess(string operation, string answer) => Read(operation, answer).StartsWith('{');

    private static string Read(string operation, string answer)
    {
        Assert.True(ServiceCatalog.TryOpen("iam", out var service));
        Assert.True(service.TryGetOperation(operation, out var model));
        Assert.True(ProtocolTable.TryGet(service.Protocol, out var protocol));
        var response = new WireResponse { Status = 200, Body = Encoding.UTF8.GetBytes(answer) };
        return protocol.ReadResponse(service, model, response).TryGet(out var reply, out var error)
            ? reply.Output.GetRawText() + reply.RequestId
            : error.Code;
    }

    [GeneratedRegex("<(/?[A-Za-z]+)>")]
    private static partial Regex Tag();
}
