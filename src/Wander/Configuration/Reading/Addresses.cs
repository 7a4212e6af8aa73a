using System.Collections.Immutable;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>Reads the settings that are addresses: of this console, its neighbours and its recommended pages.</summary>
internal static class Addresses
{
    /// <summary>Reads the address on which the service listens; the default when it is missing or not valid.</summary>
    public static ListenAddress Listen(Section section)
    {
        if (section.Text("listen") is not { } text)
            return ListenAddress.Default;
        if (ListenAddress.TryParse(text.Value, out var address, out var mistake))
            return address;
        section.Problems.Error(text.Location, mistake);
        return ListenAddress.Default;
    }

    /// <summary>Reads the public address of this console; null when it is missing or not valid.</summary>
    public static ConsoleAddress? Url(Section section)
    {
        if (section.Text("url") is not { } text)
            return null;
        if (!ConsoleAddress.TryParse(text.Value, out var address))
            section.Problems.Error(text.Location, AddressMessages.WhatIsWrong(text.Value));
        else if (text.Value.AsSpan().ContainsAny('?', '#'))
            section.Problems.Error(text.Location, "The address of a console cannot contain `?` or `#`. "
                + $"Write {Quote.Whole(address.Value)}.");
        else if (!address.Path.EndsWith('/'))
            section.Problems.Error(text.Location, $"{Quote.Of(text.Value)} is a file, but a console is a folder. "
                + $"Write {Quote.Whole(address.Value + "/")} or the folder above it.");
        else
            return address;
        return null;
    }

    /// <summary>Reads the neighbours, each once and without this console.</summary>
    public static ImmutableArray<Located<ListedConsole>> Consoles(Section section, ConsoleAddress own)
    {
        var consoles = ImmutableArray.CreateBuilder<Located<ListedConsole>>();
        var first = new Dictionary<ConsoleAddress, SourceLocation>(ConsoleAddress.IgnoringScheme);
        foreach (var text in section.Texts("consoles"))
        {
            if (!ConsoleAddress.TryParse(text.Value, out var address))
                section.Problems.Error(text.Location, AddressMessages.WhatIsWrong(text.Value));
            else if (address.IsSameAs(own))
                section.Problems.Warning(text.Location, $"{Quote.Of(text.Value)} is this console, "
                    + "which cannot be its own neighbour. Remove the entry.");
            else if (!first.TryAdd(address, text.Location))
                section.Problems.Warning(text.Location, $"{Quote.Of(text.Value)} is already in line {first[address].Line}. "
                    + "Remove one of the two entries.");
            else
                consoles.Add(new(new ListedConsole(address, text.Location), text.Location));
        }
        return consoles.DrainToImmutable();
    }

    /// <summary>Reads the recommended pages, each once.</summary>
    public static ImmutableArray<Located<OwnPage>> Pages(Section section)
    {
        var pages = ImmutableArray.CreateBuilder<Located<OwnPage>>();
        var first = new Dictionary<PageAddress, SourceLocation>();
        foreach (var item in section.List("pages"))
        {
            var (text, note) = Page(item, section.Problems);
            if (text is null)
                continue;
            if (!PageAddress.TryParse(text.Value, out var address))
                section.Problems.Error(text.Location, AddressMessages.WhatIsWrong(text.Value));
            else if (!first.TryAdd(address, text.Location))
                section.Problems.Warning(text.Location, $"{Quote.Of(text.Value)} is already in line {first[address].Line}. "
                    + "Remove one of the two entries.");
            else
                pages.Add(new(new OwnPage(address, note, text.Location), text.Location));
        }
        return pages.DrainToImmutable();
    }

    private static (YamlText? Url, string? Note) Page(YamlNode item, ProblemList problems)
    {
        if (item is not YamlMapping mapping)
            return (Shape.Entry(item, "pages", problems), null);
        var entry = Section.Entry(mapping, "pages", SettingsKeys.PageEntry, problems);
        if (mapping.Find("url") is null or YamlNothing)
            problems.Error(mapping.Location, "This entry of `pages` has no `url`. Add one, like `url: https://example.com/`.");
        return (entry.Text("url"), entry.Line("note"));
    }
}
