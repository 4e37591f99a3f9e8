namespace Catalog.UI.Validity;

/// <summary>How to ask the gate, ready to copy. Each text is parsed or run by a test.</summary>
public static class GateGuide
{
    /// <summary>What stands in the texts for the portal's own address.</summary>
    public const string Portal = "https://catalog.example";

    public const string Curl = """
        #!/usr/bin/env bash
        # Exit 0 when the product may be read, 1 when it is BLOCK (HTTP 409) or the gate cannot be asked.
        set -euo pipefail
        curl --fail-with-body --silent --show-error --max-time 10 \
          --header "Authorization: Bearer $CATALOG_TOKEN" \
          "https://catalog.example/api/v1/products/sales/orders/gate?enforce=true"
        """;

    public const string AirflowShortCircuit = """
        import json
        import os
        import urllib.request

        from airflow.decorators import dag, task  # Airflow 3: from airflow.sdk import dag, task
        from pendulum import datetime


        @dag(schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False)
        def read_orders():
            @task.short_circuit
            def gate(product: str) -> bool:
                request = urllib.request.Request(
                    f"https://catalog.example/api/v1/products/{product}/gate",
                    headers={"Authorization": f"Bearer {os.environ['CATALOG_TOKEN']}"},
                )
                with urllib.request.urlopen(request, timeout=10) as answer:
                    verdict = json.load(answer)
                for reason in verdict["reasons"]:
                    print(reason["sentence"])
                return verdict["verdict"] != "BLOCK"

            @task
            def load() -> None:
                print("reading")

            gate("sales/orders") >> load()


        read_orders()
        """;

    public const string AirflowSensor = """
        import json
        import os
        import urllib.request

        from airflow.sensors.base import BaseSensorOperator  # Airflow 3: from airflow.sdk import BaseSensorOperator


        class CatalogGateSensor(BaseSensorOperator):
            "Waits until the product may be read, without holding a worker."

            template_fields = ("product",)

            def __init__(self, product: str, **kwargs) -> None:
                super().__init__(mode="reschedule", poke_interval=60, timeout=6 * 60 * 60, **kwargs)
                self.product = product

            def poke(self, context) -> bool:
                request = urllib.request.Request(
                    f"https://catalog.example/api/v1/products/{self.product}/gate",
                    headers={"Authorization": f"Bearer {os.environ['CATALOG_TOKEN']}"},
                )
                with urllib.request.urlopen(request, timeout=10) as answer:
                    verdict = json.load(answer)
                self.log.info("%s: %s", verdict["verdict"], [reason["sentence"] for reason in verdict["reasons"]])
                return verdict["verdict"] != "BLOCK"
        """;

    public const string Databricks = """
        import json
        import urllib.request

        token = dbutils.secrets.get(scope="catalog", key="gate")
        request = urllib.request.Request(
            "https://catalog.example/api/v1/products/sales/orders/gate",
            headers={"Authorization": f"Bearer {token}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            verdict = json.load(answer)
        if verdict["verdict"] == "BLOCK":
            raise RuntimeError(" ".join(reason["sentence"] for reason in verdict["reasons"]))
        """;

    public const string Dbt = """
        #!/usr/bin/env bash
        # Builds the models only while what they read may be read.
        set -euo pipefail
        for product in sales/orders customer/consents; do
          curl --fail-with-body --silent --show-error --max-time 10 \
            --header "Authorization: Bearer $CATALOG_TOKEN" \
            "https://catalog.example/api/v1/products/$product/gate?enforce=true"
        done
        dbt build --select +orders_report
        """;

    /// <summary>All of them: what it is, how it is written, the text.</summary>
    public static IReadOnlyList<(string Title, string Language, string Text)> All { get; } =
    [
        ("curl", "bash", Curl), ("Airflow: skip what follows", "python", AirflowShortCircuit), ("Airflow: wait until it is repaired", "python", AirflowSensor), ("Databricks notebook", "python", Databricks), ("dbt", "bash", Dbt),
    ];
}
