using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Web.Localization;

namespace Wander.Web.Errors;

/// <summary>Bad input as problem details (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>A parameter that cannot be used, and what to write instead.</summary>
    /// <param name="texts">The language of the request.</param>
    /// <param name="parameter">Its name.</param>
    /// <param name="allowed">What its values may be, where the advice names that.</param>
    public static ProblemHttpResult BadRequest(InterfaceTexts texts, string parameter, object? allowed = null) =>
        TypedResults.Problem(
        allowed is null ? texts[$"Advice.parameter.{parameter}"] : texts[$"Advice.parameter.{parameter}", allowed],
        statusCode: StatusCodes.Status400BadRequest,
        title: texts["Error.parameter"]);
}
