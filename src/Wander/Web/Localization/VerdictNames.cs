using System.Collections.Immutable;
using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Web.Localization;

/// <summary>The names of verdicts and states in the API: <c>refuses-framing</c>, <c>last-good</c>.</summary>
internal static class VerdictNames
{
    /// <summary>The naming policy of enum values in JSON.</summary>
    public static JsonNamingPolicy Naming => JsonNamingPolicy.KebabCaseLower;

    /// <summary>The names of all verdicts.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Enum.GetNames<Verdict>().Select(Naming.ConvertName)];

    /// <summary>The name of a verdict or state.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => Naming.ConvertName(value.ToString());

    /// <summary>Reads the name of a verdict; null and empty text are any verdict. Returns false for other text.</summary>
    public static bool TryRead(string? text, out Verdict? verdict)
    {
        verdict = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var index = Names.IndexOf(text);
        if (index >= 0)
            verdict = Enum.GetValues<Verdict>()[index];
        return index >= 0;
    }
}
