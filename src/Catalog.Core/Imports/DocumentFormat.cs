namespace Catalog.Core.Imports;

/// <summary>How a document is written down. Meaning does not depend on it.</summary>
public enum DocumentFormat { Yaml, Json }
