using Microsoft.AspNetCore.Diagnostics;
using Wander.Web.Components;
using Wander.Web.Localization;

namespace Wander.Web.Errors;

/// <summary>Error responses: problem details for programs, an HTML page for visitors.</summary>
internal static class ErrorPages
{
    /// <summary>Answers with status 500 after an unhandled exception, which the log contains.</summary>
    public static void OnException(IApplicationBuilder app) => app.Run(context => AnswerAsync(
        context, StatusCodes.Status500InternalServerError, texts => (texts["Error.500"], texts["Advice.500"])));

    /// <summary>Adds a body to a response that has only an error status.</summary>
    public static Task OnStatusAsync(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        return AnswerAsync(status.HttpContext, code, texts => code switch
        {
            StatusCodes.Status404NotFound => (texts["Error.404"], texts["Advice.404"]),
            StatusCodes.Status405MethodNotAllowed => (texts["Error.405"], texts["Advice.405"]),
            StatusCodes.Status429TooManyRequests => (texts["Error.429"], texts["Advice.429"]),
            _ => (texts["Error.other", code], texts["Advice.other"]),
        });
    }

    /// <summary>Returns a response with status 400 that explains how to correct a query parameter.</summary>
    /// <param name="texts">The texts in the interface language.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="context">The request.</param>
    public static IResult BadRequest(InterfaceTexts texts, string parameter, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(context);
        return IsForProgram(context.Request)
            ? Problems.BadRequest(texts, parameter)
            : MessagePage.Answer(
                context, StatusCodes.Status400BadRequest, texts["Error.parameter"], texts[$"Advice.parameter.{parameter}"]);
    }

    private static async Task AnswerAsync(
        HttpContext context, int status, Func<InterfaceTexts, (string Title, string Advice)> describe)
    {
        context.Response.StatusCode = status;
        var (title, advice) = describe(context.RequestServices.GetRequiredService<InterfaceTexts>());
        IResult answer = IsForProgram(context.Request)
            ? TypedResults.Problem(advice, statusCode: status, title: title)
            : MessagePage.Answer(context, status, title, advice);
        await answer.ExecuteAsync(context);
    }

    private static bool IsForProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);
}
