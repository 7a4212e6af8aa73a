using System.Runtime.CompilerServices;
using System.Text;

namespace Wander.Output;

/// <summary>Standard input, line by line, whoever wrote it.</summary>
internal static class InputLines
{
    /// <summary>So much of a line is kept, in characters: the rest is passed over.</summary>
    public const int LongestLine = 4096;

    /// <summary>The lines, one after another as they come.</summary>
    /// <param name="input">UTF-8; what is none becomes U+FFFD.</param>
    /// <param name="cancellationToken">Ends the waiting at once, although a terminal that is read cannot be told to stop.</param>
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
