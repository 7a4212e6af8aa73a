using Microsoft.AspNetCore.Diagnostics;
using Wander.Web.Components;
using Wander.Web.Localization;

namespace Wander.Web.Errors;

/// <summary>Errors: problem details for programs, a readable page for people (design, section 11).</summary>
internal static class FailurePages
{
    /// <summary>A bug: the page says so, the log says which.</summary>
    public static void OnException(IApplicationBuilder app) => app.Run(context => AnswerAsync(
        context, StatusCodes.Status500InternalServerError, words => (words["Error.500"], words["Advice.500"])));

    /// <summary>A status without a body.</summary>
    public static Task OnStatusAsync(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        return AnswerAsync(status.HttpContext, code, words => code switch
        {
            StatusCodes.Status404NotFound => (words["Error.404"], words["Advice.404"]),
            StatusCodes.Status405MethodNotAllowed => (words["Error.405"], words["Advice.405"]),
            StatusCodes.Status429TooManyRequests => (words["Error.429"], words["Advice.429"]),
            _ => (words["Error.other", code], words["Advice.other"]),
        });
    }

    /// <summary>A parameter that cannot be used, and what to write instead.</summary>
    /// <param name="words">The language of the request.</param>
    /// <param name="parameter">Its name.</param>
    /// <param name="context">The request.</param>
    public static IResult BadRequest(Words words, string parameter, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(context);
        return IsForProgram(context.Request)
            ? Problems.BadRequest(words, parameter)
            : MessagePage.Answer(
                context, StatusCodes.Status400BadRequest, words["Error.parameter"], words[$"Advice.parameter.{parameter}"]);
    }

    private static async Task AnswerAsync(HttpContext context, int status, Func<Words, (string Title, string Advice)> say)
    {
        context.Response.StatusCode = status;
        var (title, advice) = say(context.RequestServices.GetRequiredService<Words>());
        IResult answer = IsForProgram(context.Request)
            ? TypedResults.Problem(advice, statusCode: status, title: title)
            : MessagePage.Answer(context, status, title, advice);
        await answer.ExecuteAsync(context);
    }

    private static bool IsForProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);
}
