using System.CommandLine;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Outbox;
using Catalog.Search.Index;
using Catalog.Server.Auth;
using Catalog.Server.Hosting;

namespace Catalog.Server.Verbs;

internal sealed class CheckVerb : ICatalogVerb
{
    public Command Define(VerbHost host)
    {
        var command = new Command("check", "Says what is wrong with configuration, database, index and identity settings, one line each.");
        command.SetAction((line, ct) => host.RunAsIsAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        var problems = new List<string>();
        problems.AddRange(Identity(run.Get<IdentitySettings>()));
        problems.AddRange(await DatabaseAsync(run, ct));
        if (run.Get<CatalogIndex>().ProblemOnDisk() is { } index) problems.Add($"index: {index} Start the portal, which makes it, or run the verb reindex.");
        foreach (var problem in problems) await run.Out.WriteLineAsync(problem);
        if (problems.Count == 0) await run.Out.WriteLineAsync("Nothing is wrong.");
        return problems.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Identity(IdentitySettings identity)
    {
        if (identity.Mode == AuthMode.None) yield return $"identity: {IdentitySettings.ModeKey} is not set, so nobody can sign in. Legal values: EntraId, Oidc.";
        if (identity.ProviderOrigin is not null && identity.ClientSecret is null) yield return "identity: Catalog:Auth:ClientSecret is not set; most providers refuse a web application without one.";
    }

    private static async Task<IEnumerable<string>> DatabaseAsync(VerbRun run, CancellationToken ct)
    {
        try
        {
            var missing = await run.Get<CatalogSchema>().MissingAsync(ct);
            if (missing.Count > 0) return [$"database: {missing.Count} schema changes are not applied ({string.Join(", ", missing)}). Run the verb migrate."];
            var problems = new List<string>();
            var (_, givenUp) = await run.Get<OutboxProcessor>().CountAsync(ct);
            if (givenUp > 0) problems.Add($"outbox: {givenUp} events could not be handled after {OutboxProcessor.MaxAttempts} attempts; the log says why.");
            var identity = run.Get<IdentitySettings>();
            await using var work = run.Get<ICatalogWorkFactory>().Open();
            if (identity.Mode != AuthMode.Demo && !identity.Mappings.Any(m => m.Right.Role == Role.Administrator) && (await work.AdministratorsAsync(ct)).Count == 0)
                problems.Add("identity: nobody is an administrator. Map a claim with Catalog:Auth:Mappings, for example claim roles, value Catalog.Admin, role administrator.");
            return problems;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [$"database: {failure.Message.ReplaceLineEndings(" ")}"];
        }
    }
}
