using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>Consoles by what requests call them.</summary>
internal static class NamedConsoles
{
    /// <summary>The console at this address, as somebody wrote it, or with this alias; false when it is not known.</summary>
    public static bool TryFindConsole(this NetworkSnapshot network, string? text, [NotNullWhen(true)] out NetworkConsole? console)
    {
        ArgumentNullException.ThrowIfNull(network);
        console = null;
        return ConsoleAddress.TryParse(text?.Trim(), out var address) && network.TryFindConsole(address, out console);
    }
}
