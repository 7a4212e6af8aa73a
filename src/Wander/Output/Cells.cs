using Spectre.Console;
using Wander.Text;

namespace Wander.Output;

/// <summary>The cells of tables on a terminal. Whatever a stranger wrote, nothing in them acts on it.</summary>
internal static class Cells
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);

    /// <summary>A table without lines, whose columns have these names.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Spectre.Console.Text(column, Heading)).PadRight(2));
        return table;
    }

    /// <summary>A cell.</summary>
    public static Spectre.Console.Text Of(string? text) => new(Quote.Visible(text ?? ""));

    /// <summary>A cell of a text of ours, whose lines are its own.</summary>
    public static Spectre.Console.Text Lines(string text) => new(string.Join('\n', text.Split('\n').Select(Quote.Visible)));
}
