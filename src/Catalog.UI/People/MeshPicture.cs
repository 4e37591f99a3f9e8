using Catalog.Core.DataProducts;

namespace Catalog.UI.People;

/// <summary>A product on the picture of the mesh.</summary>
public sealed record PicturedProduct(DataProductKey Key, string Domain, Lifecycle Lifecycle, bool Restricted, bool Certified);

/// <summary>A product's place, in units of the picture.</summary>
public sealed record PicturedCard(PicturedProduct Product, int X, int Y);

/// <summary>
/// The mesh in one look: what is built from nothing stands on top, everything else below what it is built from.
/// A layer with more cards than fit beside each other goes on in the next row.
/// </summary>
public sealed record MeshPicture(int Domains, int Products, IReadOnlyList<PicturedCard> Cards, IReadOnlyList<(int From, int To)> Edges)
{
    public const int CardWidth = 172;
    public const int CardHeight = 50;

    private const int Columns = 4;
    private const int Gap = 12;
    private const int Drop = 96;

    public const int Width = Columns * CardWidth + (Columns - 1) * Gap + 2;

    public int Height => Cards.Count == 0 ? 0 : Cards.Max(c => c.Y) + CardHeight + 2;

    /// <summary>Lays the products out; <paramref name="edges"/> lead from what is read to what reads it.</summary>
    public static MeshPicture Draw(IReadOnlyList<PicturedProduct> products, IReadOnlyList<(DataProductKey From, DataProductKey To)> edges)
    {
        ArgumentNullException.ThrowIfNull(products);
        ArgumentNullException.ThrowIfNull(edges);
        var index = products.Select((product, at) => (product.Key, at)).ToDictionary(p => p.Key, p => p.at);
        List<(int From, int To)> drawn = [.. edges.Where(e => e.From != e.To && index.ContainsKey(e.From) && index.ContainsKey(e.To)).Select(e => (index[e.From], index[e.To])).Distinct()];
        var layers = Layers(products.Count, drawn);

        var cards = new PicturedCard?[products.Count];
        var row = 0;
        foreach (var layer in Enumerable.Range(0, products.Count).GroupBy(at => layers[at]).OrderBy(layer => layer.Key))
        {
            // Near what they are built from, so that lines stay short.
            var above = layer.OrderBy(at => drawn.Where(e => e.To == at).Select(e => cards[e.From]).OfType<PicturedCard>().Select(card => (double)card.X).DefaultIfEmpty(int.MaxValue).Average()).ThenBy(at => products[at].Domain, StringComparer.Ordinal);
            foreach (var line in above.Chunk(Columns))
            {
                var left = (Columns - line.Length) * (CardWidth + Gap) / 2;
                for (var at = 0; at < line.Length; at++) cards[line[at]] = new PicturedCard(products[line[at]], 1 + left + at * (CardWidth + Gap), 1 + row * Drop);
                row++;
            }
        }
        return new MeshPicture(products.Select(p => p.Key.Domain).Distinct().Count(), products.Count, [.. cards.OfType<PicturedCard>()], drawn);
    }

    /// <summary>Where a line passes the rows between its ends: between their cards, as near to its straight way as there is room.</summary>
    public IEnumerable<(int X, int Top)> Passes(PicturedCard from, PicturedCard to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        for (var top = from.Y + Drop; top < to.Y; top += Drop)
        {
            var wanted = CardWidth / 2 + from.X + (to.X - from.X) * (top - from.Y) / (to.Y - from.Y);
            var row = Cards.Where(card => card.Y == top).ToList();
            if (row.TrueForAll(card => wanted < card.X || wanted > card.X + CardWidth)) yield return (wanted, top);
            else yield return (row.SelectMany(card => new[] { card.X - Gap / 2, card.X + CardWidth + Gap / 2 }).Where(x => x is > 0 and < Width).DefaultIfEmpty(wanted).MinBy(x => Math.Abs(x - wanted)), top);
        }
    }

    /// <summary>The longest way from anything that is built from nothing; a circle ends at as many steps as there are products.</summary>
    private static int[] Layers(int count, List<(int From, int To)> edges)
    {
        var layers = new int[count];
        for (var pass = 0; pass < count; pass++)
        {
            var moved = false;
            foreach (var (from, to) in edges)
            {
                if (layers[to] > layers[from] || layers[from] + 1 >= count) continue;
                (layers[to], moved) = (layers[from] + 1, true);
            }
            if (!moved) break;
        }
        return layers;
    }
}
