using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Glossary;

/// <summary>A page of terms, the words of their definitions in short, and the domains to choose from.</summary>
public sealed record TermList(Page<TermRow> Page, IReadOnlyDictionary<string, string> Summaries, IReadOnlyList<Named> Domains);

public sealed partial class GlossaryPage
{
    private const int Rows = 60;
    private const int SummaryLength = 220;

    [Inject] public required IGlossaryQueries Terms { get; init; }
    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required IMarkdown Markdown { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "domain")] public string? Domain { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private bool MayDefine => Authorisation.Decide(Actor, MeshAction.ManageGlossary).Allowed;

    protected override async Task<TermList?> ReadAsync(CancellationToken ct)
    {
        var page = await Terms.ListAsync(Text, Domain, new PageRequest(After, Rows), Actor, ct);
        var domains = await Domains.TreeAsync(Actor, ct);
        return new TermList(page, page.Items.ToDictionary(t => t.Key, t => Short(Markdown.ToText(t.Definition))), [.. domains.Select(d => new Named(d.Key, d.Name))]);
    }

    private string Url(string? domain) => CatalogUrls.With(CatalogUrls.Glossary, ("q", Text), ("domain", domain));

    private static string Short(string text) => text.Length <= SummaryLength ? text : $"{text[..SummaryLength].TrimEnd()}…";
}
