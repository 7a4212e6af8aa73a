using System.Runtime.CompilerServices;
using System.Text;

namespace Wander.Output;

/// <summary>Reads standard input line by line.</summary>
internal static class InputLines
{
    /// <summary>The maximum length of a line, in characters. Longer lines are truncated.</summary>
    public const int LongestLine = 4096;

    /// <summary>Returns the lines as they arrive.</summary>
    /// <param name="input">UTF-8. Invalid bytes become U+FFFD.</param>
    /// <param name="cancellationToken">Stops reading immediately, even while a read from a terminal is blocked.</param>
    public static async IAsyncEnumerable<string> ReadAsync(
        Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        var line = new StringBuilder();
        var buffer = new char[LongestLine];
        while (await Task.Run(() => reader.Read(buffer), cancellationToken).WaitAsync(cancellationToken) is > 0 and var length)
        {
            foreach (var c in buffer.AsMemory(0, length).ToArray())
            {
                if (c is '\n' or '\r')
                {
                    yield return line.ToString();
                    line.Clear();
                }
                else if (line.Length < LongestLine)
                {
                    line.Append(c);
                }
            }
        }
        if (line.Length > 0)
            yield return line.ToString();
    }
}
