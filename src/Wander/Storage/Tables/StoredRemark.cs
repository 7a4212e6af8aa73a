using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>A <see cref="ConsoleRemark"/> as a JSON object in one column: <c>{"kind":3,"count":2}</c>.</summary>
/// <param name="Kind">The number of the kind.</param>
/// <param name="Count">How many things it is about.</param>
/// <param name="Line">From 1; null for none.</param>
/// <param name="Column">From 1; null for none.</param>
/// <param name="Detail">The problem; null for none.</param>
internal sealed record StoredRemark(int Kind, int Count, int? Line = null, int? Column = null, string? Detail = null)
{
    /// <summary>The text of the column.</summary>
    public static string? Write(ConsoleRemark? remark) => remark is null
        ? null
        : JsonSerializer.Serialize(
            new StoredRemark((int)remark.Kind, remark.Count, remark.Line, remark.Column, remark.Detail), StoredFailure.Json);

    /// <summary>Reads the text of the column; false when it is not valid.</summary>
    public static bool TryRead(string json, out ConsoleRemark? remark)
    {
        remark = null;
        try
        {
            if (JsonSerializer.Deserialize<StoredRemark>(json, StoredFailure.Json) is { } stored
                && Enum.IsDefined((ConsoleRemarkKind)stored.Kind))
            {
                remark = new ConsoleRemark((ConsoleRemarkKind)stored.Kind, stored.Count)
                {
                    Line = stored.Line,
                    Column = stored.Column,
                    Detail = stored.Detail,
                };
            }
        }
        catch (JsonException)
        {
            // A damaged file, or one that was edited by hand.
        }
        return remark is not null;
    }
}
