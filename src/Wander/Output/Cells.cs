using Spectre.Console;
using Wander.Text;

namespace Wander.Output;

/// <summary>Creates tables and cells. Control characters and markup in their texts have no effect on the terminal.</summary>
internal static class Cells
{
    private static readonly Style Heading = new(decoration: Decoration.Bold);

    /// <summary>Creates a table without borders.</summary>
    /// <param name="columns">The headings of the columns.</param>
    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Spectre.Console.Text(column, Heading)).PadRight(2));
        return table;
    }

    /// <summary>Creates a cell, in which control characters and line breaks are escaped.</summary>
    public static Spectre.Console.Text Of(string? text) => new(Quote.Visible(text ?? ""));

    /// <summary>Creates a cell of several lines: line breaks in the text are kept.</summary>
    public static Spectre.Console.Text Lines(string text) => new(string.Join('\n', text.Split('\n').Select(Quote.Visible)));
}
