using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wander.Protocol;

/// <summary>
/// The short id of a page: the first 64 bits of the SHA-256 hash of its canonical address, written as 11 characters of
/// base64url. The same page has the same id in every installation and after every restart, so permalinks stay valid.
/// </summary>
/// <param name="Value">The 64 bits.</param>
public readonly record struct PageId(ulong Value)
{
    /// <summary>The number of characters of an id.</summary>
    public const int Length = 11;

    /// <summary>Returns the id of the page at <paramref name="address"/>, which must be canonical.</summary>
    internal static PageId Of(string address)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(address), hash);
        return new PageId(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>Parses an id that <see cref="ToString"/> wrote. Returns false for any other text, of any length.</summary>
    /// <param name="text">A text from a request.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out PageId id)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        id = default;
        if (text.Length != Length || !Base64Url.IsValid(text, out var length) || length != bytes.Length)
            return false;
        if (!Base64Url.TryDecodeFromChars(text, bytes, out _))
            return false;
        id = new PageId(BinaryPrimitives.ReadUInt64BigEndian(bytes));
        return true;
    }

    /// <summary>The id as 11 characters of base64url.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Value);
        return Base64Url.EncodeToString(bytes);
    }
}
