using Catalog.Core.Contracts;
using Catalog.Core.Imports;
using Catalog.UI.Layout;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Contracts;

/// <summary>One version of a contract, readable by a business person.</summary>
public sealed partial class ContractView
{
    private const int MostShown = 200_000;
    /// <summary>A longer value of a property is folded to its beginning.</summary>
    private const int MostSaid = 300;
    private const int FirstSaid = 80;

    private IReadOnlyList<(ContractObject Table, IReadOnlyList<SchemaLine> Lines)> _schema = [];
    private List<SchemaLine> _lines = [];
    private List<(string About, ContractRule Rule)> _rules = [];
    private IReadOnlyList<Finding> _findings = [];
    private string _wanted = "";
    private ContractVersionId? _of;

    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter, EditorRequired] public required ContractReading Reading { get; set; }
    /// <summary>Reads the document anew for what is to be said about it; asked once for each version that is shown.</summary>
    [Parameter] public Func<string, IReadOnlyList<SourceDocument>>? Read { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;

    protected override void OnParametersSet()
    {
        if (_of == Reading.Shown?.Id || Reading.Document is not { } document) return;
        _of = Reading.Shown?.Id;
        _schema = [.. document.Objects.Select(table => (table, SchemaLine.Of(table)))];
        _lines = [.. _schema.SelectMany(s => s.Lines)];
        _rules =
        [
            .. from table in _schema
               from rule in table.Table.Rules.Select(r => (table.Table.Name, r))
                   .Concat(table.Lines.SelectMany(l => l.Field.Rules.Select(r => ($"{table.Table.Name}.{l.Path}", r))))
               select rule,
        ];
        _findings = Reading.Text is { Length: <= MostShown } text && Read is not null ? [.. Read(text).SelectMany(d => d.Findings)] : [];
    }

    private IEnumerable<(ContractObject Table, IReadOnlyList<SchemaLine> Lines)> Shown() => _wanted.Length == 0
        ? _schema
        : _schema.Select(s => (s.Table, SchemaLine.Matching(s.Lines, _wanted))).Where(s => s.Item2.Count > 0);

    private List<ContractVersionEntry> Variants(string number) => [.. Reading.Versions.Where(v => v.Number == number)];

    /// <summary>The file alone, unless another of the same version has the same name.</summary>
    private string Source(ContractVersionEntry version) =>
        Variants(version.Number).Count(v => File(v) == File(version)) == 1 ? File(version) : version.Source;

    private static string File(ContractVersionEntry version) => version.Source[(version.Source.LastIndexOf('/') + 1)..];

    private string VersionUrl(ContractVersionEntry version) =>
        CatalogUrls.With(CatalogUrls.ContractOf(Reading.ContractId, Reading.Id.Value), version.Conflicting ? ("variant", version.Id.Value.ToString("D")) : ("version", version.Number));

    /// <summary>Addresses come from documents: only those that a browser opens harmlessly become links.</summary>
    internal static string? Safe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http" or "mailto") ? address.AbsoluteUri : null;
}
