using Microsoft.AspNetCore.Diagnostics;
using Wander.Web.Components;
using Wander.Web.Localization;

namespace Wander.Web.Errors;

/// <summary>Errors: problem details for programs, a readable page for people.</summary>
internal static class ErrorPages
{
    /// <summary>A bug: the page says so, the log says which.</summary>
    public static void OnException(IApplicationBuilder app) => app.Run(context => AnswerAsync(
        context, StatusCodes.Status500InternalServerError, texts => (texts["Error.500"], texts["Advice.500"])));

    /// <summary>A status without a body.</summary>
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

    /// <summary>A parameter that cannot be used, and what to write instead.</summary>
    /// <param name="texts">The language of the request.</param>
    /// <param name="parameter">Its name.</param>
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
        HttpContext context, int status, Func<InterfaceTexts, (string Title, string Advice)> say)
    {
        context.Response.StatusCode = status;
        var (title, advice) = say(context.RequestServices.GetRequiredService<InterfaceTexts>());
        IResult answer = IsForProgram(context.Request)
            ? TypedResults.Problem(advice, statusCode: status, title: title)
            : MessagePage.Answer(context, status, title, advice);
        await answer.ExecuteAsync(context);
    }

    private static bool IsForProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || !request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) is true);
}
