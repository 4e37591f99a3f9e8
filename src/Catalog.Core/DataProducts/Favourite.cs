using Catalog.Core.People;

namespace Catalog.Core.DataProducts;

/// <summary>A product somebody keeps at hand.</summary>
public sealed class Favourite
{
    private Favourite() { }

    public Favourite(PersonId personId, DataProductId productId, DateTimeOffset now) => (PersonId, ProductId, Since) = (personId, productId, now);

    public PersonId PersonId { get; private set; }
    public DataProductId ProductId { get; private set; }
    public DateTimeOffset Since { get; private set; }
}

/// <summary>How often a product's page was opened on one day (UTC).</summary>
public sealed class ProductViews
{
    private ProductViews() { }

    public ProductViews(DataProductId productId, DateOnly day, int count) => (ProductId, Day, Count) = (productId, day, count);

    public DataProductId ProductId { get; private set; }
    public DateOnly Day { get; private set; }
    public int Count { get; private set; }

    public void Add(int views) => Count += views;
}
