using System.Buffers;
using System.Text;
using System.Text.Json;
using AwsRadar.Wire.Models;
using AwsRadar.Wire.Protocols.Values;

namespace AwsRadar.Wire.Protocols.Forms;

/// <summary>
/// Reads which operation a form calls, and with what. Parameters that the operation does not know are passed over, as
/// AWS does.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html</remarks>
internal sealed class FormRequestReader(FormNames names)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public WireResult<WireCall> Read(ServiceModel service, WireRequest request)
    {
        if (!Parameters(request).TryGet(out var form, out var error))
        {
            return error;
        }

        return FindOperation(service, form).TryGet(out var operation, out error) ? Read(operation, form) : error;
    }

    private static WireResult<FormNode> Parameters(WireRequest request)
    {
        var contentType = request.Headers["Content-Type"];
        if (
            request.Body.Length > 0
            && contentType?.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase) is not true
        )
        {
            return FormReader.Malformed($"The content type of the request must be {FormType}.");
        }

        // A GET request has its parameters in the query string, a POST in the body; both together are one form.
        byte[] form = [.. Encoding.UTF8.GetBytes(request.RawQuery), (byte)'&', .. request.Body.Span];
        return FormReader.Read(form);
    }

    private static WireResult<OperationModel> FindOperation(ServiceModel service, FormNode form)
    {
        var (action, version) = (form["Action"]?.Value, form["Version"]?.Value);
        if (string.IsNullOrEmpty(action))
        {
            return WireError.Service("MissingAction", "Missing Action");
        }

        var isKnown = service.TryGetOperation(action, out var operation);
        return
            isKnown
            && string.Equals(operation!.Name, action, StringComparison.Ordinal)
            && string.Equals(version, service.ApiVersion, StringComparison.Ordinal)
            ? operation
            : WireError.Service(
                "InvalidAction",
                $"Could not find operation {action} for version {version ?? "NO_VERSION_SPECIFIED"}"
            );
    }

    private WireResult<WireCall> Read(OperationModel operation, FormNode form)
    {
        if (operation.Input is not { } shape)
        {
            return new WireCall(operation, JsonBuilder.Empty);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = JsonBuilder.WriterInto(buffer))
        {
            var reader = new FormValueReader(json, names);
            if (!reader.TryReadStructure(shape, form, ""))
            {
                return FormReader.Malformed(reader.Problem);
            }
        }

        return new WireCall(operation, JsonBuilder.Parse(buffer.WrittenSpan));
    }
}
