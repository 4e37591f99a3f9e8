using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.People;

namespace Catalog.Search.Index;

/// <summary>
/// The Lucene side of the authorisation decision. It stores the facts that the decision asks for as a term, and at query
/// time asks <see cref="Authorisation.Decide(Actor, ProductAction, ProductFacts)"/> itself once for each distinct term.
/// </summary>
internal sealed class Guard
{
    private const char Sees = 's';
    private const char Reads = 'r';
    private const char ReadsNotAll = 'n';

    private readonly char kind;
    private readonly ProductFacts[] facts;

    private Guard(char kind, ProductFacts[] facts) => (this.kind, this.facts) = (kind, facts);

    /// <summary>The terms of a document; all of them must let the actor through.</summary>
    public static IEnumerable<string> Terms(SearchDocument document)
    {
        foreach (var guard in document.Guards) yield return Write(Sees, [guard]);
        if (document.Audience == SearchAudience.Reading)
            foreach (var owner in document.DetailOwners) yield return Write(Reads, [owner]);
        if (document.Audience == SearchAudience.SeeingOnly) yield return Write(ReadsNotAll, document.DetailOwners);
    }

    public static Guard Read(string term) => new(term[0], [.. term[1..].Split('|').Select(ReadFacts)]);

    public bool LetsThrough(Actor actor) => kind switch
    {
        Sees => Authorisation.Decide(actor, ProductAction.See, facts[0]).Allowed,
        Reads => Authorisation.Decide(actor, ProductAction.ReadDetails, facts[0]).Allowed,
        _ => Authorisation.Decide(actor, MeshAction.Browse).Allowed && !facts.All(f => Authorisation.Decide(actor, ProductAction.ReadDetails, f).Allowed),
    };

    private static string Write(char kind, IReadOnlyList<ProductFacts> facts) => kind + string.Join('|', facts.OrderBy(f => f.Id.Value).Select(Write));

    // The lifecycle plays no part in seeing and reading; leaving it out keeps terms few.
    private static string Write(ProductFacts f) => string.Create(CultureInfo.InvariantCulture, $"{(int)f.Visibility}{f.Id.Value:N}{f.DomainId.Value:N}{(f.TeamId is { } team ? team.Value.ToString("N") : "")}");

    private static ProductFacts ReadFacts(string text) => new(
        DataProductId.From(Guid.ParseExact(text.AsSpan(1, 32), "N")),
        DomainId.From(Guid.ParseExact(text.AsSpan(33, 32), "N")),
        text.Length > 65 ? TeamId.From(Guid.ParseExact(text.AsSpan(65, 32), "N")) : null,
        (Visibility)(text[0] - '0'),
        Lifecycle.Active);
}
