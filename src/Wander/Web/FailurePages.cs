using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Wander.Web.Components;

namespace Wander.Web;

/// <summary>Errors: problem details for programs, a readable page for people (design, section 11).</summary>
internal static class FailurePages
{
    /// <summary>A bug: the page says so, the log says which.</summary>
    public static void OnException(IApplicationBuilder app) => app.Run(context => AnswerAsync(
        context, StatusCodes.Status500InternalServerError, "Something went wrong here", "It is not your fault, and it is in the log. Please try again."));

    /// <summary>A status without a body.</summary>
    public static Task OnStatusAsync(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        var (title, advice) = code switch
        {
            StatusCodes.Status404NotFound => ("There is nothing here", "The address may be misspelt, or the page may be gone."),
            StatusCodes.Status405MethodNotAllowed => ("That cannot be done here", "This address can only be read."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a second, then go on."),
            _ => (ReasonPhrases.GetReasonPhrase(code), "The request could not be answered."),
        };
        return AnswerAsync(status.HttpContext, code, title, advice);
    }

    private static async Task AnswerAsync(HttpContext context, int status, string title, string advice)
    {
        context.Response.StatusCode = status;
        IResult answer = IsForProgram(context.Request)
            ? TypedResults.Problem(advice, statusCode: status, title: title)
            : MessagePage.Answer(status, title, advice);
        await answer.ExecuteAsync(context);
    }

    private static bool IsForProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);
}
