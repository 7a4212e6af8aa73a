using Wander.Protocol.Scripts;

namespace Wander.Protocol.Tests.Scripts;

/// <summary>What is asked of a reading again and again.</summary>
internal static class ScriptAssert
{
    /// <summary>The pages of a script in which nothing is wrong, one after another with a bar between.</summary>
    public static string PagesOf(string script) => string.Join('|', Clean(script).Pages);

    public static WanderDocument Clean(string script)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.Empty(reading.Problems);
        Assert.NotNull(reading.Document);
        return reading.Document;
    }

    /// <summary>The script has pages, and the one problem that says all of this at this place.</summary>
    public static void Problem(string script, string pages, int line, int column, string words)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.NotNull(reading.Document);
        Assert.Equal(pages, string.Join('|', reading.Document.Pages));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The script has no document, and a problem says why at this place.</summary>
    public static void None(string script, int line, int? column, string words)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.Null(reading.Document);
        Assert.Contains(reading.Problems, problem =>
            problem.Line == line && problem.Column == (column ?? problem.Column)
                && problem.Message.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>Whatever the script is, what is read stays within the limits.</summary>
    public static void StaysWithinLimits(string script)
    {
        var reading = WanderScriptReader.Read(script);
        Assert.True(reading.Problems.Length <= ScriptMost.Problems);
        Assert.True(reading.Document is not null || reading.Problems.Length > 0, "neither a document nor a reason");
        Assert.All(reading.Problems, problem =>
            Assert.True(problem.Line > 0 && problem.Column > 0 && problem.Message.Length is > 0 and < 300));
        if (reading.Document is not { } document)
            return;
        foreach (var list in new[] { document.Consoles, document.Pages, document.Ignore, document.Styles, document.Scripts })
            Assert.True(list.Length <= ScriptMost.Entries);
    }
}

/// <summary>The limits of the design, section 5, and of the reader's documentation.</summary>
internal static class ScriptMost
{
    public const int Characters = 1 << 20;
    public const int Depth = 64;
    public const int Entries = 20_000;
    public const int Problems = 100;
}
