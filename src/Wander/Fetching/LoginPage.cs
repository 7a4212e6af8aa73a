using System.Collections.Frozen;
using Wander.Protocol;

namespace Wander.Fetching;

/// <summary>
/// Tells a login wall by its address: sites that want visitors to sign in redirect to a page whose name says so, and answer 200.
/// </summary>
internal static class LoginPage
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "login", "log-in", "signin", "sign-in", "sign_in", "wp-login", "auth", "authorize",
            "sso");

    /// <summary>Has an address the name of a login page?</summary>
    public static bool Is(PageAddress address)
    {
        var path = address.PathAndQuery.Split('?', 2)[0].TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Names.Contains(name.Split('.', 2)[0]); // wp-login.php
    }
}
