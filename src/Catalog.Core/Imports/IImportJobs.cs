using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Imports that run in the background of this process.</summary>
public interface IImportJobs
{
    /// <summary>How large an upload may be, in bytes.</summary>
    long MaxBytes { get; }

    /// <summary>Takes the upload whole, starts importing it and answers at once.</summary>
    Task<Outcome<ImportRunId>> StartAsync(Stream upload, string name, Actor actor, CancellationToken ct);

    /// <summary>How far it is; <c>null</c> when it does not run in this process (any more).</summary>
    ImportProgress? ProgressOf(ImportRunId id);

    /// <summary>Asks it to stop; false when it does not run here or is not this actor's to stop.</summary>
    bool Cancel(ImportRunId id, Actor actor);
}
