using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// A <see cref="Failure"/> as a JSON object in one column: <c>{"kind":18,"status":404}</c>. A query selects by
/// <c>failure ->> 'kind'</c>. Members that are null are left out.
/// </summary>
/// <param name="Kind">The number of the kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">In ticks of 100 ns.</param>
/// <param name="Target">An address.</param>
/// <param name="Pattern">An ignore pattern.</param>
/// <param name="Duration">In ticks of 100 ns.</param>
/// <param name="Detail">What the kind names.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Cause">The failure behind it.</param>
internal sealed record StoredFailure(
    int Kind,
    int? Status = null,
    long? RetryAfter = null,
    string? Target = null,
    string? Pattern = null,
    long? Duration = null,
    string? Detail = null,
    int? Line = null,
    int? Column = null,
    StoredFailure? Cause = null)
{
    /// <summary>How the JSON of the store is written and read.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is in no page
        MaxDepth = 8,
    };

    /// <summary>The text of the column.</summary>
    public static string? Write(Failure? failure) => failure is null ? null : JsonSerializer.Serialize(Of(failure), Json);

    /// <summary>Reads the text of the column; false when it is not valid.</summary>
    public static bool TryRead(string json, out Failure? failure)
    {
        try
        {
            failure = JsonSerializer.Deserialize<StoredFailure>(json, Json)?.ToFailure();
        }
        catch (JsonException)
        {
            failure = null; // a damaged file, or one that was edited by hand
        }
        return failure is not null;
    }

    private static StoredFailure Of(Failure failure) => new(
        (int)failure.Kind,
        failure.Status,
        failure.RetryAfter?.Ticks,
        failure.Target?.Value,
        failure.Pattern,
        failure.Duration?.Ticks,
        failure.Detail,
        failure.Line,
        failure.Column,
        failure.Cause is { } cause ? Of(cause) : null);

    // Null for a kind that does not exist, an address that is not one, or an invalid cause.
    private Failure? ToFailure()
    {
        PageAddress? target = null;
        if (!Enum.IsDefined((FailureKind)Kind) || (Target is not null && !PageAddress.TryParse(Target, out target)))
            return null;
        var cause = Cause?.ToFailure();
        return Cause is not null && cause is null
            ? null
            : new Failure((FailureKind)Kind)
            {
                Status = Status,
                RetryAfter = RetryAfter is { } retryAfter ? new TimeSpan(retryAfter) : null,
                Target = target,
                Pattern = Pattern,
                Duration = Duration is { } duration ? new TimeSpan(duration) : null,
                Detail = Detail,
                Line = Line,
                Column = Column,
                Cause = cause,
            };
    }
}
