using Wander.Configuration.Yaml;

namespace Wander.Configuration.Ignoring;

/// <summary>A pattern and its reason as one line to paste.</summary>
internal static class IgnoreLine
{
    /// <summary>Below <c>ignore:</c> in the settings: <c>- https://*.example.com/</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">Why; may be null.</param>
    public static string InSettings(string pattern, string? reason) =>
        reason is null ? $"- {YamlScalar.Of(pattern)}"
            : $"- {{pattern: {YamlScalar.Of(pattern)}, reason: {YamlScalar.Of(reason)}}}";

    /// <summary>In an ignore file: <c>https://*.example.com/ # reason</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">Why; may be null.</param>
    public static string InFile(string pattern, string? reason) => reason is null ? pattern : $"{pattern} # {reason}";
}
