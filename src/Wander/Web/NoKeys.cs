using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Wander.Web;

/// <summary>
/// Where keys of ASP.NET's data protection are kept: nowhere. It comes with Razor, we have nothing to protect, and without this
/// it would write keys into the home folder of whoever runs the service.
/// </summary>
internal sealed class NoKeys : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException();
}
