using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Failures;

/// <summary>The names of failures and remarks in JSON, which stay the same in every version: <c>httpStatus</c>.</summary>
internal static class FailureNames
{
    /// <summary>The name of a failure or, when there is none, of a remark; null when there is neither.</summary>
    public static string? Of(Failure? failure, ConsoleRemark? remark = null) =>
        failure is not null ? FailureKindNames.NameOf(failure.Kind)
        : remark is not null ? JsonNamingPolicy.CamelCase.ConvertName(remark.Kind.ToString())
        : null;
}
