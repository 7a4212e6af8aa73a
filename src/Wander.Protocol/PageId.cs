using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wander.Protocol;

/// <summary>
/// The short id of a page: 64 bits of the SHA-256 of its address, written as 11 characters of base64url. The same page has
/// the same id in every console and after every restart, so permalinks keep their meaning (design, sections 8 and 9).
/// </summary>
/// <param name="Value">The 64 bits.</param>
public readonly record struct PageId(ulong Value)
{
    /// <summary>How many characters an id has.</summary>
    public const int Length = 11;

    /// <summary>The id of the page at <paramref name="address"/>, which must be in its one form.</summary>
    internal static PageId Of(string address)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(address), hash);
        return new PageId(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>Reads an id as <see cref="ToString"/> writes it; false for anything else, whatever its length.</summary>
    /// <param name="text">What came with a request.</param>
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

    /// <summary>The 11 characters.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Value);
        return Base64Url.EncodeToString(bytes);
    }
}
