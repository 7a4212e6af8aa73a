using System.Text.Json;

namespace Wander.Testing;

/// <summary>Reads the test vectors of <c>tests/Support/vectors</c> (<c>tests/README.md#vectors</c>).</summary>
internal static class Vectors
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Returns the cases of one file, for example <c>ignore.json</c>.</summary>
    public static IReadOnlyList<T> Read<T>(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "vectors", file);
        return JsonSerializer.Deserialize<VectorFile<T>>(File.ReadAllText(path), Options)!.Cases;
    }

    private sealed record VectorFile<T>(string About, IReadOnlyList<T> Cases);
}
