using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Failures;

/// <summary>The stable names of failure kinds in the API: <c>httpStatus</c>, <c>certificateExpired</c>.</summary>
public static class FailureKindNames
{
    /// <summary>Returns the name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(FailureKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
