using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Wander.Web;

/// <summary>
/// The owner's files in <c>public/</c> (design, section 4), less what begins with a dot: .NET leaves out such files, but not what
/// is in such folders, <c>.git</c> for one. <c>.well-known</c> is meant to be read (RFC 8615).
/// </summary>
/// <param name="folder">The folder's absolute path; it must exist.</param>
internal sealed class PublicFolder(string folder) : IFileProvider, IDisposable
{
    private readonly PhysicalFileProvider _files = new(folder);

    /// <inheritdoc />
    public IFileInfo GetFileInfo(string subpath) =>
        subpath.Split('/', '\\').Any(name => name.StartsWith('.') && name != ".well-known")
            ? new NotFoundFileInfo(subpath)
            : _files.GetFileInfo(subpath);

    /// <inheritdoc />
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton; // nothing is listed

    /// <inheritdoc />
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();
}
