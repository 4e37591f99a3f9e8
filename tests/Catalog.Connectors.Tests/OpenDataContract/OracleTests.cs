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
        var questions = new List<(StandardVersion Version, string Json, MappingNode Root)>();
        foreach (var file in Samples.Files())
        {
            var root = ValidityTests.Root(file);
            var kind = KindDetection.Of(root);
            var own = StandardVersions.Of(kind, root.Text("apiVersion"))!.Value;
            for (var i = 0; i < 60; i++)
            {
                var changed = mutation.Of(root);
                if (random.Next(3) == 0) changed = mutation.Of(changed);
                Ask(own, changed);
                Ask(StandardVersions.Newest(kind), changed);
            }
        }

        var verdicts = await Oracle.AskAsync([.. questions.Select(each => (new[] { each.Version }, each.Json))], TestContext.Current.CancellationToken);

        Assert.Equal(questions.Count, verdicts.Count);
        var wrong = questions.Zip(verdicts).Where(each => DocumentValidator.Against(each.First.Version, each.First.Root).Valid != each.Second[0])
            .Select(each => $"{each.First.Version} ajv={each.Second[0]}: {string.Join(" | ", DocumentValidator.Against(each.First.Version, each.First.Root).Findings)}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {questions.Count}: {string.Join('\n', wrong.Take(5))}");
        Assert.Contains(verdicts, verdict => verdict[0]);
        Assert.True(verdicts.Count(verdict => !verdict[0]) > 200);

        void Ask(StandardVersion version, MappingNode root) => questions.Add((version, JsonText.Write(root, indented: false), root));
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
                foreach (var version in Enum.GetValues<StandardVersion>())
                {
                    var verdict = DocumentValidator.Against(version, changed);
                    Assert.True(verdict.Valid || verdict.Findings.Any(each => each.Severity is Core.Imports.FindingSeverity.Error), file);
                }
            }
        }
    }
}
