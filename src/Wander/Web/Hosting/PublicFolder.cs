using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Wander.Web.Hosting;

/// <summary>
/// Serves the owner's files in <c>public/</c>, except files and folders whose name begins with a dot. The .NET file provider
/// excludes such files, but not the content of such folders, for example <c>.git</c>. <c>.well-known</c> (RFC 8615) is served.
/// </summary>
/// <param name="folder">The absolute path of the folder, which does not have to exist.</param>
internal sealed class PublicFolder(string folder) : IFileProvider, IDisposable
{
    private volatile PhysicalFileProvider? _files;

    /// <inheritdoc />
    public IFileInfo GetFileInfo(string subpath) =>
        subpath.Split('/', '\\').Any(name => name.StartsWith('.') && name != ".well-known")
            ? new NotFoundFileInfo(subpath)
            : Files()?.GetFileInfo(subpath) ?? new NotFoundFileInfo(subpath);

    /// <inheritdoc />
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton; // no listings

    /// <inheritdoc />
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    /// <inheritdoc />
    public void Dispose() => _files?.Dispose();

    // PhysicalFileProvider requires an existing folder. If two threads create one at the same time, the garbage collector takes
    // the unused one.
    private PhysicalFileProvider? Files() =>
        _files ??= System.IO.Directory.Exists(folder) ? new PhysicalFileProvider(folder) : null;
}
