using Wander.Configuration.Yaml;

namespace Wander.Configuration.Ignoring;

/// <summary>Formats a pattern and its reason as a line that an owner can paste.</summary>
internal static class IgnoreLine
{
    /// <summary>Formats a line below <c>ignore:</c> in the settings: <c>- https://*.example.com/</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">The reason; null for none.</param>
    public static string InSettings(string pattern, string? reason) =>
        reason is null ? $"- {YamlScalar.Of(pattern)}"
            : $"- {{pattern: {YamlScalar.Of(pattern)}, reason: {YamlScalar.Of(reason)}}}";

    /// <summary>Formats a line of an ignore file: <c>https://*.example.com/ # reason</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reason">The reason; null for none.</param>
    public static string InFile(string pattern, string? reason) => reason is null ? pattern : $"{pattern} # {reason}";
}
