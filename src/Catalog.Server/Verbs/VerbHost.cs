using System.CommandLine;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Hosting;

namespace Catalog.Server.Verbs;

/// <summary>Gives verbs the services of the portal without starting it.</summary>
internal sealed class VerbHost(Func<WebApplication> build)
{
    /// <summary>
    /// Runs a verb with the portal's services; the answer is the exit code. The schema of the embedded database is
    /// applied first, so that verbs work before the portal ever ran.
    /// </summary>
    public async Task<int> RunAsync(Func<VerbRun, CancellationToken, Task<int>> run, ParseResult line, CancellationToken ct)
    {
        await using var app = build();
        var verb = new VerbRun(app.Services, line, Actor.Verb(line.CommandResult.Command.Name));
        if (app.Services.GetRequiredService<StorageSettings>().Provider == DatabaseProvider.Sqlite)
            await app.Services.GetRequiredService<CatalogSchema>().ApplyAsync(ct);
        return await run(verb, ct);
    }

    /// <summary>Like <see cref="RunAsync"/>, leaving the database as it is.</summary>
    public async Task<int> RunAsIsAsync(Func<VerbRun, CancellationToken, Task<int>> run, ParseResult line, CancellationToken ct)
    {
        await using var app = build();
        return await run(new VerbRun(app.Services, line, Actor.Verb(line.CommandResult.Command.Name)), ct);
    }
}

/// <summary>One run of a verb.</summary>
/// <param name="Services">The portal's services.</param>
/// <param name="Line">What was typed.</param>
/// <param name="Actor">The administrator of the machine.</param>
internal sealed record VerbRun(IServiceProvider Services, ParseResult Line, Actor Actor)
{
    public TextWriter Out => Line.InvocationConfiguration.Output;

    public TextWriter Error => Line.InvocationConfiguration.Error;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Prints the value and answers 0, or prints why not and answers 1.</summary>
    public async Task<int> AnswerAsync<T>(Outcome<T> outcome, Func<T, string> say)
    {
        if (outcome.IsOk)
        {
            await Out.WriteLineAsync(say(outcome.Value));
            return 0;
        }
        await Error.WriteLineAsync(outcome.Refusal.Sentence);
        return 1;
    }
}
