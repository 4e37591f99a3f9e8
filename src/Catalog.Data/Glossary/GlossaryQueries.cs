using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Glossary;

internal sealed class GlossaryQueries(IDbContextFactory<CatalogDbContext> contexts) : IGlossaryQueries
{
    public async Task<Page<TermRow>> ListAsync(string? text, string? domain, PageRequest page, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return new Page<TermRow>([], null);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var terms = db.GlossaryTerms.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim().ToLowerInvariant();
            terms = terms.Where(t => t.Name.ToLower().Contains(part) || t.Key.Contains(part) || t.Definition.ToLower().Contains(part));
        }
        if (!string.IsNullOrWhiteSpace(domain))
        {
            var hash = KeyHash.Folded(domain);
            terms = terms.Where(t => db.Domains.Any(d => d.Id == t.DomainId && d.KeyHash == hash));
        }
        if (ListMark.Read(page.After) is { Key: var key, Value: var name })
            terms = terms.Where(t => string.Compare(t.Name, name) > 0 || (t.Name == name && string.Compare(t.Key, key) > 0));
        var rows = await RowsAsync(db, terms.OrderBy(t => t.Name).ThenBy(t => t.Key).Take(page.Take + 1), actor, ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(page.Take);
        return new Page<TermRow>(rows, more ? new ListMark(rows[^1].Name, rows[^1].Key).ToString() : null);
    }

    public async Task<TermReading?> FindAsync(string key, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        var hash = KeyHash.Folded(key);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await RowsAsync(db, db.GlossaryTerms.AsNoTracking().Where(t => t.KeyHash == hash), actor, ct);
        if (rows is not [var row]) return null;
        var domain = await db.GlossaryTerms.AsNoTracking().Where(t => t.KeyHash == hash).Select(t => t.DomainId).SingleAsync(ct);
        return new TermReading(row, Authorisation.Decide(actor, MeshAction.ManageGlossary, domain).Allowed);
    }

    private static async Task<List<TermRow>> RowsAsync(CatalogDbContext db, IQueryable<GlossaryTerm> terms, Actor actor, CancellationToken ct)
    {
        var visible = db.DataProducts.VisibleTo(actor);
        var found = await (
            from term in terms
            join domain in db.Domains on term.DomainId equals (DomainId?)domain.Id into domains
            from domain in domains.DefaultIfEmpty()
            orderby term.Name, term.Key
            select new
            {
                Term = term,
                Domain = domain == null ? null : new Named(domain.Key, domain.Name),
                Products = db.ProductTerms.Count(p => p.TermKey == term.Key && visible.Any(v => v.Id == p.ProductId)),
            }).ToListAsync(ct);
        return found.ConvertAll(f => new TermRow(f.Term.Id, f.Term.Key, f.Term.Name, f.Term.Definition, f.Domain, f.Term.Synonyms, f.Products, f.Term.UpdatedAt, f.Term.Version));
    }
}
