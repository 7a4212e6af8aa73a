using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Inspecting;

/// <summary>The remedy for an entry of the settings that fails.</summary>
internal static class FailureAdvice
{
    /// <summary>Returns the remedy: one or two English sentences.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="ignore">The ignore list of this console, which contains the locations of patterns.</param>
    public static string For(Failure failure, IgnoreList ignore)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(ignore);
        return failure.HiddenTarget is { } hidden && ignore.Find(hidden.Value)?.Source is { } source
            ? $"Remove it, or remove the ignore pattern in {source}."
            : FailureText.AdviceInEnglish(failure);
    }
}
