using System.Text.Json;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>A <see cref="ConsoleRemark"/> as a JSON object in one column: <c>{"kind":3,"count":2}</c>.</summary>
/// <param name="Kind">The number of the kind.</param>
/// <param name="Count">The number of problems or entries that the remark is about.</param>
/// <param name="Line">The line number, from 1; null when there is none.</param>
/// <param name="Column">The column number, from 1; null when there is none.</param>
/// <param name="Detail">The problem; null when there is none.</param>
internal sealed record StoredRemark(int Kind, int Count, int? Line = null, int? Column = null, string? Detail = null)
{
    /// <summary>Returns the text of the column; null for null.</summary>
    public static string? Write(ConsoleRemark? remark) => remark is null
        ? null
        : JsonSerializer.Serialize(
            new StoredRemark((int)remark.Kind, remark.Count, remark.Line, remark.Column, remark.Detail), StoredFailure.Json);

    /// <summary>Parses the text of the column; false when it is invalid.</summary>
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
            // The file is damaged or was edited by hand.
        }
        return remark is not null;
    }
}
