using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Search.Language;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace Catalog.Search.Index;

/// <summary>Makes what the index stores of a document.</summary>
internal sealed class DocumentMaker(IMarkdown? markdown)
{
    private const int LongestBody = 40_000;

    private static readonly FieldType Searched = Freeze(new FieldType(TextField.TYPE_NOT_STORED));
    private static readonly FieldType Spelled = Freeze(new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = Lucene.Net.Index.IndexOptions.DOCS_ONLY, OmitNorms = true });
    private static readonly FieldType Word = Freeze(new FieldType(StringField.TYPE_NOT_STORED));

    public static string UnitOf(SearchType type, Guid unit) => $"{SearchFacets.Value(type)}:{unit:N}";

    public Document Make(SearchDocument d)
    {
        var made = new Document { new StringField(IndexFields.Unit, UnitOf(d.Type, d.Unit), Field.Store.YES), new NumericDocValuesField(IndexFields.Merit, Merit.Pack(d)) };
        foreach (var product in d.DependsOn) made.Add(new Field(IndexFields.Product, product.Value.ToString("N"), Word));
        foreach (var term in Guard.Terms(d)) made.Add(new Field(IndexFields.Guard, term, Word));

        string[] names = [d.Title, d.Name, .. d.Aliases];
        foreach (var exact in names.Append(d.Key).Select(Words.Squeezed).Where(e => e.Length > 0).Distinct()) made.Add(new Field(IndexFields.Exact, exact, Word));
        foreach (var name in names.DistinctBy(Words.Squeezed)) made.Add(new Field(IndexFields.Name, name, Searched));
        foreach (var column in d.Columns) made.Add(new Field(IndexFields.Columns, column, Searched));
        string?[] about = [.. d.Tags, .. d.Ports, .. d.Topics, .. d.Domains.Select(n => n.Name), d.Owner?.Name];
        foreach (var topic in about.OfType<string>().Distinct()) made.Add(new Field(IndexFields.About, topic, Searched));
        if (d.Summary is { Length: > 0 } summary) made.Add(new Field(IndexFields.Text, summary, Searched));

        var body = Body(d);
        if (body.Length > 0)
        {
            made.Add(new Field(IndexFields.Text, body, Searched));
            made.Add(new StoredField(IndexFields.Body, body));
        }
        string?[] spelled = [.. names, .. d.Columns, .. about, d.Summary, body];
        made.Add(new Field(IndexFields.Spelling, string.Join(' ', spelled.OfType<string>()), Spelled));
        made.Add(new StoredField(IndexFields.Shown, ShownDocument.Write(d)));

        Facet(made, SearchFacets.Type, SearchFacets.Value(d.Type));
        foreach (var domain in d.Domains) Facet(made, SearchFacets.Domain, domain.Key, domain.Name);
        if (d.Owner is { } owner) Facet(made, SearchFacets.Owner, owner.Key, owner.Name);
        if (d.State is { } state) Facet(made, SearchFacets.State, state);
        if (d.Certification is { } level) Facet(made, SearchFacets.Certification, level.Key, level.Name);
        if (d.Lifecycle is { } lifecycle) Facet(made, SearchFacets.Lifecycle, lifecycle.ToString().ToLowerInvariant());
        foreach (var tier in d.Tiers) Facet(made, SearchFacets.Tier, tier);
        foreach (var format in d.Formats) Facet(made, SearchFacets.Format, format.ToLowerInvariant());
        foreach (var tag in d.Tags) Facet(made, SearchFacets.Tag, tag.ToLowerInvariant());
        return made;
    }

    private string Body(SearchDocument d)
    {
        var text = string.Join('\n', d.Markdown is { } written ? [.. d.Text, markdown?.ToText(written) ?? written] : d.Text);
        return text.Length <= LongestBody ? text : text[..LongestBody];
    }

    private static void Facet(Document made, string facet, string value, string? label = null)
    {
        if (value.Length is > 0 and < 1000) made.Add(new SortedSetDocValuesField(IndexFields.Facet(facet), new BytesRef(FacetTerm.Write(value, label))));
    }

    private static FieldType Freeze(FieldType type)
    {
        type.Freeze();
        return type;
    }
}

/// <summary>A facet's value with what people read, in one term.</summary>
internal static class FacetTerm
{
    private const char Between = '\u001f';

    public static string Write(string value, string? label) => label is null || label == value ? value : $"{value}{Between}{label}";

    public static (string Value, string? Label) Read(string term) => term.IndexOf(Between) is var cut and >= 0 ? (term[..cut], term[(cut + 1)..]) : (term, null);
}
