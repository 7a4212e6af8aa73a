using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol;

/// <summary>Resolves references from untrusted sources: links in pages, and <c>Location</c> headers.</summary>
public static class UriReference
{
    /// <summary>Resolves a reference against a base address (RFC 3986, section 5.2).</summary>
    /// <param name="base">The base address.</param>
    /// <param name="reference">Any text: a relative or an absolute address.</param>
    /// <param name="target">The address, which may have any scheme and may be too long.</param>
    /// <returns>False when the reference is malformed.</returns>
    public static bool TryResolve(PageAddress @base, string reference, [NotNullWhen(true)] out Uri? target)
    {
        ArgumentNullException.ThrowIfNull(@base);
        try
        {
            return Uri.TryCreate(new Uri(@base.Value), reference, out target);
        }
        catch (IndexOutOfRangeException)
        {
            // Uri.TryCreate of .NET 10.0.12 throws for two backslashes and a bidirectional control character, which it takes
            // for the name of a Windows share.
            target = null;
            return false;
        }
    }
}
