using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Failures;

/// <summary>The stable names of failures and remarks in JSON: <c>httpStatus</c>, <c>tooManyEntries</c>.</summary>
internal static class FailureNames
{
    /// <summary>Returns the name of the failure or, if it is null, of the remark; null when both are null.</summary>
    public static string? Of(Failure? failure, ConsoleRemark? remark = null) =>
        failure is not null ? FailureKindNames.NameOf(failure.Kind)
        : remark is not null ? JsonNamingPolicy.CamelCase.ConvertName(remark.Kind.ToString())
        : null;
}
