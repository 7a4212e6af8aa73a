using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Wander.Web;

/// <summary>
/// Where the keys of ASP.NET's data protection are kept: until the service ends. It comes with Razor, and we have nothing to
/// protect; without this it would write keys into the home folder of whoever runs the service.
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => _keys;

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(element);
}
