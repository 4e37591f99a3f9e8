using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.Connectors.OpenDataContract.Writing;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class OracleTests
{
    [Fact]
    public async Task Mutated_documents_get_the_verdict_of_ajv_or_skipped_without_node_modules_or_standards()
    {
        var random = new Random(20260101);
        var mutation = new Mutation(random);
        var questions = new List<(string Table, string Json, MappingNode Root)>();
        foreach (var file in Samples.Files())
        {
            var root = ValidityTests.Root(file);
            var kind = KindDetection.Of(root);
            var own = DocumentValidator.OwnVersion(root, kind)!;
            for (var i = 0; i < 60; i++)
            {
                var changed = mutation.Of(root);
                if (random.Next(3) == 0) changed = mutation.Of(changed);
                Ask(own, changed);
                Ask(kind is DocumentKind.Product ? "odps-1.0.0" : "odcs-3.1.0", changed);
            }
        }

        var verdicts = await Oracle.AskAsync([.. questions.Select(each => (each.Table, each.Json))], TestContext.Current.CancellationToken);

        Assert.Equal(questions.Count, verdicts.Count);
        var wrong = questions.Zip(verdicts).Where(each => DocumentValidator.Against(each.First.Table, each.First.Root).Valid != each.Second)
            .Select(each => $"{each.First.Table} ajv={each.Second}: {string.Join(" | ", DocumentValidator.Against(each.First.Table, each.First.Root).Findings)}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {questions.Count}: {string.Join('\n', wrong.Take(5))}");
        Assert.Contains(true, verdicts);
        Assert.True(verdicts.Count(valid => !valid) > 200);

        void Ask(string table, MappingNode root) => questions.Add((table, JsonText.Write(root, indented: false), root));
    }

    [Fact]
    public void A_failed_document_always_says_why()
    {
        var mutation = new Mutation(new Random(7));
        foreach (var file in Samples.Files())
        {
            var root = ValidityTests.Root(file);
            for (var i = 0; i < 40; i++)
            {
                var changed = mutation.Of(root);
                foreach (var table in new[] { "odcs-3.1.0", "odcs-3.0.2", "odps-1.0.0", "odcs-2.2.2" })
                {
                    var verdict = DocumentValidator.Against(table, changed);
                    Assert.True(verdict.Valid || verdict.Findings.Any(each => each.Severity is Core.Imports.FindingSeverity.Error), file);
                }
            }
        }
    }
}
