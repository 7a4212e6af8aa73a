using Wander.Protocol.Ignoring;

namespace Wander.Tests.Documentation;

/// <summary>Tests the examples in the table of ignore patterns in the owner's manual.</summary>
public sealed class IgnorePatternTests
{
    /// <summary>The examples: a pattern, an address, and true when the pattern hides the address.</summary>
    public static TheoryData<string, string, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (var row in Documents.Read(Documents.Manual).Section("Patterns").Tables("Pattern").Single().Rows)
            {
                foreach (var (column, cell) in row.Skip(1).Index())
                {
                    foreach (var address in Document.Codes(cell))
                        rows.Add(Document.Codes(row[0])[0], address, column == 0);
                }
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_pattern_hides_what_the_manual_states(string text, string address, bool isHidden)
    {
        Assert.True(IgnorePattern.TryParse(text, reason: null, source: null, out var pattern));

        Assert.Equal(isHidden, pattern.Hides(address));
    }
}
