using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Web.Localization;

namespace Wander.Web.Errors;

/// <summary>Problem details (RFC 9457) for requests that are not valid.</summary>
internal static class Problems
{
    /// <summary>Returns a response with status 400 that explains how to correct a query parameter.</summary>
    /// <param name="texts">The texts in the interface language.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="allowed">
    /// The valid values or the greatest valid value, for advice texts with a placeholder; null for the others.
    /// </param>
    public static ProblemHttpResult BadRequest(InterfaceTexts texts, string parameter, object? allowed = null) =>
        TypedResults.Problem(
        allowed is null ? texts[$"Advice.parameter.{parameter}"] : texts[$"Advice.parameter.{parameter}", allowed],
        statusCode: StatusCodes.Status400BadRequest,
        title: texts["Error.parameter"]);
}
