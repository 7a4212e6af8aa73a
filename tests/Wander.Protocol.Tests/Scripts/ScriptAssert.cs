using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

/// <summary>Assertions about the result of reading a script.</summary>
internal static class ScriptAssert
{
    /// <summary>Asserts that a script has no problems, and returns its pages separated by vertical bars.</summary>
    public static string PagesOf(string script) => string.Join('|', Clean(script).Pages);

    /// <summary>Asserts that a script has no problems, and returns its document.</summary>
    public static WanderDocument Clean(string script)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Document);
        return reading.Document;
    }

    /// <summary>Asserts that a script has these pages and exactly one problem, with this position and message.</summary>
    public static void Problem(string script, string pages, int line, int column, string message)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.NotNull(reading.Document);
        Assert.Equal(pages, string.Join('|', reading.Document.Pages));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Asserts that a script has no document and a problem with this position and message.</summary>
    public static void None(string script, int line, int? column, string message)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.Null(reading.Document);
        Assert.Contains(reading.Problems, problem =>
            problem.Line == line && problem.Column == (column ?? problem.Column)
                && problem.Message.Contains(message, StringComparison.Ordinal));
    }

    /// <summary>Asserts that the result of reading a script is within the limits.</summary>
    public static void StaysWithinLimits(string script)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.True(reading.Problems.Length <= ScriptLimits.Problems);
        Assert.True(reading.Document is not null || reading.Problems.Length > 0, "There is neither a document nor a problem.");
        Assert.All(reading.Problems, problem =>
            Assert.True(problem.Line > 0 && problem.Column > 0 && problem.Message.Length is > 0 and < 300));
        if (reading.Document is not { } document)
            return;
        foreach (var list in new[] { document.Consoles, document.Pages, document.Ignore, document.Styles, document.Scripts })
            Assert.True(list.Length <= ScriptLimits.Entries);
    }
}

/// <summary>The limits of the reader (src/Wander.Protocol/README.md#limits).</summary>
internal static class ScriptLimits
{
    public const int Characters = 1 << 20;
    public const int Depth = 64;
    public const int Entries = 20_000;
    public const int Problems = 100;
}
