using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Wander.Web.Hosting;

/// <summary>
/// Keeps the keys of ASP.NET Core data protection in memory. Razor components register data protection although Wander protects
/// nothing with it, and at every start it would write a key to the home folder. UseEphemeralDataProtectionProvider does not
/// prevent that: its hosted service still loads the key ring.
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => _keys;

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
