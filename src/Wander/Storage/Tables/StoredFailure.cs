using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// A <see cref="Failure"/> as a JSON object in one column: <c>{"kind":18,"status":404}</c>. Null members are omitted. A query can
/// filter by <c>failure ->> 'kind'</c>.
/// </summary>
/// <param name="Kind">The number of the kind.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">The waiting time that the server requested, in ticks of 100 ns.</param>
/// <param name="Target">The address of a redirect target.</param>
/// <param name="Pattern">An ignore pattern.</param>
/// <param name="Duration">A duration, in ticks of 100 ns.</param>
/// <param name="Detail">A detail whose meaning depends on the kind.</param>
/// <param name="Line">A line number, from 1.</param>
/// <param name="Column">A column number, from 1.</param>
/// <param name="Cause">The underlying failure; null when there is none.</param>
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
    /// <summary>The JSON options of the store.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is never part of an HTML page
        MaxDepth = 8,
    };

    /// <summary>Returns the text of the column; null for null.</summary>
    public static string? Write(Failure? failure) => failure is null ? null : JsonSerializer.Serialize(Of(failure), Json);

    /// <summary>Parses the text of the column; false when it is invalid.</summary>
    public static bool TryRead(string json, out Failure? failure)
    {
        try
        {
            failure = JsonSerializer.Deserialize<StoredFailure>(json, Json)?.ToFailure();
        }
        catch (JsonException)
        {
            failure = null; // the file is damaged or was edited by hand
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

    // Null when the kind does not exist, the address is invalid, or the cause is invalid.
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
