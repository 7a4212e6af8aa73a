using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Wander.Web.Hosting;

/// <summary>
/// The owner's files in <c>public/</c>, less what begins with a dot: .NET leaves out such files, but not what
/// is in such folders, <c>.git</c> for one. <c>.well-known</c> is meant to be read (RFC 8615).
/// </summary>
/// <param name="folder">The folder's absolute path. There may be none yet, or none any more.</param>
internal sealed class PublicFolder(string folder) : IFileProvider, IDisposable
{
    private volatile PhysicalFileProvider? _files;

    /// <inheritdoc />
    public IFileInfo GetFileInfo(string subpath) =>
        subpath.Split('/', '\\').Any(name => name.StartsWith('.') && name != ".well-known")
            ? new NotFoundFileInfo(subpath)
            : Files()?.GetFileInfo(subpath) ?? new NotFoundFileInfo(subpath);

    /// <inheritdoc />
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton; // nothing is listed

    /// <inheritdoc />
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    /// <inheritdoc />
    public void Dispose() => _files?.Dispose();

    // .NET's provider wants the folder to be there. Of two that are made at once one is left to the garbage collector.
    private PhysicalFileProvider? Files() =>
        _files ??= System.IO.Directory.Exists(folder) ? new PhysicalFileProvider(folder) : null;
}
