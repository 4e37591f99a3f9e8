namespace Catalog.Server.Api.Csv;

/// <summary>A column of a CSV file: its head, and the text of a row; <c>null</c> is an empty cell.</summary>
internal sealed record CsvColumn<T>(string Head, Func<T, string?> Text);
