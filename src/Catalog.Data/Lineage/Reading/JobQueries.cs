using System.Runtime.CompilerServices;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;

namespace Catalog.Data.Lineage.Reading;

/// <summary>Jobs by the graph in memory, which knows who sees what, with the words that are stored of them.</summary>
internal sealed class JobQueries(ILineageMoments moments, ILineageRecordQueries records) : IJobQueries
{
    public async Task<Page<JobRow>> ListAsync(JobFilter filter, PageRequest page, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        if (!desk.Sight.Anything) return new Page<JobRow>([], null);
        var (nodes, mark) = (desk.Graph.Nodes, ListMark.Read(page.After));
        var passing = Enumerable.Range(0, nodes.Count).Where(place => nodes[place].IsJob && Passes(place) && desk.Sight.Node(place) != Sighted.Hidden);
        var shown = passing.OrderBy(p => nodes[p].Namespace, StringComparer.Ordinal).ThenBy(p => nodes[p].Name, StringComparer.Ordinal).Take(page.Take + 1).ToList();
        var more = shown.Count > page.Take;
        if (more) shown.RemoveAt(page.Take);
        var stored = (await records.JobsAsync([.. shown.Select(p => nodes[p].Number)], ct)).ToDictionary(j => j.Number);
        return new Page<JobRow>(
            shown.ConvertAll(p => desk.Row(p, stored.GetValueOrDefault(nodes[p].Number))),
            more ? new ListMark(nodes[shown[^1]].Name, nodes[shown[^1]].Namespace).ToString() : null);

        bool Passes(int place)
        {
            var node = nodes[place];
            if (mark is { Key: var space, Value: var name } && (string.CompareOrdinal(node.Namespace, space), string.CompareOrdinal(node.Name, name)) is not ( > 0, _) and not (0, > 0)) return false;
            if (!string.IsNullOrEmpty(filter.Namespace) && node.Namespace != filter.Namespace) return false;
            if (!string.IsNullOrWhiteSpace(filter.Text) && !node.Name.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase) && !node.Namespace.Contains(filter.Text.Trim(), StringComparison.OrdinalIgnoreCase)) return false;
            return string.IsNullOrWhiteSpace(filter.Product) || string.Equals(desk.ProductOf(place)?.Key, filter.Product, StringComparison.OrdinalIgnoreCase);
        }
    }

    public async IAsyncEnumerable<JobRow> AllAsync(JobFilter filter, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await ListAsync(filter, new PageRequest(after, PageRequest.MaxLimit), actor, ct);
            foreach (var row in page.Items) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public async Task<JobStory?> FindAsync(string ns, string name, Actor actor, CancellationToken ct)
    {
        var desk = new ReadingDesk(await moments.CurrentAsync(ct), actor);
        var place = desk.Find(LineageNumber.OfJob(ns, name));
        if (place < 0) return null;
        var stored = (await records.JobsAsync([desk.Graph.Nodes[place].Number], ct)).SingleOrDefault();
        var story = new JobStory { Row = desk.Row(place, stored), Inputs = desk.Neighbours(place, down: false), Outputs = desk.Neighbours(place, down: true), Serves = desk.Serves(place) };
        if (desk.Sight.Node(place) != Sighted.Open) return story with { Withheld = ReadingDesk.Closed };
        return stored is null ? story : story with { Facts = Facts(stored) };
    }

    private static JobFacts Facts(JobRecord job) => new(
        job.Facets.Text("documentation", "description"), job.Facets.Text("sql", "query"), job.Facets.Text("sql", "dialect"), job.Facets.Text("sourceCodeLocation", "url"), job.Facets.Text("sourceCode", "sourceCode"),
        job.Facets.Text("jobType", "processingType"), job.Facets.Text("jobType", "integration"), job.Producer, job.Facets.Owners(), job.Facets.Tags(), job.FirstSeenAt);
}
