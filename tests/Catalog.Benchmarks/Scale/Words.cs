namespace Catalog.Benchmarks.Scale;

/// <summary>The vocabulary of a believable retailer; names are drawn from it by number, so that they repeat as names do.</summary>
internal static class Words
{
    public static readonly string[] Domains =
    [
        "Sales", "Inventory", "Customer", "Fulfilment", "Finance", "Marketing", "Procurement", "Logistics", "Pricing", "Returns",
        "Loyalty", "Stores", "Web", "Payments", "Risk", "People", "Energy", "Facilities", "Products", "Suppliers",
    ];

    public static readonly string[] Things =
    [
        "orders", "order lines", "customers", "visits", "sessions", "payments", "refunds", "shipments", "parcels", "routes",
        "stock levels", "movements", "suppliers", "contracts", "prices", "promotions", "campaigns", "clicks", "consents", "segments",
        "employees", "shifts", "stores", "shelves", "invoices", "ledgers", "budgets", "forecasts", "complaints", "reviews",
        "carts", "wishlists", "vouchers", "points", "meters", "readings", "leases", "audits", "incidents", "tickets",
    ];

    public static readonly string[] Views =
    [
        "", "daily", "hourly", "history", "snapshot", "by store", "by region", "by channel", "summary", "detail", "quality",
        "forecast", "outliers", "features", "monthly", "cleaned", "enriched", "reconciled", "for planning", "for reporting", "events",
    ];

    public static readonly string[] Tags =
    [
        "gdpr", "pii", "revenue", "finance", "core", "experimental", "daily", "hourly", "streaming", "batch", "master-data", "reference",
        "ml-features", "reporting", "regulatory", "audit", "customer", "stock", "logistics", "price", "web", "stores", "energy", "hr",
    ];

    public static readonly (string Technology, string Format, string Tier)[] Technologies =
    [
        ("ADLS", "Delta", "primary"), ("ADLS", "Parquet", "primary"), ("S3", "Iceberg", "primary"), ("BigQuery", "Table", "primary"),
        ("Azure SQL", "Table", "serving"), ("PostgreSQL", "Table", "serving"), ("Kafka", "Avro", "serving"), ("REST API", "JSON", "serving"),
    ];

    public static readonly string[] Givens = ["Priya", "Ana", "Jonas", "Marta", "Lena", "Tom", "Aiko", "Samir", "Eva", "Noah", "Ines", "Karl"];

    public static readonly string[] Families = ["Nair", "Ruiz", "Weber", "Lindqvist", "Okafor", "Sato", "Haddad", "Novak", "Berg", "Costa", "Meyer", "Klein"];
}
