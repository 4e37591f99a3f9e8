using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Whether the product shall be a favourite of the actor.</summary>
public sealed record ToggleFavouriteCommand(DataProductKey Product, bool Favourite);

/// <summary>Keeps a product at hand, or not any more. Personal: nobody else is told.</summary>
public sealed class ToggleFavourite(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(ToggleFavouriteCommand command, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } me) return new Refusal.Forbidden("Favourites belong to people; sign in as one.");
        await using var work = works.Open();
        if (await work.ProductAsync(command.Product, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed)
            return new Refusal.NotFound($"There is no product {command.Product}.");
        var favourite = await work.FavouriteAsync(me, product.Id, ct);
        if (favourite is null == !command.Favourite) return default(Done);
        if (favourite is null) work.Add(new Favourite(me, product.Id, clock.GetUtcNow()));
        else work.Remove(favourite);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
