using Catalog.Core.DataProducts;

namespace Catalog.UI.DataProducts;

/// <summary>A sheet while somebody types it: lists are lines and commas, and what the form does not show stays as it was.</summary>
public sealed class ProductDraft
{
    private ProductSheet _began = new();

    public string? Title { get; set; }
    public string? Purpose { get; set; }
    public string? Usage { get; set; }
    public string? Limitations { get; set; }
    public string? Version { get; set; }
    public string? Archetype { get; set; }
    public string? Visibility { get; set; }
    /// <summary>Separated by commas.</summary>
    public string? Tags { get; set; }
    /// <summary>Separated by commas.</summary>
    public string? Terms { get; set; }
    /// <summary>One a line: the address, then what it is.</summary>
    public string? Links { get; set; }
    /// <summary>One a line: the channel, then its address.</summary>
    public string? Support { get; set; }
    /// <summary>One a line: the person, then their role after a comma.</summary>
    public string? Contacts { get; set; }
    public List<PortDraft> Ports { get; } = [];

    public static ProductDraft From(ProductSheet sheet)
    {
        var draft = new ProductDraft
        {
            _began = sheet,
            Title = sheet.Title,
            Purpose = sheet.Purpose,
            Usage = sheet.Usage,
            Limitations = sheet.Limitations,
            Version = sheet.Version,
            Archetype = ProductWords.Archetype(sheet.Archetype) is { } kind ? ProductWords.Write(kind) : null,
            Visibility = sheet.Visibility,
            Tags = string.Join(", ", sheet.Tags),
            Terms = string.Join(", ", sheet.Terms),
            Links = string.Join('\n', sheet.Links.Select(l => $"{l.Url} {l.Description}".TrimEnd())),
            Support = string.Join('\n', sheet.Support.Select(s => s.Url is null ? s.Channel : $"{s.Channel} {s.Url}")),
            Contacts = string.Join('\n', sheet.Contacts.Select(c => c.Role is null ? c.Username : $"{c.Username}, {c.Role}")),
        };
        draft.Ports.AddRange(sheet.Ports.Select(PortDraft.From));
        return draft;
    }

    public ProductSheet ToSheet() => _began with
    {
        Title = Said(Title),
        Purpose = Said(Purpose),
        Usage = Said(Usage),
        Limitations = Said(Limitations),
        Version = Said(Version),
        Archetype = Said(Archetype) ?? (ProductWords.Archetype(_began.Archetype) is null ? _began.Archetype : null),
        Visibility = Said(Visibility),
        Tags = Words(Tags),
        Terms = Words(Terms),
        Links = [.. Lines(Links).Select(line => Split(line, ' ')).Select(l => (_began.Links.FirstOrDefault(had => had.Url == l.Head) ?? new ProductLink(l.Head, null, null)) with { Description = l.Tail })],
        Support = [.. Lines(Support).Select(SupportOf)],
        Contacts = [.. Lines(Contacts).Select(line => Split(line, ',')).Select(c => (_began.Contacts.FirstOrDefault(had => had.Username == c.Head) ?? new ProductContact(c.Head, null, null, null)) with { Role = c.Tail })],
        Ports = [.. Ports.Where(p => !p.Empty).Select(p => p.ToSheet())],
    };

    private SupportChannel SupportOf(string line)
    {
        // A channel's name may hold blanks; its address comes last.
        var at = line.LastIndexOf(' ');
        var (channel, url) = at > 0 && line[(at + 1)..].Contains(':', StringComparison.Ordinal) ? (line[..at].Trim(), line[(at + 1)..]) : (line, null);
        return (_began.Support.FirstOrDefault(had => had.Channel == channel) ?? new SupportChannel(channel, null, null, null, null, null)) with { Url = url };
    }

    private static (string Head, string? Tail) Split(string line, char by)
    {
        var at = line.IndexOf(by, StringComparison.Ordinal);
        return at < 0 ? (line, null) : (line[..at].Trim(), Said(line[(at + 1)..]));
    }

    private static string[] Words(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A port while somebody types it.</summary>
public sealed class PortDraft
{
    private PortSheet? _began;

    public string? Direction { get; set; } = "output";
    public string? Name { get; set; }
    public string? Version { get; set; }
    public string? Description { get; set; }
    public string? Tier { get; set; }
    public string? Technology { get; set; }
    public string? Format { get; set; }
    public string? Location { get; set; }
    public string? ContractId { get; set; }

    /// <summary>Nothing was typed: the slot is not used.</summary>
    public bool Empty => _began is null && new[] { Name, Description, Technology, Format, Location, ContractId }.All(string.IsNullOrWhiteSpace);

    public static PortDraft From(PortSheet port) => new()
    {
        _began = port,
        Direction = port.Direction.ToString().ToLowerInvariant(),
        Name = port.Name,
        Version = port.PortVersion,
        Description = port.Description,
        Tier = ProductWords.Tier(port.Tier)?.ToString().ToLowerInvariant(),
        Technology = port.Technology,
        Format = port.Format,
        Location = port.Location,
        ContractId = port.ContractId,
    };

    public PortSheet ToSheet()
    {
        var direction = Enum.TryParse<PortDirection>(Direction, ignoreCase: true, out var said) ? said : PortDirection.Output;
        var name = Name?.Trim() ?? "";
        var began = _began ?? new PortSheet { Direction = direction, Name = name };
        return began with
        {
            Direction = direction,
            Name = name,
            PortVersion = Version?.Trim() ?? "",
            Description = ProductDraft.Said(Description),
            Tier = ProductDraft.Said(Tier),
            Technology = ProductDraft.Said(Technology),
            Format = ProductDraft.Said(Format),
            Location = ProductDraft.Said(Location),
            ContractId = ProductDraft.Said(ContractId),
        };
    }
}
