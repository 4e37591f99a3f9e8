using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>One document of a file: either its tree or why it could not be read.</summary>
internal sealed record ParsedDocument(
    DocumentNode? Root, DocumentFormatException? Problem, string Text, DocumentFormat Format, int Line);
