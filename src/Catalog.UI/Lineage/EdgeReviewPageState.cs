using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.UI.Navigation;

namespace Catalog.UI.Lineage;

/// <summary>What the address of the review page says.</summary>
public sealed record EdgeReviewPageState(ReviewState Review, EdgeOrigins? Origin, string? Text, bool Stale, bool StillSeen, string? After, Guid? Edge)
{
    public static EdgeReviewPageState From(string? review, string? origin, string? text, string? only, string? after, string? edge) => new(
        Enum.TryParse<ReviewState>(review, true, out var state) && Enum.IsDefined(state) ? state : ReviewState.Proposed,
        Enum.TryParse<EdgeOrigins>(origin, true, out var known) && Enum.IsDefined(known) && known != EdgeOrigins.None ? known : null,
        string.IsNullOrWhiteSpace(text) ? null : text, only == "stale", only == "seen", after, Guid.TryParse(edge, out var id) ? id : null);

    public EdgeFilter Filter => new() { Review = Review, Origin = Origin, Text = Text, Stale = Stale, StillSeen = StillSeen };

    /// <summary>The same list without what is opened.</summary>
    public string ListKey => (this with { Edge = null }).ToUrl();

    public string ToUrl() => CatalogUrls.With(CatalogUrls.LineageReview,
        ("review", Review == ReviewState.Proposed ? null : Review.ToString().ToLowerInvariant()), ("origin", Origin?.ToString().ToLowerInvariant()), ("q", Text), ("only", Stale ? "stale" : StillSeen ? "seen" : null), ("after", After), ("edge", Edge?.ToString("D")));
}
