using Microsoft.AspNetCore.Http.HttpResults;

namespace Wander.Web.Api;

/// <summary>Bad input as problem details (RFC 9457).</summary>
internal static class Problems
{
    /// <summary>A parameter that cannot be used.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="advice">What to write instead.</param>
    public static ProblemHttpResult BadRequest(string parameter, string advice) => TypedResults.Problem(
        $"`{parameter}`: {advice}.", statusCode: StatusCodes.Status400BadRequest, title: "A parameter cannot be used");
}
