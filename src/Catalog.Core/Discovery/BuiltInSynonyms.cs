using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Synonyms that most meshes share; administrators change or switch them off.</summary>
public static class BuiltInSynonyms
{
    /// <summary>Sets by their key.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new[]
    {
        "customer, client, consumer", "revenue, sales, turnover", "pii, personal data, personally identifiable information", "employee, staff, worker, personnel",
        "supplier, vendor", "product, item, article, sku", "order, purchase", "invoice, bill", "price, cost, tariff", "payment, transaction", "shipment, delivery, consignment",
        "warehouse, depot, distribution centre, distribution center", "stock, inventory", "return, refund", "store, shop, branch, outlet", "address, location",
        "phone, telephone, mobile", "email, e-mail, mail address", "salary, wage, pay, compensation", "churn, attrition", "forecast, prediction, projection",
        "car, vehicle, automobile", "country, nation", "postcode, postal code, zip code, zip", "gender, sex", "birthday, date of birth, birth date, dob",
        "kpi, metric, indicator, measure", "master data, reference data", "log, journal", "dwh, data warehouse", "ml, machine learning", "ai, artificial intelligence", "crm, customer relationship management",
        "erp, enterprise resource planning", "hr, human resources", "qty, quantity", "amt, amount", "cust, customer", "acct, account", "id, identifier", "dept, department", "addr, address", "txn, transaction", "nbr, number, num",
        "photo, picture, image", "film, movie", "illness, disease", "doctor, physician", "medicine, drug, medication", "review, rating, feedback", "newsletter, mailing", "visitor, guest",
    }.Select(line => line.Split(", ")).ToDictionary(words => Slug.From(words[0]), words => (IReadOnlyList<string>)words);
}
