using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Wander.Web.Hosting;

/// <summary>
/// Our own scripts and styles, compressed once and as far as Brotli goes, which takes too long for each visitor anew: the page
/// is a sixth lighter, and a visit costs no compression.
/// </summary>
/// <param name="files">The files; each is read when it is first asked for, and again when it has changed.</param>
internal sealed class CompressedFiles(IFileProvider files) : IFileProvider
{
    private readonly ConcurrentDictionary<string, CompressedFile> _compressed = new(StringComparer.Ordinal);

    /// <summary>Whether a client takes them.</summary>
    public static bool AreAccepted(HttpContext context) =>
        StringWithQualityHeaderValue.TryParseList(context.Request.Headers.AcceptEncoding, out var codings)
        && codings.Any(coding => coding.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    /// <summary>Says that an answer is compressed.</summary>
    public static void Declare(HttpResponse response)
    {
        response.Headers.ContentEncoding = "br";
        response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
    }

    /// <inheritdoc />
    public IFileInfo GetFileInfo(string subpath)
    {
        var file = files.GetFileInfo(subpath);
        if (!file.Exists)
            return file; // and nothing is remembered of what clients make up
        return _compressed.AddOrUpdate(
            subpath,
            _ => new CompressedFile(file),
            (_, known) => known.LastModified == file.LastModified ? known : new CompressedFile(file));
    }

    /// <inheritdoc />
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton; // nothing is listed

    /// <inheritdoc />
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class CompressedFile(IFileInfo file) : IFileInfo
    {
        private readonly Lazy<byte[]> _bytes = new(() => Compress(file));

        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => file.LastModified;

        public long Length => _bytes.Value.Length;

        public string Name => file.Name;

        public string? PhysicalPath => null; // what is on the disk is not compressed

        public Stream CreateReadStream() => new MemoryStream(_bytes.Value, writable: false);

        private static byte[] Compress(IFileInfo file)
        {
            using var compressed = new MemoryStream();
            using (var source = file.CreateReadStream())
            using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize))
                source.CopyTo(brotli);
            return compressed.ToArray();
        }
    }
}
