using System.Collections.Frozen;
using Wander.Protocol;

namespace Wander.Fetching;

/// <summary>
/// Recognises login pages by their address. Sites that require a login redirect to such a page, which responds with status 200.
/// </summary>
internal static class LoginPage
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "login", "log-in", "signin", "sign-in", "sign_in", "wp-login", "auth", "authorize",
            "sso");

    /// <summary>Returns true when the last path segment is a usual name of a login page, with or without an extension.</summary>
    public static bool Is(PageAddress address)
    {
        var path = address.PathAndQuery.Split('?', 2)[0].TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Names.Contains(name.Split('.', 2)[0]); // wp-login.php
    }
}
