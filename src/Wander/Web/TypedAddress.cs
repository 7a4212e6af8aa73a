using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;

namespace Wander.Web;

/// <summary>An address as visitors type it: <c>example.com</c> means <c>https://example.com/</c>.</summary>
internal static class TypedAddress
{
    /// <summary>Reads it; false for what is no http or https address.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="address">The address in its one form.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out PageAddress? address) =>
        PageAddress.TryParse(text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text, out address);
}
