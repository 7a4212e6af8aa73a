using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>Finds consoles by the addresses in requests.</summary>
internal static class NamedConsoles
{
    /// <summary>Finds a console by its address or alias, which need not be normalised. Returns false if there is none.</summary>
    public static bool TryFindConsole(this NetworkSnapshot network, string? text, [NotNullWhen(true)] out NetworkConsole? console)
    {
        ArgumentNullException.ThrowIfNull(network);
        console = null;
        return ConsoleAddress.TryParse(text?.Trim(), out var address) && network.TryFindConsole(address, out console);
    }
}
