using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.UI.Validity;
using Xunit;

namespace Catalog.EndToEnd.Tests.Running;

/// <summary>What people copy from the gate's page does what it says, against a portal: bash and curl as they are, Python with the few names of its host that it uses.</summary>
public sealed class GateGuideTests(PortalFactory portal) : IClassFixture<PortalFactory>, IAsyncLifetime
{
    private const string Runner = """
        import os, sys, types

        def module(name, **members):
            sys.modules[name] = made = types.ModuleType(name)
            made.__dict__.update(members)

        class Node:
            def __init__(self, work, args, stops): self.work, self.args, self.stops, self.after = work, args, stops, []
            def __rshift__(self, other): self.after.append(other); other.held = True; return other
            def run(self):
                goes = self.work(*self.args)
                for node in self.after:
                    if self.stops and not goes: print("skipped", node.work.__name__)
                    else: node.run()

        nodes = []
        def task_of(work, stops):
            def make(*args):
                nodes.append(Node(work, args, stops))
                return nodes[-1]
            return make
        def task(work): return task_of(work, False)
        task.short_circuit = lambda work: task_of(work, True)
        def dag(**_):
            def decorate(build):
                def make():
                    build()
                    for node in nodes:
                        if not hasattr(node, "held"): node.run()
                return make
            return decorate

        class BaseSensorOperator:
            def __init__(self, **kwargs):
                self.kwargs = kwargs
                self.log = types.SimpleNamespace(info=lambda text, *values: print(text % values))

        module("airflow"); module("airflow.sensors")
        module("airflow.decorators", dag=dag, task=task)
        module("airflow.sensors.base", BaseSensorOperator=BaseSensorOperator)
        module("pendulum", datetime=lambda *parts: parts)
        dbutils = types.SimpleNamespace(secrets=types.SimpleNamespace(get=lambda scope, key: os.environ["CATALOG_TOKEN"]))
        space = {"dbutils": dbutils, "__name__": "guide"}
        exec(compile(sys.stdin.read(), "guide", "exec"), space)
        if "CatalogGateSensor" in space: print("goes on" if space["CatalogGateSensor"]("sales/orders", task_id="gate").poke({}) else "waits")
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalog-guide-");
    private HttpClient _ingrid = null!;
    private string _token = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ingrid = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        using var made = await _ingrid.PostAsJsonAsync("api/v1/tokens", new { name = $"guide-{_folder.Name}", role = "Gate" }, Ct);
        _token = (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("secret").GetString()!;
        var dbt = Path.Combine(_folder.FullName, "dbt");
        await File.WriteAllTextAsync(dbt, "#!/usr/bin/env bash\necho built \"$@\"\n", Ct);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(dbt, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public ValueTask DisposeAsync()
    {
        _ingrid.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_text_stops_at_an_INVALID_product_and_goes_on_when_it_recovered()
    {
        foreach (var program in (string[])["bash", "curl", "python3"])
            Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");
        await SendAsync(500);

        var (exit, said) = await BashAsync(GateGuide.Curl);
        Assert.Equal(22, exit);
        Assert.Contains("\"verdict\":\"BLOCK\"", said, StringComparison.Ordinal);
        (exit, said) = await BashAsync(GateGuide.Dbt);
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("built", said, StringComparison.Ordinal);
        (exit, said) = await PythonAsync(GateGuide.AirflowShortCircuit);
        Assert.Equal((0, true, false), (exit, said.Contains("skipped load", StringComparison.Ordinal), said.Contains("reading", StringComparison.Ordinal)));
        Assert.Contains("The limit is 3 %", said, StringComparison.Ordinal);
        Assert.Contains("waits", (await PythonAsync(GateGuide.AirflowSensor)).Said, StringComparison.Ordinal);
        (exit, said) = await PythonAsync(GateGuide.Databricks);
        Assert.Equal((1, true), (exit, said.Contains("RuntimeError", StringComparison.Ordinal)));

        await SendAsync(0);
        (exit, said) = await BashAsync(GateGuide.Curl);
        Assert.Equal((0, false), (exit, said.Contains("BLOCK", StringComparison.Ordinal)));
        (exit, said) = await BashAsync(GateGuide.Dbt);
        Assert.Equal((0, true), (exit, said.Contains("built build --select +orders_report", StringComparison.Ordinal)));
        Assert.Contains("reading", (await PythonAsync(GateGuide.AirflowShortCircuit)).Said, StringComparison.Ordinal);
        Assert.Contains("goes on", (await PythonAsync(GateGuide.AirflowSensor)).Said, StringComparison.Ordinal);
        Assert.Equal(0, (await PythonAsync(GateGuide.Databricks)).Exit);

        _token = "no-such-token";
        Assert.NotEqual(0, (await BashAsync(GateGuide.Curl)).Exit);
        Assert.NotEqual(0, (await PythonAsync(GateGuide.Databricks)).Exit);
    }

    private async Task SendAsync(int lost)
    {
        foreach (var port in (string[])["orders-lake", "orders-sql"]) await Checks.SendAsync(_ingrid, "sales/orders", port, lost);
    }

    private Task<(int Exit, string Said)> BashAsync(string text) => RunAsync("bash", text, "-s");

    private Task<(int Exit, string Said)> PythonAsync(string text) => RunAsync("python3", text, "-c", Runner);

    private async Task<(int Exit, string Said)> RunAsync(string program, string text, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CATALOG_TOKEN"] = _token;
        start.Environment["PATH"] = $"{_folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        using var run = Process.Start(start)!;
        await run.StandardInput.WriteAsync(text.Replace(GateGuide.Portal, portal.Url.ToString().TrimEnd('/'), StringComparison.Ordinal));
        run.StandardInput.Close();
        var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(Ct), run.StandardError.ReadToEndAsync(Ct));
        await run.WaitForExitAsync(Ct);
        return (run.ExitCode, string.Join('\n', said));
    }
}
