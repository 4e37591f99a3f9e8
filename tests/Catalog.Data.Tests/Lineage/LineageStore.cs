using System.Text;
using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Data.Lineage;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>A store that takes events in and makes the graph of them.</summary>
public sealed class LineageStore<TDatabase>() : CatalogStore(new TDatabase()) where TDatabase : DatabaseFixture, new()
{
    protected override void Register(IServiceCollection services)
    {
        services.AddSingleton<IDocumentReader, DocumentReader>();
        services.AddSingleton<IDocumentWriter, DocumentWriter>();
        services.AddSingleton<ILineageReader, OpenLineageReader>();
    }
}

internal static class Sending
{
    /// <summary>Takes the events in as one call.</summary>
    public static async Task SendAsync(this CatalogStore store, params IReadOnlyList<string> events)
    {
        var reader = store.Get<ILineageReader>();
        var outcome = await store.Get<TakeLineage>().ExecuteAsync([.. events.Select(e => reader.Read(Encoding.UTF8.GetBytes(e)))], Actor.Verb("test"), TestContext.Current.CancellationToken);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
    }

    /// <summary>Applies everything that is in the log.</summary>
    public static async Task ProjectAsync(this CatalogStore store)
    {
        while (await store.Get<LineageProjector>().ProjectAsync(TestContext.Current.CancellationToken) > 0)
        {
            // Until nothing waits.
        }
    }

    /// <summary>Forgets all lineage, as if the catalog were new.</summary>
    public static async Task ForgetLineageAsync(this CatalogStore store)
    {
        await using var db = await store.Contexts.CreateDbContextAsync();
        await db.LineageEdges.ExecuteDeleteAsync();
        await db.LineageFields.ExecuteDeleteAsync();
        await db.Jobs.ExecuteDeleteAsync();
        await db.Runs.ExecuteDeleteAsync();
        await db.RunDatasets.ExecuteDeleteAsync();
        await db.DatasetSightings.ExecuteDeleteAsync();
        await db.SchemaVersions.ExecuteDeleteAsync();
        await db.DatasetAliases.ExecuteDeleteAsync();
        await db.Datasets.ExecuteDeleteAsync();
        await db.LineagePositions.ExecuteUpdateAsync(set => set.SetProperty(p => p.Turn, p => p.Turn + 1));
    }
}
