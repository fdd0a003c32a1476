namespace AwsRadar.Core.Reference;

/// <summary>Finds the IAM actions that an API operation needs.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html;
/// S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
/// </remarks>
public static class OperationActions
{
    private static readonly Lazy<OperationActionTable> Table = new(OperationActionTable.Load);

    /// <summary>Resolves one operation. The first rule that applies decides.</summary>
    /// <exception cref="InvalidDataException">The embedded data is damaged.</exception>
    public static NeededActions Resolve(ApiOperation operation)
    {
        // 1. A known exception.
        var table = Table.Value;
        if (table.Operations.TryGetValue(OperationActionTable.Key(operation.Service, operation.Name), out var actions))
        {
            return new(NeededActionsKind.Actions, actions);
        }

        // 2. A service that asks no policy.
        if (table.WithoutPermission.TryGetValue(operation.Service, out var reason))
        {
            return new(NeededActionsKind.NoneNeeded, [], reason);
        }

        // 3. The action of the operation's own name, or of its HTTP method.
        if (FindAction(operation) is { } action)
        {
            return new(NeededActionsKind.Actions, [action.FullName]);
        }

        // 4. A call that carries no signature has no principal whose policies could be asked.
        return operation.IsUnsigned
            ? new(NeededActionsKind.NoneNeeded, [], "the call is not signed: what it carries authorizes it")
            : new(NeededActionsKind.Unknown, [], table.ReasonOf(operation.Service, operation.Name));
    }

    private static IamAction? FindAction(ApiOperation operation)
    {
        if (FindService(operation) is not { } service)
        {
            return null;
        }

        var isByMethod = Table.Value.ByHttpMethod.Contains(operation.Service);
        return
            service.TryGetAction(operation.Name, out var action)
            || (isByMethod && service.TryGetAction(operation.HttpMethod, out action))
            ? action
            : null;
    }

    private static ServiceReference? FindService(ApiOperation operation)
    {
        var known = Table.Value.Prefixes.GetValueOrDefault(operation.Service);
        string?[] candidates = [known, operation.SigningName, operation.EndpointPrefix, operation.Service];
        foreach (var prefix in candidates)
        {
            if (prefix is not null && ActionCatalog.TryOpen(prefix, out var service))
            {
                return service;
            }
        }

        return null;
    }
}
