using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Wander.Web.Hosting;

/// <summary>
/// Stores the keys of ASP.NET Core data protection in memory. Razor components register data protection, which Wander does not
/// use, and which would write a key to the home folder at every start. UseEphemeralDataProtectionProvider does not prevent that,
/// because a hosted service still loads the key ring.
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => _keys;

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
