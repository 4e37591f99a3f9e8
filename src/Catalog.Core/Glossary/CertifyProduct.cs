using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>The level that the product should have, <c>null</c> to take it away, and why.</summary>
public sealed record Certification(DataProductKey Key, string? Level, string Reason, long? ExpectedVersion);

/// <summary>Gives a product a certification level or takes it away; who may is part of the level.</summary>
public sealed class CertifyProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public const int MaxReason = 2_000;

    public async Task<Outcome<ProductWritten>> ExecuteAsync(Certification command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.See, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;

        var held = product.CertificationLevelId is { } id ? await work.CertificationLevelAsync(id, ct) : null;
        var wanted = command.Level is null ? null : await work.CertificationLevelAsync(command.Level, ct);
        if (command.Level is not null && wanted is null) return new Refusal.Invalid("level", $"There is no certification level {command.Level}.");
        if (wanted is null && held is null) return product.Written();
        // Who may not have given a level may not take it away or replace it either.
        foreach (var level in new[] { wanted, held })
            if (level is not null && Authorisation.Certify(actor, product.Facts, level.AssignableBy) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Refusal.Invalid("reason", "Say why: people rely on it.");
        if (command.Reason.Length > MaxReason) return new Refusal.Invalid("reason", $"At most {MaxReason} characters.");

        product.Curate(sheet => sheet with { Certification = wanted?.Key }, actor, clock);
        product.Certify(wanted?.Id, wanted is null ? null : command.Reason.Trim(), actor.Name, clock.GetUtcNow());
        var sentence = wanted is null ? $"took away {held!.Name}" : $"certified it as {wanted.Name}";
        work.Tell(product, ProductChange.Certified, "certified", sentence, [new("certification", held?.Key, wanted?.Key), new("reason", null, command.Reason.Trim())], actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
