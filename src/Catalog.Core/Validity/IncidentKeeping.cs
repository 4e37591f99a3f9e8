using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>Opens and closes the incidents of products while they are judged, in the same piece of work.</summary>
internal sealed class IncidentKeeping(ICatalogWork work, TimeProvider clock, IReadOnlyDictionary<DataProductId, (string Key, DateTimeOffset RegisteredAt)> products, Dictionary<DataProductId, Incident> open)
{
    public static async Task<IncidentKeeping> OpenAsync(ICatalogWork work, IReadOnlyDictionary<DataProductId, (string Key, DateTimeOffset RegisteredAt)> products, TimeProvider clock, CancellationToken ct) =>
        new(work, clock, products, (await work.OpenIncidentsAsync([.. products.Keys], ct)).ToDictionary(i => i.ProductId));

    /// <summary>Brings the incident of a product in line with what was judged as of <paramref name="at"/>.</summary>
    public void Follow(DataProductId product, Judgement judgement, DateTimeOffset at)
    {
        var broken = judgement.State == ValidityState.Invalid;
        var reasons = judgement.Reasons.Where(r => r.State == ValidityState.Invalid).ToList();
        if (!open.TryGetValue(product, out var incident))
        {
            if (broken) Begin(product, reasons, at);
        }
        else if (broken)
        {
            if (incident.Holds(reasons)) Tell(incident, IncidentStep.OtherReason, at, reasons);
        }
        // What was set by hand says nothing about the data.
        else if (!judgement.ByHand) Finish(product, incident, IncidentEnd.Recovered, at);
    }

    public void Retire(DataProductId product, DateTimeOffset at)
    {
        if (open.TryGetValue(product, out var incident)) Finish(product, incident, IncidentEnd.Retired, at);
    }

    private void Begin(DataProductId product, IReadOnlyList<Reason> reasons, DateTimeOffset at)
    {
        var incident = new Incident(CatalogId.New<IncidentId>(clock), product, at, at < products[product].RegisteredAt ? null : clock.GetUtcNow(), reasons);
        open[product] = incident;
        work.Add(incident);
        Tell(incident, IncidentStep.Opened, at, reasons);
        Record(product, incident, "incident-opened", "opened an incident: the product is INVALID");
    }

    private void Finish(DataProductId product, Incident incident, IncidentEnd end, DateTimeOffset at)
    {
        incident.Close(end, at < incident.Since ? incident.Since : at);
        open.Remove(product);
        Tell(incident, IncidentStep.Closed, incident.ClosedAt!.Value, []);
        Record(product, incident, "incident-closed", end == IncidentEnd.Retired ? "closed the incident: the product is retired" : "closed the incident: the product recovered");
    }

    private void Tell(Incident incident, IncidentStep step, DateTimeOffset at, IReadOnlyList<Reason> reasons)
    {
        var now = clock.GetUtcNow();
        work.Add(new IncidentNote(CatalogId.New<IncidentNoteId>(clock), incident.Id, at, step, Actor.System, null, reasons));
        work.Raise(new IncidentChanged(incident.Id, incident.ProductId) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private void Record(DataProductId product, Incident incident, string verb, string sentence) => work.Record(new ActivityEntry(
        CatalogId.New<ActivityEntryId>(clock), clock.GetUtcNow(), Actor.System, new("incident", incident.Id.Value, products[product].Key, product), verb, sentence));
}
