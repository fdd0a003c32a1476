using AwsRadar.Wire.Models;
using Xunit;

namespace AwsRadar.Tests.Wire.Models;

public sealed class ServiceCatalogTests
{
    public static IEnumerable<ServiceModel> Services => ServiceCatalog.Names.Select(Open);

    [Fact]
    public void Every_service_opens_and_says_how_it_is_called()
    {
        foreach (var service in Services)
        {
            Assert.NotEmpty(service.ServiceId);
            Assert.NotEmpty(service.EndpointPrefix);
            Assert.NotEmpty(service.SigningName);
            Assert.NotEqual(ServiceProtocol.SmithyRpcV2Cbor, service.Protocol);
            Assert.Contains(service.Protocol, service.Protocols);
            Assert.True(
                service
                    is not { Protocol: ServiceProtocol.AwsJson, TargetPrefix: null }
                        and not { Protocol: ServiceProtocol.AwsJson, JsonVersion: null }
            );
            Assert.NotEmpty(service.OperationNames);
        }

        Assert.InRange(ServiceCatalog.Names.Length, 400, 600);
        Assert.InRange(Services.Sum(service => service.OperationNames.Length), 16_000, 30_000);
    }

    [Fact]
    public void Every_operation_finds_its_shapes_and_every_member_finds_its_own()
    {
        foreach (var service in Services)
        {
            foreach (var operation in service.OperationNames.Select(name => Operation(service, name)))
            {
                Assert.True(operation.Input is null or { Kind: ShapeKind.Structure });
                Assert.True(operation.Output is null or { Kind: ShapeKind.Structure });
                Assert.All(operation.Errors, error => Assert.NotNull(error.Error));
            }

            Assert.All(service.ShapeNames.Select(name => Shape(service, name)), AssertIsWhole);
        }
    }

    [Fact]
    public void Every_paginator_names_members_of_its_operation()
    {
        var astray = new List<string>();
        foreach (var service in Services)
        {
            foreach (var operation in service.OperationNames.Select(name => Operation(service, name)))
            {
                astray.AddRange(StrayPaginatorMembers(operation).Select(member => $"{service} {operation} {member}"));
            }
        }

        Assert.Empty(astray);
    }

    [Fact]
    public void No_two_operations_of_a_service_differ_only_in_case_and_hyphens()
    {
        foreach (var service in Services)
        {
            Assert.All(
                service.OperationNames,
                name =>
                    Assert.Equal(
                        name,
                        Operation(service, string.Join('-', name.ToLowerInvariant().AsEnumerable())).Name
                    )
            );
        }
    }

    [Theory]
    [InlineData("ListUsers")]
    [InlineData("list-users")]
    [InlineData("list_users")]
    [InlineData("LISTUSERS")]
    public void An_operation_is_found_in_every_usual_spelling(string spelling) =>
        Assert.Equal("ListUsers", Operation(Open("IAM"), spelling).Name);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("ListUser")]
    [InlineData("ListUsersX")]
    public void What_is_not_an_operation_is_not_found(string name) =>
        Assert.False(Open("iam").TryGetOperation(name, out _));

    [Theory]
    [InlineData("")]
    [InlineData("nosuchservice")]
    public void What_is_not_a_service_is_not_found(string name) => Assert.False(ServiceCatalog.TryOpen(name, out _));

    [Fact]
    public void Listing_users_reads_as_IAM_documents_it()
    {
        var service = Open("iam");
        var operation = Operation(service, "ListUsers");

        Assert.Equal(ServiceProtocol.AwsQuery, service.Protocol);
        Assert.Equal("2010-05-08", service.ApiVersion);
        Assert.Equal("https://iam.amazonaws.com/doc/2010-05-08/", service.XmlNamespace?.Uri);
        Assert.Equal("iam.amazonaws.com", service.GlobalEndpoint);
        Assert.Equal("ListUsersResult", operation.ResultWrapper);
        Assert.Equal(["Marker"], operation.Paginator!.InputTokens);
        Assert.Equal(["Users"], operation.Paginator.ResultKeys);
        Assert.Equal("IsTruncated", operation.Paginator.MoreResults);
        Assert.Equal("MaxItems", operation.Paginator.LimitKey);
        Assert.True(operation.Input!.TryGetMember("MaxItems", out var limit));
        Assert.Equal((1, 1000), (limit.Shape.Min, limit.Shape.Max));
        Assert.True(operation.Output!.TryGetMember("Users", out var users));
        Assert.True(users.IsRequired);
        Assert.Equal("User", users.Shape.Element!.Shape.Name);
    }

    [Fact]
    public void Putting_an_object_carries_its_members_where_S3_wants_them()
    {
        var operation = Operation(Open("s3"), "PutObject");

        Assert.Equal("/{Bucket}/{Key+}", operation.RequestUri);
        Assert.Equal("Body", operation.Input!.Payload);
        Assert.Equal("ChecksumAlgorithm", operation.HttpChecksum!.RequestAlgorithmMember);
        Assert.Equal(MemberLocation.Uri, Member(operation, "Key").Location);
        Assert.Equal(
            (MemberLocation.Header, "x-amz-acl"),
            (Member(operation, "ACL").Location, Member(operation, "ACL").LocationName)
        );
        Assert.Equal(MemberLocation.HeaderPrefix, Member(operation, "Metadata").Location);
        Assert.True(Member(operation, "Body").IsStreaming);
        Assert.Equal("Bucket", Member(operation, "Bucket").ContextParameter);
    }

    [Fact]
    public void Traits_that_few_services_use_are_there()
    {
        Assert.True(Operation(Open("sts"), "AssumeRoleWithSAML").IsUnsigned);
        Assert.True(Open("sqs").IsAwsQueryCompatible);
        Assert.Equal(ServiceProtocol.AwsJson, Open("cloudwatch").Protocol);
        Assert.True(
            Operation(Open("ec2"), "RunInstances").Input!.TryGetMember("ClientToken", out var token)
                && token.IsIdempotencyToken
        );
        Assert.True(Shape(Open("bedrock-runtime"), "ContentBlock").IsUnion);
        Assert.Equal("{AccountId}.", Operation(Open("s3control"), "GetBucket").HostPrefix);
        Assert.True(Shape(Open("kinesis"), "SubscribeToShardEventStream").IsEventStream);
        Assert.Equal(400, Shape(Open("iam"), "InvalidInputException").Error!.HttpStatus);
        Assert.Equal("InvalidInput", Shape(Open("iam"), "InvalidInputException").Error!.Code);
        Assert.Equal("NoSuchEntity", Shape(Open("iam"), "NoSuchEntityException").Error!.Code);
    }

    [Fact]
    public void Threads_that_open_the_same_service_share_one_model()
    {
        var models = ParallelEnumerable.Range(0, 64).Select(_ => Shape(Open("sqs"), "Message")).Distinct().ToArray();

        Assert.Single(models);
    }

    internal static ServiceModel Open(string name)
    {
        Assert.True(ServiceCatalog.TryOpen(name, out var service), name);
        return service;
    }

    private static OperationModel Operation(ServiceModel service, string name)
    {
        Assert.True(service.TryGetOperation(name, out var operation), $"{service} {name}");
        return operation;
    }

    private static Shape Shape(ServiceModel service, string name)
    {
        Assert.True(service.TryGetShape(name, out var shape), $"{service} {name}");
        return shape;
    }

    private static Member Member(OperationModel operation, string name)
    {
        Assert.True(operation.Input!.TryGetMember(name, out var member), $"{operation} {name}");
        return member;
    }

    private static void AssertIsWhole(Shape shape)
    {
        Assert.Equal(shape.Kind is ShapeKind.List, shape.Element is not null);
        Assert.Equal(shape.Kind is ShapeKind.Map, shape is { Key: not null, Value: not null });
        Assert.True(shape.Kind is ShapeKind.Structure || shape.Members.IsEmpty);
        Assert.True(shape.Payload is null || shape.TryGetMember(shape.Payload, out _), shape.Name);
        foreach (var member in shape.Members)
        {
            Assert.NotEmpty(member.Shape.Name);
            Assert.True(shape.TryGetMember(member.Name, out var found) && ReferenceEquals(member, found));
        }
    }

    /// <summary>The tokens, flags and lists are JMESPath: their first name is a member.</summary>
    private static IEnumerable<string> StrayPaginatorMembers(OperationModel operation)
    {
        if (operation.Paginator is not { } paginator)
        {
            return [];
        }

        string?[] inputs = [.. paginator.InputTokens, paginator.LimitKey];
        string?[] outputs = [.. paginator.OutputTokens, .. paginator.ResultKeys, paginator.MoreResults];
        return inputs
            .Where(name => name is not null && !operation.Input!.TryGetMember(FirstName(name), out _))
            .Concat(outputs.Where(name => name is not null && !operation.Output!.TryGetMember(FirstName(name), out _)))
            .Select(name => name!);
    }

    private static string FirstName(string path) => path.Split('.', '[', ' ', '|')[0];
}
