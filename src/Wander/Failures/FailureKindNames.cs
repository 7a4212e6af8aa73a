using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Failures;

/// <summary>The names of failure kinds in the API: <c>httpStatus</c>, <c>certificateExpired</c>. They never change.</summary>
public static class FailureKindNames
{
    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(FailureKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
