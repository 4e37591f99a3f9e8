using Catalog.Core.Access;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Access;

/// <summary>What the inbox shows beside a request or a grant.</summary>
internal static class AccessEvidence
{
    public static async Task<IReadOnlyList<Evidence>> RequestAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        var access = services.GetRequiredService<IAccessQueries>();
        if (await access.RequestAsync(actor, AccessRequestId.From(row.CauseId), ct) is not { } request) return [];
        var rules = services.GetRequiredService<AccessRules>();
        var lines = new List<Evidence>
        {
            new("What was asked", $"{request.Person} wants to read port {request.PortName}", $"Until {rules.DayOf(request.Until):d MMM yyyy}", Icons.Person),
            new("What was asked", $"“{request.Purpose}”", "The purpose, in the asker's words", Icons.Docs),
        };
        if (request.State != AccessRequestState.Asked)
            lines.Add(new("History", $"{request.DecidedByName} {request.State.ToString().ToLowerInvariant()} it", request.Reason, Icons.History));
        var own = await EarlierAsync(access, request, actor, ct);
        lines.AddRange(own.Select(g => new Evidence("History", $"{g.Person} {AccessWords.Held(g, rules)}", $"For “{g.Purpose}”", Icons.History)));
        if (own.Count == 0) lines.Add(new("History", $"{request.Person} never held access to this product", null, Icons.History));
        return lines;
    }

    /// <summary>What the asker holds and held of the product, newest first.</summary>
    public static async Task<IReadOnlyList<GrantRow>> EarlierAsync(IAccessQueries access, AccessRequestRow request, Actor actor, CancellationToken ct) =>
        (await access.GrantsAsync(actor, new GrantFilter(AccessScope.OnMyProducts, Product: request.ProductId, Person: request.PersonId), new PageRequest(null, 3), ct)).Items;

    public static async Task<IReadOnlyList<Evidence>> GrantAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        if (await services.GetRequiredService<IAccessQueries>().GrantAsync(actor, GrantId.From(row.CauseId), ct) is not { } grant) return [];
        var rules = services.GetRequiredService<AccessRules>();
        return
        [
            new("What was granted", $"{grant.Person} may read port {grant.PortName}", $"Until {rules.DayOf(grant.EndsAt):d MMM yyyy}, approved by {grant.GrantedBy}", Icons.Access),
            new("What was granted", $"“{grant.Purpose}”", "The purpose, in the asker's words", Icons.Docs),
        ];
    }
}
