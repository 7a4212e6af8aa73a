using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Inspecting;

/// <summary>What an owner can do about an entry of the settings that fails.</summary>
internal static class FailureAdvice
{
    /// <summary>The advice, in English.</summary>
    /// <param name="failure">Why it fails.</param>
    /// <param name="ignore">Our ignore list, which has the location of a pattern.</param>
    public static string For(Failure failure, IgnoreList ignore)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(ignore);
        return failure.HiddenTarget is { } hidden && ignore.Find(hidden.Value)?.Source is { } source
            ? $"remove it, or the ignore pattern in {source}"
            : FailureText.AdviceInEnglish(failure);
    }
}
